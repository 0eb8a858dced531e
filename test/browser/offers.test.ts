import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeOf, subscriptionLines } from '../../functions/billing/core/subscription-lines.ts';
import { parsePriceList } from '../../functions/catalog/price-list-csv.ts';
import { SAMPLE_OFFERS } from '../../functions/catalog/sample/offers.ts';
import { date } from '../../functions/shared/calendar.ts';
import { toDecimal, toMinor } from '../../functions/shared/money.ts';
import { startGuide, type Guide } from '../support/guide.ts';

const PAGE = 'guide/see-offers-and-pricing/';

let guide: Guide;

beforeAll(async () => {
  guide = await startGuide();
}, 240_000);

afterAll(() => guide.stop());

const visible = (page: Page) => page.locator('offer-table tbody tr:not([hidden])');

/** The prices of a column, in fen, without the rows that have none. */
async function prices(page: Page, column: number): Promise<number[]> {
  const values = await page
    .locator(`offer-table tbody tr:not([hidden]) td:nth-child(${column})`)
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-value')));
  return values.filter((value) => value !== null).map(Number);
}

test('offers are found by name and category, and those that change price are told apart', () =>
  guide.open(`/${PAGE}`, async (page, complaints) => {
    await page.locator('offer-table [name=find]').fill('exchange online');
    const names = await visible(page).locator('td:first-child').allInnerTexts();
    expect(names.length).toBeGreaterThan(2);
    for (const name of names) expect(name.toLowerCase()).toContain('exchange online');
    expect(await page.innerText('offer-table [role=status]')).toContain(String(names.length));
    await page.locator('offer-table [name=find]').fill('');
    await page.locator('offer-table [name=category]').selectOption('Add-on');
    expect(new Set(await visible(page).locator('td:nth-child(2)').allInnerTexts())).toEqual(new Set(['Add-on']));
    await page.locator('offer-table [name=category]').selectOption('');
    await page.locator('offer-table [name=changes]').check();
    const [now, next] = [await prices(page, 3), await prices(page, 4)];
    expect(next.some((price, index) => price !== now[index])).toBe(true);
    expect(complaints).toEqual([]);
  }));

test('a click on a heading sorts by it, a second one the other way round, by keyboard too', () =>
  guide.open(`/${PAGE}`, async (page) => {
    const heading = page.locator('offer-table th').nth(2);
    await heading.locator('button').focus();
    await page.keyboard.press('Enter');
    const rising = await prices(page, 3);
    expect(rising).toEqual(rising.toSorted((a, b) => a - b));
    expect(await heading.getAttribute('aria-sort')).toBe('ascending');
    await page.keyboard.press('Enter');
    expect(await prices(page, 3)).toEqual(rising.toReversed());
    expect(await heading.getAttribute('aria-sort')).toBe('descending');
  }));

test('the file to download is a price list that the catalogue loads, with the prices of the page', () =>
  guide.open(`/${PAGE}`, async (page) => {
    const address = await page.locator('a[download]').first().getAttribute('href');
    const file = await (await fetch(`${guide.baseUrl}${address}`)).text();
    const list = parsePriceList(file, new Set(SAMPLE_OFFERS.map(({ id }) => id)));
    if (!list.ok) throw new Error(list.detail);
    const inFile = Object.values(list.value.prices).map(({ listPrice }) => Number(listPrice));
    for (const price of await prices(page, 3)) expect(inFile).toContain(price);
  }));

test('the page of an offer: its first bill is what the billing code makes of its price; its language can be changed', () =>
  guide.open('/offers/office-365-enterprise-e3/', async (page, complaints) => {
    const ordered = date('2026-03-05');
    const subscription = {
      start: date('2026-03-06'),
      terms: [{ start: date('2026-03-06'), end: date('2027-03-15'), unitPrice: toMinor(13_333), priceListVersion: '' }],
      seatChanges: [{ on: ordered, quantity: 10 }],
    };
    const [line] = subscriptionLines(subscription, closeOf(date('2026-03-15'), 15));
    const shown = (await page.locator('.facts.bill tfoot td').innerText()).replaceAll(/[^\d.]/g, '');
    expect(shown).toBe(toDecimal(line?.amount ?? toMinor(0)));
    await page.locator('header starlight-lang-select select').selectOption({ label: '简体中文' });
    await page.waitForURL(`${guide.baseUrl}/zh-cn/offers/office-365-enterprise-e3/`);
    expect(await page.getAttribute('html', 'lang')).toBe('zh-CN');
    expect(complaints).toEqual([]);
  }));

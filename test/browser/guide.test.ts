import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { subscriptionLines } from '../../functions/billing/core/subscription-lines.ts';
import { WORKED_EXAMPLES } from '../../functions/billing/core/worked-examples.ts';
import { toDecimal } from '../../functions/shared/money.ts';
import { textsOf } from '../../site/src/i18n/texts.ts';
import { LOCALES, startGuide, type Guide } from '../support/guide.ts';

const PAGES = [
  '',
  'guide/read-your-bill/',
  'guide/common-billing-scenarios/',
  'guide/see-offers-and-pricing/',
  'develop/sdks/',
  'develop/reference/',
  'develop/reference/billing/',
  'accept-partner/',
];
const EXAMPLES = 'guide/common-billing-scenarios/';

let guide: Guide;
let open: Guide['open'];

beforeAll(async () => {
  guide = await startGuide();
  ({ open } = guide);
}, 240_000);

afterAll(() => guide.stop());

for (const { prefix, lang } of LOCALES) {
  for (const path of PAGES) {
    test(`${prefix}${path}: has its language and one heading, fits a phone, and nothing fails`, () =>
      open(`${prefix}${path}`, async (page, complaints) => {
        expect(await page.getAttribute('html', 'lang')).toBe(lang);
        expect(await page.locator('h1').count()).toBe(1);
        expect((await page.innerText('h1')).trim()).not.toBe('');
        await page.setViewportSize({ width: 390, height: 844 });
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
        expect(complaints).toEqual([]);
      }));
  }

  test(`${prefix}: EX-04 shows, in its language, the amounts that the billing code computes`, () =>
    open(`${prefix}${EXAMPLES}`, async (page) => {
      const { words, stories } = textsOf(lang);
      expect(await page.locator('[data-example="EX-04"] thead th').first().innerText()).toBe(words.chargeType);
      expect(await page.innerText('main')).toContain(stories['EX-04']);
      const cells = await page.locator('[data-example="EX-04"] tbody tr td:last-child').allInnerTexts();
      const { subscription, close } = WORKED_EXAMPLES['EX-04'];
      expect(cells.map(decimalOf)).toEqual(subscriptionLines(subscription, close).map(({ amount }) => toDecimal(amount)));
      expect(decimalOf(await page.innerText('[data-example="EX-04"] tfoot td'))).toBe('90.96');
    }));

  test(`${prefix}: the simulator bills what the reader types, and its address keeps the story`, () =>
    open(`${prefix}${EXAMPLES}`, async (page, complaints) => {
      const amounts = async () => (await page.locator('[data-lines] tbody td:last-child').allInnerTexts()).map(decimalOf);
      await page.locator('bill-simulator [name="price"]').fill('11.00');
      expect(await amounts()).toEqual(['-165.00', '26.61', '46.84', '63.87', '17.74', '110.00']); // EX-04
      expect(page.url()).toContain('price=11.00');
      await page.reload();
      expect(await amounts()).toEqual(['-165.00', '26.61', '46.84', '63.87', '17.74', '110.00']);
      await page.locator('bill-simulator [name="seats"]').fill('0');
      expect(await page.innerText('bill-simulator [data-problems]')).toBe(textsOf(lang).simulator.problem.seats);
      expect(await page.locator('bill-simulator [data-results]').isVisible()).toBe(false);
      expect(complaints).toEqual([]);
    }));
}

/** `-150.00` of `-¥150.00` and of `-¥ 150,00`: every language writes two decimals. */
function decimalOf(text: string): string {
  const digits = text.replaceAll(/\D/g, '');
  return `${/[-−]/.test(text) ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

test('a phone can change the language on the home page, which has no menu', () =>
  open('/', async (page) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.locator('header starlight-lang-select select').selectOption({ label: 'Português (Brasil)' });
    await page.waitForURL(`${guide.baseUrl}/pt-br/`);
    expect(await page.getAttribute('html', 'lang')).toBe('pt-BR');
  }));

test('an address without a page leads to the guide, in the language of the address', async () => {
  for (const { prefix, lang } of LOCALES)
    await open(`${prefix}no-such-page/`, async (page) => {
      expect(await page.getAttribute('html', 'lang')).toBe(lang);
      expect(await page.locator(`main a[href="${prefix}"]`).count(), prefix).toBe(1);
    });
});

for (const [prefix, query, found] of [
  ['/', 'reconciliation', 'Use the reconciliation files'],
  ['/pt-br/', 'reconciliação', 'Usar os arquivos de reconciliação'],
  ['/pt-br/', 'reconciliacao', 'Usar os arquivos de reconciliação'],
  ['/zh-cn/', '对账文件', '使用对账文件'],
] as const) {
  test(`searching ${prefix} for ${query} finds the page on it`, () =>
    open(`${prefix}guide/billing/`, async (page) => {
      await page.locator('site-search button[data-open-modal]:not([disabled])').click(); // it is, until the search is ready
      await page.locator('dialog input').fill(query);
      const results = page.locator('dialog a');
      await results.filter({ hasText: found }).first().waitFor();
    }));
}

test('changing the language keeps the page', () =>
  open(`/${EXAMPLES}`, async (page) => {
    await page.locator('header starlight-lang-select select').selectOption({ label: '简体中文' });
    await page.waitForURL(`${guide.baseUrl}/zh-cn/${EXAMPLES}`);
    expect(await page.getAttribute('html', 'lang')).toBe('zh-CN');
  }));

test('a reader who prefers dark gets a dark page', () =>
  open('/', async (page) => {
    expect(await brightness(page)).toBeGreaterThan(200);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.reload();
    expect(await brightness(page)).toBeLessThan(60);
  }));

/** Of the background, 0 for black to 255 for white. */
async function brightness(page: Page): Promise<number> {
  const color = String(await page.evaluate('getComputedStyle(document.body).backgroundColor'));
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return (red + green + blue) / 3;
}

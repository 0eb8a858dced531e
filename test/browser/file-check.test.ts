import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileCheckTexts } from '../../site/src/i18n/file-check.ts';
import { LOCALES, startGuide, type Guide } from '../support/guide.ts';
import { broken, EX_04, licenseFile } from '../verifier/files.ts';

const PAGE = 'guide/use-the-reconciliation-files/';

let guide: Guide;

beforeAll(async () => {
  guide = await startGuide();
}, 240_000);

afterAll(() => guide.stop());

async function choose(page: Page, content: string): Promise<void> {
  const file = { name: 'file.csv', mimeType: 'text/csv', buffer: Buffer.from(content) };
  await page.locator('file-check input[name=file]').setInputFiles(file);
  await page.locator('file-check progress').waitFor({ state: 'hidden' });
}

const status = (page: Page) => page.locator('file-check [data-status]');

for (const { prefix, lang } of LOCALES) {
  const { words, reasons } = fileCheckTexts(lang);

  test(`${prefix}: a file that is right is proved in the browser, and nothing is sent anywhere`, () =>
    guide.open(`${prefix}${PAGE}`, async (page, complaints) => {
      const asked: string[] = [];
      page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
      await choose(page, licenseFile(EX_04));
      await status(page)
        .filter({ hasText: words.allProved.replace('{lines}', '6') })
        .waitFor();
      expect(asked.filter((one) => !one.startsWith(`GET ${guide.baseUrl}/`))).toEqual([]);
      expect(complaints).toEqual([]);
    }));

  test(`${prefix}: a line that is wrong is named with its reason and what would be right`, () =>
    guide.open(`${prefix}${PAGE}`, async (page) => {
      await choose(page, licenseFile(broken(2, { amount: '46.83' })));
      const cells = await page.locator('file-check tbody tr').first().locator('td').allInnerTexts();
      expect(cells.slice(0, 2)).toEqual(['4', reasons.rounding]);
      expect(cells[4]).toContain('46.84');
    }));

  test(`${prefix}: a text that is no reconciliation file is told so, in the language of the page`, () =>
    guide.open(`${prefix}${PAGE}`, async (page) => {
      await choose(page, 'name,price\nA,1\n');
      const [before = ''] = words.unknown.split('{missing}');
      await status(page).filter({ hasText: before }).waitFor();
    }));
}

test('a cell is shown as the text it is, whatever stands in it', () =>
  guide.open(`/${PAGE}`, async (page) => {
    await choose(page, licenseFile(broken(5, { type: '<img src=x>' })));
    await page.locator('file-check td', { hasText: '<img src=x>' }).first().waitFor();
    expect(await page.locator('file-check img').count()).toBe(0);
  }));

test('the sample has one line to find; its findings can be downloaded; the keyboard reaches it all', () =>
  guide.open(`/${PAGE}`, async (page) => {
    await page.locator('file-check [data-sample]').focus();
    await page.keyboard.press('Enter');
    await page.locator('file-check [data-download]').waitFor();
    expect(await page.locator('file-check [data-result] tbody').first().locator('tr').count()).toBe(1);
    await page.locator('file-check [data-download]').focus();
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(download.suggestedFilename()).toBe('findings.csv');
  }));

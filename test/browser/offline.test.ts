import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGuide, type Guide } from '../support/guide.ts';

let guide: Guide;

beforeAll(async () => {
  guide = await startGuide();
}, 240_000);

afterAll(() => guide.stop());

const inCache = (path: string) => `caches.match('${path}').then(Boolean)`;

/** The worker has taken over, and the page that came before it is kept. */
async function isKept(page: Page, path: string): Promise<void> {
  await page.waitForFunction('navigator.serviceWorker.controller !== null');
  await expect.poll(() => page.evaluate(inCache(path)), { timeout: 20_000 }).toBe(true);
}

test('what was read is there without a connection, and the simulator bills', () =>
  guide.open('/guide/common-billing-scenarios/', async (page) => {
    await isKept(page, '/guide/common-billing-scenarios/');
    await page.goto(`${guide.baseUrl}/zh-cn/guide/billing/`);

    await page.context().setOffline(true);
    await page.goto(`${guide.baseUrl}/guide/common-billing-scenarios/?price=12.00`);
    await page.locator('bill-simulator [name="price"]').fill('11.00');
    expect(await page.locator('[data-lines] tbody td:last-child').first().innerText()).toContain('165.00');
    await page.goto(`${guide.baseUrl}/zh-cn/guide/billing/`);
    expect(await page.getAttribute('html', 'lang')).toBe('zh-CN');
    expect(await page.evaluate('getComputedStyle(document.body).fontFamily')).not.toBe('');
    await expect(page.goto(`${guide.baseUrl}/guide/never-read/`)).rejects.toThrow('ERR_FAILED');
  }));

test('what a script of a page asks for is not kept', () =>
  guide.open('/', async (page) => {
    await isKept(page, '/');
    await page.evaluate(`fetch('/llms.txt').then((answer) => answer.text())`);
    expect(await page.evaluate(inCache('/llms.txt'))).toBe(false);
  }));

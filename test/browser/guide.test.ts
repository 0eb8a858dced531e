import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { subscriptionLines } from '../../functions/billing/core/subscription-lines.ts';
import { WORKED_EXAMPLES } from '../../functions/billing/core/worked-examples.ts';
import { serveSite } from '../../functions/host/static-site.ts';
import { toDecimal } from '../../functions/shared/money.ts';
import { textsOf } from '../../site/src/i18n/texts.ts';

const SITE = join(import.meta.dirname, '../../site');
const PAGES = ['', 'guide/read-your-bill/', 'guide/common-billing-scenarios/', 'guide/see-offers-and-pricing/'];
const LOCALES = [
  { prefix: '/', lang: 'en' },
  { prefix: '/pt-br/', lang: 'pt-BR' },
  { prefix: '/zh-cn/', lang: 'zh-CN' },
] as const;
const EXAMPLES = 'guide/common-billing-scenarios/';

const running: { browser?: Browser; server?: Server } = {};
let baseUrl = '';

beforeAll(async () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(SITE, 'ensure-built.ts')], { encoding: 'utf8' });
  expect(status, `${stdout}${stderr}`).toBe(0);

  const site = serveSite(join(SITE, 'dist'));
  running.server = createServer((request, response) => {
    void Promise.resolve(site(request, response)).then((isServed) => isServed || response.writeHead(404).end());
  }).listen(0, '127.0.0.1');
  await once(running.server, 'listening');
  baseUrl = `http://127.0.0.1:${(running.server.address() as AddressInfo).port}`;
  running.browser = await launch();
}, 240_000);

afterAll(async () => {
  await running.browser?.close();
  running.server?.close();
});

/** The Chromium of the machine if it has one, else the one among the packages. */
async function launch(): Promise<Browser> {
  const installed = [process.env['CHROME_PATH'], '/usr/bin/chromium'].find((path) => path && existsSync(path));
  if (installed) return chromium.launch({ executablePath: installed, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  // in a single process, closing one page ends the browser
  const args = sparticuz.args.filter((arg) => arg !== '--single-process');
  return chromium.launch({ executablePath: await sparticuz.executablePath(), args: [...args, '--no-sandbox'] });
}

/** Opens a page, hands it on, and closes it whatever happens. */
async function open<T>(path: string, use: (page: Page, complaints: readonly string[]) => Promise<T>): Promise<T> {
  const page = await running.browser?.newPage({ viewport: { width: 1280, height: 900 } });
  if (!page) throw new Error('the browser has not started');
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => complaints.push(`${request.url()} failed`));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.url()} answered ${response.status()}`);
  });
  try {
    await page.goto(`${baseUrl}${path}`, { waitUntil: 'load' });
    return await use(page, complaints);
  } finally {
    await page.close();
  }
}

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
    await page.waitForURL(`${baseUrl}/pt-br/`);
    expect(await page.getAttribute('html', 'lang')).toBe('pt-BR');
  }));

test('an address without a page leads to the guide in every language', () =>
  open('/zh-cn/no-such-page/', async (page) => {
    for (const { prefix } of LOCALES) expect(await page.locator(`main a[href="${prefix}"]`).count(), prefix).toBe(1);
  }));

test('changing the language keeps the page', () =>
  open(`/${EXAMPLES}`, async (page) => {
    await page.locator('header starlight-lang-select select').selectOption({ label: '简体中文' });
    await page.waitForURL(`${baseUrl}/zh-cn/${EXAMPLES}`);
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

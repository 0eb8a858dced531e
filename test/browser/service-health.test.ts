import '../../functions/host/core-api.ts'; // before anything that loads the Functions library
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { startLocal, type Local } from '../../functions/local/start.ts';
import { signIn } from '../../functions/local/tour-client.ts';
import { serviceHealthTexts } from '../../site/src/i18n/service-health.ts';
import { freePort } from '../support/free-port.ts';
import { DIST, LOCALES, startGuide, type Guide } from '../support/guide.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'health-'));
let guide: Guide;
let local: Local;

beforeAll(async () => {
  guide = await startGuide();
  local = await startLocal({ port: await freePort(), dataDir, reset: true, log: () => {} });
}, 240_000);

afterAll(async () => {
  await local.stop();
  await guide.stop();
  rmSync(dataDir, { recursive: true });
});

const TITLES = {
  en: ['Mail arrives late', 'Database maintenance'],
  'pt-BR': ['E-mails chegam com atraso', 'Manutenção do banco de dados'],
  'zh-CN': ['邮件延迟送达', '数据库维护'],
} as const;

const part = (page: Page, name: string) => page.locator(`service-health [data-${name}]`);
const inPhase = (page: Page, phase: string) => page.locator(`service-health [data-phase=${phase}]`);

/** The API does not answer from here on. */
const cutOff = (page: Page) => page.route('**/v1/servicehealth', (route) => route.abort());

for (const { prefix, lang } of LOCALES) {
  const { words, statuses } = serviceHealthTexts(lang);
  const [open, planned] = TITLES[lang];

  test(`R-HLT-02 ${prefix}: shows how each service runs, what is open, planned and over`, () =>
    guide.open(`${local.url}${prefix}service-health/`, async (page, complaints) => {
      await part(page, 'summary')
        .filter({ hasText: words.notWell.replace('{services}', 'Office 365') })
        .waitFor();
      expect(await inPhase(page, 'open').locator('h3').allInnerTexts()).toEqual([open]);
      expect(await inPhase(page, 'planned').locator('h3').allInnerTexts()).toEqual([planned]);
      expect(await inPhase(page, 'over').locator('details').count()).toBe(2);
      expect(await inPhase(page, 'open').locator('.updates li').count()).toBe(2);
      expect(await page.locator('#office365 .badge').innerText()).toBe(statuses.warning);
      expect(await page.locator('#visio .badge').innerText()).toBe(statuses.normal);
      expect(await page.locator('#project .strip .critical').count()).toBeGreaterThan(0);
      expect(await page.locator('#project .strip span').count()).toBe(90);

      for (const colorScheme of ['light', 'dark'] as const) {
        await page.evaluate(`document.documentElement.dataset.theme = '${colorScheme}'`);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id }) => id)).toEqual([]);
      }
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
      expect(complaints).toEqual([]);
    }));

  test(`${prefix}: keeps the last known state when the API is away, on this visit and on the next`, () =>
    guide.open(`${local.url}${prefix}service-health/`, async (page) => {
      await part(page, 'read').filter({ hasText: /\d/ }).waitFor();
      await cutOff(page);
      await page.getByRole('button', { name: words.readAgain }).click();
      const away = words.away.split('{time}')[0] ?? '';
      await part(page, 'away').filter({ hasText: away }).waitFor();
      await page.reload();
      await part(page, 'away').filter({ hasText: away }).waitFor();
      expect(await inPhase(page, 'open').locator('h3').innerText()).toBe(open);
      await page.unroute('**/v1/servicehealth');
      await page.getByRole('button', { name: words.readAgain }).click();
      await part(page, 'away').filter({ hasText: away }).waitFor({ state: 'detached' });
    }));

  test(`${prefix}: says so where the API is away and nothing is known, and where there is no script`, async () => {
    await guide.open(`${prefix}service-health/`, async (page) => {
      await part(page, 'away').filter({ hasText: words.neverRead }).waitFor(); // this server has no API
      expect(await part(page, 'summary').innerText()).toBe('');
    });
    const html = readFileSync(join(DIST, prefix, 'service-health/index.html'), 'utf8');
    expect(html).toContain(`<noscript>${words.needsScript}</noscript>`);
  });
}

test('what the operator publishes is there with the next reading, and what was unfolded stays so until then', async () => {
  const operator = await signIn(local.url, 'Operator');
  await guide.open(`${local.url}/service-health/#visio`, async (page) => {
    const folded = inPhase(page, 'over').locator('details').first();
    await folded.locator('summary').click();
    const again = page.getByRole('button', { name: 'Read again' });
    const reading = page.waitForResponse('**/v1/servicehealth');
    await again.click();
    await reading;
    expect(await folded.getAttribute('open')).not.toBeNull();

    await operator.call('PUT', '/v1/operator/serviceincidents/VI-1', z.unknown(), {
      type: 'incident',
      services: ['visio'],
      severity: 'critical',
      title: { zh: '无法打开绘图' },
      startTime: new Date(Date.now() - 60_000).toISOString(),
    });
    await again.click();
    const added = inPhase(page, 'open').locator('h3', { hasText: '无法打开绘图' });
    await added.waitFor();
    expect(await added.getAttribute('lang')).toBe('zh-CN'); // there is no English text
    expect(await page.locator('#visio .badge').innerText()).toBe('Interrupted');
  });
});

test('a feed that fell behind is told', () =>
  guide.open('/service-health/', async (page) => {
    const answer = await (await fetch(`${local.url}/v1/servicehealth`)).json();
    const feedReadTime = new Date(Date.now() - 31 * 60_000).toISOString();
    await page.route('**/v1/servicehealth', (route) => route.fulfill({ json: { ...(answer as object), feedReadTime } }));
    await page.reload();
    await part(page, 'feed').filter({ hasText: 'The last report of the operations team' }).waitFor();
  }));

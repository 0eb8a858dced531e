import '../../functions/host/core-api.ts'; // before anything that loads the Functions library
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { startLocal, type Local } from '../../functions/local/start.ts';
import { signIn } from '../../functions/local/tour-client.ts';
import { acceptPartnerTexts } from '../../site/src/i18n/accept-partner.ts';
import { newCustomer } from '../customers/requests.ts';
import { freePort } from '../support/free-port.ts';
import { LOCALES, startGuide, type Guide } from '../support/guide.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'accept-'));
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

/** A customer of one partner, and the link of another, in a language. */
async function asked(prefix: string, lang: string): Promise<{ id: string; domain: string; url: string }> {
  const [first, second] = [await signIn(local.url, 'Lantern Cloud'), await signIn(local.url, 'Harbour Systems')];
  const body = newCustomer(`accept${prefix.replaceAll('/', '')}`, `Company ${prefix}`);
  const { id } = await first.call('POST', '/v1/customers', z.object({ id: z.string() }), body);
  const headers = { Authorization: `Bearer ${second.token}`, 'X-Locale': lang };
  const answer = await fetch(`${local.url}/v1/customers/relationshiprequests`, { headers });
  return { id, domain: body.companyProfile.domain, url: z.object({ url: z.string() }).parse(await answer.json()).url };
}

/** The code of the letter to a company, once the worker has taken it out of the queue. */
async function mailedCode(page: Page, company: string): Promise<string> {
  const code = async () => {
    const answer = await page.request.get(`${local.url}/local/outbox`);
    const { messages } = (await answer.json()) as { messages: { text: string }[] };
    return /\d{8}/.exec(messages.find(({ text }) => text.includes(company))?.text ?? '')?.[0];
  };
  await expect.poll(code, { timeout: 20_000 }).toBeDefined();
  return (await code()) ?? '';
}

const status = (page: Page) => page.locator('accept-partner [data-status]');

for (const { prefix, lang } of LOCALES) {
  const { words, refusals } = acceptPartnerTexts(lang);

  test(`${prefix}: a customer follows the link, shows a mailed code, chooses services, accepts, and takes one back`, async () => {
    const { domain, url, id } = await asked(prefix, lang === 'en' ? 'en-US' : lang);
    expect(new URL(url).pathname).toBe(`${prefix}accept-partner/`);
    await guide.open(url, async (page, complaints) => {
      await page.locator('[data-asks]', { hasText: 'Harbour Systems' }).waitFor();
      await page.locator('input[name=domain]').fill(domain);
      await page.keyboard.press('Enter');
      await page.locator('input[name=code]').waitFor();
      expect(await status(page).innerText()).toBe(words.codeSent);

      await page.locator('input[name=code]').fill('wrong');
      await page.keyboard.press('Enter');
      await status(page)
        .filter({ hasText: refusals['950055'] ?? '' })
        .waitFor();
      await page.locator('input[name=code]').fill(await mailedCode(page, `Company ${prefix}`));
      await page.keyboard.press('Enter');
      await page.locator('[data-choice]').waitFor();
      await page.locator('[data-services] small', { hasText: 'Lantern Cloud' }).first().waitFor();
      const { violations } = await new AxeBuilder({ page }).include('accept-partner').analyze();
      expect(violations.map(({ id: rule }) => rule)).toEqual([]);

      await page.locator('input[value=visio]').uncheck();
      await page.locator('[data-choice] button').click();
      await status(page)
        .filter({ hasText: words.accepted.replace('{name}', 'Harbour Systems') })
        .waitFor();
      const rows = page.locator('[data-partners] li');
      expect(await rows.filter({ hasText: 'Lantern Cloud' }).innerText()).toContain('Visio');

      await rows.filter({ hasText: 'Harbour Systems' }).locator('button').click();
      await status(page)
        .filter({ hasText: words.withdrawn.replace('{name}', 'Harbour Systems') })
        .waitFor();
      expect(await rows.filter({ hasText: 'Harbour Systems' }).innerText()).toContain(words.noServices);
      // the one wrong code, and nothing else, was refused
      expect(complaints.filter((text) => !/400/.test(text))).toEqual([]);
    });
    const partner = await signIn(local.url, 'Harbour Systems');
    const customer = await partner.call('GET', `/v1/customers/${id}`, z.object({ allowDelegatedAccess: z.boolean() }));
    expect(customer.allowDelegatedAccess).toBe(false);
  });
}

test('a link that was changed says so, and asks for nothing', async () => {
  const { url } = await asked('/changed/', 'en-US');
  const { refusals } = acceptPartnerTexts('en');
  await guide.open(url.replace('msppId=', 'msppId=1'), async (page) => {
    await status(page)
      .filter({ hasText: refusals['950053'] ?? '' })
      .waitFor();
    expect(await page.locator('[data-sign-in]').isVisible()).toBe(false);
  });
});

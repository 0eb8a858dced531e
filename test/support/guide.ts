import sparticuz from '@sparticuz/chromium';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { serveSite } from '../../functions/host/static-site.ts';

const SITE = join(import.meta.dirname, '../../site');

export const DIST = join(SITE, 'dist');

export const LOCALES = [
  { prefix: '/', lang: 'en' },
  { prefix: '/pt-br/', lang: 'pt-BR' },
  { prefix: '/zh-cn/', lang: 'zh-CN' },
] as const;

/** The guide as it is published: built where it is older than its sources. */
export function buildGuide(): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(SITE, 'ensure-built.ts')], { encoding: 'utf8' });
  expect(status, `${stdout}${stderr}`).toBe(0);
}

export interface Guide {
  readonly baseUrl: string;
  /** Opens a page of the guide or of another address, hands it on with what it complained of, and closes it whatever happens. */
  readonly open: <T>(path: string, use: (page: Page, complaints: readonly string[]) => Promise<T>) => Promise<T>;
  readonly stop: () => Promise<void>;
}

/** The guide on a server of its own, and a browser to read it with. */
export async function startGuide(): Promise<Guide> {
  buildGuide();
  const site = serveSite(DIST);
  const server = createServer((request, response) => {
    void Promise.resolve(site(request, response)).then((isServed) => isServed || response.writeHead(404).end());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await launch();
  return {
    baseUrl,
    open: async (path, use) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      const complaints = complaintsOf(page);
      try {
        await page.goto(new URL(path, baseUrl).href, { waitUntil: 'load' });
        return await use(page, complaints);
      } finally {
        await context.close();
      }
    },
    stop: async () => {
      await browser.close();
      server.close();
    },
  };
}

/** The Chromium of the machine if it has one, else the one among the packages. */
async function launch(): Promise<Browser> {
  const installed = [process.env['CHROME_PATH'], '/usr/bin/chromium'].find((path) => path && existsSync(path));
  if (installed) return chromium.launch({ executablePath: installed, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  // in a single process, closing one page ends the browser
  const args = sparticuz.args.filter((arg) => arg !== '--single-process');
  return chromium.launch({ executablePath: await sparticuz.executablePath(), args: [...args, '--no-sandbox'] });
}

function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    // what was still on its way when the page was left has not failed
    if (reason !== 'net::ERR_ABORTED') complaints.push(`${request.url()} failed: ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.url()} answered ${response.status()}`);
  });
  return complaints;
}

import sparticuz from '@sparticuz/chromium';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { serveSite } from '../../functions/host/static-site.ts';
import { DIST } from '../support/guide.ts';

// npm run lighthouse -- [PATH ...]     grades pages of the built guide; fetches Lighthouse, which is too large to come with the tests

const VERSION = '13.5.0';
const GRADE_MIN = 98;
const HEAVIEST = ['/guide/common-billing-scenarios/', '/zh-cn/guide/use-the-reconciliation-files/'];

const site = serveSite(DIST);
const server = createServer((request, response) => {
  void Promise.resolve(site(request, response)).then((isServed) => isServed || response.writeHead(404).end());
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const paths = process.argv.length > 2 ? process.argv.slice(2) : HEAVIEST;
for (const path of paths) {
  const grades = await gradesOf(`${base}${path}`);
  console.log(
    `${path}: ${Object.entries(grades)
      .map(([name, grade]) => `${name} ${grade}`)
      .join(', ')}`,
  );
  if (Object.values(grades).some((grade) => grade < GRADE_MIN)) process.exitCode = 1;
}
server.close();

async function gradesOf(url: string): Promise<Record<string, number>> {
  const args = ['--yes', `lighthouse@${VERSION}`, url, '--quiet', '--output=json', '--chrome-flags=--headless=new --no-sandbox'];
  const env = { ...process.env, CHROME_PATH: await sparticuz.executablePath() };
  const { stdout } = await promisify(execFile)('npx', args, { env, maxBuffer: 100_000_000, shell: process.platform === 'win32' });
  const { categories } = JSON.parse(stdout) as { categories: Record<string, { title: string; score: number | null }> };
  return Object.fromEntries(Object.values(categories).map(({ title, score }) => [title, Math.round((score ?? 0) * 100)]));
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as send, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveSite } from '../../functions/host/static-site.ts';

const FILES = {
  'site/index.html': 'home',
  'site/404.html': 'not here',
  'site/guide/index.html': 'guide',
  'site/guide/a b/index.html': 'spaced',
  'site/zh-cn/index.html': 'zh',
  'site/zh-cn/404.html': 'zh not here',
  'site/_astro/x.abc.css': 'css',
  'site/long.html': 'long '.repeat(1000),
  'site-secret.txt': 'secret',
};
const folder = mkdtempSync(join(tmpdir(), 'site-'));
const servers: Server[] = [];
let [built, missing] = [0, 0];

beforeAll(async () => {
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  built = await listen(join(folder, 'site'));
  missing = await listen(join(folder, 'nothing'));
});
afterAll(() => {
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true });
});

async function listen(root: string): Promise<number> {
  const site = serveSite(root);
  const server = createServer((request, response) => {
    void Promise.resolve(site(request, response)).then((handled) => handled || response.writeHead(418).end());
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Ask {
  readonly port?: number;
  readonly method?: string;
  readonly headers?: Record<string, string>;
}

/** As a browser asks, but with the path as it stands; `fetch` would tidy it. */
function get(path: string, { port = built, method = 'GET', headers = {} }: Ask = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = send({ port, path, method, headers: { accept: 'text/html', ...headers }, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    });
    asked.on('error', reject).end();
  });
}

test.each([
  ['/', 200, 'home', 'text/html; charset=utf-8'],
  ['/guide/', 200, 'guide', 'text/html; charset=utf-8'],
  ['/guide/index.html?x=1', 200, 'guide', 'text/html; charset=utf-8'],
  ['/guide/a%20b/', 200, 'spaced', 'text/html; charset=utf-8'],
  ['/_astro/x.abc.css', 200, 'css', 'text/css; charset=utf-8'],
  ['/guide/nothing', 404, 'not here', 'text/html; charset=utf-8'],
  ['/zh-cn/nothing/at/all', 404, 'zh not here', 'text/html; charset=utf-8'],
])('%s is %i %s', async (path, status, body, type) => {
  const answer = await get(path);
  expect(answer).toMatchObject({ status, body, headers: { 'content-type': type, 'content-length': `${body.length}` } });
});

test.each([
  ['/guide?a=1', '/guide/?a=1'],
  ['/guide/a%20b', '/guide/a%20b/'],
  ['/.//guide', '/guide/'],
])('%s redirects to %s', async (path, location) => {
  expect(await get(path)).toMatchObject({ status: 308, headers: { location } });
});

test.each([
  '/../site-secret.txt',
  '/..%2fsite-secret.txt',
  '/%2e%2e/site-secret.txt',
  '/guide/..%2f..%2fsite-secret.txt',
  '/%00',
  '/%zz',
])('%s stays inside', async (path) => {
  const { status, body } = await get(path);
  expect([404, 418]).toContain(status);
  expect(body).not.toContain('secret');
});

test('HEAD has the headers and no body', async () => {
  expect(await get('/guide/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '', headers: { 'content-length': '5' } });
});

test('a page is revalidated, a hashed file is kept', async () => {
  const { headers } = await get('/guide/');
  expect(headers['cache-control']).toBe('no-cache');
  expect(await get('/guide/', { headers: { 'if-none-match': headers.etag ?? '' } })).toMatchObject({ status: 304, body: '' });
  expect((await get('/_astro/x.abc.css')).headers['cache-control']).toContain('immutable');
});

test.each([
  ['/nothing', { headers: { accept: 'application/json' } }],
  ['/guide/', { method: 'POST' }],
])('%s with %o is left to the next', async (path, options) => {
  expect(await get(path, options)).toMatchObject({ status: 418 });
});

test('a site that is not built says how to build it', async () => {
  const answer = await get('/guide/', { port: missing });
  expect(answer.status).toBe(503);
  expect(answer.body).toContain('npm run site:build');
});

test('a long text is packed for those who can unpack it', async () => {
  const address = `http://127.0.0.1:${built}/long.html`;
  const packed = await fetch(address); // says that it takes gzip
  expect(packed.headers.get('content-encoding')).toBe('gzip');
  expect(packed.headers.get('vary')).toBe('accept-encoding');
  expect(await packed.text()).toBe(FILES['site/long.html']);
  for (const coding of ['identity', 'gzip;q=0', 'br'])
    expect(
      (await get('/long.html', { headers: { 'accept-encoding': coding } })).headers['content-encoding'],
      coding,
    ).toBeUndefined();
  expect((await get('/guide/', { headers: { 'accept-encoding': 'gzip' } })).headers['content-encoding']).toBeUndefined(); // short
});

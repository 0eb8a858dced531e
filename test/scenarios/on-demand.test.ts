import '../../functions/host/core-api.ts'; // before anything that loads the Functions library
import { mkdtempSync } from 'node:fs';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { LogEntry } from '../../functions/host/core-api.ts';
import { SAMPLE_OFFER_ID as OFFER } from '../../functions/catalog/sample/ids.ts';
import { DEMO_PARTNERS } from '../../functions/local/demo.ts';
import { startLocal, type Local } from '../../functions/local/start.ts';
import { freePort } from '../support/free-port.ts';

const lantern = DEMO_PARTNERS[0];
const MISBEHAVIOUR = `/dev/misbehaviour/${lantern?.domain}`;
const logged: LogEntry[] = [];
const dataDir = mkdtempSync(join(tmpdir(), 'on-demand-'));
let local: Local;
let token: string;

beforeAll(async () => {
  const options = {
    port: await freePort(),
    dataDir,
    reset: false,
    load: 'month-end',
    log: (entry: LogEntry) => void logged.push(entry),
  };
  local = await startLocal(options);
  const form = {
    grant_type: 'client_credentials',
    client_id: lantern?.app.clientId ?? '',
    client_secret: lantern?.app.clientSecret ?? '',
  };
  const answer = await fetch(`${local.url}/${lantern?.domain}/oauth2/token`, { method: 'POST', body: new URLSearchParams(form) });
  token = ((await answer.json()) as { access_token: string }).access_token;
});
afterAll(() => local.stop());
beforeEach(() => {
  logged.length = 0;
});

async function dev(call: string, options: RequestInit = {}) {
  const [method = '', path = ''] = call.split(' ');
  const answer = await fetch(`${local.url}${path}`, { ...options, method });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json');
  return { status: answer.status, text, body: isJson ? (JSON.parse(text) as Record<string, unknown>) : {} };
}

function api(call: string, body?: object, requestId: string = crypto.randomUUID()): Promise<Response> {
  const [method = '', path = ''] = call.split(' ');
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'MS-RequestId': requestId };
  return fetch(`${local.url}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
}

async function clock(): Promise<string> {
  return ((await (await api('GET /v1/sandbox/clock')).json()) as { now: string }).now.slice(0, 10);
}

async function customers(): Promise<{ id: string }[]> {
  return ((await (await api('GET /v1/customers?size=0')).json()) as { items: { id: string }[] }).items;
}

test('a start with a named state begins there; reset, save and load move between states', async () => {
  expect(await clock()).toBe('2026-12-14');
  expect((await dev('POST /dev/state/snapshots/before')).body).toEqual({ saved: 'before' });
  expect((await dev('POST /dev/state/reset')).status).toBe(200);
  expect([await clock(), (await customers()).length]).toEqual(['2026-11-02', 0]);
  expect((await dev('POST /dev/state/load/before')).body).toEqual({ loaded: 'before' });
  expect([await clock(), (await customers()).length]).toEqual(['2026-12-14', 2]);
  expect(((await dev('GET /dev/state')).body as { snapshots: { name: string }[] }).snapshots).toMatchObject([{ name: 'before' }]);
});

test('names that are not there, or cannot be, are answered with those that are', async () => {
  expect(await dev('POST /dev/state/load/month-start')).toMatchObject({ status: 404, body: { states: expect.any(Array) } });
  expect(await dev('POST /dev/state/snapshots/..%2F..%2Fetc')).toMatchObject({
    status: 400,
    body: { error: expect.any(String) },
  });
  expect((await dev(`PUT ${MISBEHAVIOUR}/thunder`)).text).toContain('lost-answers');
  expect((await dev('PUT /dev/misbehaviour/nobody/throttling')).text).toContain(lantern?.domain);
  expect(await dev(`PUT ${MISBEHAVIOUR}/throttling`, { body: '{"share":0}' })).toMatchObject({ status: 400 });
  expect(await dev(`PUT ${MISBEHAVIOUR}/throttling`, { body: 'share=1' })).toMatchObject({ status: 400 });
});

test('pages of somebody else, and names that lead here from elsewhere, are refused', async () => {
  await dev('POST /dev/state/load/month-end');
  const foreign: Record<string, string>[] = [
    { Origin: 'https://example.com' },
    { Origin: 'null' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { Host: 'rebound.example.com' },
  ];
  for (const headers of foreign) expect(await statusOf('/dev/state/reset', headers), JSON.stringify(headers)).toBe(403);
  expect(await clock()).toBe('2026-12-14');
  const { host } = new URL(local.url);
  expect(await statusOf('/dev/state/load/month-end', { Origin: `http://${host}`, 'Sec-Fetch-Site': 'same-origin' })).toBe(200);
});

/** By hand: `fetch` lets nobody set these headers. */
function statusOf(path: string, headers: Record<string, string>): Promise<number | undefined> {
  const { port } = new URL(local.url);
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port, path, method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end();
  });
}

test('a request that was under way when the state was replaced writes nothing into the new one', async () => {
  await dev('POST /dev/state/load/demo');
  const [customer] = await customers();
  const orders = `/v1/customers/${customer?.id}/orders`;
  const count = async () => ((await (await api(`GET ${orders}`)).json()) as { totalCount: number }).totalCount;
  const before = await count();
  await dev(`PUT ${MISBEHAVIOUR}/slow-answers`, { body: '{"share":100,"delayMs":500}' });
  const ordered = api(`POST ${orders}`, { lineItems: [{ lineItemNumber: 0, offerId: OFFER.enterpriseE1, quantity: 3 }] });
  await vi.waitFor(async () => expect((await dev(`GET ${MISBEHAVIOUR}/scorecard`)).text).toContain('"struck": 1'));
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  await dev('POST /dev/state/load/demo');
  expect((await ordered).status).toBe(500);
  expect(told).toHaveBeenCalledWith(expect.stringContaining('StateReplaced'));
  told.mockRestore();
  expect(await count()).toBe(before);
  expect(((await dev(`GET ${MISBEHAVIOUR}/scorecard`)).body as { scores: unknown[] }).scores).toEqual([]); // and nothing is on
});

test('a client that copes, and one that does not, each with a scorecard to read', async () => {
  await dev('POST /dev/state/load/demo');
  await dev(`PUT ${MISBEHAVIOUR}/throttling`, { body: '{"share":100,"retryAfterSeconds":60}' });
  for (let i = 0; i < 3; i++) expect((await api('GET /v1//customers')).status).toBe(429); // as the Java SDK follows links
  const { body } = await dev(`GET ${MISBEHAVIOUR}/scorecard`);
  expect(body).toMatchObject({
    scores: [{ behaviour: 'throttling', figures: { struck: 3, repeated: 2, waited: 0, tooSoon: 2 } }],
  });
  const { text } = await dev(`GET ${MISBEHAVIOUR}/scorecard`, { headers: { Accept: 'text/html' } });
  expect(text).toContain('Lantern Cloud');
  expect(text).toContain('<tr class="fault"><th scope="row">tooSoon<td class="number">2');
  await dev(`DELETE ${MISBEHAVIOUR}`);
  expect((await api('GET /v1/customers')).status).toBe(200);
});

test('what is listed is what there is, and what is on', async () => {
  await dev('POST /dev/state/reset');
  await dev(`PUT ${MISBEHAVIOUR}/late-lines`, { body: '{"seed":3}' });
  const { body } = await dev('GET /dev/misbehaviour');
  const { behaviours, partners } = body as unknown as {
    behaviours: { name: string; parameters: object }[];
    partners: { partner: string; on: object[] }[];
  };
  expect(behaviours.find(({ name }) => name === 'slow-answers')?.parameters).toMatchObject({ delayMs: { default: 3000 } });
  expect(partners[0]).toEqual({
    partner: 'Lantern Cloud',
    on: [{ behaviour: 'late-lines', settings: { seed: 3, share: 100, reads: 3 } }],
  });
  expect(partners[1]?.on).toEqual([]);
});

test('duplicate-webhooks: an event is delivered twice, with one id', async () => {
  await dev('POST /dev/state/load/demo');
  const received: (string | string[] | undefined)[] = [];
  const receiver = await listening((id) => received.push(id));
  const { port } = receiver.address() as AddressInfo;
  await dev(`PUT ${MISBEHAVIOUR}/duplicate-webhooks`, { body: '{"share":100}' });
  const registration = { WebhookUrl: `http://127.0.0.1:${port}/`, WebhookEvents: ['subscription-updated'] };
  expect((await api('POST /webhooks/v1/registration', registration)).status).toBe(200);
  const [customer] = await customers();
  const subscriptions = (await (await api(`GET /v1/customers/${customer?.id}/subscriptions`)).json()) as {
    items: { id: string }[];
  };
  const address = `/v1/customers/${customer?.id}/subscriptions/${subscriptions.items[0]?.id}`;
  expect((await api(`PATCH ${address}`, { friendlyName: 'Told twice' })).status).toBe(200);
  await vi.waitFor(() => expect(received).toHaveLength(2), { timeout: 20_000, interval: 100 });
  expect(new Set(received).size).toBe(1);
  receiver.close();
});

function listening(receive: (requestId: string | string[] | undefined) => void): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer((request, response) => {
      request.resume();
      receive(request.headers['ms-requestid']);
      response.end();
    });
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { perMinute } from '../../functions/compose.ts';
import { readConfig } from '../../functions/config.ts';
import { composeLocal } from '../../functions/local/compose.ts';
import { OPERATIONS } from '../../functions/operations.ts';
import { testApp, type PartnerName } from '../support/app.ts';
import { send } from './requests.ts';
import { AZURE_SETTINGS } from '../support/azure-settings.ts';

async function throttledApp(requests: number) {
  const { ports } = await testApp();
  const throttled = { ...ports, throttle: perMinute(requests) };
  return {
    get: (address: string, partner: PartnerName = 'direct') => send(throttled, 'GET', address, { partner }),
  };
}

test('R-DEV-05: the request too many is answered 429, with Retry-After and a body of its own', async () => {
  const { get } = await throttledApp(2);
  expect(await get('/v1/customers')).toMatchObject({ status: 200 });
  expect(await get('/v1/customers')).toMatchObject({ status: 200 });
  const { status, headers, body } = await get('/v1/customers');
  expect(status).toBe(429);
  const seconds = headers['Retry-After'] ?? '';
  expect(seconds).toMatch(/^\d+$/);
  expect(Number(seconds)).toBeGreaterThanOrEqual(1);
  expect(Number(seconds)).toBeLessThanOrEqual(60);
  expect(body).toEqual({ statusCode: 429, message: `Rate limit is exceeded. Try again in ${seconds} seconds.` });
  expect(headers['MS-CorrelationId']).toBeTypeOf('string');
});

test('R-DEV-05: each partner has its own requests', async () => {
  const { get } = await throttledApp(1);
  await get('/v1/customers');
  expect(await get('/v1/customers')).toMatchObject({ status: 429 });
  expect(await get('/v1/customers', 'otherDirect')).toMatchObject({ status: 200 });
});

test('R-DEV-05: resources other than customers, orders and subscriptions do not count', async () => {
  const { get } = await throttledApp(1);
  for (let i = 0; i < 3; i++) expect(await get('/v1/invoices')).toMatchObject({ status: 200 });
  expect(await get('/v1/customers')).toMatchObject({ status: 200 });
});

test('a caller who may not is told so, however often', async () => {
  const { get } = await throttledApp(1);
  for (let i = 0; i < 3; i++) expect(await get('/v1/customers', 'operator')).toMatchObject({ status: 403 });
});

test('R-DEV-05: 500 requests a minute, and then none', async () => {
  const throttle = perMinute(500);
  const waits = await Promise.all(Array.from({ length: 501 }, () => throttle('partner')));
  expect(waits.filter((wait) => wait === 0)).toHaveLength(500);
  expect(waits[500]).toBeGreaterThanOrEqual(1);
});

test('R-DEV-05: exactly the operations on customers, orders and subscriptions count', () => {
  const wrong = OPERATIONS.filter(({ path, throttled }) => {
    const counts = /^(?:webhooks\/)?v1\/customers(\/\{customerId\}(\/(orders|subscriptions|carts)\b.*)?)?$/.test(path);
    return counts !== (throttled === true);
  });
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

test('nothing is throttled on one machine unless asked for; in Azure everything is unless it is switched off', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'throttling-'));
  const off = await composeLocal({ dataDir, baseUrl: 'http://127.0.0.1:1' });
  off.store.close(); // one process owns a data folder
  const on = await composeLocal({ dataDir, baseUrl: 'http://127.0.0.1:1', requestsPerMinute: 1 });
  expect(off.throttle).toBeUndefined();
  expect(await on.throttle?.('partner')).toBe(0);
  expect(await on.throttle?.('partner')).toBeGreaterThan(0);
  on.store.close();
  rmSync(dataDir, { recursive: true });

  expect(readConfig(AZURE_SETTINGS).isThrottled).toBe(true);
  expect(readConfig({ ...AZURE_SETTINGS, THROTTLE: 'off' }).isThrottled).toBe(false);
});

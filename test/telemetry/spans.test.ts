import { SpanStatusCode } from '@opentelemetry/api';
import { expect, test } from 'vitest';
import type { Observation } from '../../functions/telemetry/port.ts';
import { pseudonymKey } from '../../functions/telemetry/stored.ts';
import { Meter } from '../../functions/storage/meter.ts';
import { openSqliteStore } from '../../functions/storage/sqlite/store.ts';
import { tenantOf } from '../support/app.ts';
import { keeping } from './observing.ts';

const RUN: Observation = {
  trigger: 'http',
  name: 'getInvoice',
  method: 'GET',
  status: 200,
  outcome: 'ok',
  isFailure: false,
  startedAtMs: Date.parse('2026-11-16T09:00:00Z'),
  durationMs: 1500,
  storageRequests: 3,
  partnerId: tenantOf('direct'),
  correlationId: 'c',
  traceParent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00',
};

test('a run is one span below the host’s own record of it, whatever the host samples', () => {
  const { telemetry, spans } = keeping();
  telemetry.observe(RUN);
  const [span, ...others] = spans();
  expect(others).toEqual([]);
  expect(span).toMatchObject({
    name: 'getInvoice',
    startTime: [1794819600, 0],
    duration: [1, 500_000_000],
    parentSpanContext: { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' },
    status: { code: SpanStatusCode.UNSET },
  });
  const { partner, ...attributes } = span?.attributes ?? {};
  expect(partner).toMatch(/^[0-9a-f]{16}$/);
  expect(attributes).toEqual({
    trigger: 'http',
    name: 'getInvoice',
    method: 'GET',
    status: 200,
    outcome: 'ok',
    storageRequests: 3,
    correlationId: 'c',
  });
});

test('a failure is marked so, a refusal is not', () => {
  const { telemetry, spans } = keeping();
  telemetry.observe({ ...RUN, outcome: 'ServiceException', status: 500, isFailure: true });
  telemetry.observe({ ...RUN, outcome: 'NoSuchInvoice', status: 404 });
  expect(spans().map(({ status }) => status.code)).toEqual([SpanStatusCode.ERROR, SpanStatusCode.UNSET]);
});

test('a partner is the same pseudonym every time, another under another key, and none without a partner', () => {
  const partnersUnder = (key: string) => {
    const { telemetry, spans } = keeping(key);
    for (const partner of ['direct', 'direct', 'otherDirect'] as const)
      telemetry.observe({ ...RUN, partnerId: tenantOf(partner) });
    telemetry.observe({ ...RUN, partnerId: undefined });
    return spans().map(({ attributes }) => attributes['partner']);
  };
  const [first, second, other, nobody] = partnersUnder('one key');
  expect(first).toBe(second);
  expect(other).not.toBe(first);
  expect(nobody).toBeUndefined();
  expect(partnersUnder('another key')).not.toContain(first);
});

test('metrics count runs, times and storage requests by operation and outcome, never by partner', async () => {
  const { telemetry, series } = keeping();
  telemetry.observe(RUN);
  telemetry.observe({ ...RUN, partnerId: tenantOf('otherDirect'), durationMs: 500, storageRequests: 1 });
  telemetry.observe({
    trigger: 'queue',
    name: 'partnerDays',
    outcome: 'ok',
    isFailure: false,
    startedAtMs: 0,
    durationMs: 1,
    storageRequests: 9,
    behindMs: 60_000,
  });
  const all = await series();
  const attributes = { trigger: 'http', name: 'getInvoice', method: 'GET', status: 200, outcome: 'ok' };
  const ofHttp = all.filter((one) => one.attributes['trigger'] === 'http');
  expect(ofHttp).toEqual([
    { metric: 'run.duration', attributes, value: expect.objectContaining({ count: 2, sum: 2000 }) as unknown },
    { metric: 'run.storageRequests', attributes, value: expect.objectContaining({ count: 2, sum: 4 }) as unknown },
  ]);
  const behind = all.filter(({ metric }) => metric === 'run.behind');
  expect(behind).toMatchObject([{ attributes: { name: 'partnerDays' }, value: { count: 1, sum: 60_000 } }]);
});

test('the key of the pseudonyms is made once, whoever comes first', async () => {
  const store = openSqliteStore(':memory:', new Meter());
  const keys = await Promise.all([pseudonymKey(store), pseudonymKey(store), pseudonymKey(store)]);
  expect(new Set([...keys, await pseudonymKey(store)]).size).toBe(1);
  expect(keys[0]?.length).toBe(43); // 32 bytes
});

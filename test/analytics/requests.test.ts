import { expect, test } from 'vitest';
import { analyticsOperations } from '../../functions/analytics/operations.ts';
import { REQUEST_DAY } from '../../functions/analytics/requests/stored.ts';
import { RequestTally } from '../../functions/analytics/requests/tally.ts';
import { requestCounter } from '../../functions/compose.ts';
import type { LetIn, Ports } from '../../functions/identity/ports.ts';
import type { Caller } from '../../functions/identity/scope.ts';
import { instant, minutesAfter, type Instant } from '../../functions/shared/calendar.ts';
import { send } from '../http/requests.ts';
import { hookedApp, tenantOf, userOf } from '../support/app.ts';

const AT = instant('2018-07-15T12:00:00Z');

/** It is 15 July 2018; requests are counted. */
async function counting() {
  const { app, store } = await hookedApp();
  const tally = new RequestTally();
  const ports: Ports = { ...app.ports, countRequest: (request) => tally.count(request) };
  const read = async (address: string) => {
    const { status, body, text } = await send(app.ports, 'GET', address, {
      role: 'globalAdmin',
      operations: analyticsOperations,
    });
    expect(status, text).toBe(200);
    return body;
  };
  return { ...app, ports, store, tally, read };
}

/** A signed-in user of the direct reseller. */
function user(change: Partial<Caller> = {}): Caller {
  return {
    tenantId: tenantOf('direct'),
    applicationId: 'app',
    userId: userOf('salesAgent'),
    userName: 'sales@direct',
    ...change,
  };
}

function letIn(caller: Caller, at: Instant, requestId = 'r'): LetIn {
  return { caller, at, method: 'GET', path: 'v1/invoices/{invoiceId}', requestId, correlationId: 'c', sourceAddress: '' };
}

test('the edge counts who is let in: no stranger, no application on its own, and at no cost', async () => {
  const { ports, tally, store, read, meter } = await counting();
  const call = (headers: object, more = {}) =>
    send(ports, 'GET', '/v1/customers/usagerecords', {
      headers: headers as Record<string, string>,
      operations: analyticsOperations,
      ...more,
    });
  meter.take();
  expect((await call({}, { role: 'globalAdmin' })).status).toBe(200);
  expect(meter.take()).toEqual({ get: 3, list: 3 }); // as without counting
  expect((await call({ authorization: JSON.stringify(user({ userId: userOf('billingAdmin'), hasMfa: true })) })).status).toBe(
    200,
  );
  expect((await call({}, { role: 'salesAgent' })).status).toBe(403);
  expect((await send(ports, 'GET', `/v1/customers/x/usagebudget`, { operations: analyticsOperations })).status).toBe(400); // app-only
  await tally.flush(store);
  expect(await read('/v1/applicationmfaadoptionstatus')).toEqual([
    { loginDate: '2018-07-15', mfaCompliantRequestCount: 1, totalRequestCount: 2, applicationId: 'app', applicationName: '' },
  ]);
});

test('what is flushed is added to what is stored, and counted once', async () => {
  const { tally, store, read } = await counting();
  tally.count(letIn(user(), AT));
  tally.count(letIn(user({ hasMfa: true }), AT));
  await tally.flush(store);
  await tally.flush(store);
  tally.count(letIn(user({ applicationId: 'other' }), AT));
  tally.count(letIn(user(), AT));
  await tally.flush(store);
  expect(await read('/v1/applicationmfaadoptionstatus')).toMatchObject([
    { applicationId: 'app', mfaCompliantRequestCount: 1, totalRequestCount: 3 },
    { applicationId: 'other', mfaCompliantRequestCount: 0, totalRequestCount: 1 },
  ]);
});

test('of two instances that add at the same time none takes away what the other counted', async () => {
  const { tally, store } = await counting();
  const other = new RequestTally();
  tally.count(letIn(user(), AT));
  other.count(letIn(user({ userName: 'sales@direct' }), instant('2018-07-15T12:00:05Z')));
  store.beforeCommit = async () => {
    store.beforeCommit = undefined;
    await other.flush(store);
  };
  await tally.flush(store);
  const day = await store.partition('partners', tenantOf('direct')).get(REQUEST_DAY, '2018-07-15');
  expect(day?.value).toEqual({
    day: '2018-07-15',
    applications: { app: { total: 2, withMfa: 0 } },
    withoutMfa: { [userOf('salesAgent')]: { userName: 'sales@direct', lastAt: '2018-07-15T12:00:05.000Z' } },
  });
});

test('the days asked for, both included; 30 days back by default', async () => {
  const { tally, store, read } = await counting();
  for (const day of ['2018-06-14', '2018-06-15', '2018-07-01', '2018-07-15']) tally.count(letIn(user(), instant(day)));
  await tally.flush(store);
  const days = async (query: string) =>
    ((await read(`/v1/applicationmfaadoptionstatus${query}`)) as { loginDate: string }[]).map(({ loginDate }) => loginDate);
  expect(await days('')).toEqual(['2018-06-15', '2018-07-01', '2018-07-15']);
  expect(await days('?startDate=2018-06-14&endDate=2018-07-01T00:00:00Z')).toEqual(['2018-06-14', '2018-06-15', '2018-07-01']);
});

test('who called with one factor within seven days, each with the last time', async () => {
  const { tally, store, read } = await counting();
  const old = user({ userId: userOf('helpDeskAgent'), userName: 'help@direct' });
  tally.count(letIn(old, instant('2018-07-08T23:59:59Z')));
  for (const at of ['2018-07-09T01:00:00Z', '2018-07-14T02:00:00Z', '2018-07-14T01:00:00Z']) {
    tally.count(letIn(user(), instant(at)));
    await tally.flush(store);
  }
  tally.count(letIn(user({ userId: userOf('adminAgent'), hasMfa: true }), AT));
  await tally.flush(store);
  expect(await read('/v1/nonMfaCompliantPartnerPrincipals')).toMatchObject({
    totalCount: 1,
    items: [
      {
        objectId: userOf('salesAgent'),
        tenantId: tenantOf('direct'),
        upn: 'sales@direct',
        lastNonMfaCompliantRequestDateTime: '2018-07-14T02:00:00.000Z',
      },
    ],
  });
});

test('a day that is none is refused with 800002', async () => {
  const { ports } = await counting();
  const operations = analyticsOperations;
  const answer = await send(ports, 'GET', '/v1/applicationmfaadoptionstatus?startDate=soon', { role: 'globalAdmin', operations });
  expect(answer).toMatchObject({ status: 400, body: { code: 800_002 } });
});

test('what was counted since the last minute is stored when counting stops', async () => {
  const { store, read } = await counting();
  const { count, stop } = requestCounter(store);
  count(letIn(user(), AT));
  expect(await read('/v1/applicationmfaadoptionstatus')).toEqual([]);
  await stop();
  expect(await read('/v1/applicationmfaadoptionstatus')).toMatchObject([{ totalRequestCount: 1 }]);
});

test('the requests of users are listed, the newest first, with their address, ids and user', async () => {
  const { ports, tally, store, read } = await counting();
  const headers = {
    authorization: JSON.stringify(user({ userId: userOf('globalAdmin'), hasMfa: true })),
    'ms-requestid': '5f1f0a51-0000-4000-8000-000000000002',
    'ms-correlationid': '5f1f0a51-0000-4000-8000-000000000003',
    'x-forwarded-for': '203.0.113.7:49152, 10.0.0.1',
  };
  tally.count(letIn(user(), minutesAfter(AT, -1), 'first'));
  await tally.flush(store);
  await send(ports, 'GET', '/v1/usagesummary', { headers, operations: analyticsOperations });
  await tally.flush(store);
  const { items } = (await read('/v1/partnerRequests')) as { items: object[] };
  expect(items).toHaveLength(2);
  expect(items[0]).toEqual({
    requestId: '5f1f0a51-0000-4000-8000-000000000002',
    correlationId: '5f1f0a51-0000-4000-8000-000000000003',
    operationName: 'Get /v{version}/usagesummary',
    requestDateTime: '2018-07-15T12:00:00.000Z',
    sourceIpAddress: '203.0.113.7',
    objectId: userOf('globalAdmin'),
    tenantId: tenantOf('direct'),
    upn: 'sales@direct',
    applicationId: 'app',
    mfaCompliant: true,
  });
  expect(items[1]).toMatchObject({
    requestId: 'first',
    operationName: 'Get /v{version}/invoices/{invoiceId}',
    mfaCompliant: false,
  });
});

test('of more than 10,000 requests the newest are listed; in memory there are never more than twice as many', async () => {
  const { tally, store, read } = await counting();
  for (let i = 0; i < 20_500; i += 1) tally.count(letIn(user(), minutesAfter(AT, i / 600), String(i)));
  await tally.flush(store);
  const { items } = (await read('/v1/partnerRequests')) as { items: { requestId: string }[] };
  expect(items.map(({ requestId }) => requestId)).toEqual(Array.from({ length: 10_000 }, (_, i) => String(20_499 - i)));
  const counted = (await read('/v1/applicationmfaadoptionstatus')) as { totalRequestCount: number }[];
  expect(counted[0]?.totalRequestCount).toBe(20_500);
});

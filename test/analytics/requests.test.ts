import { expect, test } from 'vitest';
import { analyticsOperations } from '../../functions/analytics/operations.ts';
import { REQUEST_DAY } from '../../functions/analytics/requests/stored.ts';
import { RequestTally } from '../../functions/analytics/requests/tally.ts';
import { requestCounter } from '../../functions/compose.ts';
import type { Ports } from '../../functions/identity/ports.ts';
import type { Caller } from '../../functions/identity/scope.ts';
import { instant } from '../../functions/shared/calendar.ts';
import { send } from '../http/requests.ts';
import { hookedApp, tenantOf, userOf } from '../support/app.ts';

const AT = instant('2018-07-15T12:00:00Z');

/** It is 15 July 2018; requests are counted. */
async function counting() {
  const { app, store } = await hookedApp();
  const tally = new RequestTally();
  const ports: Ports = { ...app.ports, countRequest: (caller, at) => tally.count(caller, at) };
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
  tally.count(user(), AT);
  tally.count(user({ hasMfa: true }), AT);
  await tally.flush(store);
  await tally.flush(store);
  tally.count(user({ applicationId: 'other' }), AT);
  tally.count(user(), AT);
  await tally.flush(store);
  expect(await read('/v1/applicationmfaadoptionstatus')).toMatchObject([
    { applicationId: 'app', mfaCompliantRequestCount: 1, totalRequestCount: 3 },
    { applicationId: 'other', mfaCompliantRequestCount: 0, totalRequestCount: 1 },
  ]);
});

test('of two instances that add at the same time none takes away what the other counted', async () => {
  const { tally, store } = await counting();
  const other = new RequestTally();
  tally.count(user(), AT);
  other.count(user({ userName: 'sales@direct' }), instant('2018-07-15T12:00:05Z'));
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
  for (const day of ['2018-06-14', '2018-06-15', '2018-07-01', '2018-07-15']) tally.count(user(), instant(day));
  await tally.flush(store);
  const days = async (query: string) =>
    ((await read(`/v1/applicationmfaadoptionstatus${query}`)) as { loginDate: string }[]).map(({ loginDate }) => loginDate);
  expect(await days('')).toEqual(['2018-06-15', '2018-07-01', '2018-07-15']);
  expect(await days('?startDate=2018-06-14&endDate=2018-07-01T00:00:00Z')).toEqual(['2018-06-14', '2018-06-15', '2018-07-01']);
});

test('who called with one factor within seven days, each with the last time', async () => {
  const { tally, store, read } = await counting();
  const old = user({ userId: userOf('helpDeskAgent'), userName: 'help@direct' });
  tally.count(old, instant('2018-07-08T23:59:59Z'));
  for (const at of ['2018-07-09T01:00:00Z', '2018-07-14T02:00:00Z', '2018-07-14T01:00:00Z']) {
    tally.count(user(), instant(at));
    await tally.flush(store);
  }
  tally.count(user({ userId: userOf('adminAgent'), hasMfa: true }), AT);
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
  count(user(), AT);
  expect(await read('/v1/applicationmfaadoptionstatus')).toEqual([]);
  await stop();
  expect(await read('/v1/applicationmfaadoptionstatus')).toMatchObject([{ totalRequestCount: 1 }]);
});

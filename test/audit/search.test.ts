import { describe, expect, test } from 'vitest';
import { parseDay } from '../../functions/audit/core/window.ts';
import { AUDIT_RECORD, type AuditRecord } from '../../functions/audit/stored.ts';
import { instant } from '../../functions/shared/calendar.ts';
import { create } from '../../functions/storage/port.ts';
import { send, type Sending } from '../http/requests.ts';
import { tenantOf, testApp } from '../support/app.ts';
import { search } from './log.ts';

const [CONTOSO, FABRIKAM] = ['33333333-0000-4000-8000-00000000000a', '33333333-0000-4000-8000-00000000000b'];

function record(id: string, at: string, more: Partial<AuditRecord> = {}): AuditRecord {
  const customer = { customerId: CONTOSO, customerName: 'Contoso (Shanghai)' };
  const words = { operation: 'changeSubscription', resourceType: 'subscription', operationType: 'update_subscription' } as const;
  return { id, at: instant(at), applicationId: 'app', ...words, ...customer, ...more };
}

const RECORDS = [
  record('a', '2026-08-17T23:59:59Z'),
  record('b', '2026-08-18T00:00:00Z'),
  record('c', '2026-10-17T08:00:00Z', { customerId: FABRIKAM, customerName: 'Fabrikam' }),
  record('d', '2026-10-18T08:00:00Z', { resourceType: 'customer_user', operationType: 'update_customer_user' }),
  record('e', '2026-11-16T08:00:00Z', { customerId: FABRIKAM, customerName: 'Fabrikam' }),
  record('f', '2026-11-16T23:59:59Z', { resourceType: 'customer_user', operationType: 'create_customer_user' }),
];

/** It is 16 November 2026. */
async function place() {
  const app = await testApp();
  const ports = { ...app.ports, now: () => instant('2026-11-16T09:00:00Z') };
  await ports.store.partition('partners', tenantOf('direct')).commit(RECORDS.map((one) => create(AUDIT_RECORD, one)));
  app.meter.take();
  const ids = async (query: Record<string, string> = {}) => (await search(ports, query)).items.map(({ id }) => id);
  const get = (path: string, sending: Sending = {}) => send(ports, 'GET', path, sending);
  return { ...app, ports, ids, get };
}

const filter = (Field: string, Value: string, Operator = 'equals') => JSON.stringify({ Field, Value, Operator });

test('by default the last 30 days, today included, the newest first', async () => {
  const { ids } = await place();
  expect(await ids()).toEqual(['f', 'e', 'd', 'c']); // from 17 October on
});

test.each([
  [{ startDate: '2026-11-16' }, ['f', 'e']],
  [{ startDate: '2026-10-18', endDate: '2026-10-18' }, ['d']],
  [{ startDate: '2026-08-18' }, ['b']], // 90 days back; through 17 September
  [{ startDate: '2026-09-18' }, ['d', 'c']], // through 18 October
  [{ startDate: '2026-09-18', endDate: '2026-10-17' }, ['c']],
  [{ startDate: '10/18/2026 00:00:00', endDate: '11/15/2026 12:00:00 AM' }, ['d']],
])('%j covers whole days, the last one too', async (query, expected) => {
  expect(await (await place()).ids(query as Record<string, string>)).toEqual(expected);
});

test.each([
  [{ filter: filter('CustomerId', FABRIKAM.toUpperCase()) }, ['e', 'c']],
  [{ filter: filter('ResourceType', 'CustomerUser') }, ['f', 'd']],
  [{ filter: filter('ResourceType', 'customer_user') }, ['f', 'd']],
  [{ filter: filter('resourcetype', 'SUBSCRIPTION', 'Equals') }, ['e', 'c']],
  [{ filter: filter('CompanyName', 'SHANG', 'substring') }, ['f', 'd']],
  [{ filter: filter('CompanyName', 'nobody', 'substring') }, []],
  [{ filter: filter('CustomerId', FABRIKAM), startDate: '2026-11-01' }, ['e']],
  [{ filter: JSON.stringify({ field: 'CompanyName', value: 'fab', operator: 'Substring', fieldType: 'String' }) }, ['e', 'c']],
])('the filter %j, whatever its case', async (query, expected) => {
  expect(await (await place()).ids(query as Record<string, string>)).toEqual(expected);
});

describe('a search that cannot be', () => {
  test.each([
    ['startDate=2026-08-17', 950140], // 91 days back
    ['startDate=2026-10-01&endDate=2026-11-01', 950141], // 31 days on
    ['endDate=2026-11-17', 950141], // 31 days from 17 October
    ['startDate=2026-11-10&endDate=2026-11-09', 800002],
    ['startDate=yesterday', 800002],
    ['startDate=2026-02-30', 800002],
    [`filter=${encodeURIComponent(filter('CompanyName', 'x'))}`, 800002],
    [`filter=${encodeURIComponent(filter('CustomerId', 'x', 'starts_with'))}`, 800002],
    [`filter=${encodeURIComponent(filter('ResourceType', 'nothing'))}`, 800002],
    ['filter=plain', 800002],
    ['size=x', 800002],
    ['MS-ContinuationToken=made-up', 800002],
  ])('%s is refused with %i', async (query, code) => {
    const { get } = await place();
    expect(await get(`/v1/auditrecords?${query}`)).toMatchObject({ status: 400, body: { code } });
  });
});

test.each([
  ['2026-11-16', '2026-11-16'],
  ['2026-11-16T12:00:00+08:00', '2026-11-16'],
  ['06/01/2017 00:00:00', '2017-06-01'],
  ['6/1/2017 12:00:00 AM', '2017-06-01'],
  ['2020-06-168', '2020-06-16'], // the Java SDK: the day of the year
  ['2020-12-366', '2020-12-31'],
  ['2019-12-366', undefined],
  ['2019-12-000', undefined],
  ['13/01/2017', undefined],
])('%s as a day is %s', (text, day) => {
  expect(parseDay(text)).toBe(day);
});

test('pages follow links.next, by its header or, as Java does, by the query; the token alone is enough', async () => {
  const { ports, get } = await place();
  const asked = { size: '2', startDate: '2026-10-17', filter: filter('CompanyName', 'o', 'substring') };
  const first = await search(ports, asked);
  expect(first.items.map(({ id }) => id)).toEqual(['f']); // e does not match, and is read: two of a page
  const { uri, headers } = first.links?.next ?? { uri: '', headers: [] };
  expect(uri).toBe(
    '/auditrecords?startDate=2026-10-17&endDate=2026-11-16&filter=%7B%22Field%22%3A%22CompanyName%22%2C%22Value%22%3A%22o%22%2C%22Operator%22%3A%22substring%22%7D&size=2',
  );
  expect(headers).toEqual([{ key: 'MS-ContinuationToken', value: first.continuationToken }]);
  const token = first.continuationToken ?? '';
  const rest = { items: [{ id: 'd' }] };
  expect((await get('/v1/auditrecords', { headers: { 'ms-continuationtoken': token } })).body).toMatchObject(rest);
  const last = await get(`/v1/auditrecords?MS-ContinuationToken=${encodeURIComponent(token)}`);
  expect(last.body).toMatchObject(rest);
  expect(last.body).not.toHaveProperty('continuationToken');
});

test('a search costs one list, with whatever filter', async () => {
  const { ids, meter } = await place();
  for (const query of [{}, { filter: filter('CompanyName', 'x', 'substring') }, { filter: filter('CustomerId', FABRIKAM) }]) {
    meter.take();
    await ids(query);
    expect(meter.take()).toEqual({ get: 1, list: 1 }); // the account
  }
});

test.each(['/auditactivity/v1/auditrecords', '/v1/auditrecords'])(
  'one record at %s, and null for an unknown id',
  async (path) => {
    const { get } = await place();
    expect(await get(`${path}/c`)).toMatchObject({ status: 200, body: { id: 'c', customerName: 'Fabrikam' } });
    expect(await get(`${path}/nothing`)).toMatchObject({ status: 200, body: null });
    expect(await get(`${path}/c`, { partner: 'otherDirect' })).toMatchObject({ status: 200, body: null });
  },
);

test('the list at its other address', async () => {
  const { get } = await place();
  expect((await get('/auditactivity/v1/auditrecords')).body).toMatchObject({ totalCount: 4 });
});

test('the operator searches the records of a partner, and its own; of nobody else', async () => {
  const { get } = await place();
  const at = (partnerId: string) => get(`/v1/operator/partners/${partnerId}/auditrecords?size=1`, { partner: 'operator' });
  const uri = `/operator/partners/${tenantOf('direct')}/auditrecords?startDate=2026-10-17&endDate=2026-11-16&size=1`;
  expect((await at(tenantOf('direct'))).body).toMatchObject({
    items: [{ id: 'f', partnerId: tenantOf('direct') }],
    links: { self: { uri }, next: { uri } },
  });
  expect(await at(tenantOf('operator'))).toMatchObject({ status: 200, body: { totalCount: 0 } });
  expect(await at('66666666-0000-4000-8000-000000000001')).toMatchObject({ status: 404, body: { code: 950060 } });
});

test("a sandbox is searched by its own clock's days", async () => {
  const { ports } = await place();
  const partition = ports.store.partition('partners', tenantOf('sandbox'));
  await partition.commit([create(AUDIT_RECORD, record('then', '2018-07-14T12:00:00Z'))]);
  expect((await search(ports, {}, { partner: 'sandbox' })).items).toMatchObject([{ id: 'then' }]);
});

import { afterEach, expect, test, vi } from 'vitest';
import { AUDIT_BY_TIME } from '../../functions/audit/stored.ts';
import { CreatedCustomer, CustomerList } from '../../functions/customers/wire.ts';
import { Meter } from '../../functions/storage/meter.ts';
import { openSqliteStore } from '../../functions/storage/sqlite/store.ts';
import { newCustomer } from '../customers/requests.ts';
import { appOn, hookedApp, tenantOf, testApp, type TestApp } from '../support/app.ts';
import { createNoteOnce } from './notes.ts';
import { send } from './requests.ts';

const ID = { 'ms-requestid': 'e8a3f2b4-0001-4000-8000-000000000001' };
const HOURS = 3_600_000;

const create = ({ ports }: TestApp, prefix: string, headers: Record<string, string> = ID) =>
  send(ports, 'POST', '/v1/customers', { body: newCustomer(prefix), headers });

async function domains({ ports }: TestApp): Promise<string[]> {
  const { body } = await send(ports, 'GET', '/v1/customers');
  return CustomerList.parse(body).items.map(({ companyProfile }) => companyProfile.domain);
}

async function auditsOf({ ports }: TestApp): Promise<number> {
  const page = await ports.store.partition('partners', tenantOf('direct')).list(AUDIT_BY_TIME, { limit: 100 });
  return page.items.length;
}

afterEach(() => void vi.useRealTimers());

test('a repetition gives the same bytes, with the same status, and has no effect', async () => {
  const app = await testApp();
  const first = await create(app, 'contoso');
  const again = await create(app, 'contoso');
  expect(first.status).toBe(201);
  expect(again.status).toBe(201);
  expect(again.text).toBe(first.text);
  expect(again.headers['Content-Type']).toBe(first.headers['Content-Type']);
  expect(again.headers['MS-RequestId']).toBe(ID['ms-requestid']);
  expect(await domains(app)).toEqual(['contoso.partner.onmschina.cn']);
  expect(await auditsOf(app)).toBe(1);
});

test('the case of a request id makes no difference', async () => {
  const app = await testApp();
  const first = await create(app, 'contoso');
  const again = await create(app, 'contoso', { 'ms-requestid': ID['ms-requestid'].toUpperCase() });
  expect(again.text).toBe(first.text);
});

test.each([
  ['another body', '/v1/customers', 'fabrikam'],
  ['another address', '/v1/customers?x=1', 'contoso'],
])('the same request id with %s is refused with 950009', async (_what, address, prefix) => {
  const app = await testApp();
  await create(app, 'contoso');
  const other = await send(app.ports, 'POST', address, { body: newCustomer(prefix), headers: ID });
  expect(other).toMatchObject({ status: 409, body: { code: 950009 } });
  expect(await domains(app)).toEqual(['contoso.partner.onmschina.cn']);
});

test('another request id is another request', async () => {
  const app = await testApp();
  await create(app, 'contoso');
  const other = await create(app, 'contoso', { 'ms-requestid': 'e8a3f2b4-0001-4000-8000-000000000002' });
  expect(other).toMatchObject({ status: 409, body: { code: 950040 } });
});

test('a partner has no part in the request ids of another', async () => {
  const app = await testApp();
  await create(app, 'contoso');
  const other = await send(app.ports, 'POST', '/v1/customers', {
    partner: 'otherDirect',
    body: newCustomer('fabrikam'),
    headers: ID,
  });
  expect(other.status).toBe(201);
  expect(CreatedCustomer.parse(other.body).companyProfile.domain).toBe('fabrikam.partner.onmschina.cn');
});

test('who may no longer do it gets no answer of an earlier time', async () => {
  const app = await testApp();
  await create(app, 'contoso');
  const ports = { ...app.ports, authenticate: async () => 'invalid' as const };
  const again = await send(ports, 'POST', '/v1/customers', { body: newCustomer('contoso'), headers: ID });
  expect(again).toMatchObject({ status: 401, body: { code: 400 } });
});

test('a refused request is not remembered: mended, it is carried out under the same id', async () => {
  const app = await testApp();
  const refused = await send(app.ports, 'POST', '/v1/customers', { body: { companyProfile: {} }, headers: ID });
  expect(refused.status).toBe(400);
  expect((await create(app, 'contoso')).status).toBe(201);
});

test('reading is not remembered', async () => {
  const app = await testApp();
  const read = () => send(app.ports, 'GET', '/v1/customers', { headers: ID });
  expect((await read()).body).toMatchObject({ totalCount: 0 });
  await create(app, 'contoso', {});
  expect((await read()).body).toMatchObject({ totalCount: 1 });
});

test('two repetitions at the same time have one effect and one answer', async () => {
  const app = await testApp();
  const [one, two] = await Promise.all([create(app, 'contoso'), create(app, 'contoso')]);
  expect(one.status).toBe(201);
  expect(two).toMatchObject({ status: 201, text: one.text });
  expect(await domains(app)).toHaveLength(1);
  expect(await auditsOf(app)).toBe(1);
});

test('a repetition that finds what the first has just made gives the answer of the first, not a refusal', async () => {
  const app = await testApp();
  const arrivals: (() => void)[] = [];
  const operations = [createNoteOnce(() => new Promise<void>((go) => void arrivals.push(go)))];
  const post = () => send(app.ports, 'POST', '/v1/notes', { operations, body: { text: 'hello' }, headers: ID });

  const [one, two] = [post(), post()];
  await vi.waitFor(() => expect(arrivals).toHaveLength(2)); // both have seen that there is no earlier answer
  arrivals[0]?.();
  const first = await one;
  arrivals[1]?.();
  expect(first).toMatchObject({ status: 201, body: { text: 'hello' } });
  expect(await two).toMatchObject({ status: 201, text: first.text });
});

test('a request that loses its race to another one is told so, and is not remembered', async () => {
  const { app, store } = await hookedApp();
  store.beforeCommit = async () => {
    store.beforeCommit = undefined;
    await create(app, 'contoso', { 'ms-requestid': 'e8a3f2b4-0001-4000-8000-000000000002' });
  };
  const lost = await create(app, 'contoso');
  expect(lost).toMatchObject({ status: 409, body: { code: 950040 } });
  expect((await create(app, 'fabrikam')).status).toBe(201);
});

test('neither the password nor the request id stands in the store', async () => {
  const meter = new Meter();
  const store = openSqliteStore(':memory:', meter);
  const app = await appOn(store, meter);
  const { userCredentials } = CreatedCustomer.parse((await create(app, 'contoso')).body);
  const stored = JSON.stringify(store.database.prepare('SELECT * FROM documents').all());
  expect(stored).toContain('replay:');
  expect(stored).toContain('contoso.partner.onmschina.cn');
  expect(stored).not.toContain(userCredentials.password);
  expect(stored.toLowerCase()).not.toContain(ID['ms-requestid']);
  expect(JSON.stringify(store.database.prepare('SELECT key FROM entries').all())).not.toContain(ID['ms-requestid']);
});

test('an answer is kept for 24 hours at least; after 48 the request runs anew', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2018-07-15T12:00:00Z') });
  const app = await testApp();
  const first = await create(app, 'contoso');
  vi.setSystemTime(Date.parse('2018-07-15T12:00:00Z') + 24 * HOURS);
  expect((await create(app, 'contoso')).text).toBe(first.text);
  vi.setSystemTime(Date.parse('2018-07-15T12:00:00Z') + 48 * HOURS + 1000);
  expect(await create(app, 'contoso')).toMatchObject({ status: 409, body: { code: 950040 } });
  expect(await create(app, 'fabrikam')).toMatchObject({ status: 201 });
});

test.each(['a blank inside', 'x'.repeat(129)])('without an id that can be kept, every request is its own: %s', async (id) => {
  const app = await testApp();
  expect((await create(app, 'contoso', { 'ms-requestid': id })).status).toBe(201);
  expect((await create(app, 'fabrikam', { 'ms-requestid': id })).status).toBe(201);
});

import '../../functions/host/core-api.ts'; // before anything that loads the Functions library
import { parse } from 'csv-parse/sync';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACCOUNT, ACCOUNT_ID } from '../../functions/account/stored.ts';
import { DEMO_PARTNERS, type DemoPartner } from '../../functions/local/demo.ts';
import { startLocal, type Local } from '../../functions/local/start.ts';
import { newCustomer } from '../support/new-customer.ts';
import { freePort } from '../support/free-port.ts';

// A partner's first two bills, on the running local host, by HTTP alone. Amounts worked by hand from R-CALC-08:
// 10.00 x 15 = 150.00, 11.00 x 15 = 165.00, 133.33 x 2 = 266.66; period 15 November to 14 December: 30 days.

let local: Local;
let log: string[];
const [lantern, , summit] = DEMO_PARTNERS as [DemoPartner, DemoPartner, DemoPartner];

beforeAll(async () => {
  log = [];
  local = await startLocal({
    port: await freePort(),
    dataDir: mkdtempSync(join(tmpdir(), 'scenario-')),
    reset: true,
    log: ({ level, message }) => void (level === 'error' && log.push(message)),
  });
});
afterAll(() => local.stop());

async function tokenOf({ domain, app }: DemoPartner): Promise<string> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: app.clientId,
    client_secret: app.clientSecret,
    scope: 'https://graph.windows.net/.default',
  });
  const answer = await fetch(`${local.url}/${domain}/oauth2/v2.0/token`, { method: 'POST', body: form });
  return ((await answer.json()) as { access_token: string }).access_token;
}

async function call(
  partner: DemoPartner,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: Json; headers: Headers }> {
  const response = await fetch(`${local.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${await tokenOf(partner)}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text.startsWith('{') ? (JSON.parse(text) as Json) : { text },
  };
}

type Json = Readonly<Record<string, unknown>>;

const moveTo = (now: string) => call(lantern, 'POST', '/v1/sandbox/clock', { now });
let customer: string;
let subscriptions: string[];
let invoices: string[];

test('the first bill charges three new subscriptions in advance, after free days', async () => {
  const created = await call(lantern, 'POST', '/v1/customers', newCustomer('scenario'));
  expect(created.status).toBe(201);
  customer = `/v1/customers/${String(created.body['id'])}`;
  const offers = (await call(lantern, 'GET', '/v1/offers?country=CN')).body['items'] as { id: string; name: string }[];
  const idOf = (name: string) => offers.find((offer) => offer.name === name)?.id;
  const order = await call(lantern, 'POST', `${customer}/orders`, {
    lineItems: [
      { lineItemNumber: 0, offerId: idOf('Exchange Online Kiosk'), quantity: 15 },
      { lineItemNumber: 1, offerId: idOf('Skype for Business Online (Plan 1)'), quantity: 15 },
      { lineItemNumber: 2, offerId: idOf('Office 365 Enterprise E3'), quantity: 2 },
    ],
  });
  expect(order.status).toBe(201);
  subscriptions = (order.body['lineItems'] as { subscriptionId: string }[]).map(
    ({ subscriptionId }) => `${customer}/subscriptions/${subscriptionId}`,
  );

  expect((await moveTo('2026-11-15T12:00:00Z')).body['now']).toBe('2026-11-15T12:00:00.000Z');
  const { body } = await call(lantern, 'GET', '/v1/invoices');
  expect(body['items']).toMatchObject([{ totalCharges: 581.66, invoiceDate: '2026-11-15T00:00:00.000Z' }]);
});

test('the second bill settles a month of changes', async () => {
  const [kiosk, skype, e3] = subscriptions as [string, string, string];
  await moveTo('2026-11-20T10:00:00Z');
  expect((await call(lantern, 'PATCH', skype, { quantity: 12 })).status).toBe(200);
  await moveTo('2026-11-25T10:00:00Z');
  expect((await call(lantern, 'PATCH', kiosk, { status: 'suspended' })).status).toBe(200);
  await moveTo('2026-11-28T10:00:00Z');
  expect((await call(lantern, 'PATCH', kiosk, { status: 'active' })).status).toBe(200);
  await moveTo('2026-12-01T10:00:00Z');
  expect((await call(lantern, 'PATCH', skype, { quantity: 18 })).status).toBe(200);
  await moveTo('2026-12-05T10:00:00Z');
  expect((await call(lantern, 'PATCH', e3, { status: 'deleted' })).status).toBe(200);
  await moveTo('2026-12-15T12:00:00Z');

  const items = (await call(lantern, 'GET', '/v1/invoices')).body['items'] as { id: string; totalCharges: number }[];
  expect(items.map(({ totalCharges }) => totalCharges)).toEqual([262.41, 581.66]);
  invoices = items.map(({ id }) => id);
  const lines = (
    await call(lantern, 'GET', `/v1/invoices/${invoices[0]}/lineitems?provider=office&invoicelineitemtype=billinglineitems`)
  ).body['items'] as { amount: number; chargeType: string }[];
  expect(lines.map(({ chargeType, amount }) => [chargeType, amount])).toEqual([
    ['Cycle fee', 150],
    ['Cancel instance prorate', -165],
    ['Cycle instance prorate', 27.5],
    ['Cycle instance prorate', 48.4],
    ['Cycle instance prorate', 92.4],
    ['Cycle fee', 198],
    ['Prorate fees when cancel', -88.89],
  ]);
});

test('file, statement, link and both forms of the line item address agree', async () => {
  const token = await tokenOf(lantern);
  const get = (path: string, withToken = true) =>
    fetch(`${local.url}${path}`, withToken ? { headers: { authorization: `Bearer ${token}` } } : {});
  const text = await (await get(`/v1/invoices/${invoices[0]}/reconciliation/license`)).text();
  const records = parse(text, { columns: true }) as Record<string, string>[];
  expect(records.map((record) => record['TotalForCustomer'])).toEqual([
    '150.00',
    '-165.00',
    '27.50',
    '48.40',
    '92.40',
    '198.00',
    '-88.89',
  ]);

  const { uri } = (await (await get(`/v1/invoices/${invoices[0]}/reconciliation/license/link`)).json()) as { uri: string };
  expect(await (await get(uri, false)).text()).toBe(text);
  expect((await get(`${uri}x`, false)).status).toBe(403);

  const user = new URLSearchParams({
    grant_type: 'password',
    client_id: lantern.app.clientId,
    username: lantern.users[1]?.userPrincipalName ?? '',
    password: lantern.users[1]?.password ?? '',
  });
  const signedIn = (await (
    await fetch(`${local.url}/${lantern.domain}/oauth2/token`, { method: 'POST', body: user })
  ).json()) as { access_token: string };
  const pdf = await fetch(`${local.url}/v1/invoices/Recurring-${invoices[0]}/documents/statement`, {
    headers: { authorization: `Bearer ${signedIn.access_token}` },
  });
  expect(pdf.headers.get('content-type')).toBe('application/pdf');
  expect(
    Buffer.from(await pdf.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');

  const byPath = await call(
    lantern,
    'GET',
    `/v1//invoices/Recurring-${invoices[0]}/lineitems/Office/BillingLineItems?size=3&offset=3`,
  );
  expect((byPath.body['items'] as { amount: number }[]).map(({ amount }) => amount)).toEqual([48.4, 92.4, 198]);
  expect((byPath.body['links'] as { next: { uri: string } }).next.uri).toMatch(/size=3&offset=6$/);
});

test('another partner sees none of it, by any id', async () => {
  for (const path of [
    customer,
    `${customer}/orders`,
    ...subscriptions,
    ...invoices.map((id) => `/v1/invoices/${id}`),
    `/v1/invoices/${invoices[0]}/reconciliation/license`,
  ]) {
    expect((await call(summit, 'GET', path)).status, path).toBe(404);
  }
  expect((await call(summit, 'GET', '/v1/invoices')).body['totalCount']).toBe(0);
});

test('a sandbox clock goes forward only, and only a sandbox has one', async () => {
  expect((await moveTo('2026-12-01T00:00:00Z')).body).toMatchObject({ code: 950_050 });
  expect((await moveTo('2126-12-01T00:00:00Z')).body).toMatchObject({ code: 950_051 });
  expect((await moveTo('tomorrow')).status).toBe(400);
  expect((await call(summit, 'GET', '/v1/sandbox/clock')).body).toMatchObject({ code: 900_127 });
});

test('the daily timer sends the partners that are billed to their workers, which catch up with the days', async () => {
  const partition = local.ports.store.partition('partners', summit.tenantId);
  const account = await partition.get(ACCOUNT, ACCOUNT_ID);
  if (!account) throw new Error('no account');
  const { replace } = await import('../../functions/storage/port.ts');
  const { date } = await import('../../functions/shared/calendar.ts');
  await partition.commit([replace(ACCOUNT, { ...account.value, workedThrough: date('2026-10-01') }, account)]);
  await local.host.invokeTimer('daily');
  const today = local.ports.now().slice(0, 10);
  await expect.poll(async () => (await partition.get(ACCOUNT, ACCOUNT_ID))?.value.workedThrough, { timeout: 20_000 }).toBe(today);
});

test('what the machine tells: health, demo partners, the API description, and nothing went wrong', async () => {
  expect((await fetch(`${local.url}/health`)).status).toBe(200);
  const about = (await (await fetch(`${local.url}/local`)).json()) as { partners: DemoPartner[]; operator: DemoPartner };
  expect(about.partners.filter(({ model, sandbox }) => model === 'direct' && sandbox).length).toBeGreaterThanOrEqual(2);
  expect(about.partners.map(({ model }) => model).filter((model) => model === 'indirectReseller')).toHaveLength(2);
  expect(about.operator.app.clientSecret).toBeTruthy();
  const settings = about.partners[0]?.users.flatMap<string>(({ agent, admin }) => [agent, admin]);
  expect(settings).toEqual(
    expect.arrayContaining([
      'global_admin',
      'billing_admin',
      'user_management_admin',
      'admin_agent',
      'sales_agent',
      'help_desk_agent',
    ]),
  );
  const document = (await (await fetch(`${local.url}/openapi.json`)).json()) as { openapi: string };
  expect(document.openapi).toBe('3.1.0');
  expect(log).toEqual([]);
});

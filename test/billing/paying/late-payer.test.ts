import { expect, test } from 'vitest';
import { ACCOUNT, ACCOUNT_ID } from '../../../functions/account/stored.ts';
import { runDays } from '../../../functions/billing/days.ts';
import { receivableWrites } from '../../../functions/billing/paying/dunning.ts';
import { NOTICES_BY_DAY } from '../../../functions/billing/paying/stored.ts';
import { SAMPLE_OFFER_ID } from '../../../functions/catalog/sample/ids.ts';
import { seedSampleCatalogue } from '../../../functions/catalog/sample/seed.ts';
import { CreatedCustomer } from '../../../functions/customers/wire.ts';
import { date, instant, type CalendarDate } from '../../../functions/shared/calendar.ts';
import { toMinor, type Minor } from '../../../functions/shared/money.ts';
import { Meter } from '../../../functions/storage/meter.ts';
import { replace } from '../../../functions/storage/port.ts';
import { openSqliteStore } from '../../../functions/storage/sqlite/store.ts';
import { WireOrder } from '../../../functions/subscriptions/wire.ts';
import { newCustomer } from '../../customers/requests.ts';
import { send } from '../../http/requests.ts';
import { Dice } from '../../simulation/dice.ts';
import { MemoryBlobs, Traffic } from '../../simulation/faults.ts';
import { appOn, tenantOf } from '../../support/app.ts';

const PARTNER = tenantOf('direct');
const OPERATOR_PATH = `/v1/operator/partners/${PARTNER}`;

/** A direct partner with a customer and a subscription, an invoice of 1,000.00 due on 14 February, and a calendar to turn. */
async function latePayer(change: { suspendAfterDays?: number } = {}) {
  const meter = new Meter();
  const store = openSqliteStore(':memory:', meter);
  const app = await appOn(store, meter);
  let today = date('2026-02-01');
  const ports = { ...app.ports, queue: { send: async () => {} }, now: () => instant(`${today}T09:00:00Z`) };
  await seedSampleCatalogue(store.partition('catalog', 'CN'));
  const partition = store.partition('partners', PARTNER);
  const account = async () => {
    const found = await partition.get(ACCOUNT, ACCOUNT_ID);
    if (!found) throw new Error('a partner has an account');
    return found;
  };
  const opened = await account();
  await partition.commit([
    replace(ACCOUNT, { ...opened.value, ...change, workedThrough: today, agreementSignedOn: date('2020-01-28') }, opened),
  ]);
  const customer = await send(ports, 'POST', '/v1/customers', { body: newCustomer('late') });
  const { id: customerId } = CreatedCustomer.parse(customer.body);
  const order = { lineItems: [{ lineItemNumber: 0, offerId: SAMPLE_OFFER_ID.enterpriseE1, quantity: 5 }] };
  const placed = WireOrder.parse((await send(ports, 'POST', `/v1/customers/${customerId}/orders`, { body: order })).body);
  const at = `/v1/customers/${customerId}`;
  const invoice = async (document: { documentId: string; type: 'recurring' | 'oneTime'; amount: Minor }) => {
    const issued = { kind: 'invoice', issuedOn: today, dueOn: date('2026-02-14'), ...document } as const;
    await partition.commit(await receivableWrites(partition, (await account()).value, issued));
  };
  await invoice({ documentId: 'D1', type: 'recurring', amount: toMinor(100_000) });
  const lines = (invoiceId: string) => store.partition('lines', `${PARTNER}/${invoiceId}`);
  const workplace = {
    partition,
    shared: { catalog: store.partition('catalog', 'CN'), lines },
    blobs: new MemoryBlobs(new Traffic(new Dice(1), 0)),
    isTimeUp: () => false,
  };
  return {
    partition,
    invoice,
    order,
    at,
    subscription: `${at}/subscriptions/${placed.lineItems[0]?.subscriptionId}`,
    state: async () => (await account()).value.state,
    turnTo: async (day: string): Promise<CalendarDate> => {
      today = date(day);
      await runDays(workplace, today);
      return today;
    },
    asPartner: (method: string, path: string, body?: unknown) => send(ports, method, path, body === undefined ? {} : { body }),
    asOperator: (method: string, path: string, body?: unknown) =>
      send(ports, method, `${OPERATOR_PATH}${path}`, { partner: 'operator', ...(body === undefined ? {} : { body }) }),
  };
}

test('R-BILL-04, R-BILL-21: delinquent from the day after the due date, active again the moment it has paid', async () => {
  const story = await latePayer();
  await story.turnTo('2026-02-14');
  expect(await story.state()).toBe('active');
  await story.turnTo('2026-02-15');
  expect(await story.state()).toBe('delinquent');
  expect((await story.asPartner('GET', '/v1/accountstatus')).body).toMatchObject({
    state: 'delinquent',
    overdueAmount: 1000,
    blockedOperations: [],
  });
  const paid = await story.asOperator('PUT', '/payments/wire-1', { amount: '1000.00', receivedOn: '2026-02-15' });
  expect(paid).toMatchObject({ status: 200, body: { id: 'wire-1', amount: 1000 } });
  expect(await story.state()).toBe('active');
});

test('R-BILL-06 to R-BILL-09: suspended, eight things are closed and the rest is open; paying up lifts it at once', async () => {
  const story = await latePayer();
  expect(await story.asOperator('PUT', '/suspension')).toMatchObject({ status: 400, body: { code: 950063 } });
  await story.turnTo('2026-02-20');
  expect((await story.asOperator('PUT', '/suspension')).body).toMatchObject({ state: 'suspended' });

  const closed = [
    await story.asPartner('POST', '/v1/customers', newCustomer('another')),
    await story.asPartner('POST', `${story.at}/orders`, story.order),
    await story.asPartner('PATCH', story.subscription, { quantity: 6 }),
    await story.asPartner('PATCH', story.subscription, { quantity: 4 }),
  ];
  expect(closed.map(({ status, body }) => [status, (body as { code: number }).code])).toEqual(closed.map(() => [403, 950007]));
  const open = [
    await story.asPartner('PATCH', story.subscription, { friendlyName: 'Renamed' }),
    await story.asPartner('PATCH', story.subscription, { status: 'suspended' }),
    await story.asPartner('PATCH', story.subscription, { status: 'active' }),
    await story.asPartner('GET', '/v1/invoices/summary'),
    await story.asPartner('GET', story.subscription),
  ];
  expect(open.map(({ status }) => status)).toEqual(open.map(() => 200));

  await story.asOperator('PUT', '/payments/part', { amount: 400, receivedOn: '2026-02-21' });
  expect(await story.state()).toBe('suspended');
  await story.asOperator('PUT', '/payments/rest', { amount: 600, receivedOn: '2026-02-21' });
  expect(await story.state()).toBe('active');
  expect((await story.asPartner('PATCH', story.subscription, { quantity: 6 })).status).toBe(200);
});

test('R-BILL-05, R-BILL-20: the finance charge stands apart from the invoice, and has to be paid before the account is lifted', async () => {
  const story = await latePayer();
  await story.turnTo('2026-03-15'); // the month after 14 February is over
  const owed = await story.asPartner('GET', '/v1/invoices/receivables');
  // 5 seats at 49.83 were charged in advance on 28 February: 249.15, not yet due
  expect(owed.body).toMatchObject({
    balanceDue: 1264.15,
    items: [
      { documentId: 'D1', amount: 1000, financeCharge: 15, open: 1015 },
      { open: 249.15, isOverdue: false },
    ],
  });
  await story.asOperator('PUT', '/payments/principal', { amount: '1000.00', receivedOn: '2026-03-15' });
  expect(await story.state()).toBe('delinquent');
  await story.asOperator('PUT', '/payments/charge', { amount: '15.00', receivedOn: '2026-03-15' });
  expect(await story.state()).toBe('active');
  expect((await story.asPartner('GET', '/v1/invoices/summary')).body).toMatchObject({
    balanceAmount: 249.15,
    lastPaymentAmount: 15,
  });
});

test('R-BILL-19: suspended by itself only where a number of days was agreed', async () => {
  const story = await latePayer({ suspendAfterDays: 30 });
  await story.turnTo('2026-03-16'); // 30 days after 14 February
  expect(await story.state()).toBe('delinquent');
  await story.turnTo('2026-03-17');
  expect(await story.state()).toBe('suspended');
});

test('a payment is recorded once, however often it is sent; another one needs an id of its own', async () => {
  const story = await latePayer();
  const payment = { amount: '250.00', receivedOn: '2026-02-10', reference: 'transfer 77' };
  const [first, again] = [
    await story.asOperator('PUT', '/payments/p', payment),
    await story.asOperator('PUT', '/payments/p', payment),
  ];
  expect(again.body).toEqual(first.body);
  expect((await story.asOperator('GET', '/receivables')).body).toMatchObject({ balanceDue: 750 });
  const other = await story.asOperator('PUT', '/payments/p', { ...payment, amount: '260.00' });
  expect(other).toMatchObject({ status: 409, body: { code: 950062 } });
});

test('a payment that is taken back makes the account delinquent again, and the one before is the last payment', async () => {
  const story = await latePayer();
  await story.turnTo('2026-02-20');
  await story.asOperator('PUT', '/payments/a', { amount: 1, receivedOn: '2026-02-18' });
  await story.asOperator('PUT', '/payments/b', { amount: 999, receivedOn: '2026-02-19' });
  expect(await story.state()).toBe('active');
  const reversed = await story.asOperator('POST', '/payments/b/reversal');
  expect(reversed.body).toMatchObject({ id: 'b', reversedOn: '2026-02-20T00:00:00.000Z' });
  expect((await story.asOperator('POST', '/payments/b/reversal')).body).toEqual(reversed.body);
  expect(await story.state()).toBe('delinquent');
  expect((await story.asPartner('GET', '/v1/invoices/summary')).body).toMatchObject({ balanceAmount: 999, lastPaymentAmount: 1 });
  expect(await story.asOperator('POST', '/payments/none/reversal')).toMatchObject({ status: 404, body: { code: 950061 } });
});

test('R-BILL-15: everything is told once, to the recipient of that day', async () => {
  const story = await latePayer();
  await story.asPartner('PUT', '/v1/profiles/invoicerecipient', { name: 'Accounts', email: 'accounts@example.com' });
  await story.turnTo('2026-03-15');
  await story.turnTo('2026-03-16');
  await story.asOperator('PUT', '/suspension');
  await story.asOperator('PUT', '/payments/all', { amount: 1015, receivedOn: '2026-03-16' });
  const { items } = await story.partition.list(NOTICES_BY_DAY, { limit: 100 });
  expect(items.map(({ value }) => [value.kind, value.on, value.recipient?.email])).toEqual([
    ['invoiceReady', '2026-02-01', undefined],
    ['invoiceOverdue', '2026-02-15', 'accounts@example.com'],
    ['invoiceReady', '2026-02-28', 'accounts@example.com'],
    ['financeChargeAssessed', '2026-03-15', 'accounts@example.com'],
    ['accountRestored', '2026-03-16', 'accounts@example.com'],
    ['accountSuspended', '2026-03-16', 'accounts@example.com'],
    ['paymentReceived', '2026-03-16', 'accounts@example.com'],
  ]);
});

test('a day on which very many documents fall overdue, and another on which all are charged, is one commit with one notice', async () => {
  const story = await latePayer();
  const many = Array.from({ length: 150 }, (_, index) => `O${index}`);
  for (const documentId of many) await story.invoice({ documentId, type: 'oneTime', amount: toMinor(10_000) });
  await story.turnTo('2026-03-16');
  const { items } = (await story.asPartner('GET', '/v1/notices?size=500')).body as { items: Record<string, unknown>[] };
  const overdue = items.find(({ kind }) => kind === 'invoiceOverdue');
  // 1,000.00 + 150 × 100.00, and 1.5 % of each: 15.00 + 150 × 1.50 (R-BILL-05)
  expect(overdue).toMatchObject({ id: 'invoiceOverdue:2026-02-15', on: '2026-02-15T00:00:00.000Z', amount: 16_000 });
  expect(overdue).toHaveProperty('documents.length', 151);
  const charged = items.find(({ kind }) => kind === 'financeChargeAssessed');
  expect(charged).toMatchObject({
    amount: 240,
    documents: [
      { documentId: 'D1', amount: 15 },
      { documentId: 'O0', amount: 1.5 },
      ...many.slice(1).map((documentId) => ({ documentId, amount: 1.5 })),
    ],
  });
});

const BAD = [
  [{ amount: '10.001', receivedOn: '2026-02-10' }, 'two decimals'],
  [{ amount: 0, receivedOn: '2026-02-10' }, 'more than 0'],
  [{ amount: -5, receivedOn: '2026-02-10' }, 'more than 0'],
  [{ amount: 'ten', receivedOn: '2026-02-10' }, 'two decimals'],
  [{ amount: 10, receivedOn: 'yesterday' }, 'YYYY-MM-DD'],
  [{ receivedOn: '2026-02-10' }, 'amount'],
] as const;

test('a payment that makes no sense is refused, and the answer says what is wrong', async () => {
  const story = await latePayer();
  for (const [body, text] of BAD) {
    const answer = await story.asOperator('PUT', '/payments/bad', body);
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining(text)]);
  }
});

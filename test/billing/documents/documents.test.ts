import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { ACCOUNT, ACCOUNT_ID } from '../../../functions/account/stored.ts';
import { invoiceIdOf } from '../../../functions/billing/close.ts';
import { runDays } from '../../../functions/billing/days.ts';
import { licenseFileName } from '../../../functions/billing/license-file.ts';
import { INVOICE } from '../../../functions/billing/stored.ts';
import { RELATIONSHIP } from '../../../functions/customers/stored.ts';
import { date, instant } from '../../../functions/shared/calendar.ts';
import { Meter } from '../../../functions/storage/meter.ts';
import { create, replace } from '../../../functions/storage/port.ts';
import { openSqliteStore } from '../../../functions/storage/sqlite/store.ts';
import { SUBSCRIPTION } from '../../../functions/subscriptions/stored.ts';
import { send } from '../../http/requests.ts';
import { Dice } from '../../simulation/dice.ts';
import { MemoryBlobs, Traffic } from '../../simulation/faults.ts';
import { appOn, tenantOf } from '../../support/app.ts';
import { addSubscription } from '../../support/billing.ts';

const PARTNER = tenantOf('direct');
const CUSTOMER = '33333333-0000-4000-8000-000000000001';

/** A partner whose billing date is the 15th, with EX-01's subscription: 15 seats at 10.00, first charged on 15 June 2018. */
async function partnerOf(taxPercent: string, discountPercent: string) {
  const meter = new Meter();
  const store = openSqliteStore(':memory:', meter);
  const app = await appOn(store, meter);
  let today = date('2018-06-01');
  const blobs = new MemoryBlobs(new Traffic(new Dice(1), 0));
  const ports = { ...app.ports, blobs, queue: { send: async () => {} }, now: () => instant(`${today}T09:00:00Z`) };
  const partition = store.partition('partners', PARTNER);
  const account = await partition.get(ACCOUNT, ACCOUNT_ID);
  if (!account) throw new Error('a partner has an account');
  await partition.commit([
    replace(ACCOUNT, { ...account.value, agreementSignedOn: date('2018-01-15'), workedThrough: today }, account),
  ]);
  const lines = (invoiceId: string) => store.partition('lines', `${PARTNER}/${invoiceId}`);
  const workplace = { partition, shared: { catalog: store.partition('catalog', 'CN'), lines }, blobs, isTimeUp: () => false };
  const operator = (method: string, path: string, body?: unknown) =>
    send(ports, method, `/v1/operator/partners/${PARTNER}${path}`, {
      partner: 'operator',
      ...(body === undefined ? {} : { body }),
    });
  const terms = {
    taxRates: [{ from: '2018-06-02', percent: taxPercent }],
    discounts: [{ id: 'launch', percent: discountPercent, from: '2018-06-02', reason: 'Launch' }],
  };
  expect(await operator('PUT', '/billingterms', terms)).toMatchObject({ status: 200 });
  return {
    partition,
    operator,
    partner: (path: string) => send(ports, 'GET', path),
    turnTo: async (day: string) => {
      today = date(day);
      await runDays(workplace, today);
    },
    invoice: async (day: string) => (await partition.get(INVOICE, invoiceIdOf(PARTNER, date(day))))?.value,
    file: (day: string) =>
      parse(Buffer.from(blobs.files.get(licenseFileName(PARTNER, invoiceIdOf(PARTNER, date(day)))) ?? []), {
        columns: true,
      }) as Record<string, string>[],
  };
}

const money = (row: Record<string, string>) =>
  ['Amount', 'TotalOtherDiscount', 'Subtotal', 'Tax', 'TotalForCustomer'].map((name) => row[name]);

test('R-CHG-06, R-CHG-07: 150.00 less 10 % with 6 % tax is 143.10; a change of seats takes back just that', async () => {
  const place = await partnerOf('6.00', '10.00');
  const subscription = await addSubscription(place.partition, 1, { seatChanges: [{ on: date('2018-06-02'), quantity: 15 }] });
  await place.turnTo('2018-06-15');
  expect(place.file('2018-06-15').map(money)).toEqual([['150.00', '15.00', '135.00', '8.10', '143.10']]);
  expect((await place.invoice('2018-06-15'))?.total).toBe(14_310);

  const found = await place.partition.get(SUBSCRIPTION, subscription.id);
  if (!found) throw new Error('it was just added');
  const seatChanges = [...found.value.seatChanges, { on: date('2018-06-30'), quantity: 10 }];
  await place.partition.commit([replace(SUBSCRIPTION, { ...found.value, seatChanges }, found)]);
  await place.turnTo('2018-07-15');
  // of 30 days 15 with 15 seats: 75.00, and 15 with 10 seats: 50.00
  expect(place.file('2018-07-15').map(money)).toEqual([
    ['-135.00', '0.00', '-135.00', '-8.10', '-143.10'],
    ['75.00', '7.50', '67.50', '4.05', '71.55'],
    ['50.00', '5.00', '45.00', '2.70', '47.70'],
    ['100.00', '10.00', '90.00', '5.40', '95.40'],
  ]);
  const invoice = await place.invoice('2018-07-15');
  expect(invoice?.totals.sections).toMatchObject({ recurring: 9000, licenseDiscounts: -2250, taxes: 405, credits: 0 });
  expect(invoice?.total).toBe(7155); // 90.00 - 22.50 + 4.05
});

test('R-CHG-04, R-CHG-08: a refund counts once, with its tax, among credits; two refunds cannot exceed the line', async () => {
  const place = await partnerOf('6.00', '10.00');
  await addSubscription(place.partition, 1, { seatChanges: [{ on: date('2018-06-02'), quantity: 15 }] });
  await place.turnTo('2018-06-15');
  const invoiceId = invoiceIdOf(PARTNER, date('2018-06-15'));
  const credit = { invoiceId, lineNumber: 0, amount: '50.00', reason: 'Outage' };
  const given = await place.operator('PUT', '/credits/outage', credit);
  expect(given).toMatchObject({ status: 200, body: { amount: 50, tax: 2.83 } });
  expect((await place.operator('PUT', '/credits/outage', credit)).body).toEqual(given.body);
  expect(await place.operator('PUT', '/credits/outage', { ...credit, amount: '51.00' })).toMatchObject({ status: 409 });
  expect(await place.operator('PUT', '/credits/more', { ...credit, amount: '93.11' })).toMatchObject({ body: { code: 950068 } });
  expect(await place.operator('PUT', '/credits/none', { ...credit, lineNumber: 7 })).toMatchObject({
    status: 404,
    body: { code: 950066 },
  });

  await place.turnTo('2018-07-15');
  const rows = place.file('2018-07-15');
  expect(rows.map((row) => [row['ChargeType'], ...money(row)])).toEqual([
    ['Cycle fee', '150.00', '15.00', '135.00', '8.10', '143.10'],
    ['Offset a line item', '-47.17', '0.00', '-47.17', '-2.83', '-50.00'],
  ]);
  const invoice = await place.invoice('2018-07-15');
  expect(invoice?.totals.sections).toMatchObject({ recurring: 15_000, licenseDiscounts: -1500, taxes: 810, credits: -5000 });
  expect(invoice?.total).toBe(9310);
  await place.turnTo('2018-08-15');
  expect(place.file('2018-08-15')).toHaveLength(1); // and never again
});

test('a credit note amends an invoice and lowers what is owed at once; the rest can be voided, and then nothing', async () => {
  const place = await partnerOf('0', '0');
  await addSubscription(place.partition, 1);
  await place.turnTo('2018-06-15');
  const invoiceId = invoiceIdOf(PARTNER, date('2018-06-15'));
  const note = await place.operator('PUT', '/creditnotes/one', { invoiceId, amount: 30, reason: 'Agreed' });
  expect(note.body).toMatchObject({
    documentType: 'adjustment_note',
    amendsOf: invoiceId,
    totalCharges: -30,
    invoiceDetails: [],
  });
  expect((await place.operator('PUT', '/creditnotes/one', { invoiceId, amount: 30, reason: 'Agreed' })).body).toEqual(note.body);
  expect((await place.partner('/v1/invoices/summary')).body).toMatchObject({ balanceAmount: 70 });
  expect(await place.operator('PUT', '/creditnotes/two', { invoiceId, amount: 71, reason: 'More' })).toMatchObject({
    body: { code: 950070 },
  });
  await place.operator('PUT', '/creditnotes/two', { invoiceId, reason: 'The rest' });
  expect((await place.partner('/v1/invoices/summary')).body).toMatchObject({ balanceAmount: 0 });
  expect(await place.operator('PUT', '/creditnotes/three', { invoiceId, reason: 'Again' })).toMatchObject({
    body: { code: 950069 },
  });

  const { body } = await place.partner('/v1/invoices');
  expect(body).toMatchObject({
    totalCount: 1,
    items: [{ id: invoiceId, amendments: [{ totalCharges: -30 }, { totalCharges: -70 }] }],
  });
  const whole = await partnerOf('0', '0');
  await addSubscription(whole.partition, 1);
  await whole.turnTo('2018-06-15');
  const voided = await whole.operator('PUT', '/creditnotes/all', { invoiceId, reason: 'Mistake' });
  expect(voided.body).toMatchObject({ documentType: 'void_note', totalCharges: -100 });
});

test('a one-time invoice: its lines by continuation token, its own place in the summary', async () => {
  const place = await partnerOf('6.00', '0');
  await place.partition.commit([
    create(RELATIONSHIP, {
      customerId: CUSTOMER,
      companyName: 'Customer 1',
      domain: 'customer1.partner.onmschina.cn',
      relationship: 'reseller',
      createdAt: instant('2018-06-01'),
    }),
  ]);
  await place.turnTo('2018-06-10');
  const line = { customerId: CUSTOMER, productName: 'Windows Server', unitPrice: '100.00', quantity: 1 };
  const body = { lineItems: [line, { ...line, quantity: 3 }, { ...line, chargeType: 'Cancel' }] };
  const issued = await place.operator('PUT', '/onetimeinvoices/po-1', body);
  // 100.00 + 300.00 - 100.00 = 300.00, and 6 % of it
  expect(issued.body).toMatchObject({
    invoiceType: 'OneTime',
    documentType: 'invoice',
    totalCharges: 318,
    dueDate: '2018-07-10T00:00:00.000Z',
  });
  expect((await place.operator('PUT', '/onetimeinvoices/po-1', body)).body).toEqual(issued.body);
  expect(await place.operator('PUT', '/onetimeinvoices/po-1', { lineItems: [line] })).toMatchObject({ status: 409 });
  const stranger = { lineItems: [{ ...line, customerId: '33333333-0000-4000-8000-00000000dead' }] };
  expect((await place.operator('PUT', '/onetimeinvoices/po-2', stranger)).status).toBe(404);

  const { id } = issued.body as { id: string };
  const path = `/v1/invoices/OneTime-${id}/lineitems?provider=onetime&invoicelineitemtype=billinglineitems&size=2`;
  const first = (await place.partner(path)).body as { continuationToken: string; items: unknown[]; links: unknown };
  expect(first.items).toMatchObject([
    { billingProvider: 'one_time', invoiceNumber: id, subtotal: 100, taxTotal: 6, totalForCustomer: 106 },
    { subtotal: 300, taxTotal: 18, totalForCustomer: 318 },
  ]);
  expect(first.links).toMatchObject({ next: { headers: [{ key: 'MS-ContinuationToken', value: first.continuationToken }] } });
  expect((await place.partner('/v1/invoices/summary')).body).toMatchObject({
    balanceAmount: 318,
    details: [{ invoiceType: 'Recurring' }, { invoiceType: 'OneTime', summary: { balanceAmount: 318 } }],
  });
});

import { expect, test } from 'vitest';
import { closeMonth } from '../../../functions/billing/close.ts';
import { invoiceTotal } from '../../../functions/billing/core/invoice.ts';
import { BILLING_TERMS, INVOICE } from '../../../functions/billing/stored.ts';
import { date } from '../../../functions/shared/calendar.ts';
import { create, replace } from '../../../functions/storage/port.ts';
import { SUBSCRIPTION, type Subscription } from '../../../functions/subscriptions/stored.ts';
import RULES from '../../rules/rules.json' with { type: 'json' };
import { METER, SUBSCRIPTION_ID, usage, usagePlace, type UsagePlace } from './place.ts';

const SECOND = { customerId: '33333333-0000-4000-8000-000000000002', subscriptionId: '44444444-0000-4000-8000-000000000002' };

async function tax(place: UsagePlace, ...taxRates: [from: string, basisPoints: number][]): Promise<void> {
  const rates = taxRates.map(([from, basisPoints]) => ({ from: date(from), basisPoints }));
  await place.partition.commit([create(BILLING_TERMS, { taxRates: rates, discounts: [] })]);
}

async function end(
  place: UsagePlace,
  on: string,
  by: NonNullable<Subscription['ended']>['by'],
  id = SUBSCRIPTION_ID,
): Promise<void> {
  const subscription = await place.partition.get(SUBSCRIPTION, id);
  if (!subscription) throw new Error('there is a subscription');
  await place.partition.commit([
    replace(SUBSCRIPTION, { ...subscription.value, status: 'deleted', ended: { on: date(on), by } }, subscription),
  ]);
}

test('R-REC-08: 745 at 0.085 are 63.325, so 63.33', async () => {
  const place = await usagePlace();
  await place.record([usage('a')]);
  const page = await place.close('2018-07-15');
  expect(page).toMatchObject({ totals: { lineCount: 1, total: 6333, sections: { usage: 6333, taxes: 0 } }, fileTotal: 6333 });
  expect(await place.rowsOf('2018-07-15')).toMatchObject([
    {
      PretaxCharges: '63.33',
      TaxAmount: '0.00',
      PostTaxTotal: '63.33',
      PretaxEffectiveRate: '0.09',
      PostTaxEffectiveRate: '0.09',
    },
  ]);
});

test('R-REC-08: the repaired sample of the rules, with its tax of 9 percent', async () => {
  const place = await usagePlace();
  await tax(place, ['2018-01-01', 900]);
  await place.record([usage('a', { consumedQuantity: 11, listPrice: '0.0808' })]);
  await place.close('2018-07-15');
  expect(await place.rowsOf('2018-07-15')).toMatchObject([RULES.reconciliation.usage_based.repaired_example]);
});

test('R-REC-06, R-REC-10: the file has the columns of the rules in their order, and what it adds up has no day', async () => {
  const place = await usagePlace('provider');
  await place.record([
    usage('a', {
      ...SECOND,
      serviceType: 'Standard',
      region: 'Asia Pacific, 华东',
      sku: '7UD-00001',
      unit: 'Hours',
      meteredRegion: 'East Asia',
      meteredService: 'Compute',
      meteredServiceType: 'EXTERNAL',
      project: 'a project',
      serviceInfo: '1.000000 Connections / 30 days',
    }),
  ]);
  await place.close('2018-07-15');
  const text = await place.fileOf('2018-07-15');
  expect(text.split('\r\n')[0]).toBe(RULES.reconciliation.usage_based.columns.map(({ column }) => column).join(','));
  expect(await place.rowsOf('2018-07-15')).toEqual([
    {
      PartnerID: place.account.partnerId,
      PartnerName: 'Partner provider',
      PartnerBillableAccountID: expect.stringMatching(/^\d{18}$/),
      CustomerName: 'Customer 2',
      MPNID: '5000003',
      ResellerMPNID: '5000003', // R-MPN-04: sold by the partner itself
      InvoiceNumber: place.closingOf('2018-07-15').invoiceId,
      ChargeStartDate: '6/15/2018 0:00',
      ChargeEndDate: '7/14/2018 23:59',
      SubscriptionID: expect.not.stringMatching(SECOND.subscriptionId),
      SubscriptionName: '生产环境, "主"',
      SubscriptionDescription: 'Exchange Online Kiosk',
      OrderID: expect.stringMatching(/^\d{18}$/),
      ServiceName: 'VIRTUAL MACHINES',
      ServiceType: 'Standard',
      ResourceGUID: METER,
      'Resource Name': 'Compute Hours',
      Region: 'Asia Pacific, 华东',
      SKU: '7UD-00001',
      DetailLineItemId: '1',
      ConsumedQuantity: '745',
      IncludedQuantity: '0',
      OverageQuantity: '745',
      ListPrice: '0.085',
      PretaxCharges: '63.33',
      TaxAmount: '0.00',
      PostTaxTotal: '63.33',
      Currency: 'CNY',
      PretaxEffectiveRate: '0.09',
      PostTaxEffectiveRate: '0.09',
      ChargeType: 'Assess usage fee for current cycle',
      CustomerBillableAccount: '',
      UsageDate: '',
      MeteredRegion: '',
      MeteredService: '',
      MeteredServiceType: '',
      Project: '',
      ServiceInfo: '',
      CustomerID: SECOND.customerId,
      DomainName: 'customer2.partner.onmschina.cn',
    },
  ]);
});

test('R-MPN-02: in the direct model the file has no column for resellers', async () => {
  const place = await usagePlace();
  await place.record([usage('a')]);
  await place.close('2018-07-15');
  const [row = {}] = await place.rowsOf('2018-07-15');
  expect(Object.keys(row)).toEqual(
    RULES.reconciliation.usage_based.columns.map(({ column }) => column).filter((name) => name !== 'ResellerMPNID'),
  );
});

test('R-REC-06: each rate of a resource is a row of its own; days of one rate are summed exactly, then rounded once', async () => {
  const place = await usagePlace();
  place.setDay('2018-07-14');
  const first = { detailLineItemId: 1, listPrice: '0.15', consumedQuantity: '0.3' };
  const second = { detailLineItemId: 2, listPrice: '0.0333333333' };
  await place.record([
    usage('a', { ...first, usageDate: '2018-06-15' }),
    usage('b', { ...second, usageDate: '2018-07-09', consumedQuantity: '100' }),
    usage('c', { ...first, usageDate: '2018-07-14' }),
    usage('d', { ...second, usageDate: '2018-07-10', consumedQuantity: '200.75' }),
    usage('e', { ...first, usageDate: '2018-07-01' }),
    usage('f', { detailLineItemId: 3, listPrice: '0', consumedQuantity: '5' }),
  ]);
  await place.close('2018-07-15');
  expect(await place.rowsOf('2018-07-15')).toMatchObject([
    // 0.9 x 0.15 = 0.135: 0.14. Day by day it would be three times 0.045: 0.15
    { DetailLineItemId: '1', ConsumedQuantity: '0.9', ListPrice: '0.15', PretaxCharges: '0.14', PretaxEffectiveRate: '0.16' },
    // 300.75 x 0.0333333333 = 10.02499998
    { DetailLineItemId: '2', ConsumedQuantity: '300.75', PretaxCharges: '10.02', PretaxEffectiveRate: '0.03' },
    { DetailLineItemId: '3', ConsumedQuantity: '5', PretaxCharges: '0.00', PretaxEffectiveRate: '0.00' },
  ]);
});

test('R-REC-08: what is included is not charged; an overage is never negative, and without one the rates are 0', async () => {
  const place = await usagePlace();
  await tax(place, ['2018-01-01', 600]);
  await place.record([
    usage('a', { consumedQuantity: '10', includedQuantity: '4.5', listPrice: '2' }),
    usage('b', { consumedQuantity: '10', includedQuantity: '0.5', listPrice: '2' }),
    usage('c', { consumedQuantity: '1', includedQuantity: '4', detailLineItemId: 2 }),
  ]);
  await place.close('2018-07-15');
  expect(await place.rowsOf('2018-07-15')).toMatchObject([
    {
      ConsumedQuantity: '20',
      IncludedQuantity: '5',
      OverageQuantity: '15',
      PretaxCharges: '30.00',
      TaxAmount: '1.80',
      PostTaxTotal: '31.80',
      PretaxEffectiveRate: '2.00',
      PostTaxEffectiveRate: '2.12',
    },
    {
      OverageQuantity: '0',
      PretaxCharges: '0.00',
      PostTaxTotal: '0.00',
      PretaxEffectiveRate: '0.00',
      PostTaxEffectiveRate: '0.00',
    },
  ]);
});

test('R-REC-07: late usage stands on the next invoice with its own day, a row for each, taxed by the rate of that day', async () => {
  const place = await usagePlace();
  await tax(place, ['2018-01-01', 600], ['2018-07-15', 1000]);
  await place.record([usage('a', { usageDate: '2018-07-02' })]);
  await place.close('2018-07-15');
  place.setDay('2018-08-10');
  await place.record([
    usage('late', { usageDate: '2018-07-02', consumedQuantity: '100', listPrice: '1' }),
    usage('later', { usageDate: '2018-07-02', consumedQuantity: '20', listPrice: '1' }),
    usage('last', { usageDate: '2018-07-14', consumedQuantity: '30', listPrice: '1' }),
    usage('new', { usageDate: '2018-07-15', consumedQuantity: '40', listPrice: '1' }),
    usage('newer', { usageDate: '2018-08-10', consumedQuantity: '50', listPrice: '1' }),
  ]);
  await place.close('2018-08-15');
  const row = (from: string, to: string, consumed: string, tax: string) => ({
    ChargeStartDate: `${from} 0:00`,
    ChargeEndDate: `${to} 23:59`,
    ConsumedQuantity: consumed,
    TaxAmount: tax,
  });
  expect(await place.rowsOf('2018-08-15')).toMatchObject([
    row('7/2/2018', '7/2/2018', '120', '7.20'),
    row('7/14/2018', '7/14/2018', '30', '1.80'),
    row('7/15/2018', '8/14/2018', '90', '9.00'),
  ]);
  expect(await place.rowsOf('2018-07-15')).toHaveLength(1);
});

// a close knows of a cancellation on the billing date a month later, of a deletion by the jobs before it at once (R-CALC-17)
const ENDINGS = [
  ['2018-06-14', 'cancellation', 'Assess usage fee for current cycle'],
  ['2018-06-15', 'deletion', 'Assess usage fee for current cycle'],
  ['2018-06-15', 'cancellation', 'Assess usage fee when cancel'],
  ['2018-07-03', 'cancellation', 'Assess usage fee when cancel'],
  ['2018-07-03', 'upgrade', 'Assess usage fee when cancel'],
  ['2018-07-15', 'termEnd', 'Assess usage fee when cancel'],
  ['2018-07-15', 'cancellation', 'Assess usage fee for current cycle'],
  ['2018-07-16', 'deletion', 'Assess usage fee for current cycle'],
] as const;
for (const [on, by, expected] of ENDINGS) {
  test(`R-CHG-01, R-CHG-10: usage billed on 15 July of a subscription ended on ${on} by ${by}: ${expected}`, async () => {
    const place = await usagePlace();
    await place.record([usage('a')]);
    await end(place, on, by);
    await place.close('2018-07-15');
    expect(await place.rowsOf('2018-07-15')).toMatchObject([{ ChargeType: expected }]);
  });
}

test('R-CHG-03 to R-CHG-07: usage, discounts, refunds and taxes add up in their sections, and to the file', async () => {
  const place = await usagePlace();
  await tax(place, ['2018-01-01', 600]);
  const given = (id: string, chargeType: string, amount: string) =>
    usage(id, { consumedQuantity: undefined, listPrice: undefined, chargeType, amount });
  await place.record([
    usage('a', { consumedQuantity: '100', listPrice: '1' }),
    given('b', 'ACTIVATION_DISCOUNT', '10.00'),
    given('c', 'cycle_discount', '2.50'),
    given('d', 'cycle_discount', '2.50'),
    given('e', 'RenewDiscount', '1.01'),
    given('f', 'CANCEL_DISCOUNT', '4'),
    given('g', 'OFFSET_LINEITEM', '20.00'),
  ]);
  const page = await place.close('2018-07-15');
  const rows = await place.rowsOf('2018-07-15');
  const amounts = Object.fromEntries(rows.map((row) => [row['ChargeType'], [row['PretaxCharges'], row['TaxAmount']]]));
  expect(amounts).toEqual({
    'Assess usage fee for current cycle': ['100.00', '6.00'],
    'Activation discount': ['-10.00', '-0.60'],
    'Cycle discount': ['-5.00', '-0.30'],
    'Renew discount': ['-1.01', '-0.06'],
    'Cancel discount': ['4.00', '0.24'],
    'Offset a line item': ['-20.00', '-1.20'],
  });
  expect(rows.find((row) => row['ChargeType'] === 'Cycle discount')).toMatchObject({
    ConsumedQuantity: '0',
    ListPrice: '0',
    PretaxEffectiveRate: '0.00',
  });
  if (page === 'unfinished' || !page) throw new Error('there is a page');
  expect(page.totals.sections).toEqual({
    recurring: 0,
    otherProducts: 0,
    usage: 10_000,
    credits: -2120,
    usageDiscounts: -1201,
    licenseDiscounts: 0,
    taxes: 528, // 6.00 - 0.60 - 0.30 - 0.06 + 0.24
  });
  expect(page.totals.total).toBe(7207);
  expect([invoiceTotal(page.totals), page.fileTotal]).toEqual([7207, 7207]); // R-CHG-09
  expect(page.totals.offers).toEqual({
    'usage of 539BC950-FC1A-4092-AAC3-07276F67594E': { name: 'Exchange Online Kiosk', amount: 6799 },
  });
});

test('the same resource under other names, or in another region, is another row', async () => {
  const place = await usagePlace();
  await place.record([
    usage('a', { usageDate: '2018-07-01' }),
    usage('b', { usageDate: '2018-07-02', region: '华北' }),
    usage('c', { usageDate: '2018-07-03' }),
    usage('d', { usageDate: '2018-07-04', region: '华北' }),
    usage('e', { usageDate: '2018-07-05', sku: 'other' }),
    usage('f', { ...SECOND }),
  ]);
  await place.close('2018-07-15');
  const rows = await place.rowsOf('2018-07-15');
  expect(
    rows.map((row) => [row['Region'], row['SKU'], row['ConsumedQuantity'], row['CustomerName']].join('|')).toSorted(),
  ).toEqual(['|other|745|Customer 1', '||1490|Customer 1', '||745|Customer 2', '华北||1490|Customer 1']);
});

test('R-REC-11: a month without usage costs a look at the fence and its seal, and has neither page nor file', async () => {
  const place = await usagePlace();
  expect(await place.close('2018-07-15')).toBeUndefined();
  expect(place.meter.take()).toEqual({ get: 1, commit: 1 });
  expect(await place.fileOf('2018-07-15')).toBe('none');
  expect(await place.close('2018-07-15')).toBeUndefined();
  expect(place.meter.take()).toEqual({ get: 1, read: 1 });
});

test('the usage of a month is read in pages, and written in few', async () => {
  const place = await usagePlace();
  for (let from = 0; from < 6000; from += 2000) {
    const records = Array.from({ length: 2000 }, (_, index) => {
      const number = from + index;
      return usage(`u${number}`, {
        resourceGuid: `da41bc5f-c52d-4464-8a8d-${String(Math.floor(number / 30)).padStart(12, '0')}`,
      });
    });
    expect((await place.record(records)).body).toMatchObject({ accepted: 2000 });
  }
  place.meter.take();
  const page = await place.close('2018-07-15');
  // 200 rows of 30 records; a page is full with 2,010 records, so 67 rows
  expect(page).toMatchObject({ number: 2, firstLine: 134, firstRecord: 4020, recordCount: 6000, totals: { lineCount: 200 } });
  // the fence, the terms, a subscription and its customer; the last page, 6,000 records by 250; the seal and three pages
  expect(place.meter.take()).toEqual({ get: 4, list: 25, commit: 4, stage: 3, finish: 1 });
  expect(await place.rowsOf('2018-07-15')).toHaveLength(200);
});

test('R-CHG-09: an invoice is what its licences and its usage add up to', async () => {
  const place = await usagePlace();
  await tax(place, ['2018-01-01', 600]);
  await place.record([usage('a')]);
  expect(await closeMonth(place.workplace, place.account, date('2018-07-15'))).toBe('closed');
  const invoice = await place.partition.get(INVOICE, place.closingOf('2018-07-15').invoiceId);
  // two subscriptions of 10 seats at 10.00, and 63.33; 6 percent are 6.00, 6.00 and 3.7998
  expect(invoice?.value).toMatchObject({
    total: 27_913,
    totals: { lineCount: 3, sections: { recurring: 20_000, usage: 6333, taxes: 1580 } },
  });
  expect(Object.values(invoice?.value.totals.offers ?? {}).map(({ amount }) => amount)).toEqual([20_000, 6333]);
});

test('R-CALC-05, R-CALC-24: usage alone makes an invoice; without a line of either kind there is none', async () => {
  const place = await usagePlace();
  await end(place, '2018-06-12', 'cancellation');
  await end(place, '2018-06-12', 'cancellation', SECOND.subscriptionId);
  place.setDay('2018-06-12');
  await place.record([usage('a', { usageDate: '2018-06-11' })]);
  const invoiceOn = async (day: string) => {
    expect(await closeMonth(place.workplace, place.account, date(day))).toBe('closed');
    return (await place.partition.get(INVOICE, place.closingOf(day).invoiceId))?.value;
  };
  expect(await invoiceOn('2018-06-15')).toMatchObject({ total: 6333, totals: { lineCount: 1 } });
  expect(await place.rowsOf('2018-06-15')).toMatchObject([{ ChargeType: 'Assess usage fee when cancel' }]);
  expect(await invoiceOn('2018-07-15')).toBeUndefined();
});

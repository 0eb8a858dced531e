import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { closeMonth, invoiceIdOf } from '../../functions/billing/close.ts';
import { licenseFileName } from '../../functions/billing/license-file.ts';
import { INVOICE, LINE_PAGES } from '../../functions/billing/stored.ts';
import { date } from '../../functions/shared/calendar.ts';
import { toMinor } from '../../functions/shared/money.ts';
import { addSubscription, billingPlace, PARTNER_ID, type BillingPlace } from '../support/billing.ts';

const CUT = date('2018-07-15');

async function fileOf({ blobs }: BillingPlace, invoiceId: string): Promise<string> {
  const file = await blobs.read(licenseFileName(PARTNER_ID, invoiceId));
  return file ? new Response(file.stream).text() : '';
}

async function invoiceOf(place: BillingPlace, billingDate = CUT) {
  return (await place.partition.get(INVOICE, invoiceIdOf(PARTNER_ID, billingDate)))?.value;
}

test('R-CALC-02: a month without change is one line for each subscription, and the invoice their sum', async () => {
  const place = await billingPlace();
  await addSubscription(place.partition, 1);
  await addSubscription(place.partition, 2, { seatChanges: [{ on: date('2018-06-02'), quantity: 3 }] });
  expect(await closeMonth(place.workplace, place.account, CUT)).toBe('closed');

  const invoice = await invoiceOf(place);
  expect(invoice).toMatchObject({ total: 13_000, billingDate: '2018-07-15', periodEnd: '2018-08-15', dueOn: '2018-08-14' });
  expect(invoice?.totals).toMatchObject({ lineCount: 2, sections: { recurring: 13_000, otherProducts: 0 } });
});

test('R-REC-04, R-REC-10: the file has the columns, dates and amounts of the rules, and adds up to the invoice', async () => {
  const place = await billingPlace();
  await addSubscription(place.partition, 1, { friendlyName: 'a "quoted", 名称' });
  await closeMonth(place.workplace, place.account, CUT);

  const invoice = await invoiceOf(place);
  const text = await fileOf(place, invoice?.id ?? '');
  const [header = '', row = ''] = text.split('\r\n');
  expect(header.split(',')).toHaveLength(26); // R-MPN-02: 27 less ResellerMPNID in the direct model
  expect(row).toContain(
    ',6/3/2018 0:00,6/15/2019 0:00,7/15/2018 0:00,8/14/2018 23:59,Cycle fee,10.00,10,100.00,0.00,100.00,0.00,100.00,CNY,',
  );
  const [record] = parse(text, { columns: true }) as Record<string, string>[];
  expect(record).toMatchObject({
    PartnerId: PARTNER_ID,
    SyndicationPartnerSubscriptionNumber: '44444444-0000-4000-8000-000000000001',
    DurableOfferID: '539BC950-FC1A-4092-AAC3-07276F67594E',
    MPNID: '4390934',
    CustomerName: 'Customer 1',
    SubscriptionName: 'a "quoted", 名称',
    SubscriptionDescription: 'Exchange Online Kiosk',
  });
  expect(record?.['OrderID']).toMatch(/^\d{18}$/);
  expect(record?.['SubscriptionID']).not.toBe(record?.['SyndicationPartnerSubscriptionNumber']); // R-REC-03
  expect(record?.['OfferID']).not.toBe(record?.['DurableOfferID']);
});

test('R-CALC-24: an invoice without lines is not issued', async () => {
  const place = await billingPlace();
  await addSubscription(place.partition, 1, {
    start: date('2018-07-16'),
    seatChanges: [{ on: date('2018-07-15'), quantity: 1 }],
  });
  expect(await closeMonth(place.workplace, place.account, CUT)).toBe('closed');
  expect(await invoiceOf(place)).toBeUndefined();
});

test('a close that runs again changes nothing', async () => {
  const place = await billingPlace();
  await addSubscription(place.partition, 1);
  await closeMonth(place.workplace, place.account, CUT);
  const before = place.dump();
  expect(await closeMonth(place.workplace, place.account, CUT)).toBe('closed');
  expect(place.dump()).toBe(before);
});

test('R-CALC-17: a close that runs days late does not see what was ordered on the billing date or later', async () => {
  const onTime = await billingPlace();
  await addSubscription(onTime.partition, 1);
  await closeMonth(onTime.workplace, onTime.account, CUT);

  const late = await billingPlace();
  await addSubscription(late.partition, 1, {
    status: 'deleted',
    seatChanges: [
      { on: date('2018-06-02'), quantity: 10 },
      { on: date('2018-07-15'), quantity: 99 },
      { on: date('2018-07-18'), quantity: 1 },
    ],
    ended: { on: date('2018-07-20'), by: 'cancellation' },
  });
  await closeMonth(late.workplace, late.account, CUT);
  expect(await invoiceOf(late)).toEqual(await invoiceOf(onTime));
  const pages = (place: BillingPlace) =>
    place.workplace.shared.lines(invoiceIdOf(PARTNER_ID, CUT)).list(LINE_PAGES, { limit: 10 });
  expect((await pages(late)).items[0]?.value.groups[0]?.lines).toEqual((await pages(onTime)).items[0]?.value.groups[0]?.lines);
});

test('R-CALC-11: a cancelled subscription stands on the first invoice after the cancellation and is then passed over', async () => {
  const place = await billingPlace();
  await addSubscription(place.partition, 1, { status: 'deleted', ended: { on: date('2018-07-05'), by: 'cancellation' } });
  await addSubscription(place.partition, 2);
  await closeMonth(place.workplace, place.account, CUT);
  // 10 seats at 10.00, 10 of the 30 days from 15 June to 14 July: 33.33 back; the other: 100.00
  expect((await invoiceOf(place))?.total).toBe(6667);

  await closeMonth(place.workplace, place.account, date('2018-08-15'));
  expect((await invoiceOf(place, date('2018-08-15')))?.total).toBe(10_000);
  await closeMonth(place.workplace, place.account, date('2018-09-15'));
  place.meter.take();
  const walked = await place.partition.list(
    { kind: (await import('../../functions/subscriptions/stored.ts')).SUBSCRIPTION, name: 'billable' },
    { limit: 10 },
  );
  expect(walked.items.map(({ value }) => value.id)).toEqual(['44444444-0000-4000-8000-000000000002']);
});

test('R-MPN-02 to R-MPN-06: an indirect provider has the column: the reseller, itself where none is named, -1 where one was removed', async () => {
  const place = await billingPlace({ model: 'indirectProvider' });
  await addSubscription(place.partition, 1, { partnerIdOnRecord: '7654321' });
  await addSubscription(place.partition, 2);
  await addSubscription(place.partition, 3, { resellerRemoved: true });
  await closeMonth(place.workplace, place.account, CUT);
  const records = parse(await fileOf(place, invoiceIdOf(PARTNER_ID, CUT)), { columns: true }) as Record<string, string>[];
  expect(records.map((record) => record['ResellerMPNID'])).toEqual(['7654321', '4390934', '-1']);
});

test('a close asks the store for few things: pages of 100 subscriptions, 250 customers, 500 lines', async () => {
  const place = await billingPlace();
  for (let number = 1; number <= 600; number += 1) await addSubscription(place.partition, number);
  place.meter.take();
  await closeMonth(place.workplace, place.account, CUT);
  expect(place.meter.take()).toEqual({ get: 6, list: 11, commit: 4, stage: 2, finish: 1 });
  expect((await invoiceOf(place))?.total).toBe(toMinor(6_000_000));
});

test('a subscription whose customer is missing stops the close, and names it', async () => {
  const place = await billingPlace();
  await addSubscription(place.partition, 1, { customerId: '33333333-0000-4000-8000-00000000dead' });
  await expect(closeMonth(place.workplace, place.account, CUT)).rejects.toThrow('33333333-0000-4000-8000-00000000dead');
  expect(await invoiceOf(place)).toBeUndefined();
});

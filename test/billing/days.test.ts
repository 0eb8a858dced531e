import { expect, test } from 'vitest';
import { ACCOUNT, ACCOUNT_ID } from '../../functions/account/stored.ts';
import { invoiceIdOf } from '../../functions/billing/close.ts';
import { runDays } from '../../functions/billing/days.ts';
import { INVOICE, LINE_PAGES } from '../../functions/billing/stored.ts';
import { date } from '../../functions/shared/calendar.ts';
import { toMinor } from '../../functions/shared/money.ts';
import { SUBSCRIPTION } from '../../functions/subscriptions/stored.ts';
import { addSubscription, billingPlace, PARTNER_ID, type BillingPlace } from '../support/billing.ts';

async function linesOf(place: BillingPlace, billingDate: string) {
  const pages = await place.workplace.shared.lines(invoiceIdOf(PARTNER_ID, date(billingDate))).list(LINE_PAGES, { limit: 10 });
  return pages.items.flatMap(({ value }) =>
    value.groups.flatMap(({ lines }) => lines.map(({ chargeType, amount }) => [chargeType, amount])),
  );
}

const subscriptionOf = async (place: BillingPlace, id: string) => (await place.partition.get(SUBSCRIPTION, id))?.value;

test('days without work are passed over; every billing date on the way closes its month, in order', async () => {
  const place = await billingPlace();
  await addSubscription(place.partition, 1);
  expect(await runDays(place.workplace, date('2018-09-01'))).toBe('done');
  expect(await linesOf(place, '2018-06-15')).toEqual([['PURCHASE_FEE', 10_000]]);
  expect(await linesOf(place, '2018-07-15')).toEqual([['CYCLE_FEE', 10_000]]);
  expect(await linesOf(place, '2018-08-15')).toEqual([['CYCLE_FEE', 10_000]]);
  expect((await place.partition.get(ACCOUNT, ACCOUNT_ID))?.value.workedThrough).toBe('2018-09-01');
});

test('running the same days again does nothing', async () => {
  const place = await billingPlace();
  await addSubscription(place.partition, 1);
  await runDays(place.workplace, date('2018-09-01'));
  const before = place.dump();
  place.meter.take();
  expect(await runDays(place.workplace, date('2018-09-01'))).toBe('done');
  expect(place.dump()).toBe(before);
  expect(place.meter.take()).toEqual({ get: 1 });
});

test('R-SUS-05: suspended on 1 July, deleted by the job of 31 August (day 61), and credited from then on', async () => {
  const place = await billingPlace();
  const { id } = await addSubscription(place.partition, 1, { status: 'suspended', suspendedOn: date('2018-07-01') });
  await runDays(place.workplace, date('2018-08-30'));
  expect((await subscriptionOf(place, id))?.status).toBe('suspended');
  await runDays(place.workplace, date('2018-08-31'));
  expect(await subscriptionOf(place, id)).toMatchObject({ status: 'deleted', ended: { on: '2018-08-31', by: 'deletion' } });

  await runDays(place.workplace, date('2018-09-15'));
  // R-SUS-07: the advance went on; unused 31 August to 14 September, 15 of 31 days: 100.00 x 15 / 31 = 48.387
  expect(await linesOf(place, '2018-09-15')).toEqual([['CANCEL_PRORATE', -4839]]);
});

test('R-SUB-08, R-CALC-17: a term that ends renews before the close, at the price in force that day, and is a renew fee', async () => {
  // the sample price list of 1 January 2027 has Office 365 Enterprise E3 at 142.50, after 133.33
  const place = await billingPlace({ workedThrough: date('2027-01-20') });
  const term = { start: date('2026-02-01'), end: date('2027-02-15'), unitPrice: toMinor(13_333), priceListVersion: '2026-01-01' };
  const { id } = await addSubscription(place.partition, 1, {
    offerId: '2E7ABED5-658E-430D-8569-80BB0977E471',
    start: term.start,
    terms: [term],
    seatChanges: [{ on: date('2026-01-31'), quantity: 2 }],
  });
  await runDays(place.workplace, date('2027-02-15'));
  expect((await subscriptionOf(place, id))?.terms).toEqual([
    term,
    { start: '2027-02-15', end: '2028-02-15', unitPrice: 14_250, priceListVersion: '2027-01-01' },
  ]);
  expect(await linesOf(place, '2027-02-15')).toEqual([['RENEW_FEE', 28_500]]);
});

test('R-CALC-24: with auto-renew off the subscription ends with its term; no further advance, no credit', async () => {
  const place = await billingPlace({ workedThrough: date('2019-06-01') });
  const { id } = await addSubscription(place.partition, 1, { autoRenew: false });
  const addOn = await addSubscription(place.partition, 2, {
    parentSubscriptionId: id,
    customerId: '33333333-0000-4000-8000-000000000001',
  });
  await runDays(place.workplace, date('2019-06-15'));
  expect(await subscriptionOf(place, id)).toMatchObject({ status: 'deleted', ended: { on: '2019-06-15', by: 'termEnd' } });
  expect((await subscriptionOf(place, addOn.id))?.status).toBe('deleted'); // R-SUB-12
  expect(await place.partition.get(INVOICE, invoiceIdOf(PARTNER_ID, date('2019-06-15')))).toBeUndefined();
});

test('R-IND: the days of an indirect reseller bill nothing', async () => {
  const place = await billingPlace({ model: 'indirectReseller' });
  await addSubscription(place.partition, 1);
  await runDays(place.workplace, date('2018-09-01'));
  expect(await place.partition.get(INVOICE, invoiceIdOf(PARTNER_ID, date('2018-07-15')))).toBeUndefined();
});

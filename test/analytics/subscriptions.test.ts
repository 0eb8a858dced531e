import { expect, test } from 'vitest';
import { seedSampleCatalogue } from '../../functions/catalog/sample/seed.ts';
import { RELATIONSHIP } from '../../functions/customers/stored.ts';
import { date, instant } from '../../functions/shared/calendar.ts';
import { toMinor } from '../../functions/shared/money.ts';
import { replace } from '../../functions/storage/port.ts';
import { CUSTOMER, SUBSCRIPTION_ID } from '../billing/usage/place.ts';
import { addSubscription } from '../support/billing.ts';
import type { PartnerName } from '../support/app.ts';
import { analyticsPlace, OTHER_CUSTOMER, type Rows } from './place.ts';

const REPORT = '/partner/v1/analytics/subscriptions';
const RESELLER = '5000004';

/** Beside two active ones of 10 seats: one suspended of 3, one ended of 5 that had been renewed, and a trial of 25. */
async function sold(partner: PartnerName = 'direct') {
  const place = await analyticsPlace(partner);
  const { partition, ports } = place;
  await seedSampleCatalogue(ports.store.partition('catalog', 'CN'));
  const year = { unitPrice: toMinor(1000), priceListVersion: '2017-01-01' };
  const seats = (quantity: number) => [{ on: date('2017-07-01'), quantity }];
  const ofReseller = partner === 'provider' ? { partnerIdOnRecord: RESELLER } : {};
  await addSubscription(partition, 3, {
    customerId: CUSTOMER,
    status: 'suspended',
    suspendedOn: date('2018-06-20'),
    seatChanges: seats(3),
    createdAt: instant('2018-06-05T08:00:00Z'),
    ...ofReseller,
  });
  await addSubscription(partition, 4, {
    customerId: OTHER_CUSTOMER,
    status: 'deleted',
    autoRenew: false,
    ended: { on: date('2018-07-05'), by: 'cancellation' },
    start: date('2017-07-02'),
    terms: [
      { start: date('2017-07-02'), end: date('2018-07-02'), ...year },
      { start: date('2018-07-02'), end: date('2019-07-15'), ...year },
    ],
    seatChanges: seats(5),
    createdAt: instant('2017-07-01T08:00:00Z'),
    ...ofReseller,
  });
  await addSubscription(partition, 5, {
    customerId: OTHER_CUSTOMER,
    isTrial: true,
    autoRenew: false,
    offerId: 'NO-LONGER-SOLD',
    offerName: 'Trial of something',
    seatChanges: seats(25),
    createdAt: instant('2018-06-06T08:00:00Z'),
  });
  return place;
}

test('R-SUS-08: a row a subscription, by customer, with its state and its dates', async () => {
  const { read } = await sold();
  const { Value, TotalCount, '@nextLink': next } = await read<Rows>(REPORT);
  expect([TotalCount, next]).toEqual([5, null]);
  expect(Value.map(({ status, licenseCount }) => [status, licenseCount])).toEqual([
    ['ACTIVE', 10],
    ['SUSPENDED', 3],
    ['DEPROVISIONED', 5],
    ['ACTIVE', 10],
    ['ACTIVE', 25],
  ]);
  expect(Value[0]).toEqual({
    customerTenantId: CUSTOMER,
    customerName: 'Customer 1',
    customerMarket: 'CN',
    id: SUBSCRIPTION_ID,
    status: 'ACTIVE',
    productName: 'Exchange Online Kiosk',
    subscriptionType: 'Office',
    autoRenewEnabled: true,
    partnerId: '5000001',
    partnerName: 'Partner direct',
    providerName: null,
    friendlyName: 'Exchange Online Kiosk',
    creationDate: '2018-06-02T08:00:00.000Z',
    effectiveStartDate: '2018-06-03T00:00:00.000Z',
    commitmentEndDate: '2019-06-15T00:00:00.000Z',
    currentStateEndDate: '2019-06-15T00:00:00.000Z',
    trialToPaidConversionDate: null,
    trialStartDate: null,
    trialEndDate: null,
    lastUsageDate: null,
    deprovisionedDate: null,
    lastRenewalDate: null,
    billingCycleName: 'MONTHLY',
    licenseCount: 10,
  });
  // R-SUS-05: suspended on 20 June, so 19 August is the 60th day, the last on which it could come back
  expect(Value[1]).toMatchObject({ currentStateEndDate: '2018-08-20T00:00:00.000Z' });
  expect(Value[2]).toMatchObject({
    commitmentEndDate: '2018-07-05T00:00:00.000Z',
    deprovisionedDate: '2018-07-05T00:00:00.000Z',
    currentStateEndDate: null,
    lastRenewalDate: '2018-07-02T00:00:00.000Z',
  });
  expect(Value[4]).toMatchObject({
    subscriptionType: 'UNKNOWN',
    trialStartDate: '2018-06-03T00:00:00.000Z',
    trialEndDate: '2019-06-15T00:00:00.000Z',
    billingCycleName: 'NONE',
  });
});

test('grouped, the counts are text, and equal dates only are put together unless a level is named', async () => {
  const { read } = await sold();
  expect((await read<Rows>(`${REPORT}?groupBy=status,customerMarket`)).Value).toEqual([
    { status: 'ACTIVE', customerMarket: 'CN', subscriptionCount: '3', licenseCount: '45' },
    { status: 'SUSPENDED', customerMarket: 'CN', subscriptionCount: '1', licenseCount: '3' },
    { status: 'DEPROVISIONED', customerMarket: 'CN', subscriptionCount: '1', licenseCount: '5' },
  ]);
  expect((await read<Rows>(`${REPORT}?groupby=creationDate`)).TotalCount).toBe(4);
  expect((await read<Rows>(`${REPORT}?groupby=creationDate&aggregationLevel=month`)).Value).toEqual([
    { creationDate: '2018-06-01T00:00:00.000Z', subscriptionCount: '4', licenseCount: '48' },
    { creationDate: '2017-07-01T00:00:00.000Z', subscriptionCount: '1', licenseCount: '5' },
  ]);
});

test('filtered by text, state and date', async () => {
  const { read } = await sold();
  const ids = async (filter: string) =>
    (await read<Rows>(`${REPORT}?filter=${encodeURIComponent(filter)}`)).Value.map(({ id }) => String(id).slice(-1));
  expect(await ids("status ne 'DEPROVISIONED' and autoRenewEnabled eq true")).toEqual(['1', '3', '2']);
  expect(await ids("contains(productName,'trial')")).toEqual(['5']);
  expect(await ids("creationDate lt cast('2018-01-01',Edm.DateTimeOffset)")).toEqual(['4']);
  expect(await ids('deprovisionedDate ne null')).toEqual(['4']);
  expect(await ids(`customerTenantId eq '${OTHER_CUSTOMER.toUpperCase()}'`)).toEqual(['4', '2', '5']);
});

test('a customer whose relationship has ended is not the partner’s any more', async () => {
  const { read, partition } = await sold();
  const was = await partition.get(RELATIONSHIP, OTHER_CUSTOMER);
  if (!was) throw new Error('there is a relationship');
  await partition.commit([replace(RELATIONSHIP, { ...was.value, endedAt: instant('2018-07-09') }, was)]);
  expect((await read<Rows>(REPORT)).TotalCount).toBe(2);
});

test('a provider: who sold it, and the provider itself', async () => {
  const { read } = await sold('provider');
  const { Value } = await read<Rows>(`${REPORT}?groupby=partnerId,partnerName,providerName`);
  expect(Value).toEqual([
    {
      partnerId: '5000003',
      partnerName: 'Partner provider',
      providerName: 'Partner provider',
      subscriptionCount: '3',
      licenseCount: '45',
    },
    {
      partnerId: RESELLER,
      partnerName: 'Partner reseller',
      providerName: 'Partner provider',
      subscriptionCount: '2',
      licenseCount: '8',
    },
  ]);
});

test('the resellers of a provider: what each sells today, and since when', async () => {
  const { read } = await sold('provider');
  const { Value, TotalCount } = await read<Rows>('/partner/v1/analytics/indirectresellers');
  expect(TotalCount).toBe(1);
  expect(Value).toEqual([
    {
      partnerTenantId: '11111111-0000-4000-8000-000000000003',
      id: RESELLER,
      name: 'Partner reseller',
      market: 'CN',
      firstSubscriptionCreationDate: '2017-07-01T00:00:00.000Z',
      latestSubscriptionCreationDate: '2018-06-05T00:00:00.000Z',
      firstSubscriptionEndDate: '2018-07-05T00:00:00.000Z',
      latestSubscriptionEndDate: '2019-06-15T00:00:00.000Z',
      firstSubscriptionSuspendedDate: '2018-06-20T00:00:00.000Z',
      latestSubscriptionSuspendedDate: '2018-06-20T00:00:00.000Z',
      firstSubscriptionDeprovisionedDate: '2018-07-05T00:00:00.000Z',
      latestSubscriptionDeprovisionedDate: '2018-07-05T00:00:00.000Z',
      subscriptionCount: 1,
      licenseCount: 3,
    },
  ]);
  expect((await read<Rows>('/partner/v1/analytics/indirectresellers?groupby=market')).Value).toEqual([
    { market: 'CN', indirectResellerCount: 1, licenseCount: 3, subscriptionCount: 1 },
  ]);
});

test('a direct reseller has no resellers', async () => {
  const { read } = await sold();
  expect(await read('/partner/v1/analytics/indirectresellers')).toEqual({ Value: [], '@nextLink': null, TotalCount: 0 });
});

test.each(['search', 'referrals'])('%s: nothing of the kind happens here, but what is asked is checked', async (name) => {
  const { read, get } = await analyticsPlace();
  expect(await read(`/partner/v1/analytics/${name}?top=5&groupby=partnerMarket`)).toEqual({
    Value: [],
    '@nextLink': null,
    TotalCount: 0,
  });
  expect((await get(`/partner/v1/analytics/${name}?groupby=colour`)).body).toMatchObject({ code: 800_002 });
});

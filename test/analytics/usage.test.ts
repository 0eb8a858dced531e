import { expect, test } from 'vitest';
import { USAGE_BUDGET } from '../../functions/analytics/usage/stored.ts';
import { addSubscription } from '../support/billing.ts';
import { CUSTOMER, METER, SUBSCRIPTION_ID } from '../billing/usage/place.ts';
import { analyticsPlace, OTHER_CUSTOMER, STORAGE } from './place.ts';

interface Listed {
  readonly items: readonly Record<string, unknown>[];
}

const NOW = '2018-07-10T12:00:00.000Z';

test('the partner: what all usage costs so far, and how customers stand to their budgets', async () => {
  const { use, read, patch } = await analyticsPlace();
  await use();
  await patch(`/v1/customers/${CUSTOMER}/usagebudget`, { Amount: 100, Attributes: { ObjectType: 'SpendingBudget' } });
  await patch(`/v1/customers/${OTHER_CUSTOMER}/usagebudget`, { Amount: 44.99, Attributes: null });
  expect(await read('/v1/usagesummary')).toEqual({
    resourceId: '11111111-0000-4000-8000-000000000001',
    resourceName: 'Partner direct',
    id: '11111111-0000-4000-8000-000000000001',
    name: 'Partner direct',
    totalCost: 130,
    currencyLocale: 'zh-CN',
    lastModifiedDate: NOW,
    billingStartDate: '2018-06-15T00:00:00.000Z',
    billingEndDate: '2018-07-14T00:00:00.000Z',
    customersOverBudget: 1,
    customersTrendingOver: 1,
    customersWithUsageBasedSubscription: 2,
    links: { self: { uri: '/usagesummary', method: 'GET', headers: [] } },
    attributes: { objectType: 'PartnerUsageSummary' },
  });
});

test('the customers: each with its costs and its budget', async () => {
  const { use, read, patch } = await analyticsPlace();
  await use();
  await patch(`/v1/customers/${CUSTOMER}/usagebudget`, { amount: '60' });
  const { items } = await read<Listed>('/v1/customers/usagerecords');
  expect(items).toMatchObject([
    { id: CUSTOMER, name: 'Customer 1', totalCost: 85, budget: { amount: 60 }, percentUsed: 141.67, isUpgraded: false },
    { id: OTHER_CUSTOMER, totalCost: 45, budget: { attributes: { objectType: 'SpendingBudget' } }, percentUsed: 0 },
  ]);
  expect(items[1]?.['budget']).not.toHaveProperty('amount');
  expect(await read(`/v1/customers/${CUSTOMER}/usagesummary`)).toMatchObject({
    totalCost: 85,
    budget: { amount: 60 },
    attributes: { objectType: 'CustomerUsageSummary' },
  });
});

test('a budget is set, replaced and taken away with null, as .NET sends it', async () => {
  const { read, patch, partition } = await analyticsPlace();
  const at = `/v1/customers/${CUSTOMER}/usagebudget`;
  const none = {
    links: { self: { uri: at.slice(3), method: 'GET', headers: [] } },
    attributes: { objectType: 'SpendingBudget' },
  };
  expect(await read(at)).toEqual(none);
  expect(await patch(at, { Amount: 10.5 })).toMatchObject({ status: 200, body: { ...none, amount: 10.5 } });
  expect((await patch(at, { amount: '20.00' })).status).toBe(200);
  expect(await read(at)).toEqual({ ...none, amount: 20 });
  expect((await patch(at, { Amount: null, Links: null, Attributes: { Etag: null, ObjectType: 'SpendingBudget' } })).body).toEqual(
    none,
  );
  expect(await read(at)).toEqual(none);
  expect((await patch(at, { amount: null })).status).toBe(200); // there is none to take away
  expect(await partition.get(USAGE_BUDGET, CUSTOMER)).toBeUndefined();
});

test.each([0, -1, 'much', 1.001])('a budget of %s is refused with 800002', async (amount) => {
  const { patch } = await analyticsPlace();
  expect(await patch(`/v1/customers/${CUSTOMER}/usagebudget`, { amount })).toMatchObject({
    status: 400,
    body: { code: 800_002 },
  });
});

test('the subscriptions of a customer, those with usage only', async () => {
  const { use, read, partition } = await analyticsPlace();
  await addSubscription(partition, 3, { customerId: CUSTOMER });
  await use();
  const { items } = await read<Listed>(`/v1/customers/${CUSTOMER}/subscriptions/usagerecords`);
  expect(items).toMatchObject([
    { id: SUBSCRIPTION_ID, totalCost: 85, status: 'active', offerId: '539BC950-FC1A-4092-AAC3-07276F67594E' },
  ]);
  expect(items).toHaveLength(1);
});

const AT = `/v1/customers/${CUSTOMER}/subscriptions/${SUBSCRIPTION_ID}`;

test('one subscription: in all, by meter, by resource and by day', async () => {
  const { use, read } = await analyticsPlace();
  await use();
  const objectType = (type: string) => ({ attributes: { objectType: type } });
  expect(await read(`${AT}/usagesummary`)).toMatchObject({ totalCost: 85, ...objectType('SubscriptionUsageSummary') });
  const resource = {
    resourceId: METER,
    resourceName: 'Compute Hours',
    id: METER,
    name: 'Compute Hours',
    totalCost: 85,
    currencyLocale: 'zh-CN',
    lastModifiedDate: NOW,
    category: 'VIRTUAL MACHINES',
    subcategory: '',
    quantityUsed: 1000,
    unit: '',
  };
  const meter = { subscriptionId: SUBSCRIPTION_ID, meterId: METER, meterName: 'Compute Hours' };
  expect((await read<Listed>(`${AT}/meterusagerecords`)).items).toEqual([
    { ...resource, ...meter, ...objectType('MeterUsageRecord') },
  ]);
  expect((await read<Listed>(`${AT}/usagerecords/resources`)).items).toEqual([
    { ...resource, ...objectType('AzureResourceMonthlyUsageRecord') },
  ]);
  expect(await read(`${AT}/resourceusagerecords`)).toMatchObject({ totalCount: 0, items: [] });
  // each day is rounded by itself: 63.325 and 21.675
  expect((await read<Listed>(`${AT}/usagerecords/daily`)).items).toMatchObject([
    { dateUsed: '2018-07-01T00:00:00.000Z', totalCost: 63.33, ...objectType('SubscriptionDailyUsageRecord') },
    { dateUsed: '2018-07-02T00:00:00.000Z', totalCost: 21.68 },
  ]);
});

test('what a close has taken is no longer usage so far', async () => {
  const { use, read, close, setDay } = await analyticsPlace();
  await use();
  await close('2018-07-15');
  setDay('2018-07-15');
  expect(await read('/v1/usagesummary')).toMatchObject({
    totalCost: 0,
    billingStartDate: '2018-07-15T00:00:00.000Z',
    billingEndDate: '2018-08-14T00:00:00.000Z',
    customersWithUsageBasedSubscription: 0,
  });
  expect(await read(`${AT}/meterusagerecords`)).toMatchObject({ totalCount: 0 });
});

test('a customer or subscription that is not the partner’s is not found', async () => {
  const { get } = await analyticsPlace();
  const nobody = '33333333-0000-4000-8000-00000000ffff';
  for (const end of [
    'usagesummary',
    'usagebudget',
    'subscriptions/usagerecords',
    `subscriptions/${SUBSCRIPTION_ID}/usagesummary`,
  ])
    expect((await get(`/v1/customers/${nobody}/${end}`)).body).toMatchObject({ code: 60_003 });
  for (const end of ['usagesummary', 'meterusagerecords', 'usagerecords/resources', 'usagerecords/daily'])
    expect((await get(`/v1/customers/${OTHER_CUSTOMER}/subscriptions/${SUBSCRIPTION_ID}/${end}`)).body).toMatchObject({
      code: 20_003,
    });
});

test('the costs of one customer are read without those of others', async () => {
  const { use, read, meter } = await analyticsPlace();
  await use();
  meter.take();
  await read(`/v1/customers/${OTHER_CUSTOMER}/usagesummary`);
  // account, caller, relationship, fence, budget; the first billing date, its records of the customer, and that there is no other
  expect(meter.take()).toEqual({ get: 5, list: 3 });
});

test('the meters of another subscription are its own', async () => {
  const { use, read } = await analyticsPlace();
  await use();
  const at = `/v1/customers/${OTHER_CUSTOMER}/subscriptions/44444444-0000-4000-8000-000000000002/meterusagerecords`;
  // the discount stands with the resource it was given for
  expect((await read<Listed>(at)).items).toMatchObject([{ meterId: STORAGE, quantityUsed: 100, unit: 'GB', totalCost: 45 }]);
});

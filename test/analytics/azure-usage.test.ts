import { expect, test } from 'vitest';
import { CUSTOMER, METER, SUBSCRIPTION_ID, usage } from '../billing/usage/place.ts';
import { analyticsPlace, OTHER_CUSTOMER, OTHER_SUBSCRIPTION, STORAGE, type Rows } from './place.ts';

const REPORT = '/partner/v1/analytics/usage/azure';

test('a row a record, of all months; discounts are no usage', async () => {
  const { use, read, record, close, setDay } = await analyticsPlace();
  await use();
  await close('2018-07-15');
  setDay('2018-07-20');
  await record([usage('u5', { usageDate: '2018-07-19', consumedQuantity: '0.4' })]);
  const { Value, TotalCount, '@nextLink': next } = await read<Rows>(REPORT);
  expect([TotalCount, next]).toEqual([4, null]);
  expect(Value.map(({ quantity }) => quantity)).toEqual([745, 255, 100, 0.4]);
  expect(Value[0]).toMatchObject({
    customerTenantId: CUSTOMER,
    customerName: 'Customer 1',
    subscriptionId: SUBSCRIPTION_ID,
    subscriptionName: 'Exchange Online Kiosk',
    consumptionMeterId: METER,
  });
  expect(Value[2]).toEqual({
    customerTenantId: OTHER_CUSTOMER,
    customerName: 'Customer 2',
    subscriptionId: OTHER_SUBSCRIPTION,
    subscriptionName: '生产环境, "主"',
    usageDate: '2018-06-30T00:00:00.000Z',
    resourceLocation: 'China East',
    meterCategory: 'STORAGE',
    meterSubcategory: 'BLOB',
    meterUnit: 'GB',
    reservationOrderId: '',
    reservationId: '',
    consumptionMeterId: STORAGE,
    serviceType: '',
    quantity: 100,
  });
});

test('grouped rows hold the grouping fields and the sum', async () => {
  const { use, read } = await analyticsPlace();
  await use();
  const { Value, TotalCount } = await read<Rows>(`${REPORT}?groupby=usageDate,customerName&aggregationLevel=month`);
  expect(TotalCount).toBe(2);
  expect(Value).toEqual([
    { usageDate: '2018-07-01T00:00:00.000Z', customerName: 'Customer 1', quantity: 1000 },
    { usageDate: '2018-06-01T00:00:00.000Z', customerName: 'Customer 2', quantity: 100 },
  ]);
  const byDay = await read<Rows>(`${REPORT}?groupBy=UsageDate&orderBy=quantity desc&top=1`);
  expect(byDay).toMatchObject({ Value: [{ usageDate: '2018-07-01T00:00:00.000Z', quantity: 745 }], TotalCount: 3 });
});

test('its pages lead one to the next, each with the total', async () => {
  const { use, read } = await analyticsPlace();
  await use();
  const quantities: unknown[] = [];
  let at: string | null = `${REPORT}?top=1&orderby=quantity&filter=${encodeURIComponent('usageDate ge 2018-01-01')}`;
  for (let pages = 0; at !== null; pages += 1) {
    expect(pages).toBeLessThan(3);
    const page: Rows = await read<Rows>(at);
    expect(page.TotalCount).toBe(3);
    quantities.push(...page.Value.map(({ quantity }) => quantity));
    at = page['@nextLink'];
  }
  expect(quantities).toEqual([100, 255, 745]);
});

test('a page without an order is the same walk, from where the last ended', async () => {
  const { use, read } = await analyticsPlace();
  await use();
  const { Value, '@nextLink': next } = await read<Rows>(`${REPORT}?skip=1&top=1`);
  expect(Value.map(({ quantity }) => quantity)).toEqual([255]);
  expect(next).toBe('/partner/v1/analytics/usage/azure?top=1&skip=2');
  expect(await read<Rows>(`${REPORT}?skip=3`)).toEqual({ Value: [], '@nextLink': null, TotalCount: 3 });
});

test.each([
  ['top=10001', 'top'],
  ['top=0', 'top'],
  ['skip=-1', 'skip'],
  ['filter=quantity eq 1', 'filter: has "quantity" where'],
  ['groupby=colour', 'groupby: is names with commas between, of customerTenantId, '],
  ['orderby=colour', 'orderby: is "field asc"'],
  ['aggregationLevel=week', 'aggregationLevel: needs groupby with a date'],
  ['aggregationLevel=week&groupby=customerName', 'aggregationLevel: needs groupby with a date'],
  ['aggregationLevel=year&groupby=usageDate', 'aggregationLevel'],
  ['groupby=customerName&orderby=usageDate', 'orderby: usageDate is not in groupby'],
])('%s is refused with 800002', async (query, words) => {
  const { get } = await analyticsPlace();
  const { status, body } = await get(`${REPORT}?${query}`);
  expect({ status, body }).toMatchObject({ status: 400, body: { code: 800_002, description: expect.stringContaining(words) } });
});

test('an order that would have to be held too far in is refused with 950170', async () => {
  const { get } = await analyticsPlace();
  const { status, body } = await get(`${REPORT}?orderby=usageDate&skip=90001`);
  expect({ status, body }).toMatchObject({ status: 400, body: { code: 950_170 } });
  expect((await get(`${REPORT}?skip=90001`)).status).toBe(200);
});

test('what it costs: the account, the caller, a list of 250 records, and two reads a subscription, however often it appears', async () => {
  const { use, read, meter, close, setDay, record } = await analyticsPlace();
  await use();
  await close('2018-07-15');
  setDay('2018-07-20');
  await record([usage('u5', { usageDate: '2018-07-19' })]);
  meter.take();
  await read(REPORT);
  expect(meter.take()).toEqual({ get: 2 + 2 * 2, list: 1 });
});

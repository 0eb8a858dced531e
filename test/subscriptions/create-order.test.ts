import { expect, test } from 'vitest';
import { hookedApp } from '../support/app.ts';
import { customerOf, idsOf, OFFER, orderIdOf, shop, versionIn } from './shop.ts';

test('R-SUB-01: an order is answered with 201, each line with the subscription it made, and read back the same', async () => {
  const { order, call } = await shop();
  const answer = await order([
    { offerId: OFFER.enterpriseE3.toLowerCase(), quantity: 2, friendlyName: '总部', lineItemNumber: 2 },
    { offerId: OFFER.exchangeKiosk, quantity: 15, lineItemNumber: 0 },
    { offerId: OFFER.exchangeKiosk, quantity: 3, friendlyName: '', lineItemNumber: 1 },
  ]);
  const customer = `/customers/${customerOf('direct')}`;
  const id = orderIdOf(answer);
  const lines = [
    [OFFER.exchangeKiosk, 'Exchange Online Kiosk', 15],
    [OFFER.exchangeKiosk, 'Exchange Online Kiosk', 3], // R-SUB-05: two of one plan
    [OFFER.enterpriseE3, '总部', 2],
  ] as const;
  expect(answer.status).toBe(201);
  expect(answer.body).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string,
    referenceCustomerId: customerOf('direct'),
    billingCycle: 'monthly',
    lineItems: lines.map(([offerId, friendlyName, quantity], lineItemNumber) => ({
      lineItemNumber,
      offerId,
      subscriptionId: idsOf(answer)[lineItemNumber],
      friendlyName,
      quantity,
      links: {
        subscription: { uri: `${customer}/subscriptions/${idsOf(answer)[lineItemNumber]}`, method: 'GET', headers: [] },
      },
    })),
    currencyCode: 'CNY',
    currencySymbol: '¥',
    creationDate: '2026-11-02T09:00:00.000Z',
    status: 'completed',
    links: {
      self: { uri: `${customer}/orders/${id}`, method: 'GET', headers: [] },
      patchOperation: { uri: `${customer}/orders/${id}`, method: 'PATCH', headers: [] },
    },
    attributes: { etag: expect.any(String) as string, objectType: 'Order' },
  });
  expect(versionIn((answer.body as { attributes: { etag: string } }).attributes.etag)).toEqual({ id, version: 1 });
  expect(new Set(idsOf(answer)).size).toBe(3);
  expect((await call('getOrder', { params: { orderId: id.toUpperCase() } })).body).toEqual(answer.body);
});

test('R-SUB-06, R-SUB-07, R-SUB-10: a subscription as it is read, from tomorrow to twelve billing dates after the first', async () => {
  const { order, call } = await shop();
  const answer = await order([{ offerId: OFFER.enterpriseE3, quantity: 15 }]);
  const [id] = idsOf(answer);
  const self = `/customers/${customerOf('direct')}/subscriptions/${id}`;
  expect((await call('getSubscription', { params: { subscriptionId: id.toUpperCase() } })).body).toEqual({
    id,
    offerId: OFFER.enterpriseE3,
    offerName: 'Office 365 Enterprise E3',
    friendlyName: 'Office 365 Enterprise E3',
    quantity: 15,
    unitType: 'Licenses',
    hasPurchasableAddons: true,
    creationDate: '2026-11-02T09:00:00.000Z',
    effectiveStartDate: '2026-11-03T00:00:00.000Z',
    commitmentEndDate: '2027-11-15T00:00:00.000Z',
    status: 'active',
    autoRenewEnabled: true,
    isTrial: false,
    billingType: 'license',
    billingCycle: 'monthly',
    actions: ['edit', 'cancel'],
    isMicrosoftProduct: true,
    partnerId: '',
    contractType: 'subscription',
    orderId: orderIdOf(answer),
    links: {
      offer: { uri: `/offers/${OFFER.enterpriseE3}?country=CN`, method: 'GET', headers: [] },
      self: { uri: self, method: 'GET', headers: [] },
    },
    attributes: { etag: expect.any(String) as string, objectType: 'Subscription' },
  });
});

// R-BILL-12: Office 365 Enterprise E3 has 133.33 in 2026 and 142.50 from 1 January 2027
const PRICED = [
  ['2026-12-31T23:59:59Z', { start: '2027-01-01', end: '2028-01-15', unitPrice: 13_333, priceListVersion: '2026-01-01' }],
  ['2027-01-01T00:00:00Z', { start: '2027-01-02', end: '2028-01-15', unitPrice: 14_250, priceListVersion: '2027-01-01' }],
] as const;

for (const [now, term] of PRICED) {
  test(`R-BILL-12: ordered at ${now}, the price of that day is locked for the term`, async () => {
    const { moveTo, order, patch, stored } = await shop();
    moveTo(now);
    const [id] = idsOf(await order([{ offerId: OFFER.enterpriseE3, quantity: 1 }]));
    moveTo('2027-03-01T00:00:00Z');
    await patch(id, { quantity: 5 });
    expect((await stored(id)).terms).toEqual([term]);
  });
}

test('a trial is billed to nobody; beside a paid line the order is monthly', async () => {
  const { order, read } = await shop();
  const trial = await order([{ offerId: OFFER.enterpriseE3Trial, quantity: 10 }]);
  expect(trial.body).toMatchObject({ billingCycle: 'none' });
  expect(await read(idsOf(trial)[0])).toMatchObject({
    isTrial: true,
    billingCycle: 'none',
    autoRenewEnabled: false,
    commitmentEndDate: '2026-12-03T00:00:00.000Z',
  });
  const mixed = await order([
    { offerId: OFFER.businessPremiumTrial, quantity: 1 },
    { offerId: OFFER.exchangeKiosk, quantity: 1 },
  ]);
  expect(mixed.body).toMatchObject({ billingCycle: 'monthly' });
});

test('27006: a trial can be had once, even after it ended', async () => {
  const { order, patch } = await shop();
  const trial = [{ offerId: OFFER.enterpriseE3Trial, quantity: 10 }];
  const refused = { status: 400, body: { code: 27_006 } };
  const first = await order(trial);
  expect(await order(trial)).toMatchObject(refused);
  await patch(idsOf(first)[0], { status: 'deleted' });
  expect(await order(trial)).toMatchObject(refused);
  const other = { offerId: OFFER.businessPremiumTrial, quantity: 1 };
  expect(await order([other, other])).toMatchObject(refused);
});

test('27006: two orders of one trial at the same moment: one wins, the other is decided anew and refused', async () => {
  const { app, store } = await hookedApp();
  const { order, call } = await shop(app);
  const trial = () => order([{ offerId: OFFER.enterpriseE3Trial, quantity: 10 }]);
  let won: Awaited<ReturnType<typeof trial>> | undefined;
  store.beforeCommit = async () => {
    store.beforeCommit = undefined;
    won = await trial();
  };
  expect(await trial()).toMatchObject({ status: 400, body: { code: 27_006 } });
  expect(won?.status).toBe(201);
  expect(await trial()).toMatchObject({ body: { code: 27_006 } });
  expect((await call('listOrders')).body).toMatchObject({ totalCount: 1 });
});

test('the same MS-RequestId orders once, and gives the same answer; with other lines it is refused', async () => {
  const { call } = await shop();
  const headers = { 'MS-RequestId': '6a8b1c1e-0000-4000-8000-000000000001' };
  const place = (quantity: number) =>
    call('createOrder', { headers, body: { lineItems: [{ lineItemNumber: 0, offerId: OFFER.exchangeKiosk, quantity }] } });
  const [first, second] = [await place(15), await place(15)];
  expect(second).toMatchObject({ status: 201, text: first.text });
  expect(await place(16)).toMatchObject({ status: 409, body: { code: 950_009 } });
  expect((await call('listOrders')).body).toMatchObject({ totalCount: 1 });
  expect((await call('listSubscriptions')).body).toMatchObject({ totalCount: 1 });
});

import { expect, test } from 'vitest';
import { SUBSCRIPTION } from '../../functions/subscriptions/stored.ts';
import { tenantOf } from '../support/app.ts';
import { customerOf, idsOf, OFFER, shop } from './shop.ts';

test('R-SUB-01, R-SUB-06, R-SUB-07: an order makes a subscription for each line, from tomorrow to twelve billing dates after the first', async () => {
  const { app, order, call } = await shop();
  app.meter.take();
  const answer = await order([
    { offerId: OFFER.exchangeKiosk, quantity: 15 },
    { offerId: OFFER.enterpriseE3.toLowerCase(), quantity: 2, friendlyName: '总部' },
  ]);
  expect(app.meter.take()).toEqual({ get: 5, list: 1, commit: 1 });
  expect(answer.status).toBe(201);
  const self = `/customers/${customerOf('direct')}/orders/${(answer.body as { id: string }).id}`;
  expect(answer.body).toMatchObject({
    referenceCustomerId: customerOf('direct'),
    billingCycle: 'monthly',
    currencyCode: 'CNY',
    creationDate: '2026-11-02T09:00:00.000Z',
    status: 'completed',
    lineItems: [
      { lineItemNumber: 0, offerId: OFFER.exchangeKiosk, friendlyName: 'Exchange Online Kiosk', quantity: 15 },
      { lineItemNumber: 1, offerId: OFFER.enterpriseE3, friendlyName: '总部', quantity: 2 },
    ],
    links: { self: { uri: self, method: 'GET', headers: [] }, patchOperation: { uri: self, method: 'PATCH', headers: [] } },
    attributes: { objectType: 'Order' },
  });
  const [id] = idsOf(answer);
  expect((await call('getSubscription', { params: { subscriptionId: id.toUpperCase() } })).body).toMatchObject({
    id,
    offerName: 'Exchange Online Kiosk',
    quantity: 15,
    status: 'active',
    autoRenewEnabled: true,
    effectiveStartDate: '2026-11-03T00:00:00.000Z',
    commitmentEndDate: '2027-11-15T00:00:00.000Z',
    billingCycle: 'monthly',
    billingType: 'license',
    contractType: 'subscription',
    orderId: (answer.body as { id: string }).id,
    links: {
      self: { uri: `/customers/${customerOf('direct')}/subscriptions/${id}` },
      offer: { uri: `/offers/${OFFER.exchangeKiosk}?country=CN` },
    },
  });
});

test('R-BILL-12: the price is that of the list in force on the day of the order, also when the term begins under the next one', async () => {
  const { app, moveTo, order } = await shop();
  moveTo('2026-12-31T23:59:59Z'); // the list of 1 January 2027 has 142.50
  const [id] = idsOf(await order([{ offerId: OFFER.enterpriseE3, quantity: 1 }]));
  const stored = await app.ports.store.partition('partners', tenantOf('direct')).get(SUBSCRIPTION, id);
  expect(stored?.value.terms).toEqual([
    { start: '2027-01-01', end: '2028-01-15', unitPrice: 13_333, priceListVersion: '2026-01-01' },
  ]);
});

// what an order can be refused for: its lines, the status and the code
const REFUSED = [
  ['an unknown offer', [{ offerId: 'D63FB4C4-0000-0000-0000-000000000000', quantity: 1 }], 400, 800_004],
  ['an offer off sale', [{ offerId: OFFER.planE1, quantity: 1 }], 403, 2091],
  ['an add-on without its base', [{ offerId: OFFER.extraFileStorage, quantity: 1 }], 400, 800_029],
  ['no seats', [{ offerId: OFFER.exchangeKiosk, quantity: 0 }], 400, 800_017],
  ['more seats than the offer allows', [{ offerId: OFFER.business, quantity: 301 }], 400, 800_017],
  ['no lines', [], 400, 800_002],
  [
    'a line number twice',
    [
      { offerId: OFFER.exchangeKiosk, quantity: 1 },
      { offerId: OFFER.exchangeKiosk, quantity: 1, lineItemNumber: 0 },
    ],
    400,
    800_071,
  ],
  ['a line number out of range', [{ offerId: OFFER.exchangeKiosk, quantity: 1, lineItemNumber: 1 }], 400, 800_071],
  [
    'a reseller of record in the direct model',
    [{ offerId: OFFER.exchangeKiosk, quantity: 1, partnerIdOnRecord: '5000004' }],
    400,
    800_098,
  ],
  ['91 lines', Array.from({ length: 91 }, () => ({ offerId: OFFER.exchangeKiosk, quantity: 1 })), 400, 4018],
] as const;

for (const [what, lines, status, code] of REFUSED) {
  test(`an order is refused for ${what}: ${status}, ${code}, and nothing is stored`, async () => {
    const { order, call } = await shop();
    expect(await order(lines)).toMatchObject({ status, body: { code } });
    expect((await call('listSubscriptions')).body).toMatchObject({ totalCount: 0 });
  });
}

test('27006: a trial can be had once, even after it ended', async () => {
  const { order, patch } = await shop();
  const first = await order([{ offerId: OFFER.enterpriseE3Trial, quantity: 10 }]);
  expect(first.body).toMatchObject({ billingCycle: 'none' });
  expect(await order([{ offerId: OFFER.enterpriseE3Trial, quantity: 10 }])).toMatchObject({
    status: 400,
    body: { code: 27_006 },
  });
  await patch(idsOf(first)[0], { status: 'deleted' });
  expect(await order([{ offerId: OFFER.enterpriseE3Trial, quantity: 10 }])).toMatchObject({ body: { code: 27_006 } });
  const both = await order([
    { offerId: OFFER.businessPremiumTrial, quantity: 1 },
    { offerId: OFFER.businessPremiumTrial, quantity: 1 },
  ]);
  expect(both).toMatchObject({ body: { code: 27_006 } });
});

test('the same MS-RequestId orders once, and gives the same answer; with other lines it is refused', async () => {
  const { call } = await shop();
  const headers = { 'MS-RequestId': '6a8b1c1e-0000-4000-8000-000000000001' };
  const body = { lineItems: [{ lineItemNumber: 0, offerId: OFFER.exchangeKiosk, quantity: 15 }] };
  const [first, second] = [await call('createOrder', { headers, body }), await call('createOrder', { headers, body })];
  expect(second.text).toBe(first.text);
  const other = { lineItems: [{ lineItemNumber: 0, offerId: OFFER.exchangeKiosk, quantity: 16 }] };
  expect(await call('createOrder', { headers, body: other })).toMatchObject({ status: 409, body: { code: 950_009 } });
  expect((await call('listOrders')).body).toMatchObject({ totalCount: 1 });
});

test('a body as .NET sends it, with nulls, placeholders and capitals, is read like any other', async () => {
  const { call } = await shop();
  const body = {
    Id: null,
    AlternateId: null,
    ReferenceCustomerId: customerOf('direct'),
    BillingCycle: 'unknown',
    CurrencyCode: null,
    TotalPrice: null,
    LineItems: [
      {
        LineItemNumber: 0,
        OfferId: OFFER.exchangeKiosk,
        SubscriptionId: null,
        ParentSubscriptionId: null,
        FriendlyName: null,
        Quantity: 3,
        PartnerIdOnRecord: null,
        Pricing: null,
        Links: null,
        Attributes: { ObjectType: 'OrderLineItem' },
      },
    ],
    CreationDate: '0001-01-01T00:00:00',
    Status: null,
    Links: null,
    Attributes: { Etag: null, ObjectType: 'Order' },
  };
  expect(await call('createOrder', { body })).toMatchObject({
    status: 201,
    body: { billingCycle: 'monthly', lineItems: [{ quantity: 3 }] },
  });
});

test('orders and subscriptions are listed whole, and by billing cycle, order or reseller', async () => {
  const { order, call } = await shop();
  const first = await order([
    { offerId: OFFER.exchangeKiosk, quantity: 1 },
    { offerId: OFFER.exchangeKiosk, quantity: 2 },
  ]);
  await order([{ offerId: OFFER.enterpriseE3Trial, quantity: 1 }]);
  const orders = (query: Record<string, string>) =>
    call('listOrders', { query }).then(({ body }) => (body as { totalCount: number }).totalCount);
  expect([
    await orders({}),
    await orders({ billingType: 'Monthly' }),
    await orders({ billingType: 'None' }),
    await orders({ billingType: 'one_time' }),
  ]).toEqual([2, 1, 1, 0]);
  const subscriptions = await call('listSubscriptions', { query: { order_id: (first.body as { id: string }).id.toUpperCase() } });
  expect((subscriptions.body as { items: { quantity: number }[] }).items.map(({ quantity }) => quantity)).toEqual([1, 2]);
  expect((await call('listSubscriptions', { query: { mpn_id: '5000004' } })).body).toMatchObject({
    totalCount: 0,
    items: [],
    attributes: { objectType: 'Collection' },
  });
  expect((await call('getOrder', { params: { orderId: '00000000-0000-4000-8000-000000000000' } })).body).toMatchObject({
    code: 20_000,
  });
});

test('R-MPN-03, R-MPN-07: a provider names one of its own resellers, or itself', async () => {
  const { order, call } = await shop();
  const as = { partner: 'provider' } as const;
  const line = (partnerIdOnRecord: string) => [{ offerId: OFFER.exchangeKiosk, quantity: 1, partnerIdOnRecord }];
  expect(await order(line('5000004'), as)).toMatchObject({
    status: 201,
    body: { lineItems: [{ partnerIdOnRecord: '5000004' }] },
  });
  expect(await order(line('5000003'), as)).toMatchObject({ status: 201 });
  expect(await order(line('99'), as)).toMatchObject({ status: 404, body: { code: 800_015 } });
  expect(await order(line('5000001'), as)).toMatchObject({ status: 400, body: { code: 800_016 } });
  expect((await call('listSubscriptions', { as, query: { mpn_id: '5000004' } })).body).toMatchObject({
    totalCount: 1,
    items: [{ partnerId: '5000004' }],
  });
});

test('R-SUB-12, R-CALC-15: an add-on is bought by extending the order of its base, and ends with it', async () => {
  const { order, call, moveTo } = await shop();
  const first = await order([{ offerId: OFFER.enterpriseE3, quantity: 10 }]);
  const [base] = idsOf(first);
  const orderId = (first.body as { id: string }).id;
  const extend = (line: object) =>
    call('addAddOnToOrder', { params: { orderId }, body: { lineItems: [{ lineItemNumber: 0, quantity: 1, ...line }] } });
  moveTo('2026-12-20T10:00:00Z');
  const extended = await extend({ offerId: OFFER.extraFileStorage, parentSubscriptionId: base });
  expect(extended).toMatchObject({
    status: 200,
    body: { lineItems: [{ lineItemNumber: 0 }, { lineItemNumber: 1, parentSubscriptionId: base }] },
  });
  const addOns = await call('listSubscriptionAddOns', { params: { subscriptionId: base } });
  expect(addOns.body).toMatchObject({
    totalCount: 1,
    items: [
      {
        parentSubscriptionId: base,
        effectiveStartDate: '2026-12-21T00:00:00.000Z',
        commitmentEndDate: '2027-11-15T00:00:00.000Z',
      },
    ],
  });

  expect(await extend({ offerId: OFFER.enterpriseE3, parentSubscriptionId: base })).toMatchObject({
    status: 400,
    body: { code: 800_029 },
  });
  expect(await extend({ offerId: OFFER.enterpriseE1 })).toMatchObject({ status: 400, body: { code: 800_029 } });
  expect(await extend({ offerId: OFFER.extraFileStorage })).toMatchObject({ body: { code: 800_029 } });
  expect(
    await call('addAddOnToOrder', {
      params: { orderId },
      headers: { 'If-Match': '"old"' },
      body: { lineItems: [{ lineItemNumber: 0, quantity: 1, offerId: OFFER.extraFileStorage, parentSubscriptionId: base }] },
    }),
  ).toMatchObject({ body: { code: 2055 } });
});

test('R-BILL-07, roles and models: who cannot order', async () => {
  const { order } = await shop();
  const lines = [{ offerId: OFFER.exchangeKiosk, quantity: 1 }];
  expect(await order(lines, { partner: 'suspended' })).toMatchObject({ status: 403, body: { code: 950_007 } });
  expect(await order(lines, { role: 'helpDeskAgent' })).toMatchObject({ status: 403, body: { code: 900_150 } });
  expect(await order(lines, { role: 'application' })).toMatchObject({ status: 201 });
});

import { expect, test } from 'vitest';
import { customerOf, idsOf, OFFER, orderIdOf, shop, type Shop } from './shop.ts';

const KIOSK = { offerId: OFFER.exchangeKiosk, quantity: 15 };

async function ordered(): Promise<Shop & { id: string; orderId: string }> {
  const made = await shop();
  const answer = await made.order([KIOSK]);
  return { ...made, id: idsOf(answer)[0], orderId: orderIdOf(answer) };
}

// R-USR-12: who reads subscriptions, and who orders and changes them
const ROLES = [
  ['globalAdmin', true, true],
  ['adminAgent', true, true],
  ['salesAgent', true, true],
  ['helpDeskAgent', true, false],
  ['billingAdmin', false, false],
  ['userManagementAdmin', false, false],
  ['application', true, true],
] as const;

for (const [role, reads, manages] of ROLES) {
  test(`R-USR-12: ${role} ${reads ? 'reads' : 'reads no'} subscriptions and ${manages ? 'changes' : 'changes no'} subscriptions`, async () => {
    const { call, patch, order, id } = await ordered();
    const as = { role };
    expect((await call('listSubscriptions', { as })).status).toBe(reads ? 200 : 403);
    expect((await call('getSubscription', { as, params: { subscriptionId: id } })).status).toBe(reads ? 200 : 403);
    expect((await patch(id, { friendlyName: 'x' }, { as })).status).toBe(manages ? 200 : 403);
    const placed = await order([KIOSK], as);
    expect(placed.status).toBe(manages ? 201 : 403);
    if (!manages) expect(placed.body).toMatchObject({ code: 900_150 });
  });
}

test('R-IND-06: an indirect reseller does not order; its provider does', async () => {
  const { order } = await ordered();
  expect(await order([KIOSK], { partner: 'reseller' })).toMatchObject({ status: 403, body: { code: 2032 } });
});

test('another partner’s customer, orders and subscriptions do not exist, and stay as they are', async () => {
  const { call, id, orderId, read } = await ordered();
  const before = await read(id);
  const as = { partner: 'otherDirect' } as const;
  const params = { subscriptionId: id, orderId };
  const line = { ...KIOSK, lineItemNumber: 0, parentSubscriptionId: id };
  const bodies: Record<string, object> = {
    createOrder: { lineItems: [line] },
    addAddOnToOrder: { lineItems: [line] },
    changeSubscription: { status: 'deleted' },
  };
  const expected = {
    createOrder: 60_003,
    listOrders: 60_003,
    listSubscriptions: 60_003,
    getOrder: 20_000,
    addAddOnToOrder: 20_000,
    getSubscription: 20_003,
    changeSubscription: 20_003,
    listSubscriptionAddOns: 20_003,
  };
  for (const [operation, code] of Object.entries(expected)) {
    const body = bodies[operation];
    // by the other's customer, and, where an id of the other's stands behind it, by one's own
    const customers = code === 60_003 ? ['direct' as const] : (['direct', 'otherDirect'] as const);
    for (const customer of customers) {
      const options = { as, params: { ...params, customerId: customerOf(customer) }, ...(body ? { body } : {}) };
      expect(await call(operation, options), operation).toMatchObject({ status: 404, body: { code } });
    }
  }
  expect(await read(id)).toEqual(before);
});

test('an id is looked up under its own customer only', async () => {
  const { call, id, orderId } = await ordered();
  const customerId = customerOf('provider');
  expect(await call('getSubscription', { params: { customerId, subscriptionId: id } })).toMatchObject({ status: 404 });
  expect(await call('getOrder', { params: { customerId, orderId } })).toMatchObject({ status: 404 });
  expect(await call('getSubscription', { params: { subscriptionId: 'x' } })).toMatchObject({
    status: 400,
    body: { code: 800_002 },
  });
});

test('R-BILL-07: a suspended account orders nothing, extends nothing and changes no seats', async () => {
  const made = await shop();
  const base = await made.order([{ offerId: OFFER.enterpriseE3, quantity: 15 }]);
  await made.suspendAccount();
  const refused = { status: 403, body: { code: 950_007 } };
  expect(await made.order([KIOSK])).toMatchObject(refused);
  expect(await made.extend(base, { offerId: OFFER.extraFileStorage, quantity: 1 })).toMatchObject(refused);
  for (const quantity of [14, 16]) expect(await made.patch(idsOf(base)[0], { quantity })).toMatchObject(refused);
});

test('R-BILL-08: a suspended account reads, renames, suspends, reactivates and cancels', async () => {
  const { suspendAccount, patch, call, id } = await ordered();
  await suspendAccount();
  expect((await call('listSubscriptions')).status).toBe(200);
  expect((await call('listOrders')).status).toBe(200);
  const changes = [
    { friendlyName: '门店' },
    { status: 'suspended' },
    { status: 'active', quantity: 15 },
    { autoRenewEnabled: false },
    { status: 'deleted' },
  ];
  for (const body of changes) expect((await patch(id, body)).status, JSON.stringify(body)).toBe(200);
});

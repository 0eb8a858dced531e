import { expect, test } from 'vitest';
import { idsOf, OFFER, orderIdOf, shop, type Shop } from './shop.ts';

interface Place extends Shop {
  readonly id: string;
  readonly orderId: string;
}

const LINES = [
  { offerId: OFFER.exchangeKiosk, quantity: 1 },
  { offerId: OFFER.enterpriseE3, quantity: 2 },
  { offerId: OFFER.enterpriseE1, quantity: 3 },
];

const ADD_ON = { lineItemNumber: 0, offerId: OFFER.extraFileStorage, quantity: 1 };

// Account and employee are read by the edge, and each change is one commit with its audit record.
const COSTS: readonly (readonly [string, string, Record<string, number>, (place: Place) => Promise<unknown>])[] = [
  ['an order of three lines', 'relationship, offers; price list', { get: 6, list: 1, commit: 1 }, ({ order }) => order(LINES)],
  [
    'an order of a trial',
    'relationship, offer; price list, what the customer has',
    { get: 4, list: 2, commit: 1 },
    ({ order }) => order([{ offerId: OFFER.enterpriseE3Trial, quantity: 1 }]),
  ],
  [
    'an add-on',
    'order, base, offer; price list',
    { get: 5, list: 1, commit: 1 },
    ({ call, orderId, id }) =>
      call('addAddOnToOrder', { params: { orderId }, body: { lineItems: [{ ...ADD_ON, parentSubscriptionId: id }] } }),
  ],
  ['an order read', 'order', { get: 3 }, ({ call, orderId }) => call('getOrder', { params: { orderId } })],
  [
    'a subscription read',
    'subscription',
    { get: 3 },
    ({ call, id }) => call('getSubscription', { params: { subscriptionId: id } }),
  ],
  ['orders listed', 'relationship; orders', { get: 3, list: 1 }, ({ call }) => call('listOrders')],
  ['subscriptions listed', 'relationship; subscriptions', { get: 3, list: 1 }, ({ call }) => call('listSubscriptions')],
  [
    'add-ons listed',
    'base; subscriptions',
    { get: 3, list: 1 },
    ({ call, id }) => call('listSubscriptionAddOns', { params: { subscriptionId: id } }),
  ],
  ['seats changed', 'subscription, offer', { get: 4, commit: 1 }, ({ patch, id }) => patch(id, { quantity: 3 })],
  [
    'a status changed',
    'subscription, offer; its add-ons',
    { get: 4, list: 1, commit: 1 },
    ({ patch, id }) => patch(id, { status: 'suspended' }),
  ],
  ['a refused change', 'subscription, offer', { get: 4 }, ({ patch, id }) => patch(id, { quantity: 0 })],
];

for (const [what, reads, cost, request] of COSTS) {
  test(`storage requests: ${what} (${reads})`, async () => {
    const made = await shop();
    const order = await made.order([{ offerId: OFFER.enterpriseE3, quantity: 2 }]);
    made.app.meter.take();
    await request({ ...made, id: idsOf(order)[0], orderId: orderIdOf(order) });
    expect(made.app.meter.take()).toEqual(cost);
  });
}

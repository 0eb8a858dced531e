import * as z from 'zod';
import { answered, operation, type Operation } from '../contract/operation.ts';
import { collection, collectionOf, Guid, link } from '../contract/wire.ts';
import { refuse } from '../shared/outcome.ts';
import { patchOrder, createOrder as create } from './order-commands.ts';
import { addOnsOf, findOrder, findSubscription, listOrders as orders, listSubscriptions as subscriptions } from './queries.ts';
import { changeSubscription as change } from './subscription-commands.ts';
import {
  CustomerPath,
  isBillingCycle,
  OrderPatch,
  OrderPath,
  SubscriptionPatch,
  SubscriptionPath,
  toWireOrder,
  toWireSubscription,
  WantedOrder,
  WireOrder,
  WireSubscription,
} from './wire.ts';

export const LINE_REFUSALS = [
  'LineItemNumberOutOfRange',
  'PartnerOnRecordFixed',
  'MpnIdUnknown',
  'MpnIdNotReseller',
  'InvalidOfferId',
  'OfferOffSale',
  'AddOnParentMismatch',
  'ParentNotActive',
  'QuantityUnavailable',
  'OfferLimitExceeded',
  'SandboxLimit',
  'OrderNotProcessable',
] as const;

/** What a change of a subscription can be refused for, in the order in which it wins. */
export const CHANGE_REFUSALS = [
  'NoSuchSubscription',
  'EtagStale',
  'BillingCycleFixed',
  'PartnerOnRecordFixed',
  'MpnIdUnknown',
  'MpnIdNotReseller',
  'NoSuchTenant',
  'SubscriptionDeleted',
  'StatusChangeInvalid',
  'ReactivationTooLate',
  'ParentNotActive',
  'AccountSuspended',
  'QuantityFrozen',
  'QuantityOutOfRange',
  'CannotAutoRenew',
  'CannotSchedule',
  'InvalidProperty',
  'SandboxLimit',
] as const;

/** What all reading operations here share. */
const READS = {
  method: 'GET',
  availability: '21vianet',
  permission: 'customer.search_view',
  appOnly: true,
  whenAccountSuspended: 'allow',
  throttled: true,
} as const;

const createOrder = operation({
  id: 'createOrder',
  summary: 'Place an order for a customer',
  method: 'POST',
  path: 'v1/customers/{customerId}/orders',
  availability: '21vianet',
  permission: 'subscription.manage',
  appOnly: true,
  whenAccountSuspended: 'refuse', // R-BILL-07, item 2
  closedToIndirectResellers: true,
  throttled: true,
  params: CustomerPath,
  body: WantedOrder,
  answer: WireOrder,
  success: 201,
  refuses: ['NoSuchTenant', ...LINE_REFUSALS],
  decidedAnew: true,
  handle: (scope, { params, body }) => create(scope, params.customerId, body),
});

const addAddOnToOrder = operation({
  id: 'addAddOnToOrder',
  summary: 'Buy an add-on by extending the order of its base subscription',
  method: 'PATCH',
  path: 'v1/customers/{customerId}/orders/{orderId}',
  availability: '21vianet',
  permission: 'subscription.manage',
  appOnly: true,
  whenAccountSuspended: 'refuse', // R-BILL-07, item 6
  closedToIndirectResellers: true,
  throttled: true,
  params: OrderPath,
  body: OrderPatch,
  answer: WireOrder,
  refuses: ['NoSuchOrder', 'EtagStale', 'LegacyOrder', 'OrderNotActive', 'CycleNotSupported', ...LINE_REFUSALS],
  handle: (scope, { params, body, etag }) => patchOrder(scope, params, body, etag),
});

const listOrders = operation({
  ...READS,
  id: 'listOrders',
  summary: "List a customer's orders",
  path: 'v1/customers/{customerId}/orders',
  params: CustomerPath,
  query: z.object({ billingType: z.string().optional() }),
  answer: collectionOf(WireOrder),
  refuses: ['NoSuchTenant'],
  handle: async (scope, { params, query }) => {
    const found = await orders(scope, params.customerId);
    if (!found.ok) return found;
    const wanted = found.value.filter(
      ({ value }) => query.billingType === undefined || isBillingCycle(value.billingCycle, query.billingType),
    );
    return answered(collection(wanted.map(toWireOrder), { self: link(`/customers/${params.customerId}/orders`) }));
  },
});

const getOrder = operation({
  ...READS,
  id: 'getOrder',
  summary: 'Read one order',
  path: 'v1/customers/{customerId}/orders/{orderId}',
  params: OrderPath,
  answer: WireOrder,
  refuses: ['NoSuchOrder'],
  handle: async (scope, { params }) => {
    const order = await findOrder(scope, params.customerId, params.orderId);
    return order ? answered(toWireOrder(order)) : refuse('NoSuchOrder');
  },
});

const listSubscriptions = operation({
  ...READS,
  id: 'listSubscriptions',
  summary: "List a customer's subscriptions, all of them or those of an order or a reseller",
  path: 'v1/customers/{customerId}/subscriptions',
  params: CustomerPath,
  query: z.object({ order_id: Guid.optional(), mpn_id: z.string().optional() }),
  answer: collectionOf(WireSubscription),
  refuses: ['NoSuchTenant'],
  handle: async (scope, { params, query }) => {
    const found = await subscriptions(scope, params.customerId);
    if (!found.ok) return found;
    const { order_id: orderId, mpn_id: mpnId } = query;
    const wanted = found.value.filter(
      ({ value }) =>
        (orderId === undefined || value.orderId === orderId) && (mpnId === undefined || value.partnerIdOnRecord === mpnId),
    );
    return answered(collection(wanted.map(toWireSubscription)));
  },
});

const getSubscription = operation({
  ...READS,
  id: 'getSubscription',
  summary: 'Read one subscription',
  path: 'v1/customers/{customerId}/subscriptions/{subscriptionId}',
  params: SubscriptionPath,
  answer: WireSubscription,
  refuses: ['NoSuchSubscription'],
  handle: async (scope, { params }) => {
    const subscription = await findSubscription(scope, params.customerId, params.subscriptionId);
    return subscription ? answered(toWireSubscription(subscription)) : refuse('NoSuchSubscription');
  },
});

const changeSubscription = operation({
  id: 'changeSubscription',
  summary: 'Change seats, nickname, auto-renewal or status of a subscription; status deleted cancels it',
  method: 'PATCH',
  path: 'v1/customers/{customerId}/subscriptions/{subscriptionId}',
  availability: '21vianet',
  permission: 'subscription.manage',
  appOnly: true,
  whenAccountSuspended: 'in command', // R-BILL-07, items 4 and 5, but R-BILL-08 for the rest
  throttled: true,
  params: SubscriptionPath,
  body: SubscriptionPatch,
  answer: WireSubscription,
  refuses: CHANGE_REFUSALS,
  handle: (scope, { params, body, etag }) => change(scope, params, body, etag),
});

const listSubscriptionAddOns = operation({
  ...READS,
  id: 'listSubscriptionAddOns',
  summary: 'List the add-on subscriptions under a subscription',
  path: 'v1/customers/{customerId}/subscriptions/{subscriptionId}/addons',
  params: SubscriptionPath,
  answer: collectionOf(WireSubscription),
  refuses: ['NoSuchSubscription'],
  handle: async (scope, { params }) => {
    const base = await findSubscription(scope, params.customerId, params.subscriptionId);
    if (!base) return refuse('NoSuchSubscription');
    return answered(collection((await addOnsOf(scope.partition, base.value)).map(toWireSubscription)));
  },
});

export const subscriptionsOperations: readonly Operation[] = [
  createOrder,
  listOrders,
  getOrder,
  addAddOnToOrder,
  listSubscriptions,
  getSubscription,
  changeSubscription,
  listSubscriptionAddOns,
];

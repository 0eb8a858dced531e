import * as z from 'zod';
import { getOffer } from '../../catalog/queries.ts';
import { answered, operation, type Operation } from '../../contract/operation.ts';
import { collection, collectionOf } from '../../contract/wire.ts';
import { administered } from '../../customers/users/place.ts';
import type { Scope } from '../../identity/scope.ts';
import { assert } from '../../shared/assert.ts';
import { refuse } from '../../shared/outcome.ts';
import { findOrder, findSubscription, subscriptionsOf } from '../queries.ts';
import { OrderPath, SubscriptionPath } from '../wire.ts';
import * as wire from './wire.ts';

const READ = {
  method: 'GET',
  permission: 'customer.search_view',
  appOnly: true,
  whenAccountSuspended: 'allow',
  throttled: true,
} as const;

const LinePath = OrderPath.extend({ lineItemNumber: z.coerce.number().int().min(0) });

/** Licenses need no activation; a sandbox gets a link for each line all the same, to try a client with. */
function linksOf({ account, guideUrl }: Scope, lines: readonly number[]) {
  const uri = `${guideUrl}/develop/sandbox-clock/`;
  return collection(account.value.sandbox ? lines.map((number) => wire.toWireActivationLink(number, uri)) : []);
}

export const provisioningOperations: Operation[] = [
  operation({
    ...READ,
    id: 'getSubscriptionProvisioningStatus',
    summary: 'Read what a subscription has brought into the directory of the customer',
    path: 'v1/customers/{customerId}/subscriptions/{subscriptionId}/provisioningstatus',
    availability: '21vianet',
    appOnly: false,
    params: SubscriptionPath,
    answer: wire.WireProvisioning,
    refuses: ['NoSuchTenant', 'NoDelegatedAccess', 'NoSuchSubscription'],
    handle: async (scope, { params }) => {
      const place = await administered(scope, params.customerId);
      if (!place.ok) return place;
      const subscription = await findSubscription(scope, params.customerId, params.subscriptionId);
      if (!subscription) return refuse('NoSuchSubscription');
      const offer = await getOffer(scope.shared.catalog, subscription.value.offerId);
      assert(offer, 'an offer that was sold stays in the catalogue');
      return answered(wire.toWireProvisioning(subscription.value, offer));
    },
  }),
  operation({
    ...READ,
    id: 'getOrderProvisioningStatus',
    summary: 'Read for each line of an order whether it is provisioned',
    path: 'v1/customers/{customerId}/orders/{orderId}/provisioningstatus',
    availability: 'worldwide_only',
    params: OrderPath,
    answer: collectionOf(wire.WireLineProvisioning),
    refuses: ['NoSuchOrder'],
    handle: async (scope, { params }) => {
      const order = await findOrder(scope, params.customerId, params.orderId);
      if (!order) return refuse('NoSuchOrder');
      const all = await subscriptionsOf(scope.partition, params.customerId);
      const there = new Set(all.filter(({ value }) => value.status !== 'deleted').map(({ value }) => value.id));
      return answered(collection(wire.toWireLineProvisioning(order.value, (id) => there.has(id))));
    },
  }),
  operation({
    ...READ,
    id: 'listOrderActivationLinks',
    summary: 'List the activation links of an order; licenses need none',
    path: 'v1/customers/{customerId}/orders/{orderId}/activationlinks',
    availability: 'worldwide_only',
    params: OrderPath,
    answer: collectionOf(wire.WireActivationLink),
    refuses: ['NoSuchOrder'],
    handle: async (scope, { params }) => {
      const order = await findOrder(scope, params.customerId, params.orderId);
      return order ? answered(linksOf(scope, [...order.value.lines.keys()])) : refuse('NoSuchOrder');
    },
  }),
  operation({
    ...READ,
    id: 'listOrderLineActivationLinks',
    summary: 'List the activation links of a line of an order; licenses need none',
    path: 'v1/customers/{customerId}/orders/{orderId}/lineitems/{lineItemNumber}/activationlinks',
    availability: '21vianet',
    params: LinePath,
    answer: collectionOf(wire.WireActivationLink),
    refuses: ['NoSuchOrder', 'LineItemNumberOutOfRange'],
    handle: async (scope, { params }) => {
      const order = await findOrder(scope, params.customerId, params.orderId);
      if (!order) return refuse('NoSuchOrder');
      const { lineItemNumber } = params;
      return lineItemNumber < order.value.lines.length
        ? answered(linksOf(scope, [lineItemNumber]))
        : refuse('LineItemNumberOutOfRange');
    },
  }),
  operation({
    ...READ,
    id: 'listSubscriptionActivationLinks',
    summary: 'List the activation links of a subscription; licenses need none',
    path: 'v1/customers/{customerId}/subscriptions/{subscriptionId}/activationlinks',
    availability: 'worldwide_only',
    params: SubscriptionPath,
    answer: collectionOf(wire.WireActivationLink),
    refuses: ['NoSuchSubscription'],
    handle: async (scope, { params }) => {
      const subscription = await findSubscription(scope, params.customerId, params.subscriptionId);
      return subscription ? answered(linksOf(scope, [subscription.value.lineItemNumber])) : refuse('NoSuchSubscription');
    },
  }),
];

import { billingDayOf } from '../account/core/account.ts';
import { decided, type Answer } from '../contract/operation.ts';
import { isStale } from '../contract/wire.ts';
import { findRelationship } from '../customers/queries.ts';
import { RELATIONSHIP } from '../customers/stored.ts';
import type { Scope } from '../identity/scope.ts';
import { refuse, type Outcome } from '../shared/outcome.ts';
import { derivedGuid } from '../storage/derived-id.ts';
import { create, replace, type Versioned } from '../storage/port.ts';
import { withLines } from './core/order.ts';
import { basesIn, planLines, type LineError } from './order-lines.ts';
import { findOrder, subscriptionsOf } from './queries.ts';
import { ORDER, SUBSCRIPTION, type Order } from './stored.ts';
import { LINES_MAX, toWireOrder, type OrderPatch, type WantedOrder, type WireOrder } from './wire.ts';

type OrderError = LineError | 'OrderNotProcessable';

/** A new order, and a subscription for each of its lines. @rule R-SUB-01, R-SUB-06, R-BILL-12 */
export async function createOrder(
  scope: Scope,
  customerId: string,
  wanted: WantedOrder,
): Promise<Outcome<Answer<WireOrder>, OrderError | 'NoSuchTenant'>> {
  const relationship = await findRelationship(scope.partition, customerId);
  if (!relationship) return refuse('NoSuchTenant');
  const orderId = derivedGuid(scope.caller.tenantId, scope.requestId, 'order');
  const facts = { ...factsOf(scope), orderId, customerId, isExtension: false };
  const subscriptions = await planLines(scope, facts, wanted, { from: 0, bases: new Map() });
  if (!subscriptions.ok) return subscriptions;
  const billingCycle = subscriptions.value.every(({ isTrial }) => isTrial) ? 'none' : 'monthly';
  if (wanted.billingCycle && wanted.billingCycle !== billingCycle) {
    return refuse('OrderNotProcessable', 'Offers are billed monthly, trials with billing cycle none.');
  }
  if (namesAnother(customerId, wanted)) return refuse('OrderNotProcessable', OTHER_CUSTOMER);
  const order = withLines({ id: orderId, customerId, billingCycle, createdAt: scope.now, lines: [] }, subscriptions.value);
  return decided(toWireOrder({ value: order, version: 1 }), [
    replace(RELATIONSHIP, relationship.value, relationship), // as it was: one that ends meanwhile gets no more orders
    create(ORDER, order),
    ...subscriptions.value.map((one) => create(SUBSCRIPTION, one)),
  ]);
}

type PatchOrderError = OrderError | 'NoSuchOrder' | 'EtagStale' | 'LegacyOrder' | 'OrderNotActive' | 'CycleNotSupported';

/** What is sent tells what is meant: a status, a billing cycle for lines that are there, or new lines. */
export async function patchOrder(
  scope: Scope,
  path: { customerId: string; orderId: string },
  { status, ...wanted }: OrderPatch,
  etag: string | undefined,
): Promise<Outcome<Answer<WireOrder>, PatchOrderError>> {
  if (status === 'cancelled') {
    // orders of licenses cannot be cancelled, in the sandbox neither: their subscriptions are
    return refuse((await findOrder(scope, path.customerId, path.orderId)) ? 'LegacyOrder' : 'NoSuchOrder');
  }
  const isOfOldLines = wanted.lineItems.length > 0 && wanted.lineItems.every(({ subscriptionId }) => Boolean(subscriptionId));
  if (wanted.billingCycle && isOfOldLines) return changeBillingCycle(scope, path, wanted.billingCycle);
  if (wanted.lineItems.length === 0) return refuse('OrderNotProcessable', 'The lines to add are missing.');
  return addToOrder(scope, path, wanted, etag);
}

/** Every offer here has one cycle: only asking for that one can be met. */
async function changeBillingCycle(
  scope: Scope,
  { customerId, orderId }: { customerId: string; orderId: string },
  billingCycle: string,
): Promise<Outcome<Answer<WireOrder>, 'NoSuchOrder' | 'OrderNotActive' | 'CycleNotSupported'>> {
  const order = await findOrder(scope, customerId, orderId);
  if (!order) return refuse('NoSuchOrder');
  const all = await subscriptionsOf(scope.partition, customerId);
  if (all.some(({ value }) => value.orderId === orderId && value.status !== 'active')) return refuse('OrderNotActive');
  return billingCycle === order.value.billingCycle ? decided(toWireOrder(order), []) : refuse('CycleNotSupported');
}

/** Add-ons, bought by extending the order of their base. @rule R-SUB-12, R-CALC-15 */
async function addToOrder(
  scope: Scope,
  path: { customerId: string; orderId: string },
  wanted: WantedOrder,
  etag: string | undefined,
): Promise<Outcome<Answer<WireOrder>, OrderError | 'NoSuchOrder' | 'EtagStale'>> {
  const order = await findOrder(scope, path.customerId, path.orderId);
  if (!order) return refuse('NoSuchOrder');
  if (isStale(order.value.id, order.version, etag)) return refuse('EtagStale');
  const bases = await basesIn(scope, order.value, wanted);
  const facts = { ...factsOf(scope), ...path, isExtension: true };
  const subscriptions = await planLines(scope, facts, wanted, { from: order.value.lines.length, bases });
  if (!subscriptions.ok) return subscriptions;
  const extended = withLines(order.value, subscriptions.value);
  if (extended.lines.length > LINES_MAX) return refuse('OrderNotProcessable', `An order has at most ${LINES_MAX} line items.`);
  if (namesAnother(path.customerId, wanted)) return refuse('OrderNotProcessable', OTHER_CUSTOMER);
  const answer: Pick<Versioned<Order>, 'value' | 'version'> = { value: extended, version: order.version + 1 };
  return decided(toWireOrder(answer), [
    replace(ORDER, extended, order),
    // as it was: a base that is suspended or cancelled meanwhile would not take its new add-on along
    ...Array.from(bases.values(), (base) => replace(SUBSCRIPTION, base.value, base)),
    ...subscriptions.value.map((one) => create(SUBSCRIPTION, one)),
  ]);
}

const OTHER_CUSTOMER = 'referenceCustomerId is not the customer of the address.';

function namesAnother(customerId: string, { referenceCustomerId }: WantedOrder): boolean {
  return Boolean(referenceCustomerId) && referenceCustomerId !== customerId;
}

export function factsOf({ now, account }: Pick<Scope, 'now' | 'account'>) {
  return { now, billingDay: billingDayOf(account.value) };
}

import { billingDayOf } from '../account/core/account.ts';
import type { Held } from '../catalog/core/offer.ts';
import { priceOf } from '../catalog/core/price-list.ts';
import { getOffer, priceInForce } from '../catalog/queries.ts';
import type { PriceListVersion } from '../catalog/stored.ts';
import { decided, type Answer } from '../contract/operation.ts';
import { isStale } from '../contract/wire.ts';
import { findRelationship } from '../customers/queries.ts';
import type { Scope } from '../identity/scope.ts';
import { refuse, type Outcome } from '../shared/outcome.ts';
import { derivedGuid } from '../storage/derived-id.ts';
import { create, replace, type Versioned } from '../storage/port.ts';
import {
  areNumberedFromZero,
  planSubscription,
  withLines,
  type OrderFacts,
  type OrderLineError,
  type PlannedLine,
} from './core/order.ts';
import { findOrder, findSubscription, subscriptionsOf } from './queries.ts';
import { checkResellerOfRecord, type ResellerError } from './reseller-of-record.ts';
import { ORDER, SUBSCRIPTION, type Order, type Subscription } from './stored.ts';
import { toWireOrder, type WantedOrder, type WireOrder } from './wire.ts';

/** What one commit holds, less the order and the records of the edge. */
const LINES_MAX = 90;

type LineError = OrderLineError | ResellerError | 'OrderNotProcessable' | 'LineItemNumberOutOfRange';

/** A new order, and a subscription for each of its lines. @rule R-SUB-01, R-SUB-06, R-BILL-12 */
export async function createOrder(
  scope: Scope,
  customerId: string,
  wanted: WantedOrder,
): Promise<Outcome<Answer<WireOrder>, LineError | 'NoSuchTenant'>> {
  if (!(await findRelationship(scope.partition, customerId))) return refuse('NoSuchTenant');
  const facts = factsOf(scope, customerId, derivedGuid(scope.caller.tenantId, scope.requestId, 'order'));
  const empty: Order = { id: facts.orderId, customerId, billingCycle: 'monthly', createdAt: scope.now, lines: [] };
  const subscriptions = await planLines(scope, facts, wanted, 0);
  if (!subscriptions.ok) return subscriptions;
  const isTrial = subscriptions.value.every((subscription) => subscription.isTrial);
  if (wanted.billingCycle && wanted.billingCycle !== (isTrial ? 'none' : 'monthly')) {
    return refuse('OrderNotProcessable', 'Offers are billed monthly, trials with billing cycle none.');
  }
  const order = withLines({ ...empty, billingCycle: isTrial ? 'none' : 'monthly' }, subscriptions.value);
  return decided(toWireOrder({ value: order, version: 1 }), [
    create(ORDER, order),
    ...subscriptions.value.map((one) => create(SUBSCRIPTION, one)),
  ]);
}

/** Add-ons, bought by extending the order of their base. @rule R-SUB-12, R-CALC-15 */
export async function addToOrder(
  scope: Scope,
  path: { customerId: string; orderId: string },
  wanted: WantedOrder,
  etag: string | undefined,
): Promise<Outcome<Answer<WireOrder>, LineError | 'NoSuchOrder' | 'EtagStale'>> {
  const order = await findOrder(scope, path.customerId, path.orderId);
  if (!order) return refuse('NoSuchOrder');
  if (isStale(order.value.id, order.version, etag)) return refuse('EtagStale');
  if (!wanted.lineItems.every((line) => line.parentSubscriptionId))
    return refuse('AddOnParentMismatch', 'An order is extended by add-ons only; order anything else anew.');
  const subscriptions = await planLines(scope, factsOf(scope, path.customerId, order.value.id), wanted, order.value.lines.length);
  if (!subscriptions.ok) return subscriptions;
  const extended = withLines(order.value, subscriptions.value);
  const answer: Pick<Versioned<Order>, 'value' | 'version'> = { value: extended, version: order.version + 1 };
  return decided(toWireOrder(answer), [
    replace(ORDER, extended, order),
    ...subscriptions.value.map((one) => create(SUBSCRIPTION, one)),
  ]);
}

function factsOf({ now, account }: Scope, customerId: string, orderId: string): OrderFacts {
  return { orderId, customerId, now, billingDay: billingDayOf(account.value) };
}

/** @param from  the number of the first line in the order */
async function planLines(
  scope: Scope,
  facts: OrderFacts,
  { lineItems }: WantedOrder,
  from: number,
): Promise<Outcome<Subscription[], LineError>> {
  if (from + lineItems.length > LINES_MAX) return refuse('OrderNotProcessable', `An order has at most ${LINES_MAX} line items.`);
  if (!areNumberedFromZero(lineItems)) return refuse('LineItemNumberOutOfRange');
  const prices = await priceInForce(scope.shared.catalog, scope.today);
  const planned: Subscription[] = [];
  for (const wanted of lineItems.toSorted((a, b) => a.lineItemNumber - b.lineItemNumber)) {
    if (wanted.partnerIdOnRecord) {
      const reseller = await checkResellerOfRecord(scope, wanted.partnerIdOnRecord);
      if (!reseller.ok) return reseller;
    }
    const line = await gatherLine(scope, facts, wanted, { prices, number: from + wanted.lineItemNumber, planned });
    const subscription = planSubscription(line, facts);
    if (!subscription.ok) return subscription;
    planned.push(subscription.value);
  }
  return { ok: true, value: planned };
}

async function gatherLine(
  scope: Scope,
  { orderId, customerId }: OrderFacts,
  wanted: WantedOrder['lineItems'][number],
  { prices, number, planned }: { prices: PriceListVersion | undefined; number: number; planned: readonly Subscription[] },
): Promise<PlannedLine> {
  const offer = await getOffer(scope.shared.catalog, wanted.offerId);
  const price = offer && prices && priceOf(prices, offer.id);
  const parent = wanted.parentSubscriptionId ? await findSubscription(scope, customerId, wanted.parentSubscriptionId) : undefined;
  return {
    lineItemNumber: number,
    // named by its request too: the same add-on can be bought twice, by two requests
    subscriptionId: derivedGuid(orderId, scope.requestId, String(number)),
    quantity: wanted.quantity,
    friendlyName: wanted.friendlyName,
    partnerIdOnRecord: wanted.partnerIdOnRecord || undefined,
    offerId: wanted.offerId,
    offer,
    offerName: price?.displayName ?? offer?.name.en ?? wanted.offerId,
    price: price && { unitPrice: price.listPrice, version: prices.id },
    held: offer?.limit
      ? held(offer.id, [...(await subscriptionsOf(scope.partition, customerId)).map(({ value }) => value), ...planned])
      : { concurrent: 0, lifetime: 0 },
    parent: parent?.value.orderId === orderId ? parent.value : undefined,
  };
}

function held(offerId: string, subscriptions: readonly Subscription[]): Held {
  const ofOffer = subscriptions.filter((one) => one.offerId === offerId);
  return { lifetime: ofOffer.length, concurrent: ofOffer.filter(({ status }) => status !== 'deleted').length };
}

import type { Held } from '../catalog/core/offer.ts';
import { priceOf } from '../catalog/core/price-list.ts';
import { getOffer, priceInForce } from '../catalog/queries.ts';
import type { PriceListVersion } from '../catalog/stored.ts';
import type { Scope } from '../identity/scope.ts';
import { ok, refuse, type Outcome } from '../shared/outcome.ts';
import { derivedGuid } from '../storage/derived-id.ts';
import type { Versioned } from '../storage/port.ts';
import { areNumberedFromZero, planSubscription, type OrderFacts, type OrderLineError, type PlannedLine } from './core/order.ts';
import { asOfToday } from './as-of-today.ts';
import { findSubscription, subscriptionsOf } from './queries.ts';
import { checkResellerOfRecord, type ResellerError } from './reseller-of-record.ts';
import { licensesProblem, subscriptionsProblem } from './sandbox-limits.ts';
import type { Order, Subscription } from './stored.ts';
import type { WantedOrder } from './wire.ts';

export type LineError = OrderLineError | ResellerError | 'LineItemNumberOutOfRange';

/** By id, the subscriptions that new lines name as their base. */
export type Bases = ReadonlyMap<string, Versioned<Subscription>>;

/** The bases that lie in the order they extend; any other counts as none (R-SUB-12). */
export async function basesIn(scope: Scope, order: Order, { lineItems }: WantedOrder): Promise<Bases> {
  const bases = new Map<string, Versioned<Subscription>>();
  for (const id of new Set(lineItems.map(({ parentSubscriptionId }) => parentSubscriptionId))) {
    const base = id ? await findSubscription(scope, order.customerId, id) : undefined;
    if (base?.value.orderId === order.id) bases.set(base.value.id, base);
  }
  return bases;
}

/**
 * The subscriptions that the lines of an order make, decided one after the other by line number.
 *
 * @param from  the number of the first line in the order
 */
export async function planLines(
  scope: Scope,
  facts: OrderFacts,
  { lineItems }: WantedOrder,
  { from, bases }: { from: number; bases: Bases },
): Promise<Outcome<Subscription[], LineError>> {
  if (!areNumberedFromZero(lineItems)) return refuse('LineItemNumberOutOfRange');
  const prices = await priceInForce(scope.shared.catalog, scope.today);
  const planned: Subscription[] = [];
  for (const wanted of lineItems.toSorted((a, b) => a.lineItemNumber - b.lineItemNumber)) {
    const subscription = await planLine(scope, facts, wanted, { prices, number: from + wanted.lineItemNumber, planned, bases });
    if (!subscription.ok) return subscription;
    planned.push(subscription.value);
  }
  return ok(planned);
}

/** The subscription that one line makes. */
export async function planLine(
  scope: Scope,
  facts: OrderFacts,
  wanted: WantedOrder['lineItems'][number],
  gathered: Gathered,
): Promise<Outcome<Subscription, OrderLineError | ResellerError>> {
  if (wanted.partnerIdOnRecord) {
    const reseller = await checkResellerOfRecord(scope, wanted.partnerIdOnRecord);
    if (!reseller.ok) return reseller;
  }
  const limit =
    licensesProblem(scope, wanted.quantity) ?? (await subscriptionsProblem(scope, facts.customerId, gathered.planned));
  if (limit) return limit;
  return planSubscription(await gatherLine(scope, facts, wanted, gathered), facts);
}

export interface Gathered {
  readonly prices: PriceListVersion | undefined;
  readonly number: number;
  readonly planned: readonly Subscription[];
  readonly bases: Bases;
  /** How a refusal names the line; by its number where nothing is said. */
  readonly label?: string;
}

async function gatherLine(
  scope: Scope,
  { orderId, customerId }: OrderFacts,
  wanted: WantedOrder['lineItems'][number],
  { prices, number, planned, bases, label = `Line item ${number}` }: Gathered,
): Promise<PlannedLine> {
  const offer = await getOffer(scope.shared.catalog, wanted.offerId);
  const price = offer && prices && priceOf(prices, offer.id);
  const base = bases.get(wanted.parentSubscriptionId ?? '')?.value;
  const held = offer?.limit
    ? heldOf(offer.id, [...(await allOf(scope, customerId)), ...planned])
    : { concurrent: 0, lifetime: 0 };
  return {
    lineItemNumber: number,
    label,
    // Of a limited offer it is the customer's first, second …: of two orders that would pass the limit together, one conflicts.
    subscriptionId: offer?.limit
      ? derivedGuid(scope.caller.tenantId, customerId, offer.id, String(held.lifetime))
      : derivedGuid(orderId, String(number)),
    quantity: wanted.quantity,
    friendlyName: wanted.friendlyName,
    partnerIdOnRecord: wanted.partnerIdOnRecord || undefined,
    offerId: wanted.offerId,
    offer,
    offerName: price?.displayName ?? offer?.name.en ?? wanted.offerId,
    price: price && { unitPrice: price.listPrice, version: prices.id },
    held,
    parent: base && (await asOfToday(scope, base)),
  };
}

async function allOf({ partition }: Scope, customerId: string): Promise<Subscription[]> {
  return (await subscriptionsOf(partition, customerId)).map(({ value }) => value);
}

function heldOf(offerId: string, subscriptions: readonly Subscription[]): Held {
  const ofOffer = subscriptions.filter((one) => one.offerId === offerId);
  return { lifetime: ofOffer.length, concurrent: ofOffer.filter(({ status }) => status !== 'deleted').length };
}

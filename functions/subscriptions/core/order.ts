import { billingCycleOf, isAddOn, isAddOnOf, isQuantityAllowed, isWithinLimit, type Held } from '../../catalog/core/offer.ts';
import type { Offer } from '../../catalog/stored.ts';
import { billingDateOnOrAfter, type BillingDay } from '../../shared/billing-calendar.ts';
import { addDays, dateOf, dayOfMonth, monthOf, yearOf, type CalendarDate, type Instant } from '../../shared/calendar.ts';
import type { Minor } from '../../shared/money.ts';
import { ok, refuse, type Outcome } from '../../shared/outcome.ts';
import type { Order, Subscription } from '../stored.ts';
import { currentTerm } from './due.ts';
import { firstTerm } from './term.ts';

/** A line of an order with all that decides about it. */
export interface PlannedLine {
  readonly lineItemNumber: number;
  /** How a refusal names it. */
  readonly label: string;
  readonly subscriptionId: string;
  readonly quantity: number;
  readonly friendlyName: string | undefined;
  readonly partnerIdOnRecord: string | undefined;
  readonly offerId: string;
  /** Undefined: the catalogue has no such offer. */
  readonly offer: Offer | undefined;
  /** As the price list in force names it, the same in every language: the invoice shows it too. */
  readonly offerName: string;
  /** Undefined: the price list in force has none, so the offer is off sale. */
  readonly price: { readonly unitPrice: Minor; readonly version: string } | undefined;
  readonly held: Held;
  /** The base, for an add-on. */
  readonly parent: Subscription | undefined;
}

export interface OrderFacts {
  readonly orderId: string;
  readonly customerId: string;
  readonly now: Instant;
  readonly billingDay: BillingDay;
  /** Lines are added to an order that is there: add-ons, and nothing else (R-SUB-12). */
  readonly isExtension: boolean;
}

export type OrderLineError =
  | 'InvalidOfferId'
  | 'OfferOffSale'
  | 'AddOnParentMismatch'
  | 'ParentNotActive'
  | 'QuantityUnavailable'
  | 'OfferLimitExceeded'
  | 'SandboxLimit';

/** The subscription a line of an order makes. @rule R-SUB-06, R-SUB-07, R-SUB-12, R-BILL-12, R-CALC-15 */
export function planSubscription(line: PlannedLine, facts: OrderFacts): Outcome<Subscription, OrderLineError> {
  const { offer, price, parent, quantity } = line;
  const at = line.label;
  if (!offer) return refuse('InvalidOfferId', `${at} names ${line.offerId}.`);
  if (!offer.isAvailableForPurchase || !price) return refuse('OfferOffSale', `${at}: ${line.offerName}.`);
  if (isAddOn(offer) !== Boolean(parent) || facts.isExtension !== Boolean(parent))
    return refuse('AddOnParentMismatch', `${at}: an add-on is bought by a PATCH of the order of its base, anything else anew.`);
  if (parent && !isAddOnOf(offer, parent.offerId))
    return refuse('AddOnParentMismatch', `${at}: ${line.offerName} does not fit ${parent.offerName}.`);
  if (parent && parent.status !== 'active') return refuse('ParentNotActive', `${at}.`);
  if (!isQuantityAllowed(offer, quantity))
    return refuse('QuantityUnavailable', `${at}: ${offer.quantityMin} to ${offer.quantityMax} are allowed.`);
  if (!isWithinLimit(offer, line.held)) return refuse('OfferLimitExceeded', `${at}: ${line.offerName}.`);

  const orderedOn = dateOf(facts.now);
  const term = termOf(offer, parent, orderedOn, facts.billingDay);
  return ok({
    id: line.subscriptionId,
    customerId: facts.customerId,
    orderId: facts.orderId,
    lineItemNumber: line.lineItemNumber,
    offerId: offer.id,
    offerName: line.offerName,
    unitType: offer.unitType,
    friendlyName: line.friendlyName || line.offerName,
    isTrial: offer.isTrial,
    hasPurchasableAddOns: offer.hasAddOns,
    createdAt: facts.now,
    status: 'active',
    autoRenew: offer.isAutoRenewable,
    start: term.start,
    terms: [{ ...term, unitPrice: price.unitPrice, priceListVersion: price.version }],
    seatChanges: [{ on: orderedOn, quantity }],
    ...(parent
      ? { parentSubscriptionId: parent.id, baseFirstBillingDate: billingDateOnOrAfter(parent.start, facts.billingDay) }
      : {}),
    ...(line.partnerIdOnRecord ? { partnerIdOnRecord: line.partnerIdOnRecord } : {}),
  });
}

/** An add-on ends with its base; a trial lasts the months its offer says, whatever the billing date. */
function termOf(
  offer: Offer,
  parent: Subscription | undefined,
  orderedOn: CalendarDate,
  billingDay: BillingDay,
): { start: CalendarDate; end: CalendarDate } {
  const start = addDays(orderedOn, 1);
  if (parent) return { start, end: currentTerm(parent).end };
  if (billingCycleOf(offer) === 'monthly') return firstTerm(orderedOn, billingDay);
  const months = offer.term.unitOfMeasure === 'Year' ? 12 * offer.term.count : offer.term.count;
  return { start, end: dayOfMonth(yearOf(start), monthOf(start) + months, Number(start.slice(8))) };
}

/** The order, or the order with more lines: an add-on stands behind what was there (R-SUB-12). */
export function withLines(
  order: Omit<Order, 'lines'> & { lines: readonly Order['lines'][number][] },
  subscriptions: readonly Subscription[],
): Order {
  const lines = subscriptions.map((subscription) => ({
    offerId: subscription.offerId,
    subscriptionId: subscription.id,
    ...(subscription.parentSubscriptionId ? { parentSubscriptionId: subscription.parentSubscriptionId } : {}),
    friendlyName: subscription.friendlyName,
    quantity: subscription.seatChanges[0]?.quantity ?? 0,
    ...(subscription.partnerIdOnRecord ? { partnerIdOnRecord: subscription.partnerIdOnRecord } : {}),
  }));
  return { ...order, lines: [...order.lines, ...lines] };
}

/** The numbers 0 to n-1, each once, in any order. */
export function areNumberedFromZero(lines: readonly { readonly lineItemNumber: number }[]): boolean {
  const numbers = new Set(lines.map(({ lineItemNumber }) => lineItemNumber));
  return (
    numbers.size === lines.length && lines.every(({ lineItemNumber }) => lineItemNumber >= 0 && lineItemNumber < lines.length)
  );
}

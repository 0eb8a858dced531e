import { isQuantityAllowed } from '../../catalog/core/offer.ts';
import type { Offer } from '../../catalog/stored.ts';
import type { BillingDay } from '../../shared/billing-calendar.ts';
import { dateOf, type Instant } from '../../shared/calendar.ts';
import type { Minor } from '../../shared/money.ts';
import { firstTerm } from '../core/term.ts';
import type { Subscription } from '../stored.ts';

export interface ConversionOrder {
  readonly now: Instant;
  readonly billingDay: BillingDay;
  readonly target: Offer;
  readonly targetName: string;
  readonly quantity: number;
  readonly price: { readonly unitPrice: Minor; readonly version: string };
}

/** Whether a trial can become what is asked for; anything else has no conversions. */
export function isConvertible({ status, isTrial }: Subscription): boolean {
  return isTrial && status === 'active';
}

/**
 * The trial as a paid subscription: its id and order stay, all else is as if it had been bought today, with the free period
 * of a purchase. Undefined when the target does not take so many seats.
 *
 * @rule R-SUB-06, R-SUB-07, R-BILL-12
 */
export function convert(trial: Subscription, order: ConversionOrder): Subscription | undefined {
  const { now, billingDay, target, targetName, quantity, price } = order;
  if (!isQuantityAllowed(target, quantity)) return undefined;
  const today = dateOf(now);
  const { start, end } = firstTerm(today, billingDay);
  const isNickname = trial.friendlyName !== trial.offerName;
  return {
    ...trial,
    offerId: target.id,
    offerName: targetName,
    friendlyName: isNickname ? trial.friendlyName : targetName,
    unitType: target.unitType,
    isTrial: false,
    hasPurchasableAddOns: target.hasAddOns,
    autoRenew: target.isAutoRenewable,
    start,
    terms: [{ start, end, unitPrice: price.unitPrice, priceListVersion: price.version }],
    seatChanges: [{ on: today, quantity }],
  };
}

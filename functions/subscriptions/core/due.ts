import type { CalendarDate } from '../../shared/calendar.ts';
import type { BillingDay } from '../../shared/billing-calendar.ts';
import { assert } from '../../shared/assert.ts';
import type { Subscription } from '../stored.ts';
import { deletionDate, renewedTermEnd, type Term } from './term.ts';

export function currentTerm({ terms }: Pick<Subscription, 'terms'>): Term {
  const term = terms.at(-1);
  assert(term, 'a subscription has a term');
  return term;
}

export function quantityOf({ seatChanges }: Pick<Subscription, 'seatChanges'>): number {
  const last = seatChanges.at(-1);
  assert(last, 'a subscription has seats');
  return last.quantity;
}

/** The next day on which something happens to the subscription by itself: its deletion, or the end of its term. */
export function dueOn(subscription: Subscription): CalendarDate | undefined {
  if (subscription.status === 'deleted') return undefined;
  const { end } = currentTerm(subscription);
  const deletion = subscription.suspendedOn && deletionDate(subscription.suspendedOn);
  return deletion && deletion < end ? deletion : end;
}

/**
 * What the jobs of a day make of a subscription that is due: deleted 60 days after its suspension, ended with its term,
 * or renewed at the price of that day, with the seats scheduled for it. A suspended subscription renews too: its licences stay bought (R-SUS-07).
 *
 * @param price  the seat price in force on the day; undefined when the offer is no longer priced, which ends the subscription
 * @rule R-SUS-05, R-SUB-08, R-CALC-17, R-CALC-24
 */
export function onDueDay(
  subscription: Subscription,
  billingDay: BillingDay,
  price: { unitPrice: Term['unitPrice']; version: string } | undefined,
): Subscription {
  const day = dueOn(subscription);
  assert(day, 'only a subscription that has not ended is due');
  if (subscription.suspendedOn && deletionDate(subscription.suspendedOn) === day)
    return end(subscription, { on: day, by: 'deletion' });
  if (!subscription.autoRenew || !price) return end(subscription, { on: day, by: 'termEnd' });
  const term = { start: day, end: renewedTermEnd(day, billingDay), unitPrice: price.unitPrice, priceListVersion: price.version };
  return { ...withScheduled(subscription, day), terms: [...subscription.terms, term] };
}

/** With the seats that were scheduled for the renewal; while it is suspended they cannot change (R-SUB-11, R-SUB-14). */
function withScheduled({ scheduled, ...subscription }: Subscription, day: CalendarDate): Subscription {
  if (!scheduled || subscription.status !== 'active' || scheduled.quantity === quantityOf(subscription)) return subscription;
  const renewed = { on: day, quantity: scheduled.quantity, withRenewal: true } as const;
  return { ...subscription, seatChanges: [...subscription.seatChanges, renewed] };
}

/** The subscription as it is once it has ended; it cannot come back (R-SUB-15). */
export function end(subscription: Subscription, ended: NonNullable<Subscription['ended']>): Subscription {
  const { scheduled: _, ...rest } = subscription;
  return { ...rest, status: 'deleted', autoRenew: false, ended };
}

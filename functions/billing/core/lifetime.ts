import { assert } from '../../shared/assert.ts';
import type { CalendarDate, Period } from '../../shared/calendar.ts';
import type { Minor } from '../../shared/money.ts';
import { stretchesIn, type SeatChange, type Stretch } from './seats.ts';

/** How a subscription ended: ordered by the partner, or by the jobs that precede the close of that day (R-CALC-17). */
export type Ending = 'cancellation' | 'upgrade' | 'deletion' | 'termEnd';

export interface BilledTerm extends Period {
  readonly unitPrice: Minor;
  readonly priceListVersion: string;
}

/** What of a subscription the bill depends on. */
export interface BilledSubscription {
  /** The first day: 0:00 of the day after the order (R-SUB-06), or of the day of the upgrade (R-UPG-10). */
  readonly start: CalendarDate;
  /** Terms in order, without a gap. */
  readonly terms: readonly BilledTerm[];
  /** Seat changes in order; the first is the order itself. */
  readonly seatChanges: readonly SeatChange[];
  readonly ended?: { readonly on: CalendarDate; readonly by: Ending } | undefined;
  /** Set on an add-on: the day its base was charged for the first time, or will be (R-CALC-15). */
  readonly baseFirstBillingDate?: CalendarDate | undefined;
  /** Set on the target of an upgrade: the day its source was charged for the first time, or would have been (R-CALC-23). */
  readonly upgradedFrom?: { readonly firstBillingDate: CalendarDate } | undefined;
}

/** Neighbouring days of a period with the same seats and the same price. */
export interface Segment extends Stretch {
  readonly term: BilledTerm;
}

/** What the partner orders on a billing date comes after that day's close, and is unknown to it (R-CALC-17). */
function isOrdered(by: Ending): boolean {
  return by === 'cancellation' || by === 'upgrade';
}

export function asOfClose(subscription: BilledSubscription, billingDate: CalendarDate): BilledSubscription {
  const { ended, ...rest } = subscription;
  if (!ended || ended.on > billingDate) return rest;
  return ended.on === billingDate && isOrdered(ended.by) ? rest : subscription;
}

/** Whether it was ordered before the billing date: an upgrade starts on the day it is ordered, everything else on the day after. */
export function isKnown({ start, upgradedFrom }: BilledSubscription, billingDate: CalendarDate): boolean {
  return upgradedFrom ? start < billingDate : start <= billingDate;
}

/** @rule R-CALC-18 */
export function isFirstBillingDate(
  { start, upgradedFrom }: BilledSubscription,
  { billingDate, past }: { billingDate: CalendarDate; past: Period },
): boolean {
  return upgradedFrom ? past.start <= start && start < billingDate : past.start < start && start <= billingDate;
}

/** Whether the days up to its first billing date are charged, because those of its base or its source were. */
export function joinedInsidePeriod(
  { start, baseFirstBillingDate, upgradedFrom }: BilledSubscription,
  billingDate: CalendarDate,
): boolean {
  if (upgradedFrom) return upgradedFrom.firstBillingDate <= start;
  return baseFirstBillingDate !== undefined && baseFirstBillingDate < billingDate && start < billingDate;
}

/** Whether the period was charged in advance, at the close that opened it. */
export function wasCharged({ ended }: Pick<BilledSubscription, 'ended'>, { start }: Period): boolean {
  return !ended || ended.on > start || (ended.on === start && isOrdered(ended.by));
}

/** The first day after the end, if that lies inside the period. */
export function unusedFrom({ ended }: BilledSubscription, period: Period): CalendarDate | undefined {
  return ended && ended.on < period.end ? ended.on : undefined;
}

/**
 * The segments that fill a period: its stretches (R-CALC-13), divided where a term begins. After a cancellation the last one
 * runs on to the end of the period, and a change on that very day never takes effect (R-CALC-10, R-CALC-21).
 */
export function segmentsIn(subscription: BilledSubscription, period: Period): Segment[] {
  const end = unusedFrom(subscription, period);
  const changes = end ? subscription.seatChanges.filter(({ on }) => on < end) : subscription.seatChanges;
  return stretchesIn(changes, period).flatMap((stretch) => divided(subscription.terms, stretch));
}

function divided(terms: readonly BilledTerm[], stretch: Stretch): Segment[] {
  const inside = terms.filter(
    (term, index) => term.start < stretch.end && (term.end > stretch.start || index === terms.length - 1),
  );
  return inside.map((term, index) => ({
    seats: stretch.seats,
    term,
    start: index === 0 ? stretch.start : term.start,
    end: index === inside.length - 1 ? stretch.end : term.end,
  }));
}

export function termOn({ terms }: BilledSubscription, day: CalendarDate): BilledTerm {
  const term = terms.findLast(({ start }) => start <= day);
  assert(term, 'every day from the start on lies in a term');
  return term;
}

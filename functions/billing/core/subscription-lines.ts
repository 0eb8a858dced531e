import type { ChargeType } from '../../contract/charge-types.ts';
import { assert } from '../../shared/assert.ts';
import { periodBefore, periodFrom, type BillingDay } from '../../shared/billing-calendar.ts';
import type { CalendarDate, Period } from '../../shared/calendar.ts';
import { ZERO, type Minor } from '../../shared/money.ts';
import { advanceCharge, reversal, stretchCharge, unusedDaysCredit } from './charges.ts';
import { seatsAtCut, stretchesIn, type SeatChange } from './seats.ts';

/** How a subscription ended: ordered by the partner, or by the jobs that precede the close of that day (R-CALC-17). */
export type Ending = 'cancellation' | 'deletion' | 'termEnd';

export interface BilledTerm extends Period {
  readonly unitPrice: Minor;
}

/** What of a subscription the bill depends on. */
export interface BilledSubscription {
  /** The first day, 0:00 of the day after the order (R-SUB-06). */
  readonly start: CalendarDate;
  /** Terms in order, without a gap. */
  readonly terms: readonly BilledTerm[];
  /** Seat changes in order; the first is the order itself. */
  readonly seatChanges: readonly SeatChange[];
  readonly ended?: { readonly on: CalendarDate; readonly by: Ending } | undefined;
  /** Set on an add-on: the day its base was charged for the first time, or will be (R-CALC-15). */
  readonly baseFirstBillingDate?: CalendarDate | undefined;
}

/** One line of a subscription. `chargeEnd` is the first day no longer charged for; on the wire it is the day before. */
export interface LineItem {
  readonly chargeType: ChargeType;
  readonly chargeStart: CalendarDate;
  readonly chargeEnd: CalendarDate;
  /** One seat for a whole period, 0 on a line of the free period (R-REC-05). */
  readonly unitPrice: Minor;
  readonly quantity: number;
  readonly amount: Minor;
  /** The end of the term the line belongs to (R-CALC-24), or of the subscription if it ended earlier. */
  readonly termEnd: CalendarDate;
}

/** A billing date, between the period that ends with it and the one it opens. */
export interface Close {
  readonly billingDate: CalendarDate;
  readonly past: Period;
  readonly next: Period;
}

export function closeOf(billingDate: CalendarDate, billingDay: BillingDay): Close {
  return { billingDate, past: periodBefore(billingDate, billingDay), next: periodFrom(billingDate, billingDay) };
}

/**
 * The lines of one subscription on the invoice of a billing date, in the order of R-CALC-14. They depend on nothing that
 * was ordered on that day or later (R-CALC-17), so the close can run late, or twice, and finds the same.
 *
 * @rule R-CALC-01 to R-CALC-24
 */
export function subscriptionLines(everything: BilledSubscription, close: Close): readonly LineItem[] {
  const { billingDate, past } = close;
  const subscription = asOfClose(everything, billingDate);
  if (subscription.start > billingDate) return [];
  if (isFirstBillingDate(subscription, close)) {
    if (subscription.ended) return []; // R-CALC-05, R-CALC-20: nothing at all, whatever changed before
    return [...beforeFirstBillingDate(subscription, close), ...advance(subscription, close)];
  }
  if (!wasCharged(subscription, past)) return [];
  return [...settlement(subscription, past), ...advance(subscription, close)];
}

/** @rule R-CALC-18 */
function isFirstBillingDate({ start }: BilledSubscription, { billingDate, past }: Close): boolean {
  return past.start < start && start <= billingDate;
}

/** A cancellation ordered on the billing date or later comes after the close and is unknown to it. */
function asOfClose(subscription: BilledSubscription, billingDate: CalendarDate): BilledSubscription {
  const { ended, ...rest } = subscription;
  if (!ended || ended.on > billingDate) return rest;
  return ended.on === billingDate && ended.by === 'cancellation' ? rest : subscription;
}

/** Whether the period was charged in advance, at the close that opened it. */
function wasCharged({ ended }: Pick<BilledSubscription, 'ended'>, { start }: Period): boolean {
  return !ended || ended.on > start || (ended.on === start && ended.by === 'cancellation');
}

/** Whether a subscription had ended before the past period was charged: all its lines stand on earlier invoices, if it has any. */
export function isSettled(subscription: Pick<BilledSubscription, 'ended'>, past: Period): boolean {
  return !wasCharged(subscription, past);
}

/** What the past period turned out to be, against what was charged for it in advance (R-CALC-07, R-CALC-09, R-CALC-10). */
function settlement(subscription: BilledSubscription, period: Period): LineItem[] {
  const term = termOn(subscription, period.start);
  const { unitPrice } = term;
  const termEnd = endOf(subscription, term);
  const unusedFrom = subscription.ended && subscription.ended.on < period.end ? subscription.ended.on : undefined;
  // R-CALC-21: on the day of the cancellation a change never takes effect
  const seatChanges = unusedFrom ? subscription.seatChanges.filter(({ on }) => on < unusedFrom) : subscription.seatChanges;
  const charged = seatsAtCut(subscription.seatChanges, period.start);
  const stretches = stretchesIn(seatChanges, period);
  const lines: LineItem[] = [];

  if (stretches.length > 1 || stretches[0]?.seats !== charged) {
    lines.push({
      chargeType: 'CANCEL_INSTANCEPRORATE',
      ...span(period),
      unitPrice,
      quantity: charged,
      amount: reversal(unitPrice, charged),
      termEnd,
    });
    for (const stretch of stretches) {
      const amount = stretchCharge({ unitPrice, seats: stretch.seats, stretch, period });
      lines.push({ chargeType: 'CYCLE_INSTANCEPRORATE', ...span(stretch), unitPrice, quantity: stretch.seats, amount, termEnd });
    }
  }
  const last = stretches.at(-1);
  if (unusedFrom && last) {
    const unused = { start: unusedFrom, end: period.end };
    const amount = unusedDaysCredit({ unitPrice, seats: last.seats, stretch: unused, period });
    lines.push({ chargeType: 'CANCEL_PRORATE', ...span(unused), unitPrice, quantity: last.seats, amount, termEnd });
  }
  return lines;
}

/** The days from the start to the first billing date: free (R-CALC-03), but for an add-on to a base already charged (R-CALC-15). */
function beforeFirstBillingDate(subscription: BilledSubscription, close: Close): LineItem[] {
  const { billingDate, past } = close;
  const { start, seatChanges } = subscription;
  if (start === billingDate) return [];
  const term = termOn(subscription, start);
  const termEnd = endOf(subscription, term);
  const isCharged = isActivatedInsidePeriod(subscription, close);
  const stretches = stretchesIn(seatChanges, { start, end: billingDate });
  if (!isCharged && stretches.length === 1) return []; // R-CALC-20
  return stretches.map((stretch) => ({
    chargeType: isCharged ? 'ACTIVATION_PRORATE' : 'CYCLE_INSTANCEPRORATE',
    ...span(stretch),
    unitPrice: isCharged ? term.unitPrice : ZERO,
    quantity: stretch.seats,
    amount: isCharged ? stretchCharge({ unitPrice: term.unitPrice, seats: stretch.seats, stretch, period: past }) : ZERO,
    termEnd,
  }));
}

/** The charge of the whole period that the billing date opens, for the seats in force at the cut (R-CALC-02, R-CALC-11). */
function advance(subscription: BilledSubscription, close: Close): LineItem[] {
  if (subscription.ended) return [];
  const term = termOn(subscription, close.billingDate);
  const quantity = seatsAtCut(subscription.seatChanges, close.billingDate);
  return [
    {
      chargeType: advanceChargeType(subscription, term, close),
      ...span(close.next),
      unitPrice: term.unitPrice,
      quantity,
      amount: advanceCharge(term.unitPrice, quantity),
      termEnd: term.end,
    },
  ];
}

/** @rule R-CHG-10, R-CALC-22 */
function advanceChargeType(subscription: BilledSubscription, term: BilledTerm, close: Close): ChargeType {
  if (isFirstBillingDate(subscription, close)) return isActivatedInsidePeriod(subscription, close) ? 'CYCLE_FEE' : 'PURCHASE_FEE';
  return term.start === close.billingDate ? 'RENEW_FEE' : 'CYCLE_FEE';
}

function isActivatedInsidePeriod({ start, baseFirstBillingDate }: BilledSubscription, { billingDate }: Close): boolean {
  return baseFirstBillingDate !== undefined && baseFirstBillingDate < billingDate && start < billingDate;
}

function termOn({ terms }: BilledSubscription, day: CalendarDate): BilledTerm {
  const term = terms.findLast(({ start }) => start <= day);
  assert(term, 'every day from the start on lies in a term');
  return term;
}

function endOf({ ended }: BilledSubscription, term: BilledTerm): CalendarDate {
  return ended && ended.on < term.end ? ended.on : term.end;
}

function span({ start, end }: Period): { chargeStart: CalendarDate; chargeEnd: CalendarDate } {
  return { chargeStart: start, chargeEnd: end };
}

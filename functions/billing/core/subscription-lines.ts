import type { ChargeType } from '../../contract/charge-types.ts';
import { periodBefore, periodFrom, type BillingDay } from '../../shared/billing-calendar.ts';
import type { CalendarDate, Period } from '../../shared/calendar.ts';
import { ZERO, type Minor } from '../../shared/money.ts';
import { advanceCharge, reversal, stretchCharge, unusedDaysCredit } from './charges.ts';
import {
  asOfClose,
  isFirstBillingDate,
  isKnown,
  joinedInsidePeriod,
  segmentsIn,
  termOn,
  unusedFrom,
  wasCharged,
} from './lifetime.ts';
import type { BilledSubscription, BilledTerm, Segment } from './lifetime.ts';
import { seatsAtCut } from './seats.ts';

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
  /** The price list the unit price was locked from (R-BILL-12). */
  readonly priceListVersion: string;
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
 * @rule R-CALC-01 to R-CALC-24, R-UPG-10
 */
export function subscriptionLines(everything: BilledSubscription, close: Close): readonly LineItem[] {
  const subscription = asOfClose(everything, close.billingDate);
  if (!isKnown(subscription, close.billingDate)) return [];
  if (isFirstBillingDate(subscription, close)) {
    if (subscription.ended && !subscription.upgradedFrom) return []; // R-CALC-05, R-CALC-20: whatever changed before
    return [...beforeFirstBillingDate(subscription, close), ...advance(subscription, close)];
  }
  if (!wasCharged(subscription, close.past)) return [];
  return [...settlement(subscription, close.past), ...advance(subscription, close)];
}

/** Whether a subscription had ended before the past period was charged: all its lines stand on earlier invoices, if it has any. */
export function isSettled(subscription: Pick<BilledSubscription, 'ended'>, past: Period): boolean {
  return !wasCharged(subscription, past);
}

/** What the past period turned out to be, against what was charged for it in advance (R-CALC-07, R-CALC-09, R-CALC-10). */
function settlement(subscription: BilledSubscription, period: Period): LineItem[] {
  const charged = seatsAtCut(subscription.seatChanges, period.start);
  const segments = segmentsIn(subscription, period);
  const lines: LineItem[] = [];
  if (segments.length > 1 || segments[0]?.seats !== charged) {
    const term = termOn(subscription, period.start);
    const amount = reversal(term.unitPrice, charged);
    lines.push(lineOf('CANCEL_INSTANCEPRORATE', { subscription, term, days: period, quantity: charged, amount }));
    for (const segment of segments) {
      const chargeType = segment.term.start > period.start ? 'RENEW_PRORATE' : 'CYCLE_INSTANCEPRORATE';
      lines.push(proratedLine(chargeType, subscription, segment, period));
    }
  }
  return [...lines, ...creditOf(subscription, segments, period)];
}

/**
 * The days from the start to the first billing date. They are free (R-CALC-03), but for an add-on to a base already charged
 * (R-CALC-15) and for the target of an upgrade whose source was (R-UPG-10).
 */
function beforeFirstBillingDate(subscription: BilledSubscription, { billingDate, past }: Close): LineItem[] {
  const { start, upgradedFrom, ended } = subscription;
  if (ended && ended.on <= start) return [];
  const segments = segmentsIn(subscription, { start, end: billingDate });
  if (joinedInsidePeriod(subscription, billingDate)) {
    const chargeType = upgradedFrom ? 'PURCHASE_PRORATE' : 'ACTIVATION_PRORATE';
    const lines = segments.map((segment) => proratedLine(chargeType, subscription, segment, past));
    return [...lines, ...creditOf(subscription, segments, past)];
  }
  if (ended || segments.length === 1) return []; // R-CALC-05, R-CALC-20
  return segments.map((segment) =>
    lineOf('CYCLE_INSTANCEPRORATE', {
      subscription,
      term: { ...segment.term, unitPrice: ZERO },
      days: segment,
      quantity: segment.seats,
      amount: ZERO,
    }),
  );
}

/** The charge of the whole period that the billing date opens, for the seats in force at the cut (R-CALC-02, R-CALC-11). */
function advance(subscription: BilledSubscription, close: Close): LineItem[] {
  if (subscription.ended) return [];
  const term = termOn(subscription, close.billingDate);
  const quantity = seatsAtCut(subscription.seatChanges, close.billingDate);
  const amount = advanceCharge(term.unitPrice, quantity);
  return [lineOf(advanceChargeType(subscription, term, close), { subscription, term, days: close.next, quantity, amount })];
}

/** @rule R-CHG-10, R-CALC-22, R-CALC-23 */
function advanceChargeType(subscription: BilledSubscription, term: BilledTerm, close: Close): ChargeType {
  if (isFirstBillingDate(subscription, close))
    return joinedInsidePeriod(subscription, close.billingDate) ? 'CYCLE_FEE' : 'PURCHASE_FEE';
  return term.start === close.billingDate ? 'RENEW_FEE' : 'CYCLE_FEE';
}

/** The credit for the days after the end, at the seats and the price of the last day (R-CALC-09, R-CALC-10). */
function creditOf(subscription: BilledSubscription, segments: readonly Segment[], period: Period): LineItem[] {
  const from = unusedFrom(subscription, period);
  const last = segments.at(-1);
  if (from === undefined || last === undefined) return [];
  const days = { start: from, end: period.end };
  const { term, seats } = last;
  const amount = unusedDaysCredit({ unitPrice: term.unitPrice, seats, stretch: days, period });
  return [lineOf('CANCEL_PRORATE', { subscription, term, days, quantity: seats, amount })];
}

function proratedLine(chargeType: ChargeType, subscription: BilledSubscription, segment: Segment, period: Period): LineItem {
  const { term, seats } = segment;
  const amount = stretchCharge({ unitPrice: term.unitPrice, seats, stretch: segment, period });
  return lineOf(chargeType, { subscription, term, days: segment, quantity: seats, amount });
}

interface Charged {
  readonly subscription: BilledSubscription;
  readonly term: BilledTerm;
  readonly days: Period;
  readonly quantity: number;
  readonly amount: Minor;
}

function lineOf(chargeType: ChargeType, { subscription, term, days, quantity, amount }: Charged): LineItem {
  const { ended } = subscription;
  return {
    chargeType,
    chargeStart: days.start,
    chargeEnd: days.end,
    unitPrice: term.unitPrice,
    quantity,
    amount,
    termEnd: ended && ended.on < term.end ? ended.on : term.end,
    priceListVersion: term.priceListVersion,
  };
}

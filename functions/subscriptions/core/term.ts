import { PROGRAMME } from '../../contract/programme.ts';
import { billingDateAfter, billingDateOnOrAfter, type BillingDay } from '../../shared/billing-calendar.ts';
import { addDays, type CalendarDate } from '../../shared/calendar.ts';
import type { Minor } from '../../shared/money.ts';

/** The span for which a price is locked; the subscription ends or renews at 0:00 of `end` (R-BILL-12, R-SUB-07). */
export interface Term {
  readonly start: CalendarDate;
  readonly end: CalendarDate;
  /** One seat for a whole period. */
  readonly unitPrice: Minor;
  /** The price list version the price was taken from. */
  readonly priceListVersion: string;
}

/**
 * The first term of a subscription ordered on a day: from the day after the order to the billing date twelve billing
 * dates after the first one on or after the start.
 *
 * @rule R-SUB-06, R-SUB-07, R-CALC-18
 */
export function firstTerm(orderedOn: CalendarDate, billingDay: BillingDay): { start: CalendarDate; end: CalendarDate } {
  const start = addDays(orderedOn, 1);
  const firstBillingDate = billingDateOnOrAfter(start, billingDay);
  return { start, end: billingDateAfter(firstBillingDate, billingDay, PROGRAMME.termBillingDates) };
}

/** The end of a term that renews on a billing date. */
export function renewedTermEnd(renewalDate: CalendarDate, billingDay: BillingDay): CalendarDate {
  return billingDateAfter(renewalDate, billingDay, PROGRAMME.termBillingDates);
}

/** The first day on which a suspended subscription can no longer come back: the daily job deletes it then (R-SUS-05). */
export function deletionDate(suspendedOn: CalendarDate): CalendarDate {
  return addDays(suspendedOn, PROGRAMME.reactivationDays + 1);
}

import { assert } from './assert.ts';
import { addDays, dayOfMonth, monthOf, yearOf, type CalendarDate, type Period } from './calendar.ts';

/**
 * The day of the month of a partner's billing dates: that of its signature (R-BILL-02). In a month without that day the
 * billing date is the last day; months are counted from the day itself, never from the last result (R-CALC-19).
 */
export type BillingDay = number;

/** The first billing date on or after `day`. */
export function billingDateOnOrAfter(day: CalendarDate, billingDay: BillingDay): CalendarDate {
  return billingDateAfter(addDays(day, -1), billingDay, 1);
}

/** The `count`-th billing date after `day`, 1 for the next one. */
export function billingDateAfter(day: CalendarDate, billingDay: BillingDay, count: number): CalendarDate {
  assert(billingDay >= 1 && billingDay <= 31, 'a billing day is a day of a month');
  const inMonth = dayOfMonth(yearOf(day), monthOf(day), billingDay);
  const months = inMonth > day ? count - 1 : count;
  return dayOfMonth(yearOf(day), monthOf(day) + months, billingDay);
}

export function isBillingDate(day: CalendarDate, billingDay: BillingDay): boolean {
  return dayOfMonth(yearOf(day), monthOf(day), billingDay) === day;
}

/** The period that a billing date opens: up to the day before the next one. */
export function periodFrom(billingDate: CalendarDate, billingDay: BillingDay): Period {
  assert(isBillingDate(billingDate, billingDay), `${billingDate} is a billing date`);
  return { start: billingDate, end: billingDateAfter(billingDate, billingDay, 1) };
}

/** The period that ends the day before a billing date. */
export function periodBefore(billingDate: CalendarDate, billingDay: BillingDay): Period {
  assert(isBillingDate(billingDate, billingDay), `${billingDate} is a billing date`);
  return { start: dayOfMonth(yearOf(billingDate), monthOf(billingDate) - 1, billingDay), end: billingDate };
}

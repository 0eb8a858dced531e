import type { CalendarDate } from '../../shared/calendar.ts';
import { ratio, toMinor, ZERO, type Minor } from '../../shared/money.ts';
import type { Close, LineItem } from './subscription-lines.ts';

/** From a day on, so many hundredths of a percent. */
export interface TaxRate {
  readonly from: CalendarDate;
  readonly basisPoints: number;
}

/** A discount on the license-based lines of an offer, or of all. */
export interface Discount {
  readonly id: string;
  readonly offerId?: string | undefined;
  readonly basisPoints: number;
  readonly from: CalendarDate;
  /** The last day on which a period that begins gets it; without one it goes on. */
  readonly through?: CalendarDate | undefined;
}

/** What was agreed with a partner on top of the price list. */
export interface BillingTerms {
  /** In order; before the first one nothing is taxed. */
  readonly taxRates: readonly TaxRate[];
  readonly discounts: readonly Discount[];
}

export const NO_TERMS: BillingTerms = { taxRates: [], discounts: [] };

/** A line as it is billed: subtotal = amount - discount, total = subtotal + tax (R-REC-05). */
export interface BilledLine extends LineItem {
  /** Never negative. */
  readonly discount: Minor;
  readonly tax: Minor;
}

const HUNDRED_PERCENT = 10_000;

export function rateOn(rates: readonly TaxRate[], day: CalendarDate): number {
  return rates.findLast(({ from }) => from <= day)?.basisPoints ?? 0;
}

/** The highest of the discounts in force: they do not add up. */
export function discountOn(discounts: readonly Discount[], offerId: string, day: CalendarDate): number {
  const given = discounts.filter(
    (one) => (one.offerId === undefined || one.offerId === offerId) && one.from <= day && (!one.through || day <= one.through),
  );
  return Math.max(0, ...given.map(({ basisPoints }) => basisPoints));
}

export function shareOf(amount: Minor, basisPoints: number): Minor {
  return basisPoints === 0 ? ZERO : ratio([amount, basisPoints], HUNDRED_PERCENT);
}

/**
 * Lines with their discounts and taxes, at the rates of the first day of the period they belong to. So what a line takes
 * back is what was billed: such a line carries the net of its discount, which stands at 0 since a discount is never
 * negative.
 *
 * @rule R-CALC-08, R-CHG-06, R-CHG-07
 */
export function withTerms(lines: readonly LineItem[], terms: BillingTerms, offerId: string, close: Close): BilledLine[] {
  return lines.map((line) => {
    const day = line.chargeStart < close.billingDate ? close.past.start : close.billingDate;
    const rate = rateOn(terms.taxRates, day);
    const discount = shareOf(line.amount, discountOn(terms.discounts, offerId, day));
    const subtotal = toMinor(line.amount - discount);
    const tax = shareOf(subtotal, rate);
    return discount < 0 ? { ...line, amount: subtotal, discount: ZERO, tax } : { ...line, discount, tax };
  });
}

export function subtotalOf({ amount, discount }: Pick<BilledLine, 'amount' | 'discount'>): Minor {
  return toMinor(amount - discount);
}

export function totalOf(line: Pick<BilledLine, 'amount' | 'discount' | 'tax'>): Minor {
  return toMinor(line.amount - line.discount + line.tax);
}

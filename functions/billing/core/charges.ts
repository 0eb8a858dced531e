import { assert } from '../../shared/assert.ts';
import { daysIn, type Period } from '../../shared/calendar.ts';
import { negate, ratio, type Minor } from '../../shared/money.ts';

export interface Prorated {
  /** One seat for the whole period. */
  readonly unitPrice: Minor;
  readonly seats: number;
  /** Half-open, inside the period. */
  readonly stretch: Period;
  readonly period: Period;
}

/** A whole period charged at its beginning. @rule R-CALC-08 */
export function advanceCharge(unitPrice: Minor, seats: number): Minor {
  return ratio([unitPrice, seats], 1);
}

/** The advance charge taken back as it was billed. @rule R-CALC-07, R-CALC-08 */
export function reversal(unitPrice: Minor, seats: number): Minor {
  return negate(advanceCharge(unitPrice, seats));
}

/**
 * The charge for the days of a stretch: rounded once, half away from zero; a period counts its real days, 28 to 31.
 *
 * @rule R-CALC-08
 */
export function stretchCharge({ unitPrice, seats, stretch, period }: Prorated): Minor {
  assert(period.start <= stretch.start && stretch.end <= period.end, 'a stretch lies inside its period');
  assert(stretch.start < stretch.end, 'a stretch has at least one day');
  return ratio([unitPrice, seats, daysIn(stretch)], daysIn(period));
}

/** The credit for the days after the end of a cancelled subscription. @rule R-CALC-09, R-CALC-10 */
export function unusedDaysCredit(unused: Prorated): Minor {
  return negate(stretchCharge(unused));
}

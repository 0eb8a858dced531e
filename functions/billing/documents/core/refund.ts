import { negate, ratio, toDecimal, toMinor, ZERO, type Minor } from '../../../shared/money.ts';
import { ok, refuse, type Outcome } from '../../../shared/outcome.ts';
import { totalOf, type BilledLine } from '../../core/terms.ts';

/**
 * The line that offsets another one: a refund, taxes included, of part of it or of all that is left. The tax in it has the
 * same share as in the line it refunds.
 *
 * @param credited  what earlier refunds have given back of the line
 * @param wanted    taxes included; undefined: all that is left
 * @rule R-CHG-04
 */
export function planRefund(
  line: BilledLine,
  credited: Minor,
  wanted: Minor | undefined,
): Outcome<{ line: BilledLine; refund: Minor }, 'NothingToRefund' | 'RefundTooHigh'> {
  const left = toMinor(totalOf(line) - credited);
  if (left <= 0 || line.chargeType === 'OFFSET_LINEITEM') return refuse('NothingToRefund');
  const refund = wanted ?? left;
  if (refund > left) return refuse('RefundTooHigh', `At most ${toDecimal(left)} is left of the line.`);
  const tax = ratio([refund, line.tax], totalOf(line));
  const offset: BilledLine = {
    ...line,
    chargeType: 'OFFSET_LINEITEM',
    amount: toMinor(tax - refund),
    discount: ZERO,
    tax: negate(tax),
  };
  return ok({ line: offset, refund });
}

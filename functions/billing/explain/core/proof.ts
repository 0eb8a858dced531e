import type { ChargeType } from '../../../contract/charge-types.ts';
import { assert } from '../../../shared/assert.ts';
import { daysIn, type Period } from '../../../shared/calendar.ts';
import { toMinor, type Minor } from '../../../shared/money.ts';
import { discountOn, rateOn, shareOf, type BilledLine, type BillingTerms } from '../../core/terms.ts';

/** Where a line stands: between the period that had ended when it was billed and the one charged in advance. */
export interface BilledPeriods {
  readonly past: Period;
  readonly next: Period;
}

export type StepName = 'amount' | 'discount' | 'subtotal' | 'tax' | 'total';

/** One figure of a line and how it comes about: exact as a fraction, then rounded once. */
export interface Step {
  readonly what: StepName;
  /** The whole numbers that are multiplied, in minor units, seats, days or hundredths of a percent. */
  readonly factors: readonly number[];
  readonly divisor: number;
  readonly isTakenBack: boolean;
  readonly rounded: Minor;
}

export interface Proof {
  readonly rules: string;
  readonly period: Period;
  readonly days: number;
  readonly daysOfPeriod: number;
  readonly discountBasisPoints: number;
  readonly taxBasisPoints: number;
  readonly steps: readonly Step[];
}

const RULES: Readonly<Record<ChargeType, string>> = {
  PURCHASE_FEE: 'R-CALC-03, R-CALC-08, R-CHG-10',
  CYCLE_FEE: 'R-CALC-02, R-CALC-08, R-CHG-10',
  RENEW_FEE: 'R-SUB-08, R-CALC-08, R-CHG-10',
  CANCEL_INSTANCEPRORATE: 'R-CALC-07, R-CALC-08',
  CYCLE_INSTANCEPRORATE: 'R-CALC-06, R-CALC-07, R-CALC-08',
  CANCEL_PRORATE: 'R-CALC-09, R-CALC-10, R-CALC-08',
  PURCHASE_PRORATE: 'R-UPG-10, R-CALC-08',
  RENEW_PRORATE: 'R-SUB-08, R-CALC-08',
  ACTIVATION_PRORATE: 'R-CALC-15, R-CALC-08',
  OFFSET_LINEITEM: 'R-CHG-04',
  CANCEL_USAGEFEE: 'R-REC-08',
  CYCLE_USAGEFEE: 'R-REC-08',
  ACTIVATION_DISCOUNT: 'R-CHG-05',
  CYCLE_DISCOUNT: 'R-CHG-05',
  RENEW_DISCOUNT: 'R-CHG-05',
  CANCEL_DISCOUNT: 'R-CHG-05',
};

const WHOLE_PERIOD: ReadonlySet<ChargeType> = new Set(['PURCHASE_FEE', 'CYCLE_FEE', 'RENEW_FEE', 'CANCEL_INSTANCEPRORATE']);
const TAKES_BACK: ReadonlySet<ChargeType> = new Set(['CANCEL_INSTANCEPRORATE', 'CANCEL_PRORATE']);
const HUNDRED_PERCENT = 10_000;

/**
 * How every figure of a license-based line comes about, checked against the line itself.
 *
 * @rule R-CALC-08
 */
export function proofOf(line: BilledLine, { past, next }: BilledPeriods, terms: BillingTerms, offerId: string): Proof {
  const period = line.chargeStart < next.start ? past : next;
  const [days, daysOfPeriod] = [daysIn({ start: line.chargeStart, end: line.chargeEnd }), daysIn(period)];
  const discountBasisPoints = discountOn(terms.discounts, offerId, period.start);
  const taxBasisPoints = rateOn(terms.taxRates, period.start);
  const isRefund = line.chargeType === 'OFFSET_LINEITEM';
  const steps = isRefund ? refundSteps(line) : chargeSteps(line, { days, daysOfPeriod, discountBasisPoints, taxBasisPoints });
  return { rules: RULES[line.chargeType], period, days, daysOfPeriod, discountBasisPoints, taxBasisPoints, steps };
}

type Rates = Pick<Proof, 'days' | 'daysOfPeriod' | 'discountBasisPoints' | 'taxBasisPoints'>;

function chargeSteps(line: BilledLine, { days, daysOfPeriod, discountBasisPoints, taxBasisPoints }: Rates): Step[] {
  const isTakenBack = TAKES_BACK.has(line.chargeType);
  const isWhole = WHOLE_PERIOD.has(line.chargeType);
  const factors = isWhole ? [line.unitPrice, line.quantity] : [line.unitPrice, line.quantity, days];
  // what is taken back carries the net of its discount
  const gross = isTakenBack ? grossOf(line, discountBasisPoints, factors, isWhole ? 1 : daysOfPeriod) : line.amount;
  const discount = toMinor(Math.abs(shareOf(gross, discountBasisPoints)));
  const subtotal = toMinor(line.amount - line.discount);
  const steps: Step[] = [{ what: 'amount', factors, divisor: isWhole ? 1 : daysOfPeriod, isTakenBack, rounded: gross }];
  if (discountBasisPoints > 0) {
    const of = [Math.abs(gross), discountBasisPoints];
    steps.push({ what: 'discount', factors: of, divisor: HUNDRED_PERCENT, isTakenBack, rounded: discount });
    steps.push({ what: 'subtotal', factors: [subtotal], divisor: 1, isTakenBack, rounded: subtotal });
  }
  if (taxBasisPoints > 0) {
    const factorsOfTax = [Math.abs(subtotal), taxBasisPoints];
    steps.push({ what: 'tax', factors: factorsOfTax, divisor: HUNDRED_PERCENT, isTakenBack, rounded: line.tax });
    const total = toMinor(subtotal + line.tax);
    steps.push({ what: 'total', factors: [total], divisor: 1, isTakenBack, rounded: total });
  }
  for (const step of steps) assertRounds(step);
  return steps;
}

function grossOf(line: BilledLine, discountBasisPoints: number, factors: readonly number[], divisor: number): Minor {
  const gross = toMinor(-Number(roundedHalfAway(product(factors), BigInt(divisor))));
  const net = gross - shareOf(gross, discountBasisPoints);
  assert(net === line.amount, 'what is taken back is what was billed');
  return gross;
}

function refundSteps({ amount, tax }: BilledLine): Step[] {
  const total = toMinor(amount + tax);
  return [
    { what: 'total', factors: [total], divisor: 1, isTakenBack: true, rounded: total },
    { what: 'tax', factors: [tax], divisor: 1, isTakenBack: true, rounded: tax },
    { what: 'subtotal', factors: [amount], divisor: 1, isTakenBack: true, rounded: amount },
  ];
}

/** The exact value before rounding, in minor units, as decimal text with at most six places. */
export function exactValue({ factors, divisor }: Pick<Step, 'factors' | 'divisor'>): string {
  const PLACES = 6n;
  const scaled = roundedHalfAway(product(factors) * 10n ** PLACES, BigInt(divisor));
  const size = (scaled < 0n ? -scaled : scaled).toString().padStart(Number(PLACES) + 3, '0');
  // minor units have two places of their own
  const digits = `${size.slice(0, -8)}.${size.slice(-8)}`.replace(/(\.\d\d\d*?)0+$/, '$1');
  return scaled < 0n ? `-${digits}` : digits;
}

function product(factors: readonly number[]): bigint {
  return factors.reduce((all, factor) => all * BigInt(factor), 1n);
}

function roundedHalfAway(dividend: bigint, divisor: bigint): bigint {
  const size = dividend < 0n ? -dividend : dividend;
  const units = (2n * size + divisor) / (2n * divisor);
  return dividend < 0n ? -units : units;
}

function assertRounds({ what, factors, divisor, rounded }: Step): void {
  const value = roundedHalfAway(product(factors), BigInt(divisor));
  assert(value === BigInt(Math.abs(rounded)) || value === BigInt(rounded), `the ${what} of a line is what its factors give`);
}

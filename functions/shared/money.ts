import { assert } from './assert.ts';

declare const minor: unique symbol;

/** An amount in minor units of its currency (fen), a safe integer. No fraction of a minor unit is ever stored or compared. */
export type Minor = number & { readonly [minor]: true };

export function toMinor(units: number): Minor {
  assert(Number.isSafeInteger(units), `${units} is a whole number of minor units`);
  return (units === 0 ? 0 : units) as Minor;
}

export const ZERO = toMinor(0);

export function negate(amount: Minor): Minor {
  return toMinor(0 - amount);
}

export function sum(amounts: Iterable<Minor>): Minor {
  let total = 0;
  for (const amount of amounts) total += amount;
  return toMinor(total);
}

/**
 * The product of whole numbers divided by a positive whole number, rounded once, half away from zero.
 * The product is exact however large.
 *
 * @rule R-CALC-08
 */
export function ratio(factors: readonly number[], divisor: number): Minor {
  assert(Number.isSafeInteger(divisor), 'a divisor is a whole number');
  let product = 1n;
  for (const factor of factors) product *= BigInt(factor);
  return rounded(product, BigInt(divisor));
}

/** The same of numbers that may be beyond the safe integers: the one place where anything is rounded. */
export function rounded(dividend: bigint, divisor: bigint): Minor {
  assert(divisor > 0n, 'a divisor is a positive whole number');
  const size = dividend < 0n ? -dividend : dividend;
  const units = Number((2n * size + divisor) / (2n * divisor));
  return toMinor(dividend < 0n ? -units : units);
}

/** `"12.30"` for 1230: the one place where minor units become decimal text. */
export function toDecimal(amount: Minor): string {
  const digits = Math.abs(amount).toString().padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Reads decimal text with at most two decimals (`"6.8"`, `"-12.30"`); undefined when it is anything else. */
export function parseDecimal(text: string): Minor | undefined {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) return undefined;
  const units = Number(`${match[2]}${(match[3] ?? '').padEnd(2, '0')}`);
  return toMinor(match[1] ? -units : units);
}

/** The JSON number of an amount: decimal text has at most two places, so reading it back is exact. */
export function toJsonNumber(amount: Minor): number {
  return Number(toDecimal(amount));
}

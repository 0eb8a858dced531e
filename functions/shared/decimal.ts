import { assert } from './assert.ts';
import { rounded, type Minor } from './money.ts';

declare const exact: unique symbol;

/** An exact quantity or rate of up to ten decimals, never negative: a whole number of ten-billionths. */
export type Decimal = bigint & { readonly [exact]: true };

const PLACES = 10;
const ONE = 10n ** BigInt(PLACES);
/** Products of two decimals in a minor unit, which is a hundredth. */
const PRODUCTS_PER_MINOR = (ONE * ONE) / 100n;

export const NOTHING = 0n as Decimal;

/** Reads decimal text (`"0.0808"`, `"745"`) of up to 15 digits before the point; undefined when it is anything else. */
export function readDecimal(text: string): Decimal | undefined {
  const match = /^(\d{1,15})(?:\.(\d{1,10}))?$/.exec(text);
  if (!match) return undefined;
  return BigInt(`${match[1]}${(match[2] ?? '').padEnd(PLACES, '0')}`) as Decimal;
}

export function decimal(text: string): Decimal {
  const value = readDecimal(text);
  assert(value !== undefined, `${text} is a decimal of up to ten places`);
  return value;
}

/** The shortest text of it: `"0.0808"`, `"745"`. */
export function decimalText(value: Decimal): string {
  const digits = value.toString().padStart(PLACES + 1, '0');
  const decimals = digits.slice(-PLACES).replace(/0+$/, '');
  return decimals ? `${digits.slice(0, -PLACES)}.${decimals}` : digits.slice(0, -PLACES);
}

export function plus(a: Decimal, b: Decimal): Decimal {
  return (a + b) as Decimal;
}

/** What of `a` is above `b`; nothing when it is not above. */
export function above(a: Decimal, b: Decimal): Decimal {
  return a > b ? ((a - b) as Decimal) : NOTHING;
}

interface Rated {
  readonly rate: Decimal;
  readonly quantity: Decimal;
}

/** So many units at a rate in the currency's whole unit, rounded once, half away from zero. @rule R-CALC-08, R-REC-08 */
export function charge({ rate, quantity }: Rated): Minor {
  return rounded(rate * quantity, PRODUCTS_PER_MINOR);
}

/** Whether a charge is more than a limit, however large it is. */
export function costsMoreThan(limit: Minor, { rate, quantity }: Rated): boolean {
  return rate * quantity > BigInt(limit) * PRODUCTS_PER_MINOR;
}

/** An amount for one of so many units, to the cent; 0 for none. @rule R-REC-08 */
export function perUnit(amount: Minor, quantity: Decimal): Minor {
  return quantity === NOTHING ? rounded(0n, 1n) : rounded(BigInt(amount) * ONE, quantity);
}

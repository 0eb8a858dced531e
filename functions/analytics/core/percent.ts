import { ratio, toJsonNumber, ZERO } from '../../shared/money.ts';

/** A share as percent with two decimals; 0 of nothing. */
export function percentOf(part: number, whole: number): number {
  return toJsonNumber(whole === 0 ? ZERO : ratio([part, 10_000], whole));
}

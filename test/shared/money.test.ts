import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDecimal, ratio, sum, toDecimal, toJsonNumber, toMinor } from '../../functions/shared/money.ts';

// R-CALC-08: factors, divisor, result worked by hand
const ROUNDED = [
  [[1100, 15, 5], 31, 2661], // 26.6129
  [[1100, 12, 11], 31, 4684], // 46.8387
  [[682, 2, 11], 29, 517], // 5.1738
  [[1], 2, 1], // a half goes away from zero
  [[-1], 2, -1],
  [[1], 3, 0],
  [[-1], 3, 0],
  [[3], 2, 2],
  [[-3], 2, -2],
] as const;

for (const [factors, divisor, expected] of ROUNDED) {
  test(`R-CALC-08: ${factors.join(' x ')} / ${divisor} is ${expected}`, () => {
    expect(ratio(factors, divisor)).toBe(expected);
  });
}

test('a product far above the safe integers is exact before it is divided', () => {
  // 9007199254740991 x 1000 / 1000
  expect(ratio([9_007_199_254_740_991, 1000], 1000)).toBe(9_007_199_254_740_991);
});

test('a result that is no safe integer stops the program instead of being wrong', () => {
  expect(() => ratio([9_007_199_254_740_991, 2], 1)).toThrow('broken invariant');
  expect(() => sum([toMinor(9_007_199_254_740_991), toMinor(1)])).toThrow('broken invariant');
  expect(() => toMinor(0.5)).toThrow('broken invariant');
  expect(() => ratio([1], 0)).toThrow('broken invariant');
});

test('decimal text: two places, sign in front, no negative zero', () => {
  expect([0, 5, -5, 100, -10_050].map((units) => toDecimal(toMinor(units)))).toEqual([
    '0.00',
    '0.05',
    '-0.05',
    '1.00',
    '-100.50',
  ]);
  expect(Object.is(ratio([-1], 3), 0)).toBe(true);
  expect([' 1', '1.', '1.234', '1e3', '--1', '', '1,00'].map(parseDecimal)).toEqual(Array.from({ length: 7 }, () => undefined));
});

test('what is written is read back the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (units) => {
      const amount = toMinor(units);
      return parseDecimal(toDecimal(amount)) === amount && Math.round(toJsonNumber(amount) * 100) === units;
    }),
  );
});

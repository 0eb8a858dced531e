import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  above,
  charge,
  costsMoreThan,
  decimal,
  decimalText,
  perUnit,
  plus,
  readDecimal,
} from '../../functions/shared/decimal.ts';
import { toMinor } from '../../functions/shared/money.ts';

// quantity, rate, the charge in minor units, worked by hand
const CHARGED = [
  ['745', '0.085', 6333], // 63.325: a half goes away from zero
  ['11', '0.0808', 89], // 0.8888
  ['744', '0.085', 6324], // 63.24
  ['1', '0.005', 1],
  ['1', '0.0049999999', 0],
  ['0.0000000001', '49999999.9', 0], // 0.00499999999
  ['0.0000000001', '50000000', 1], // 0.005
  ['0', '12.5', 0],
  ['10240.5', '0.0000012345', 1], // 0.0126418...
  ['123456789.123', '7.25', 89_506_172_114], // 895061721.14175
] as const;

for (const [quantity, rate, expected] of CHARGED) {
  test(`R-REC-08: ${quantity} at ${rate} is ${expected}`, () => {
    expect(charge({ rate: decimal(rate), quantity: decimal(quantity) })).toBe(expected);
  });
}

// amount in minor units, quantity, the rate in minor units
const RATES = [
  [89, '11', 8], // 0.0809
  [97, '11', 9], // 0.0882
  [6333, '745', 9], // 0.08501
  [5, '10', 1], // 0.005
  [-5, '10', -1],
  [-100, '3', -33],
  [100, '0', 0],
  [100, '0.0000000001', 1_000_000_000_000],
] as const;

for (const [amount, quantity, expected] of RATES) {
  test(`R-REC-08: ${amount} for ${quantity} is ${expected} each`, () => {
    expect(perUnit(toMinor(amount), decimal(quantity))).toBe(expected);
  });
}

test('the shortest text, up to ten decimals', () => {
  expect(['0.0808', '745', '1.50', '007', '0.0000000001', '10.0', '0'].map((text) => decimalText(decimal(text)))).toEqual([
    '0.0808',
    '745',
    '1.5',
    '7',
    '0.0000000001',
    '10',
    '0',
  ]);
  const wrong = ['', '-1', '+1', '1.', '.5', '1e3', ' 1', '1,5', '0.00000000001', '1234567890123456', 'NaN'];
  expect(wrong.map(readDecimal)).toEqual(wrong.map(() => undefined));
  expect(() => decimal('-1')).toThrow('broken invariant');
});

test('sums are exact where floating point is not, and nothing is below nothing', () => {
  expect(decimalText(plus(decimal('0.1'), decimal('0.2')))).toBe('0.3');
  expect(decimalText(plus(decimal('999999999999999'), decimal('0.0000000001')))).toBe('999999999999999.0000000001');
  expect(decimalText(above(decimal('11'), decimal('0.75')))).toBe('10.25');
  expect(above(decimal('1'), decimal('2'))).toBe(decimal('0'));
});

test('a limit is told however far a charge is above it', () => {
  const rated = { rate: decimal('999999999'), quantity: decimal('999999999') };
  expect(() => charge(rated)).toThrow('broken invariant');
  expect(costsMoreThan(toMinor(100), rated)).toBe(true);
  expect(costsMoreThan(toMinor(100), { rate: decimal('0.5'), quantity: decimal('2') })).toBe(false);
  expect(costsMoreThan(toMinor(100), { rate: decimal('0.5'), quantity: decimal('2.0000000001') })).toBe(true);
});

const digits = fc.record({ whole: fc.bigInt({ min: 0n, max: 999_999n }), decimals: fc.bigInt({ min: 0n, max: 9_999_999_999n }) });
const textOf = ({ whole, decimals }: { whole: bigint; decimals: bigint }) => `${whole}.${decimals.toString().padStart(10, '0')}`;

test('what is written is read back the same', () => {
  fc.assert(
    fc.property(digits, (drawn) => {
      const value = decimal(textOf(drawn));
      return decimal(decimalText(value)) === value && !/\.\d*0$/.test(decimalText(value));
    }),
  );
});

test('R-REC-08: a charge is within half a fen of the exact product, and a half is charged', () => {
  fc.assert(
    fc.property(digits, digits, (price, amount) => {
      // twice the distance from the exact product, in 10^-20 yuan; 10^18 of them are a fen
      const exact = (price.whole * 10n ** 10n + price.decimals) * (amount.whole * 10n ** 10n + amount.decimals);
      const charged = BigInt(charge({ rate: decimal(textOf(price)), quantity: decimal(textOf(amount)) })) * 10n ** 18n;
      const twice = 2n * (charged - exact);
      return twice > -(10n ** 18n) && twice <= 10n ** 18n;
    }),
  );
});

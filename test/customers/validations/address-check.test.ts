import { expect, test } from 'vitest';
import { checkAddress } from '../../../functions/customers/validations/core/address-check.ts';
import { PROVINCES } from '../../../functions/customers/validations/core/provinces.ts';

const HANGZHOU = { addressLine1: 'No. 8', city: '杭州', state: '浙江', postalCode: '310000', country: 'CN' };

test('a province with a postal code of it is verified, whichever way its name is written', () => {
  for (const state of ['浙江', '浙江省', 'Zhejiang', ' zhejiang '])
    expect(checkAddress({ ...HANGZHOU, state })).toEqual({ status: 'Verified', suggestions: [HANGZHOU] });
});

test.each([
  [{ state: 'Atlantis' }, 'None', 'Atlantis is no province', []],
  [{ postalCode: '31000' }, 'None', 'six digits', []],
  [{ postalCode: '31000a' }, 'None', 'six digits', []],
  [{ postalCode: '990000' }, 'None', 'of no province', []],
  [{ postalCode: '200000' }, 'InteractionRequired', '200000 is of 上海, not of 浙江', ['上海']],
  [{ postalCode: '750300' }, 'InteractionRequired', '内蒙古 or 宁夏', ['内蒙古', '宁夏']],
  [{ country: 'BR' }, 'NotValidated', 'Only addresses in CN', []],
] as const)('%j: %s', (change, status, text, states) => {
  const verdict = checkAddress({ ...HANGZHOU, ...change });
  expect(verdict).toMatchObject({ status, message: expect.stringContaining(text) });
  expect(verdict.suggestions.map(({ state }) => state)).toEqual(states);
});

test('every province is known by three names, and each postal prefix is of one or two of them', () => {
  expect(PROVINCES).toHaveLength(31);
  const names = PROVINCES.flatMap(({ name, official, english }) => [name, official, english]);
  expect(new Set(names).size).toBe(93);
  const byPrefix = Object.groupBy(
    PROVINCES.flatMap(({ postal, name }) => postal.map((prefix) => ({ prefix, name }))),
    ({ prefix }) => prefix,
  );
  expect(Object.entries(byPrefix).filter(([prefix, of]) => !/^\d\d$/.test(prefix) || (of?.length ?? 0) > 2)).toEqual([]);
});

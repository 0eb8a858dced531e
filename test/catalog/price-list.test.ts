import { expect, test } from 'vitest';
import { planPublication, priceOf, versionInForce, type PriceList } from '../../functions/catalog/core/price-list.ts';
import type { OfferPrice, PriceListVersion } from '../../functions/catalog/stored.ts';
import { date } from '../../functions/shared/calendar.ts';
import { toMinor } from '../../functions/shared/money.ts';

const OFFER_ID = '1017D7F3-6D7F-4BFA-BDD8-79BC8F104E0C';

const PRICE: OfferPrice = {
  listPrice: toMinor(682),
  erpPrice: toMinor(818),
  displayName: 'Microsoft Office 365 (Plan E3)',
  agreementType: 'Corporate',
  purchaseUnit: '1 Month(s)',
  secondaryLicenseType: 'N/A',
  endCustomerType: 'Corporate',
};

function listFrom(effectiveFrom: string): PriceList {
  return { effectiveFrom: date(effectiveFrom), validTo: date('2019-12-31'), prices: { [OFFER_ID]: PRICE } };
}

function versionFrom(effectiveFrom: string): PriceListVersion {
  return { ...listFrom(effectiveFrom), id: effectiveFrom, publishedOn: date('2018-01-01') };
}

const NOTICES = [
  [0, '2018-07-15', 'PriceNoticeTooShort'],
  [29, '2018-08-13', 'PriceNoticeTooShort'],
  [30, '2018-08-14', 'published'],
  [31, '2018-08-15', 'published'],
] as const;

for (const [days, effectiveFrom, expected] of NOTICES) {
  test(`R-OFR-03: a price list with ${days} days of notice: ${expected}`, () => {
    const plan = planPublication({ list: listFrom(effectiveFrom), publishedOn: date('2018-07-15'), existing: undefined });
    expect(plan.ok ? 'published' : plan.error).toBe(expected);
  });
}

test('R-OFR-03: the refusal names the earliest day', () => {
  const plan = planPublication({ list: listFrom('2018-08-13'), publishedOn: date('2018-07-15'), existing: undefined });
  expect(plan).toMatchObject({ detail: expect.stringContaining('2018-08-14') as string });
});

test('a version is named by its first day', () => {
  const plan = planPublication({ list: listFrom('2018-09-01'), publishedOn: date('2018-07-15'), existing: undefined });
  expect(plan).toEqual({
    ok: true,
    value: {
      id: '2018-09-01',
      publishedOn: '2018-07-15',
      effectiveFrom: '2018-09-01',
      validTo: '2019-12-31',
      prices: { [OFFER_ID]: PRICE },
    },
  });
});

test('a second version with the same first day is refused', () => {
  const existing = versionFrom('2018-09-01');
  const plan = planPublication({ list: listFrom('2018-09-01'), publishedOn: date('2018-07-15'), existing });
  expect(plan).toMatchObject({ ok: false, error: 'PriceListExists' });
});

test('too short a notice is said before that the version exists', () => {
  const existing = versionFrom('2018-08-01');
  const plan = planPublication({ list: listFrom('2018-08-01'), publishedOn: date('2018-07-15'), existing });
  expect(plan).toMatchObject({ ok: false, error: 'PriceNoticeTooShort' });
});

const DAYS = [
  ['2017-12-31', undefined],
  ['2018-01-01', '2018-01-01'],
  ['2018-06-30', '2018-01-01'],
  ['2018-07-01', '2018-07-01'],
  ['2030-01-01', '2018-07-01'],
] as const;

for (const [day, expected] of DAYS) {
  test(`R-OFR-03: the version in force on ${day} is ${expected ?? 'none'}`, () => {
    const [january, july] = [versionFrom('2018-01-01'), versionFrom('2018-07-01')];
    expect(versionInForce([january, july], date(day))?.id).toBe(expected);
    expect(versionInForce([july, january], date(day))?.id).toBe(expected);
  });
}

test('a price is found by the id of its offer in any case, and only there', () => {
  const version = versionFrom('2018-01-01');
  expect(priceOf(version, OFFER_ID.toLowerCase())?.listPrice).toBe(682);
  expect(priceOf(version, '00000000-0000-4000-8000-000000000000')).toBeUndefined();
});

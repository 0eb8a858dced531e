import { expect, test } from 'vitest';
import { planTerms } from '../../../functions/billing/documents/core/billing-terms.ts';
import { planRefund } from '../../../functions/billing/documents/core/refund.ts';
import { NO_TERMS, totalOf, type BillingTerms, type BilledLine } from '../../../functions/billing/core/terms.ts';
import { date } from '../../../functions/shared/calendar.ts';
import { toMinor, ZERO } from '../../../functions/shared/money.ts';

/** 15 seats at 10.00, less 10 %, with 6 % tax: 135.00 + 8.10 = 143.10. */
const LINE: BilledLine = {
  chargeType: 'PURCHASE_FEE',
  chargeStart: date('2018-06-15'),
  chargeEnd: date('2018-07-15'),
  unitPrice: toMinor(1000),
  quantity: 15,
  amount: toMinor(15_000),
  discount: toMinor(1500),
  tax: toMinor(810),
  termEnd: date('2019-06-15'),
  priceListVersion: '2018-01-01',
};

test('R-CHG-04: a whole refund gives back the line with its tax, and no discount stands on it', () => {
  const planned = planRefund(LINE, ZERO, undefined);
  expect(planned).toMatchObject({
    ok: true,
    value: { refund: 14_310, line: { chargeType: 'OFFSET_LINEITEM', amount: -13_500, discount: 0, tax: -810, quantity: 15 } },
  });
  if (planned.ok) expect(totalOf(planned.value.line)).toBe(-14_310);
});

test('a part of it: 50.00 of 143.10 holds 2.83 of tax (50.00 x 8.10 / 143.10 = 2.8302)', () => {
  expect(planRefund(LINE, ZERO, toMinor(5000))).toMatchObject({ ok: true, value: { line: { amount: -4717, tax: -283 } } });
});

test('what was refunded cannot be refunded again', () => {
  expect(planRefund(LINE, toMinor(10_000), undefined)).toMatchObject({ ok: true, value: { refund: 4310 } });
  expect(planRefund(LINE, toMinor(10_000), toMinor(4311))).toMatchObject({ ok: false, error: 'RefundTooHigh' });
  expect(planRefund(LINE, toMinor(14_310), undefined)).toMatchObject({ ok: false, error: 'NothingToRefund' });
});

test('a line that charges nothing, or is a refund itself, has nothing to refund', () => {
  for (const change of [{ amount: toMinor(-15_000), discount: ZERO, tax: ZERO }, { chargeType: 'OFFSET_LINEITEM' }] as const)
    expect(planRefund({ ...LINE, ...change }, ZERO, undefined)).toMatchObject({ ok: false, error: 'NothingToRefund' });
});

const TODAY = date('2018-07-20');
const taxed = (from: string, basisPoints: number): BillingTerms => ({
  taxRates: [{ from: date(from), basisPoints }],
  discounts: [],
});

test('terms may change from tomorrow on, and not before', () => {
  expect(planTerms(taxed('2018-07-21', 600), NO_TERMS, TODAY).ok).toBe(true);
  expect(planTerms(taxed('2018-07-20', 600), NO_TERMS, TODAY)).toMatchObject({ ok: false, error: 'TermsAlreadyInForce' });
  expect(planTerms(NO_TERMS, taxed('2018-01-01', 600), TODAY).ok).toBe(false);
  expect(planTerms(taxed('2018-01-01', 600), taxed('2018-01-01', 600), TODAY).ok).toBe(true);
});

test('a discount that is over cannot be written anew, one that runs can be ended from today on', () => {
  const discount = (through?: string): BillingTerms => ({
    taxRates: [],
    discounts: [{ id: 'd', basisPoints: 1000, from: date('2018-06-01'), ...(through ? { through: date(through) } : {}) }],
  });
  expect(planTerms(discount('2018-07-20'), discount(), TODAY).ok).toBe(true);
  expect(planTerms(discount('2018-07-19'), discount(), TODAY).ok).toBe(false);
  expect(planTerms(discount(), discount('2018-06-30'), TODAY).ok).toBe(false);
});

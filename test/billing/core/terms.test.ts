import { expect, test } from 'vitest';
import { closeOf, subscriptionLines } from '../../../functions/billing/core/subscription-lines.ts';
import { discountOn, withTerms, type Discount } from '../../../functions/billing/core/terms.ts';
import { date } from '../../../functions/shared/calendar.ts';
import { subscription } from './life.ts';

const OFFER = 'OFFER-A';

const given: Discount = {
  id: 'a',

  offerId: OFFER,
  basisPoints: 500,
  from: date('2021-06-15'),
  through: date('2021-07-14'),
};

test('a discount holds for its offer, from its first day through its last', () => {
  const on = (day: string, offer = OFFER) => discountOn([given], offer, date(day));
  expect([on('2021-06-14'), on('2021-06-15'), on('2021-07-14'), on('2021-07-15')]).toEqual([0, 500, 500, 0]);
  expect(on('2021-06-20', 'OFFER-B')).toBe(0);
});

test('a discount without an offer holds for all of them; the highest counts', () => {
  const everywhere: Discount = { id: 'b', basisPoints: 300, from: date('2021-01-01') };
  expect(discountOn([everywhere, given], 'OFFER-B', date('2021-06-20'))).toBe(300);
  expect(discountOn([everywhere, given], OFFER, date('2021-06-20'))).toBe(500);
});

test('R-CHG-06, R-CHG-07: what is taken back bears the discount and the tax it was billed with', () => {
  const close = closeOf(date('2021-07-15'), 15);
  const lines = subscriptionLines(subscription({ start: '2021-04-20', changes: [['2021-06-30', 6]] }), close);
  const terms = {
    taxRates: [
      { from: date('2021-01-01'), basisPoints: 600 },
      { from: date('2021-07-15'), basisPoints: 900 },
    ],
    discounts: [given],
  };
  const told = withTerms(lines, terms, OFFER, close).map(({ chargeType, amount, discount, tax }) => [
    chargeType,
    amount,
    discount,
    tax,
  ]);
  // reversal of 40.00 at 5 % off: -38.00, its tax 6 %; 20.00 and 30.00 at 5 % off; the next period at 9 % and no discount
  expect(told).toEqual([
    ['CANCEL_INSTANCEPRORATE', -3800, 0, -228],
    ['CYCLE_INSTANCEPRORATE', 2000, 100, 114],
    ['CYCLE_INSTANCEPRORATE', 3000, 150, 171],
    ['CYCLE_FEE', 6000, 0, 540],
  ]);
});

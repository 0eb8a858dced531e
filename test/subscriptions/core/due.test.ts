import { expect, test } from 'vitest';
import { date } from '../../../functions/shared/calendar.ts';
import { toMinor } from '../../../functions/shared/money.ts';
import { dueOn, onDueDay } from '../../../functions/subscriptions/core/due.ts';
import { cancelledOn, subscription, suspendedOn } from './sample.ts';

const PRICE = { unitPrice: toMinor(1250), version: '2019-06-01' };

// The term of the sample ends on 15 June 2019, and 61 days after 15 April is 15 June.
const DUE = [
  ['active: with its term', subscription(), '2019-06-15'],
  ['suspended on 1 July 2018: on day 61', suspendedOn('2018-07-01'), '2018-08-31'],
  ['suspended, and day 61 is the end of the term', suspendedOn('2019-04-15'), '2019-06-15'],
  ['suspended late: its term ends first', suspendedOn('2019-05-01'), '2019-06-15'],
  ['deleted: never', cancelledOn('2018-07-01'), undefined],
  ['renewed: with its last term', onDueDay(subscription(), 15, PRICE), '2020-06-15'],
] as const;

for (const [what, given, day] of DUE) {
  test(`the next due day: ${what}`, () => {
    expect(dueOn(given)).toBe(day);
  });
}

test('R-SUB-08: a term that ends is followed by one of twelve billing dates, at the price of that day', () => {
  const before = subscription();
  expect(onDueDay(before, 15, PRICE)).toEqual({
    ...before,
    terms: [
      { start: '2018-06-03', end: '2019-06-15', unitPrice: 1100, priceListVersion: '2018-01-01' },
      { start: '2019-06-15', end: '2020-06-15', unitPrice: 1250, priceListVersion: '2019-06-01' },
    ],
  });
});

test('R-CALC-19: a renewal is counted from the billing day, not from the shorter day the term ended on', () => {
  const terms = [{ ...subscription().terms[0], end: date('2019-02-28') }] as ReturnType<typeof subscription>['terms'];
  expect(onDueDay(subscription({ terms }), 31, PRICE).terms.at(-1)).toMatchObject({ start: '2019-02-28', end: '2020-02-29' });
});

test('R-SUS-07: a suspended subscription renews and stays suspended; its deletion day stays too', () => {
  const renewed = onDueDay(suspendedOn('2019-05-01'), 15, PRICE);
  expect(renewed).toMatchObject({ status: 'suspended', suspendedOn: '2019-05-01' });
  expect(renewed.terms).toHaveLength(2);
  expect(dueOn(renewed)).toBe('2019-07-01');
});

const ENDS = [
  ['R-CALC-24: without auto-renewal it ends with its term', subscription({ autoRenew: false }), PRICE, '2019-06-15', 'termEnd'],
  ['an offer without a price is not renewed', subscription(), undefined, '2019-06-15', 'termEnd'],
  ['R-SUS-05: day 61 of a suspension deletes it', suspendedOn('2018-07-01'), PRICE, '2018-08-31', 'deletion'],
  ['R-CALC-17: on one day the deletion precedes the renewal', suspendedOn('2019-04-15'), PRICE, '2019-06-15', 'deletion'],
] as const;

for (const [what, given, price, on, by] of ENDS) {
  test(what, () => {
    expect(onDueDay(given, 15, price)).toEqual({ ...given, status: 'deleted', autoRenew: false, ended: { on, by } });
  });
}

test('what has ended is never due: to ask is a mistake of ours', () => {
  expect(() => onDueDay(cancelledOn('2018-07-01'), 15, PRICE)).toThrow('broken invariant');
});

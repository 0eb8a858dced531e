import { expect, test } from 'vitest';
import { date } from '../../../functions/shared/calendar.ts';
import { deletionDate, firstTerm, renewedTermEnd } from '../../../functions/subscriptions/core/term.ts';

// R-SUB-06, R-SUB-07, R-CALC-18: ordered, billing day, start, end
const FIRST_TERMS = [
  ['2017-05-11', 10, '2017-05-12', '2018-06-10'], // the check that stands in R-SUB-07
  ['2018-06-14', 15, '2018-06-15', '2019-06-15'], // starts on a billing date: no free day
  ['2018-06-15', 15, '2018-06-16', '2019-07-15'],
  ['2019-02-27', 31, '2019-02-28', '2020-02-29'], // twelve billing dates on is the last of a leap February
  ['2020-02-29', 31, '2020-03-01', '2021-03-31'],
] as const;

for (const [ordered, billingDay, start, end] of FIRST_TERMS) {
  test(`R-SUB-07: ordered on ${ordered}, billing day ${billingDay}: ${start} to ${end}`, () => {
    expect(firstTerm(date(ordered), billingDay)).toEqual({ start, end });
  });
}

test('R-SUB-07, R-CALC-19: a renewed term is twelve billing dates long, counted from the billing day', () => {
  expect(renewedTermEnd(date('2018-06-10'), 10)).toBe('2019-06-10');
  expect(renewedTermEnd(date('2019-02-28'), 31)).toBe('2020-02-29');
  expect(renewedTermEnd(date('2020-02-29'), 31)).toBe('2021-02-28');
});

test('R-SUS-05: the deletion date is day 61', () => {
  expect(deletionDate(date('2018-07-01'))).toBe('2018-08-31');
});

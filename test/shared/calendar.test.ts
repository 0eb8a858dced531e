import { expect, test } from 'vitest';
import {
  billingDateAfter,
  billingDateOnOrAfter,
  isBillingDate,
  periodBefore,
  periodFrom,
} from '../../functions/shared/billing-calendar.ts';
import { addDays, date, daysIn, parseDate, parseInstant } from '../../functions/shared/calendar.ts';
import rules from '../rules/rules.json' with { type: 'json' };

for (const { id, rule, input, expected } of rules.billing_dates) {
  const signed = input.agreement_signed;
  if (!signed || !expected.billing_dates) continue;
  test(`${rule}, ${id}: signed on ${signed}`, () => {
    const day = Number(signed.slice(8));
    const dates = expected.billing_dates?.map((_, index) => billingDateAfter(date(signed), day, index + 1));
    expect(dates).toEqual(expected.billing_dates);
  });
}

// R-BILL-02, R-CALC-19: from, billing day, the next four billing dates, by the calendar
const SERIES = [
  ['2019-12-30', 31, ['2019-12-31', '2020-01-31', '2020-02-29', '2020-03-31']],
  ['2019-12-31', 30, ['2020-01-30', '2020-02-29', '2020-03-30', '2020-04-30']],
  ['2021-02-28', 29, ['2021-03-29', '2021-04-29', '2021-05-29', '2021-06-29']],
  ['2018-06-15', 15, ['2018-07-15', '2018-08-15', '2018-09-15', '2018-10-15']],
] as const;

for (const [from, day, expected] of SERIES) {
  test(`R-CALC-19: billing day ${day} after ${from}`, () => {
    expect([1, 2, 3, 4].map((count) => billingDateAfter(date(from), day, count))).toEqual(expected);
  });
}

test('R-CALC-18: the first billing date on or after a day is the day itself when it is one', () => {
  expect(billingDateOnOrAfter(date('2018-07-15'), 15)).toBe('2018-07-15');
  expect(billingDateOnOrAfter(date('2018-07-16'), 15)).toBe('2018-08-15');
  expect(billingDateOnOrAfter(date('2019-02-28'), 31)).toBe('2019-02-28');
  expect(billingDateOnOrAfter(date('2019-03-01'), 31)).toBe('2019-03-31');
});

test('R-CALC-01: periods have their real days', () => {
  const lengths = ['2018-06-15', '2018-07-15', '2018-08-15'].map((start) => daysIn(periodFrom(date(start), 15)));
  expect(lengths).toEqual([30, 31, 31]);
  expect(periodBefore(date('2020-03-31'), 31)).toEqual({ start: '2020-02-29', end: '2020-03-31' });
  expect(isBillingDate(date('2020-02-29'), 31)).toBe(true);
  expect(isBillingDate(date('2020-02-28'), 31)).toBe(false);
});

test('dates and instants are read strictly', () => {
  expect(['2019-02-29', '2019-2-1', '2019-13-01', '', '2019-02-28T00:00:00Z'].map(parseDate)).toEqual(
    Array.from({ length: 5 }, () => undefined),
  );
  expect(parseInstant('2027-01-15T00:00:00Z')).toBe('2027-01-15T00:00:00.000Z');
  expect(parseInstant('2027-01-15T08:00:00+08:00')).toBe('2027-01-15T00:00:00.000Z');
  expect(parseInstant('2027-01-15')).toBe('2027-01-15T00:00:00.000Z');
  expect(parseInstant('2027-01-15T00:00')).toBe('2027-01-15T00:00:00.000Z');
  expect(['tomorrow', '2027-02-30T00:00:00Z', '2027-01-15T25:00:00Z'].map(parseInstant)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(addDays(date('2020-02-28'), 2)).toBe('2020-03-01');
});

import { expect, test } from 'vitest';
import {
  assess,
  financeCharge,
  monthlyRate,
  monthsOverOn,
  nextDunningDay,
} from '../../../functions/billing/paying/core/finance-charge.ts';
import { NOTHING_RECEIVABLE, settle, withDocument, withPayment } from '../../../functions/billing/paying/core/receivables.ts';
import { date } from '../../../functions/shared/calendar.ts';
import { parseDecimal, toMinor, type Minor } from '../../../functions/shared/money.ts';
import rules from '../../rules/rules.json' with { type: 'json' };

for (const { id, rule, input, expected } of rules.finance_charge_examples) {
  test(`${rule}, ${id}: ${input.invoice_amount} unpaid for ${input.months_overdue} months brings ${expected}`, () => {
    const legal = input.legal_max_monthly_rate === null ? undefined : Math.round(Number(input.legal_max_monthly_rate) * 10_000);
    const charge = financeCharge(parseDecimal(input.invoice_amount) as Minor, monthlyRate(legal), input.months_overdue);
    expect(charge).toBe(parseDecimal(expected));
  });
}

/** 1,000.00, due on 31 January: 1.5 % a month is 15.00. */
const OVERDUE = withDocument(NOTHING_RECEIVABLE, {
  documentId: 'january',
  type: 'recurring',
  issuedOn: date('2019-01-01'),
  dueOn: date('2019-01-31'),
  amount: toMinor(100_000),
});

test('months are counted from the due date itself: 28 February, 31 March, 30 April', () => {
  expect([1, 2, 3].map((months) => monthsOverOn(date('2019-01-31'), months))).toEqual(['2019-03-01', '2019-04-01', '2019-05-01']);
});

test('R-BILL-20: nothing before the first month after the due date is over', () => {
  expect(assess(OVERDUE, date('2019-02-28'), 150).charged).toEqual([]);
  expect(assess(OVERDUE, date('2019-03-01'), 150).charged).toEqual([{ documentId: 'january', amount: 1500, months: 1 }]);
});

test('assessed every day or once after months: the same charge, and never twice', () => {
  let daily = OVERDUE;
  for (let day = 1; day <= 31; day += 1) daily = assess(daily, date(`2019-03-${String(day).padStart(2, '0')}`), 150).receivables;
  daily = assess(daily, date('2019-04-01'), 150).receivables;
  const once = assess(OVERDUE, date('2019-04-01'), 150).receivables;
  expect(daily.items).toEqual(once.items);
  expect(once.items[0]).toMatchObject({ financeCharge: 3000, chargedMonths: 2 });
});

test('after a partial payment the months to come are charged on the rest, without compounding', () => {
  const first = assess(OVERDUE, date('2019-03-01'), 150).receivables;
  const partly = withPayment(first, { id: 'p', on: date('2019-03-02'), amount: toMinor(60_000) });
  const second = assess(partly, date('2019-04-01'), 150);
  expect(second.charged).toEqual([{ documentId: 'january', amount: 600, months: 2 }]); // 400.00 x 1.5 %
  expect(settle(second.receivables).items[0]).toMatchObject({ paid: 60_000, financeCharge: 2100, open: 42_100 });
});

test('paid late, but in full with its charge: nothing more is charged', () => {
  const charged = assess(OVERDUE, date('2019-03-01'), 150).receivables;
  const paid = withPayment(charged, { id: 'p', on: date('2019-03-02'), amount: toMinor(101_500) });
  expect(settle(paid).items[0]).toMatchObject({ financeChargePaid: 1500, open: 0 });
  expect(assess(paid, date('2019-12-01'), 150).charged).toEqual([]);
});

test('the days on which something happens: falling overdue, then each month over', () => {
  expect(nextDunningDay(OVERDUE, date('2019-01-15'))).toBe('2019-02-01');
  expect(nextDunningDay(OVERDUE, date('2019-01-31'))).toBe('2019-02-01');
  expect(nextDunningDay(OVERDUE, date('2019-02-01'))).toBe('2019-03-01');
  expect(nextDunningDay(assess(OVERDUE, date('2019-03-01'), 150).receivables, date('2019-03-01'))).toBe('2019-04-01');
  expect(nextDunningDay(NOTHING_RECEIVABLE, date('2019-03-01'))).toBeUndefined();
});

test('R-BILL-20: the months of a document are full on the day after its day of the month, whatever the month is like', () => {
  const rate = monthlyRate(undefined);
  // 100.00 at 1.5 % a month; unpaid since the due date
  const chargedOn = (dueOn: string, today: string) => {
    const unpaid = withDocument(NOTHING_RECEIVABLE, {
      documentId: 'D',
      type: 'oneTime',
      issuedOn: date('2015-01-01'),
      dueOn: date(dueOn),
      amount: toMinor(10_000),
    });
    return assess(unpaid, date(today), rate).charged.map(({ months }) => months);
  };
  expect(chargedOn('2016-01-31', '2016-01-31')).toEqual([]);
  expect(chargedOn('2016-01-31', '2016-02-29')).toEqual([]);
  expect(chargedOn('2016-01-31', '2016-03-01')).toEqual([1]); // the day after 29 February
  expect(chargedOn('2016-01-31', '2016-03-31')).toEqual([1]);
  expect(chargedOn('2016-01-31', '2016-04-01')).toEqual([2]);
  expect(chargedOn('2016-02-29', '2017-03-01')).toEqual([12]); // the day after 28 February
  expect(chargedOn('2016-02-29', '2017-02-28')).toEqual([11]);
  expect(chargedOn('2016-12-15', '2017-01-15')).toEqual([]);
  expect(chargedOn('2016-12-15', '2017-01-16')).toEqual([1]);
});

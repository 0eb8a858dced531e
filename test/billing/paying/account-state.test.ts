import { expect, test } from 'vitest';
import { stateOn } from '../../../functions/billing/paying/core/account-state.ts';
import { assess, nextDunningDay } from '../../../functions/billing/paying/core/finance-charge.ts';
import {
  NOTHING_RECEIVABLE,
  withCreditNote,
  withDocument,
  withPayment,
} from '../../../functions/billing/paying/core/receivables.ts';
import { date } from '../../../functions/shared/calendar.ts';
import { toMinor } from '../../../functions/shared/money.ts';

/** 1,000.00, due on 14 July. */
const OWED = withDocument(NOTHING_RECEIVABLE, {
  documentId: 'june',
  type: 'recurring',
  issuedOn: date('2021-06-14'),
  dueOn: date('2021-07-14'),
  amount: toMinor(100_000),
});
const PAID = withPayment(OWED, { id: 'p1', on: date('2021-07-01'), amount: toMinor(100_000) });

test('R-BILL-21: delinquent from the day after the due date, active again at once when paid', () => {
  const account = { state: 'active' } as const;
  expect(stateOn(account, OWED, date('2021-07-14'))).toBe('active');
  expect(stateOn(account, OWED, date('2021-07-15'))).toBe('delinquent');
  expect(stateOn({ state: 'delinquent' }, PAID, date('2021-07-15'))).toBe('active');
});

test('R-BILL-19: suspended when the agreed number of days is over, or by the operator', () => {
  const agreed = { state: 'delinquent', suspendAfterDays: 10 } as const;
  expect(stateOn(agreed, OWED, date('2021-07-24'))).toBe('delinquent');
  expect(stateOn(agreed, OWED, date('2021-07-25'))).toBe('suspended');
  expect(stateOn({ state: 'suspended' }, OWED, date('2021-07-15'))).toBe('suspended');
});

test('R-BILL-21: a terminated account stays so, whatever is paid or owed', () => {
  expect(stateOn({ state: 'terminated' }, PAID, date('2021-08-01'))).toBe('terminated');
  expect(stateOn({ state: 'terminated' }, OWED, date('2021-08-01'))).toBe('terminated');
});

test('R-BILL-20: the finance charge is on what a credit note and payments leave: 1.5 % of 1,000.00 - 400.00 = 9.00', () => {
  const less = withCreditNote(OWED, 'june', toMinor(40_000));
  expect(assess(less, date('2021-08-15'), 150).charged).toEqual([{ documentId: 'june', amount: 900, months: 1 }]);
});

test('the next day to look again: only documents that are still owed count', () => {
  const two = withDocument(PAID, {
    documentId: 'july',
    type: 'recurring',
    issuedOn: date('2021-07-15'),
    dueOn: date('2021-08-14'),
    amount: toMinor(5000),
  });
  expect(nextDunningDay(OWED, date('2021-07-01'))).toBe('2021-07-15');
  expect(nextDunningDay(PAID, date('2021-07-01'))).toBeUndefined();
  expect(nextDunningDay(two, date('2021-07-01'))).toBe('2021-08-15');
});

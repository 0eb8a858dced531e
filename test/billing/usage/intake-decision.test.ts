import { expect, test } from 'vitest';
import { checkRecords, notYetRecorded, openBillingDate } from '../../../functions/billing/usage/core/intake.ts';
import type { UsageRecord } from '../../../functions/billing/usage/core/record.ts';
import { date } from '../../../functions/shared/calendar.ts';
import { toMinor } from '../../../functions/shared/money.ts';
import { grant, record } from './record.ts';

test('R-REC-07: a record is billed on the next billing date whose close has not begun', () => {
  const open = (today: string, sealed?: string) => openBillingDate(date(today), sealed ? date(sealed) : undefined, 15);
  expect(open('2021-06-20')).toBe('2021-07-15');
  expect(open('2021-06-20', '2021-06-15')).toBe('2021-07-15');
  expect(open('2021-06-15', '2021-06-15')).toBe('2021-07-15');
  expect(open('2021-07-10', '2021-07-15')).toBe('2021-08-15');
});

for (const [what, other] of [
  ['amount', grant('CYCLE_DISCOUNT', -200)],
  ['kind of grant', grant('RENEW_DISCOUNT', -100)],
  ['record without a grant', record],
] as const) {
  test(`one id with another ${what} is a mistake of the sender`, () => {
    const known = grant('CYCLE_DISCOUNT', -100);
    const recorded = new Map<string, UsageRecord>([[known.id, known]]);
    expect(notYetRecorded([other], recorded)).toMatchObject({ ok: false, error: 'IdUsedOtherwise' });
    expect(notYetRecorded([known], recorded)).toEqual({ ok: true, value: [] });
  });
}

test('a grant is worth a billion yuan at most', () => {
  const check = (amount: number) =>
    checkRecords([grant('CYCLE_DISCOUNT', amount)], { today: date('2021-07-01'), customerOf: new Map([['s', 'c']]) }).ok;
  expect(check(toMinor(-100_000_000_000))).toBe(true);
  expect(check(toMinor(-100_000_000_001))).toBe(false);
});

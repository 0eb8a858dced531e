import { expect, test } from 'vitest';
import rules from '../rules/rules.json' with { type: 'json' };
import { billingDateFrom, chargeOf, dayOf, firstTermEnd, laterBillingDate, textOf, type Entry } from './books.ts';

type Example = (typeof rules.billing_examples)[number];

function entryOf({ id, input }: Example): Entry {
  const cut = dayOf(input.bill_cut);
  const orderedOn = input.order_date ? dayOf(input.order_date) : laterBillingDate(cut, input.billing_day, -3) - 1;
  return {
    partnerId: 'partner',
    subscriptionId: id,
    orderedOn,
    base: undefined,
    seats: [
      { on: orderedOn, seats: input.initial_quantity ?? input.quantity_at_period_start ?? 0 },
      ...input.seat_changes.map(({ effective, quantity }) => ({ on: dayOf(effective), seats: quantity })),
    ],
    prices: [{ from: orderedOn, price: Math.round(Number(input.unit_price) * 100) }],
    termEnd: firstTermEnd(orderedOn, input.billing_day),
    autoRenew: true,
    suspendedOn: undefined,
    suspendedWithBase: false,
    ended: input.cancelled_on ? { on: dayOf(input.cancelled_on), byPartner: id !== 'EX-10' } : undefined,
  };
}

for (const example of rules.billing_examples) {
  test(`the second books agree with ${example.id}: ${example.title}`, () => {
    const fen = example.expected_lines.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0);
    expect(chargeOf(entryOf(example), dayOf(example.input.bill_cut), example.input.billing_day)).toBe(fen);
  });
}

test('R-BILL-02, R-CALC-19: a billing day of 31 in shorter months, counted from the day itself', () => {
  const dates = [0, 1, 2, 3].map((count) => textOf(laterBillingDate(dayOf('2028-01-31'), 31, count)));
  expect(dates).toEqual(['2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30']);
  expect(textOf(billingDateFrom(dayOf('2027-02-28'), 31))).toBe('2027-02-28');
  expect(textOf(billingDateFrom(dayOf('2027-03-01'), 31))).toBe('2027-03-31');
});

test('R-SUB-07: ordered on 11 May 2017, billing day 10: the first term ends on 10 June 2018', () => {
  expect(textOf(firstTermEnd(dayOf('2017-05-11'), 10))).toBe('2018-06-10');
});

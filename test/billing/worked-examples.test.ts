import { expect, test } from 'vitest';
import type { BilledSubscription } from '../../functions/billing/core/lifetime.ts';
import { closeOf, subscriptionLines, type LineItem } from '../../functions/billing/core/subscription-lines.ts';
import { billingDateAfter, billingDateOnOrAfter } from '../../functions/shared/billing-calendar.ts';
import { addDays, date, daysIn } from '../../functions/shared/calendar.ts';
import { parseDecimal, sum, toDecimal, type Minor } from '../../functions/shared/money.ts';
import rules from '../rules/rules.json' with { type: 'json' };

type Example = (typeof rules.billing_examples)[number];

/** The facts an example states, and nothing computed from them but what R-SUB-06 and R-SUB-07 say of its dates. */
function subscriptionOf({ id, input }: Example): BilledSubscription {
  const cut = date(input.bill_cut);
  const start = input.order_date ? addDays(date(input.order_date), 1) : billingDateAfter(cut, input.billing_day, -3);
  const end = billingDateAfter(billingDateOnOrAfter(start, input.billing_day), input.billing_day, 12);
  const unitPrice = parseDecimal(input.unit_price) as Minor;
  const initial = input.initial_quantity ?? input.quantity_at_period_start ?? 0;
  // EX-10 can only come from work that precedes the close (R-CALC-17)
  const by = id === 'EX-10' ? 'deletion' : 'cancellation';
  return {
    start,
    terms: [{ start, end, unitPrice, priceListVersion: 'example' }],
    seatChanges: [
      { on: addDays(start, -1), quantity: initial },
      ...input.seat_changes.map((change) => ({ on: date(change.effective), quantity: change.quantity })),
    ],
    ...(input.cancelled_on ? { ended: { on: date(input.cancelled_on), by } } : {}),
  };
}

/** The line as the examples write it: last days inclusive, amounts as decimal text. */
function published(line: LineItem) {
  return {
    charge_type: line.chargeType,
    charge_start: line.chargeStart,
    charge_end: addDays(line.chargeEnd, -1),
    days: daysIn({ start: line.chargeStart, end: line.chargeEnd }),
    quantity: line.quantity,
    unit_price: toDecimal(line.unitPrice),
    amount: toDecimal(line.amount),
  };
}

test('all thirteen examples are here', () => {
  expect(rules.billing_examples).toHaveLength(13);
});

for (const example of rules.billing_examples) {
  test(`${example.id}: ${example.title} (${example.rules.join(', ')})`, () => {
    const lines = subscriptionLines(subscriptionOf(example), closeOf(date(example.input.bill_cut), example.input.billing_day));
    const expected = example.expected_lines.map(
      ({ charge_type, charge_start, charge_end, days, quantity, unit_price, amount }) => ({
        charge_type,
        charge_start,
        charge_end,
        days,
        quantity,
        unit_price,
        amount,
      }),
    );
    expect(lines.map(published)).toEqual(expected);
    expect(toDecimal(sum(lines.map(({ amount }) => amount)))).toBe(example.expected_invoice_total);
  });
}

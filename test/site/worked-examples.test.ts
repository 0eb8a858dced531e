import { expect, test } from 'vitest';
import { subscriptionLines } from '../../functions/billing/core/subscription-lines.ts';
import { WORKED_EXAMPLES, type ExampleId } from '../../functions/billing/core/worked-examples.ts';
import { addDays } from '../../functions/shared/calendar.ts';
import { sum, toDecimal } from '../../functions/shared/money.ts';
import rules from '../rules/rules.json' with { type: 'json' };

/** The guide tells all its stories at 10.00 a seat; the rules have EX-04 at 11.00, and EX-04b at 10.00. */
const AT_TEN = new Map(
  (Object.keys(WORKED_EXAMPLES) as ExampleId[]).map((id) => [
    id,
    rules.billing_examples.find((example) => example.id === (id === 'EX-04' ? 'EX-04b' : id)),
  ]),
);

for (const [id, { subscription, close }] of Object.entries(WORKED_EXAMPLES)) {
  test(`${id}: the story of the guide has the lines of the rules`, () => {
    const published = AT_TEN.get(id as ExampleId);
    expect(published?.input.unit_price).toBe('10.00');
    expect(published?.input.bill_cut).toBe(close.billingDate);

    const lines = subscriptionLines(subscription, close);
    expect(
      lines.map((line) => [
        line.chargeType,
        line.chargeStart,
        addDays(line.chargeEnd, -1),
        line.quantity,
        toDecimal(line.unitPrice),
        toDecimal(line.amount),
      ]),
    ).toEqual(
      published?.expected_lines.map((line) => [
        line.charge_type,
        line.charge_start,
        line.charge_end,
        line.quantity,
        line.unit_price,
        line.amount,
      ]),
    );
    expect(toDecimal(sum(lines.map(({ amount }) => amount)))).toBe(published?.expected_invoice_total);
  });
}

test('the six published stories and the month without change are told', () => {
  expect(Object.keys(WORKED_EXAMPLES)).toEqual(['EX-01', 'EX-02', 'EX-03', 'EX-04', 'EX-05', 'EX-06', 'EX-07']);
});

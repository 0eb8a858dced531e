import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BilledSubscription } from '../../functions/billing/core/lifetime.ts';
import { closeOf, subscriptionLines } from '../../functions/billing/core/subscription-lines.ts';
import { billingDateAfter } from '../../functions/shared/billing-calendar.ts';
import { addDays, date, dayNumber, type CalendarDate } from '../../functions/shared/calendar.ts';
import { toMinor } from '../../functions/shared/money.ts';

const ORDERED = date('2019-11-20');

/** A subscription of some months with any changes of seats, and perhaps a cancellation. */
const subscriptions = fc.record({
  billingDay: fc.integer({ min: 1, max: 31 }),
  price: fc.integer({ min: 0, max: 500_000 }),
  seats: fc.integer({ min: 1, max: 3000 }),
  changes: fc.array(fc.record({ after: fc.integer({ min: 0, max: 150 }), seats: fc.integer({ min: 1, max: 3000 }) }), {
    maxLength: 12,
  }),
  cancelledAfter: fc.option(fc.integer({ min: 0, max: 170 }), { nil: undefined }),
});

type Drawn = typeof subscriptions extends fc.Arbitrary<infer T> ? T : never;

function subscriptionOf({ price, seats, changes, cancelledAfter }: Drawn): BilledSubscription {
  const start = addDays(ORDERED, 1);
  const ordered = changes
    .toSorted((a, b) => a.after - b.after)
    .map(({ after, seats: quantity }) => ({ on: addDays(ORDERED, after), quantity }));
  return {
    start,
    terms: [{ start, end: date('2021-12-31'), unitPrice: toMinor(price), priceListVersion: '2019-11-01' }],
    seatChanges: [{ on: ORDERED, quantity: seats }, ...ordered],
    ended: cancelledAfter === undefined ? undefined : { on: addDays(ORDERED, cancelledAfter), by: 'cancellation' },
  };
}

/** The seats of a day by definition: the last change on it or before it, none from the cancellation on (R-SUB-14, R-SUB-15). */
function seatsOn(subscription: BilledSubscription, day: CalendarDate): number {
  if (subscription.ended && day >= subscription.ended.on) return 0;
  return subscription.seatChanges.findLast(({ on }) => on <= day)?.quantity ?? 0;
}

/** Eight closes in a row, and the end of the last period they charged. */
function closesOf(drawn: Drawn) {
  const subscription = subscriptionOf(drawn);
  const first = billingDateAfter(ORDERED, drawn.billingDay, 1);
  return Array.from({ length: 8 }, (_, index) => {
    const close = closeOf(billingDateAfter(first, drawn.billingDay, index), drawn.billingDay);
    return { close, lines: subscriptionLines(subscription, close) };
  });
}

test('R-CALC-07 to R-CALC-10: what was charged, less what was given back, is what was used, to half a fen a line', () => {
  fc.assert(
    fc.property(subscriptions, (drawn) => {
      const subscription = subscriptionOf(drawn);
      const closes = closesOf(drawn);
      const charged = closes.flatMap(({ lines }) => lines).reduce((sum, { amount }) => sum + amount, 0);
      const advance =
        closes
          .at(-1)
          ?.lines.filter(({ chargeType }) => chargeType.endsWith('FEE'))
          .reduce((sum, { amount }) => sum + amount, 0) ?? 0;
      // used seat days of all settled periods, each day its share of its own period
      let used = 0;
      for (const { close } of closes.slice(1)) {
        if (close.past.start < subscription.start) continue;
        const days = dayNumber(close.past.end) - dayNumber(close.past.start);
        for (let day = close.past.start; day < close.past.end; day = addDays(day, 1))
          used += (drawn.price * seatsOn(subscription, day)) / days;
      }
      const firstBillingDate = closes.find(({ close }) => close.billingDate >= subscription.start)?.close.billingDate ?? ORDERED;
      if (subscription.ended && subscription.ended.on < firstBillingDate) used = 0; // R-CALC-05
      const rounded = closes.flatMap(({ lines }) => lines).length;
      return Math.abs(charged - advance - used) <= rounded / 2 + 1e-6;
    }),
    { numRuns: 2000 },
  );
});

test('R-CALC-14: reversal, stretches by date, credit, next advance charge, and stretches fill the period', () => {
  const order = ['CANCEL_INSTANCEPRORATE', 'CYCLE_INSTANCEPRORATE', 'CANCEL_PRORATE', 'PURCHASE_FEE', 'CYCLE_FEE'];
  fc.assert(
    fc.property(subscriptions, (drawn) => {
      for (const { close, lines } of closesOf(drawn)) {
        const ranks = lines.map(({ chargeType }) => order.indexOf(chargeType));
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
        const stretches = lines.filter(({ chargeType }) => chargeType === 'CYCLE_INSTANCEPRORATE');
        for (const [index, stretch] of stretches.entries()) {
          expect(stretch.chargeEnd).toBe(stretches[index + 1]?.chargeStart ?? close.past.end);
          expect(stretch.quantity).not.toBe(stretches[index + 1]?.quantity);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('R-CALC-13, R-CALC-21: changes overtaken on their own day, or made from the cancellation on, leave no trace', () => {
  fc.assert(
    fc.property(subscriptions, (drawn) => {
      const subscription = subscriptionOf(drawn);
      const { seatChanges, ended } = subscription;
      const lasting = seatChanges.filter(({ on }, index) => seatChanges[index + 1]?.on !== on && (!ended || on < ended.on));
      const plain = { ...subscription, seatChanges: lasting.length > 0 ? lasting : seatChanges.slice(0, 1) };
      const { billingDay } = drawn;
      for (const { close } of closesOf(drawn))
        expect(subscriptionLines(plain, close), `billing day ${billingDay}`).toEqual(subscriptionLines(subscription, close));
    }),
    { numRuns: 500 },
  );
});

import type { BilledSubscription } from '../../../functions/billing/core/lifetime.ts';
import { closeOf, subscriptionLines } from '../../../functions/billing/core/subscription-lines.ts';
import { date } from '../../../functions/shared/calendar.ts';
import { toMinor } from '../../../functions/shared/money.ts';

/** Billing day 15: 15 June to 14 July 2021 has 30 days, 15 July to 14 August 31. */
const BILLING_DAY = 15;

interface Told {
  readonly start: string;
  readonly price?: number;
  readonly seats?: number;
  readonly changes?: readonly (readonly [on: string, seats: number])[];
  readonly terms?: readonly (readonly [start: string, end: string, price: number])[];
  readonly ended?: readonly [on: string, by: NonNullable<BilledSubscription['ended']>['by']];
  readonly baseFirstBillingDate?: string;
  readonly sourceFirstBillingDate?: string;
}

export function subscription(told: Told): BilledSubscription {
  const { start, price = 1000, seats = 4, changes = [], ended, baseFirstBillingDate, sourceFirstBillingDate } = told;
  const terms = told.terms ?? [[start, '2030-01-15', price]];
  return {
    start: date(start),
    terms: terms.map(([from, end, unitPrice]) => ({
      start: date(from),
      end: date(end),
      unitPrice: toMinor(unitPrice),
      priceListVersion: from,
    })),
    seatChanges: [{ on: date('2020-01-01'), quantity: seats }, ...changes.map(([on, quantity]) => ({ on: date(on), quantity }))],
    ...(ended ? { ended: { on: date(ended[0]), by: ended[1] } } : {}),
    ...(baseFirstBillingDate ? { baseFirstBillingDate: date(baseFirstBillingDate) } : {}),
    ...(sourceFirstBillingDate ? { upgradedFrom: { firstBillingDate: date(sourceFirstBillingDate) } } : {}),
  };
}

/** The lines of a close, each in one text: type, first day, day after the last, seats, amount in fen. */
export function billed(one: BilledSubscription, billingDate: string): string[] {
  return subscriptionLines(one, closeOf(date(billingDate), BILLING_DAY)).map(
    ({ chargeType, chargeStart, chargeEnd, quantity, amount }) =>
      `${chargeType} ${chargeStart} ${chargeEnd} x${quantity} ${amount}`,
  );
}

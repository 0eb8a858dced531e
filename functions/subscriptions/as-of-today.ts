import { billingDayOf } from '../account/core/account.ts';
import { priceInForce } from '../catalog/queries.ts';
import type { PriceListVersion } from '../catalog/stored.ts';
import type { Scope } from '../identity/scope.ts';
import type { BillingDay } from '../shared/billing-calendar.ts';
import type { CalendarDate } from '../shared/calendar.ts';
import { dueOn, onDueDay } from './core/due.ts';
import type { Subscription } from './stored.ts';

/**
 * The subscription as the jobs of today leave it, should they not have come to it yet: deleted, ended or renewed. So what is
 * ordered shortly after midnight, or while jobs are late, meets the same state as later in the day.
 *
 * @rule R-CALC-17
 */
export async function asOfToday(
  { shared, today, account }: Pick<Scope, 'shared' | 'today' | 'account'>,
  subscription: Subscription,
): Promise<Subscription> {
  const jobs = { billingDay: billingDayOf(account.value), pricesOn: (day: CalendarDate) => priceInForce(shared.catalog, day) };
  return worked(jobs, subscription, today);
}

/** What the jobs of a partner know beside the subscription. */
export interface Jobs {
  readonly billingDay: BillingDay;
  readonly pricesOn: (day: CalendarDate) => Promise<PriceListVersion | undefined>;
}

/** The subscription as the jobs of all days to `through` leave it. */
export async function worked(
  { billingDay, pricesOn }: Jobs,
  subscription: Subscription,
  through: CalendarDate,
): Promise<Subscription> {
  let current = subscription;
  for (let due = dueOn(current); due && due <= through; due = dueOn(current)) {
    const prices = await pricesOn(due);
    const price = prices?.prices[current.offerId];
    current = onDueDay(current, billingDay, price && prices ? { unitPrice: price.listPrice, version: prices.id } : undefined);
  }
  return current;
}

import { billingDayOf } from '../account/core/account.ts';
import { priceInForce } from '../catalog/queries.ts';
import type { Scope } from '../identity/scope.ts';
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
  let current = subscription;
  for (let due = dueOn(current); due && due <= today; due = dueOn(current)) {
    const prices = await priceInForce(shared.catalog, due);
    const price = prices?.prices[current.offerId];
    current = onDueDay(
      current,
      billingDayOf(account.value),
      price && prices ? { unitPrice: price.listPrice, version: prices.id } : undefined,
    );
  }
  return current;
}

import { billingDayOf } from '../../account/core/account.ts';
import { priceInForce } from '../../catalog/queries.ts';
import type { PriceListVersion } from '../../catalog/stored.ts';
import type { Scope } from '../../identity/scope.ts';
import type { CalendarDate } from '../../shared/calendar.ts';
import { worked, type Jobs } from '../../subscriptions/as-of-today.ts';
import { followBase } from '../../subscriptions/core/change.ts';
import { SUBSCRIPTION, type Subscription } from '../../subscriptions/stored.ts';

type Place = Pick<Scope, 'partition' | 'shared' | 'account'>;

/**
 * What the jobs up to a billing date will make of a subscription if nothing is ordered: deleted 60 days after its suspension,
 * ended with its term or renewed at a price list that is published already; an add-on ends with its base.
 *
 * @param changed  what is decided and not stored yet
 * @rule R-CALC-17
 */
export function foresight(
  { partition, shared, account }: Place,
  billingDate: CalendarDate,
  changed: readonly Subscription[] = [],
): (subscription: Subscription) => Promise<Subscription> {
  const known = new Map<CalendarDate, Promise<PriceListVersion | undefined>>();
  const pricesOn = (day: CalendarDate) => {
    const prices = known.get(day) ?? priceInForce(shared.catalog, day);
    known.set(day, prices);
    return prices;
  };
  const jobs: Jobs = { billingDay: billingDayOf(account.value), pricesOn };
  const find = async (id: string) => changed.find((one) => one.id === id) ?? (await partition.get(SUBSCRIPTION, id))?.value;
  return async (subscription) => {
    if (subscription.isTrial) return subscription; // it is never billed
    const { parentSubscriptionId: baseId } = subscription;
    const found = baseId === undefined ? undefined : await find(baseId);
    const base = found && (await worked(jobs, found, billingDate));
    if (!base?.ended) return worked(jobs, subscription, billingDate);
    const until = base.ended.on < billingDate ? base.ended.on : billingDate;
    const addOn = await worked(jobs, subscription, until);
    return followBase(addOn, base) ?? addOn;
  };
}

import { billingDayOf } from '../../account/core/account.ts';
import { USAGE_PARTITION, type RecordedUsage } from '../../billing/usage/stored.ts';
import { usageRecords } from '../../billing/usage/walk.ts';
import { collection, link, type Collection } from '../../contract/wire.ts';
import type { Scope } from '../../identity/scope.ts';
import { billingDateAfter } from '../../shared/billing-calendar.ts';
import { addDays, dateOf, startOf } from '../../shared/calendar.ts';
import { under, type Entry } from '../../storage/port.ts';
import { byResourceAndDay, eachRecord } from '../core/buckets.ts';
import type { OwnerPath } from './subscription-operations.ts';
import { tokenOf, toWireUtilization, type Wanted, type WireUtilization } from './utilization-wire.ts';

/** One page of what a subscription consumed, by when it was recorded. */
export async function utilizations(scope: Scope, owner: OwnerPath, wanted: Wanted): Promise<Collection<WireUtilization>> {
  const { isDetailed, size, given } = wanted;
  const records = recordedIn(scope, owner, wanted);
  const items: WireUtilization[] = [];
  let [after, done] = [wanted.after, given];
  for await (const { through, buckets } of isDetailed ? eachRecord(records) : byResourceAndDay(records)) {
    for (const bucket of buckets.slice(done)) {
      if (items.length === size)
        return page(owner, wanted, items, tokenOf({ ...wanted, ...(after ? { after } : {}), given: done }));
      items.push(toWireUtilization(bucket, isDetailed));
      done += 1;
    }
    [after, done] = [through, 0];
  }
  return page(owner, wanted, items);
}

/**
 * The usage of a subscription that was recorded in a span, in the order of the file. What was recorded on a day is billed on
 * the next billing date, or on the one after it where a close was under way, so no other month is read.
 */
async function* recordedIn(scope: Scope, owner: OwnerPath, { start, end, after }: Wanted): AsyncGenerator<Entry<RecordedUsage>> {
  const { account, shared, today } = scope;
  const billingDay = billingDayOf(account.value);
  const usage = shared.lines(USAGE_PARTITION);
  const earliest = startOf(account.value.agreementSignedOn);
  const latest = startOf(addDays(today, 1));
  if (start > latest) return;
  const last = billingDateAfter(dateOf(end < latest ? end : latest), billingDay, 2);
  let billedOn = billingDateAfter(dateOf(start > earliest ? start : earliest), billingDay, 1);
  for (; billedOn <= last; billedOn = billingDateAfter(billedOn, billingDay, 1)) {
    const bounds = under(billedOn, owner.customerId, owner.subscriptionId);
    if (after && bounds.before && after >= bounds.before) continue;
    const from = after && bounds.after && after > bounds.after ? { ...bounds, after } : bounds;
    for await (const entry of usageRecords(usage, from)) {
      const { grant, recordedAt } = entry.value;
      if (!grant && start <= recordedAt && recordedAt < end) yield entry;
    }
  }
}

function page(
  { customerId, subscriptionId }: OwnerPath,
  { start, end, isDetailed, size }: Wanted,
  items: WireUtilization[],
  token?: string,
): Collection<WireUtilization> {
  const query = new URLSearchParams({
    start_time: start,
    end_time: end,
    granularity: 'Daily',
    show_details: isDetailed ? 'True' : 'False',
    size: String(size),
  });
  const self = `/customers/${customerId}/subscriptions/${subscriptionId}/utilizations/azure?${query.toString()}`;
  if (token === undefined) return collection(items, { self: link(self) });
  const next = link(`${self}&seek_operation=Next`, 'GET', [{ key: 'MS-ContinuationToken', value: token }]);
  return collection(items, { self: link(self), next }, token);
}

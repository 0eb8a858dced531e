import { billingDayOf } from '../../account/core/account.ts';
import type { Scope } from '../../identity/scope.ts';
import type { CalendarDate } from '../../shared/calendar.ts';
import { ok, type Outcome } from '../../shared/outcome.ts';
import { create, WRITES_MAX, type Partition } from '../../storage/port.ts';
import { SUBSCRIPTION } from '../../subscriptions/stored.ts';
import { checkRecords, notYetRecorded, openBillingDate } from './core/intake.ts';
import type { UsageRecord } from './core/record.ts';
import { fenceWrite, findFence } from './fence.ts';
import { USAGE_PARTITION, USAGE_RECORD, type RecordedUsage } from './stored.ts';

/** One write of a commit is the fence. */
const RECORDS_PER_COMMIT = WRITES_MAX - 1;
const READS_AT_ONCE = 100;

export interface Recorded {
  readonly accepted: number;
  /** Sent and recorded before. */
  readonly repeated: number;
  /** Their billing date; where a close came in between, that of the last of them. */
  readonly billedOn: CalendarDate;
}

type Refused = 'InvalidProperty' | 'IdUsedOtherwise';

/**
 * Records usage, once for each id however often it is sent. All of it is checked before any is recorded; it is recorded in
 * several commits, so after an outage on the way it is simply sent again.
 *
 * @rule R-REC-07, R-REC-11
 */
export async function recordUsage(scope: Scope, records: readonly UsageRecord[]): Promise<Outcome<Recorded, Refused>> {
  const usage = scope.shared.lines(USAGE_PARTITION);
  const checked = checkRecords(records, { today: scope.today, customerOf: await readCustomers(scope.partition, records) });
  if (!checked.ok) return checked;
  const before = await readRecorded(usage, records);
  const fresh = notYetRecorded(records, before);
  if (!fresh.ok) return fresh;

  const inOrder = fresh.value.toSorted((a, b) => (lineOf(a) < lineOf(b) ? -1 : 1));
  let accepted = 0;
  let billedOn = [...before.values()].map((record) => record.billedOn).reduce(later, scope.today);
  for (let from = 0; from < inOrder.length; from += RECORDS_PER_COMMIT) {
    const added = await add(scope, usage, inOrder.slice(from, from + RECORDS_PER_COMMIT));
    if (!added.ok) return added;
    accepted += added.value.accepted;
    billedOn = added.value.billedOn;
  }
  return ok({ accepted, repeated: records.length - accepted, billedOn });
}

type Added = Outcome<Pick<Recorded, 'accepted' | 'billedOn'>, Refused>;

/** One commit. Whoever loses a race, to other records or to a close that seals the month, looks again. */
async function add({ account, today, now }: Scope, usage: Partition, records: readonly UsageRecord[]): Promise<Added> {
  for (let fresh = records; ;) {
    const fence = await findFence(usage);
    const billedOn = openBillingDate(today, fence?.value.sealedThrough, billingDayOf(account.value));
    const writes = fresh.map((record) => create(USAGE_RECORD, { ...record, billedOn, recordedAt: now }));
    const committed = await usage.commit([fenceWrite(fence, { filledThrough: billedOn }), ...writes]);
    if (committed === 'committed') return ok({ accepted: fresh.length, billedOn });
    const still = notYetRecorded(records, await readRecorded(usage, records));
    if (!still.ok) return still;
    fresh = still.value;
  }
}

/** The customers of the subscriptions that are named; those of others are no subscriptions of this partner. */
async function readCustomers(partition: Partition, records: readonly UsageRecord[]): Promise<Map<string, string>> {
  const ids = [...new Set(records.map(({ subscriptionId }) => subscriptionId))];
  const found = await readEach(ids, (id) => partition.get(SUBSCRIPTION, id));
  return new Map(found.map(({ value }) => [value.id, value.customerId]));
}

async function readRecorded(usage: Partition, records: readonly UsageRecord[]): Promise<Map<string, RecordedUsage>> {
  const found = await readEach(records, ({ id }) => usage.get(USAGE_RECORD, id));
  return new Map(found.map(({ value }) => [value.id, value]));
}

async function readEach<T, R>(wanted: readonly T[], read: (one: T) => Promise<R | undefined>): Promise<R[]> {
  const found: R[] = [];
  for (let from = 0; from < wanted.length; from += READS_AT_ONCE) {
    const some = await Promise.all(wanted.slice(from, from + READS_AT_ONCE).map(read));
    found.push(...some.filter((one) => one !== undefined));
  }
  return found;
}

function later(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a > b ? a : b;
}

/** Neighbours in the file written together touch fewer pages of an index. */
function lineOf({ customerId, subscriptionId, resourceGuid }: UsageRecord): string {
  return customerId + subscriptionId + resourceGuid;
}

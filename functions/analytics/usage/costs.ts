import { billingDayOf } from '../../account/core/account.ts';
import { openLine, pretaxOf } from '../../billing/usage/core/line.ts';
import { USAGE_PARTITION } from '../../billing/usage/stored.ts';
import { unbilledPlaces } from '../../billing/usage/unbilled.ts';
import { addedUp, usageRecords } from '../../billing/usage/walk.ts';
import type { Scope, SharedPartitions } from '../../identity/scope.ts';
import { billingDateAfter, periodBefore } from '../../shared/billing-calendar.ts';
import type { CalendarDate, Period } from '../../shared/calendar.ts';
import { NOTHING, plus, type Decimal } from '../../shared/decimal.ts';
import { sum, toMinor, ZERO, type Minor } from '../../shared/money.ts';
import type { Resource } from '../../billing/usage/core/record.ts';

interface Place {
  readonly account: Scope['account'];
  readonly shared: Pick<SharedPartitions, 'lines'>;
}

/** The billing period that today lies in. */
export function runningPeriod({ account, today }: Pick<Scope, 'account' | 'today'>): Period {
  const billingDay = billingDayOf(account.value);
  return periodBefore(billingDateAfter(today, billingDay, 1), billingDay);
}

/** All lines not yet billed, as the next invoice will have them if nothing changes; of one owner, or of the whole partner. */
async function* lines({ account, shared }: Place, ...owner: string[]) {
  const usage = shared.lines(USAGE_PARTITION);
  for await (const { cycle, bounds } of unbilledPlaces({ usage, account: account.value }, ...owner))
    for await (const { line } of addedUp(usage, cycle, bounds)) yield line;
}

/** What the usage costs that is not yet billed, before taxes. @param owner  a customer, and a subscription of it */
export async function unbilledCost(place: Place, ...owner: [string, string?]): Promise<Minor> {
  const costs = await costsBy(() => '', lines(place, ...owner.filter((id) => id !== undefined)));
  return costs.get('') ?? ZERO;
}

/** The same by customer; those without usage are left out. */
export function costsByCustomer(place: Place): Promise<Map<string, Minor>> {
  return costsBy(({ record }) => record.customerId, lines(place));
}

/** The same by subscription of one customer. */
export function costsBySubscription(place: Place, customerId: string): Promise<Map<string, Minor>> {
  return costsBy(({ record }) => record.subscriptionId, lines(place, customerId));
}

type Line = Parameters<typeof pretaxOf>[0];

async function costsBy(keyOf: (line: Line) => string, all: AsyncIterable<Line>): Promise<Map<string, Minor>> {
  const costs = new Map<string, Minor>();
  for await (const line of all) costs.set(keyOf(line), sum([costs.get(keyOf(line)) ?? ZERO, pretaxOf(line)]));
  return costs;
}

export interface MeterUsage {
  readonly resource: Resource;
  readonly quantity: Decimal;
  readonly cost: Minor;
}

/** The same by resource of one subscription; a resource whose unit changed counts once for each. */
export async function usageByMeter(place: Place, customerId: string, subscriptionId: string): Promise<MeterUsage[]> {
  const meters = new Map<string, MeterUsage>();
  for await (const line of lines(place, customerId, subscriptionId)) {
    const key = `${line.record.resourceGuid} ${line.record.unit}`;
    const { quantity, cost } = meters.get(key) ?? { quantity: NOTHING, cost: ZERO };
    const added = { quantity: plus(quantity, line.consumed), cost: toMinor(cost + pretaxOf(line)) };
    meters.set(key, { resource: line.record, ...added });
  }
  return [...meters.values()];
}

/** The same by day of use. A line is rounded once, each record of it here: days can add up to some fen more or less. */
export async function costsByDay(
  { account, shared }: Place,
  customerId: string,
  subscriptionId: string,
): Promise<Map<CalendarDate, Minor>> {
  const usage = shared.lines(USAGE_PARTITION);
  const days = new Map<CalendarDate, Minor>();
  for await (const { cycle, bounds } of unbilledPlaces({ usage, account: account.value }, customerId, subscriptionId))
    for await (const { value } of usageRecords(usage, bounds)) {
      const cost = sum([days.get(value.usageDate) ?? ZERO, pretaxOf(openLine(value, cycle))]);
      days.set(value.usageDate, cost);
    }
  return new Map([...days].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

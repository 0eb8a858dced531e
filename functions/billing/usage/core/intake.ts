import { billingDateAfter, type BillingDay } from '../../../shared/billing-calendar.ts';
import type { CalendarDate } from '../../../shared/calendar.ts';
import { costsMoreThan, decimal } from '../../../shared/decimal.ts';
import { toMinor } from '../../../shared/money.ts';
import { ok, refuse, type Outcome } from '../../../shared/outcome.ts';
import type { UsageRecord } from './record.ts';

/** More than any record is worth, and little enough that no sum of them leaves the safe integers: a billion yuan. */
const CHARGE_MAX = toMinor(100_000_000_000);

/** The next billing date whose close has not begun: where a record sent today is billed. @rule R-REC-07 */
export function openBillingDate(
  today: CalendarDate,
  sealedThrough: CalendarDate | undefined,
  billingDay: BillingDay,
): CalendarDate {
  return billingDateAfter(sealedThrough !== undefined && sealedThrough > today ? sealedThrough : today, billingDay, 1);
}

/** What cannot be billed is refused whole, by the place of the record in what was sent and the name of the member. */
export function checkRecords(
  records: readonly UsageRecord[],
  { today, customerOf }: { today: CalendarDate; customerOf: ReadonlyMap<string, string> },
): Outcome<undefined, 'InvalidProperty'> {
  for (const [place, record] of records.entries()) {
    const problem = problemOf(record, today, customerOf.get(record.subscriptionId));
    if (problem) return refuse('InvalidProperty', `records.${place}.${problem}`);
  }
  return ok(undefined);
}

function problemOf(record: UsageRecord, today: CalendarDate, customerId: string | undefined): string | undefined {
  if (customerId === undefined) return 'subscriptionId: the partner has no such subscription.';
  if (customerId !== record.customerId) return 'customerId: the subscription belongs to another customer.';
  if (record.usageDate > today) return `usageDate: today, ${today}, or earlier.`;
  const rated = { rate: decimal(record.listPrice), quantity: decimal(record.consumedQuantity) };
  if (costsMoreThan(CHARGE_MAX, rated)) return 'consumedQuantity: at this list price more than a billion yuan.';
  if (record.grant && Math.abs(record.grant.amount) > CHARGE_MAX) return 'amount: more than a billion yuan.';
  return undefined;
}

/**
 * The records that are not recorded yet. One sent twice counts once; one under the id of another with other content is a
 * mistake of the sender.
 *
 * @param recorded  what is recorded under the ids of those sent
 */
export function notYetRecorded(
  sent: readonly UsageRecord[],
  recorded: ReadonlyMap<string, UsageRecord>,
): Outcome<readonly UsageRecord[], 'IdUsedOtherwise'> {
  const fresh = new Map<string, UsageRecord>();
  for (const [place, record] of sent.entries()) {
    const known = recorded.get(record.id) ?? fresh.get(record.id);
    if (known && !isSame(record, known))
      return refuse('IdUsedOtherwise', `It is the id of records.${place}, ${record.id}; none of the records was added.`);
    if (!known) fresh.set(record.id, record);
  }
  return ok([...fresh.values()]);
}

/** Of one that is recorded only what was sent is compared, not where it is billed. */
function isSame({ grant, ...sent }: UsageRecord, known: UsageRecord): boolean {
  const isSameGrant = grant?.chargeType === known.grant?.chargeType && grant?.amount === known.grant?.amount;
  return isSameGrant && Object.entries(sent).every(([name, value]) => known[name as keyof typeof sent] === value);
}

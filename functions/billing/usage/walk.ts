import type { Account } from '../../account/stored.ts';
import { findRelationshipEver } from '../../customers/queries.ts';
import { assert } from '../../shared/assert.ts';
import type { Period } from '../../shared/calendar.ts';
import { under, type Entry, type Partition } from '../../storage/port.ts';
import { walk } from '../../storage/walk.ts';
import { SUBSCRIPTION, type Subscription } from '../../subscriptions/stored.ts';
import { factsOf } from '../billed-subscriptions.ts';
import type { BilledFacts } from '../core/invoice.ts';
import type { Close } from '../core/subscription-lines.ts';
import { NO_TERMS, type TaxRate } from '../core/terms.ts';
import { BILLING_TERMS, BILLING_TERMS_ID } from '../stored.ts';
import type { Workplace } from '../workplace.ts';
import { usageFeeType } from './core/fee-type.ts';
import { isOfLine, lineOf, openLine, withRecord, type OpenLine, type UsageLine } from './core/line.ts';
import type { UsageRecord } from './core/record.ts';
import { USAGE_BY_LINE, USAGE_PARTITION, type RecordedUsage } from './stored.ts';

const RECORDS_PER_READ = 250;

/** Records in the order of the file. */
export function usageRecords(
  usage: Partition,
  bounds: { after?: string; before?: string },
): AsyncGenerator<Entry<RecordedUsage>> {
  return walk(usage, USAGE_BY_LINE, { ...bounds, limit: RECORDS_PER_READ });
}

/** Whose usage is billed. */
export interface UsageBill {
  readonly partition: Partition;
  readonly usage: Partition;
  readonly account: Account;
  readonly taxRates: readonly TaxRate[];
}

type Place = Pick<Workplace, 'partition' | 'shared'>;

export async function billOf({ partition, shared }: Place, account: Account): Promise<UsageBill> {
  const { taxRates } = (await partition.get(BILLING_TERMS, BILLING_TERMS_ID))?.value ?? NO_TERMS;
  return { partition, usage: shared.lines(USAGE_PARTITION), account, taxRates };
}

export interface BilledLine {
  /** That of its last record: going on behind it finds the next line. */
  readonly place: string;
  readonly facts: BilledFacts;
  readonly line: UsageLine;
}

/** All usage-based lines of a billing date, in one unchanging order, from behind a place on. */
export async function* billedUsage(bill: UsageBill, close: Close, after?: string): AsyncGenerator<BilledLine> {
  const subjectOf = subjects(bill);
  const finished = async (line: OpenLine, place: string): Promise<BilledLine> => {
    const { subscription, facts } = await subjectOf(line.record);
    return { place, facts, line: lineOf(line, usageFeeType(subscription, close), bill.taxRates) };
  };
  const bounds = { ...under(close.billingDate), ...(after ? { after } : {}) };
  for await (const { line, place } of addedUp(bill.usage, close.past, bounds)) yield await finished(line, place);
}

interface AddedUp {
  readonly line: OpenLine;
  /** That of its last record. */
  readonly place: string;
}

/** Lines as their records add up to, within bounds inside one billing date. @param cycle  that ends with the billing date */
export async function* addedUp(
  usage: Partition,
  cycle: Period,
  bounds: { after?: string; before?: string },
): AsyncGenerator<AddedUp> {
  let open: OpenLine | undefined;
  let place = '';
  for await (const { key, value } of usageRecords(usage, bounds)) {
    const goesOn = open && isOfLine(open, value, cycle);
    if (open && !goesOn) yield { line: open, place };
    open = open && goesOn ? withRecord(open, value) : openLine(value, cycle);
    place = key;
  }
  if (open) yield { line: open, place };
}

export interface Subject {
  readonly subscription: Subscription;
  readonly facts: BilledFacts;
}

/** Whose a record is. Those of one subscription are neighbours, so the last one is kept. */
export function subjects({ partition, account }: UsageBill): (record: UsageRecord) => Promise<Subject> {
  let last: Subject | undefined;
  return async ({ subscriptionId, customerId }) => {
    if (last?.facts.subscriptionId === subscriptionId) return last;
    const [subscription, customer] = await Promise.all([
      partition.get(SUBSCRIPTION, subscriptionId),
      findRelationshipEver(partition, customerId),
    ]);
    assert(subscription && customer, `the subscription ${subscriptionId} and its customer are the partner's`);
    return (last = { subscription: subscription.value, facts: factsOf(subscription.value, customer.value, account) });
  };
}

import { billingDayOf } from '../../account/core/account.ts';
import type { Account } from '../../account/stored.ts';
import type { CalendarDate, Period } from '../../shared/calendar.ts';
import { under, type Entry, type Partition } from '../../storage/port.ts';
import { closeOf } from '../core/subscription-lines.ts';
import { headingOf } from './rows.ts';
import { findFence } from './fence.ts';
import { grouped, inPages } from './paged.ts';
import { USAGE_BY_LINE, type RecordedUsage } from './stored.ts';
import { headerOnly, usageFileBlock } from './usage-file.ts';
import { billedUsage, usageRecords, type BilledLine, type UsageBill } from './walk.ts';

/** The records of months whose close has not begun, in the order of the file, from behind a place on. */
export async function* unbilledRecords({ usage }: UsageBill, after = ''): AsyncGenerator<Entry<RecordedUsage>> {
  const start = await startOfUnbilled(usage);
  yield* usageRecords(usage, { after: after > start ? after : start });
}

/** The lines they add up to so far, as their invoices will have them if nothing changes. */
export async function* unbilledLines(bill: UsageBill, after = ''): AsyncGenerator<BilledLine> {
  const start = await startOfUnbilled(bill.usage);
  const from = after > start ? after : start;
  for await (const billingDate of billingDatesBehind(bill.usage, from))
    yield* billedUsage(bill, closeOf(billingDate, billingDayOf(bill.account)), from.startsWith(billingDate) ? from : undefined);
}

/** Where the records of a customer, or of one of its subscriptions, lie that are not yet billed: one place a billing date. */
export async function* unbilledPlaces(
  { usage, account }: Pick<UsageBill, 'usage' | 'account'>,
  ...owner: string[]
): AsyncGenerator<{ readonly cycle: Period; readonly bounds: { after?: string; before?: string } }> {
  for await (const billingDate of billingDatesBehind(usage, await startOfUnbilled(usage)))
    yield { cycle: closeOf(billingDate, billingDayOf(account)).past, bounds: under(billingDate, ...owner) };
}

/** The billing dates that have records behind a place. */
async function* billingDatesBehind(usage: Partition, place: string): AsyncGenerator<CalendarDate> {
  for (let from = place; ;) {
    const [next] = (await usage.list(USAGE_BY_LINE, { after: from, limit: 1 })).items;
    if (!next) return;
    yield next.value.billedOn;
    from = behind(next.value.billedOn);
  }
}

/** Behind everything that a close has taken, or is about to. */
async function startOfUnbilled(usage: UsageBill['usage']): Promise<string> {
  return behind((await findFence(usage))?.value.sealedThrough ?? '');
}

/** The place behind all records of a billing date. */
function behind(billingDate: string): string {
  return `${billingDate}\u0002`;
}

/** The usage-based file of lines that are not billed yet: the same columns, without a number of an invoice. */
export async function* unbilledFile(account: Account, lines: AsyncIterable<BilledLine>): AsyncGenerator<Uint8Array> {
  const heading = headingOf(account, '');
  let isFirst = true;
  for await (const page of inPages(lines)) {
    yield usageFileBlock(heading, grouped(page), { isFirst }).bytes;
    isFirst = false;
  }
  if (isFirst) yield headerOnly(heading);
}

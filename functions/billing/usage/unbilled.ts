import { billingDayOf } from '../../account/core/account.ts';
import type { Account } from '../../account/stored.ts';
import type { Entry } from '../../storage/port.ts';
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
  for (let from = after > start ? after : start; ;) {
    const [next] = (await bill.usage.list(USAGE_BY_LINE, { after: from, limit: 1 })).items;
    if (!next) return;
    yield* billedUsage(bill, closeOf(next.value.billedOn, billingDayOf(bill.account)), from);
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

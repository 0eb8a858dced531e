import { ONE_TIME_LINES } from '../../billing/documents/stored.ts';
import { INVOICES, LINE_PAGES } from '../../billing/stored.ts';
import { USAGE_BY_LINE, USAGE_PAGES, USAGE_PARTITION } from '../../billing/usage/stored.ts';
import type { CalendarDate } from '../../shared/calendar.ts';
import { under, type Partition } from '../../storage/port.ts';
import { walk } from '../../storage/walk.ts';
import { all, lineOf, one, type Line, type Lines } from './lines.ts';

type LinesOf = (invoiceId: string) => Partition;

const INVOICES_PER_READ = 50;
/** A page holds some hundred lines. */
const PAGES_PER_READ = 5;

/** Every bill with all its lines. */
export async function* billsOf(partition: Partition, linesOf: LinesOf): Lines {
  for await (const { value } of walk(partition, INVOICES, { limit: INVOICES_PER_READ })) {
    yield lineOf(INVOICES.kind, value);
    yield* linesOfBill(linesOf(value.id), value.id);
  }
}

export function usageOf(linesOf: LinesOf): Lines {
  return all(linesOf(USAGE_PARTITION), USAGE_BY_LINE);
}

/** What bills say of one customer, and its usage: of pages with lines of several, only its own. */
export async function* customersBills(
  partition: Partition,
  { linesOf, customerId, nextBillingDate }: { linesOf: LinesOf; customerId: string; nextBillingDate: CalendarDate | undefined },
): Lines {
  const usage = (billedOn: CalendarDate) => all(linesOf(USAGE_PARTITION), USAGE_BY_LINE, under(billedOn, customerId));
  for await (const { value } of walk(partition, INVOICES, { limit: INVOICES_PER_READ })) {
    for await (const line of linesOfBill(linesOf(value.id), value.id)) {
      const own = ownPart(line, customerId);
      if (own) yield own;
    }
    if (value.invoiceType === 'recurring' && value.documentType === 'invoice') yield* usage(value.billingDate);
  }
  if (nextBillingDate !== undefined) yield* usage(nextBillingDate);
}

async function* linesOfBill(pages: Partition, invoiceId: string): Lines {
  yield* all(pages, LINE_PAGES, {}, PAGES_PER_READ);
  yield* all(pages, USAGE_PAGES, {}, PAGES_PER_READ);
  yield* one(pages, ONE_TIME_LINES, invoiceId);
}

interface BilledPage {
  readonly groups?: readonly { readonly facts: { readonly customerId: string }; readonly lines: unknown }[];
  readonly lines?: readonly { readonly customerId: string }[];
}

/** Without the totals, which are those of others too. */
function ownPart({ kind, id, document }: Line, customerId: string): Line | undefined {
  const { groups = [], lines = [] } = document as BilledPage;
  const own = [
    ...groups.filter(({ facts }) => facts.customerId === customerId),
    ...lines.filter((line) => line.customerId === customerId),
  ];
  return own.length > 0 ? { kind, id, document: { lines: own } } : undefined;
}

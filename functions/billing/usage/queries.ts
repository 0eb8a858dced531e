import type { Scope } from '../../identity/scope.ts';
import { padded, SEPARATOR, under, type Index, type Partition } from '../../storage/port.ts';
import { walk } from '../../storage/walk.ts';
import { assert } from '../../shared/assert.ts';
import type { Invoice } from '../stored.ts';
import { billingRow, dailyRow, headingOfInvoice } from './rows.ts';
import { USAGE_PAGES, USAGE_PAGES_BY_RECORD, USAGE_PARTITION, type UsagePage } from './stored.ts';
import { usageRecords } from './walk.ts';
import { toWireBillingRow, toWireDailyRow, type WireUsageLineItem } from './wire.ts';

const PAGES_PER_READ = 5;

export type UsageItemType = 'billingLineItems' | 'usageLineItems';

export interface UsageItems {
  readonly items: WireUsageLineItem[];
  /** More follow. */
  readonly more: boolean;
}

interface Wanted {
  readonly invoiceLineItemType: UsageItemType;
  /** The first item, counted from 0. */
  readonly offset: number;
  readonly size: number;
}

/** Usage-based line items of an invoice, or the daily rows they add up. @rule R-REC-12 */
export async function usageLineItems(scope: Scope, invoice: Invoice, wanted: Wanted): Promise<UsageItems> {
  const { invoiceLineItemType, offset, size } = wanted;
  const rows = invoiceLineItemType === 'billingLineItems' ? billedRows : dailyRows;
  const items: WireUsageLineItem[] = [];
  for await (const item of rows(scope, invoice, offset)) {
    if (items.length === size) return { items, more: true };
    items.push(item);
  }
  return { items, more: false };
}

async function* billedRows({ account, shared }: Scope, invoice: Invoice, offset: number): AsyncGenerator<WireUsageLineItem> {
  const heading = headingOfInvoice(account.value.partnerId, invoice);
  for await (const { firstLine, groups } of pagesFrom(shared.lines(invoice.id), USAGE_PAGES, offset)) {
    const rows = groups.flatMap(({ facts, lines }) => lines.map((line) => ({ facts, line })));
    for (const { facts, line } of rows.slice(Math.max(0, offset - firstLine)))
      yield toWireBillingRow(billingRow(heading, facts, line), heading.isIndirect);
  }
}

/** The records that a page adds up lie between two places; what is said of their customers stands in the page. */
async function* dailyRows({ account, shared }: Scope, invoice: Invoice, offset: number): AsyncGenerator<WireUsageLineItem> {
  const heading = headingOfInvoice(account.value.partnerId, invoice);
  const cycle = { start: invoice.pastStart, end: invoice.billingDate };
  const usage = shared.lines(USAGE_PARTITION);
  for await (const page of pagesFrom(shared.lines(invoice.id), USAGE_PAGES_BY_RECORD, offset)) {
    const factsOf = new Map(page.groups.map(({ facts }) => [facts.subscriptionId, facts]));
    let number = page.firstRecord;
    const bounds = { ...under(invoice.billingDate), ...(page.after ? { after: page.after } : {}) };
    for await (const { value } of usageRecords(usage, { ...bounds, before: page.through + SEPARATOR })) {
      const facts = factsOf.get(value.subscriptionId);
      assert(facts, 'a page says whose the records are that it adds up');
      if (number >= offset) yield toWireDailyRow(dailyRow(heading, facts, value, cycle), heading.isIndirect);
      number += 1;
    }
  }
}

/** The page that item number `offset` lies in, and those behind it. */
async function* pagesFrom(pages: Partition, index: Index<UsagePage>, offset: number): AsyncGenerator<UsagePage> {
  const [first] = (await pages.list(index, { before: `${padded(offset)}\u0002`, limit: 1, descending: true })).items;
  if (!first) return;
  yield first.value;
  for await (const { value } of walk(pages, index, { after: first.key, limit: PAGES_PER_READ })) yield value;
}

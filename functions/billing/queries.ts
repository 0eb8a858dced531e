import type { Partition } from '../storage/port.ts';
import { padded } from '../storage/port.ts';
import { walk } from '../storage/walk.ts';
import { rowsOf, billedPartner } from './license-file.ts';
import type { Row } from './core/reconciliation.ts';
import { INVOICE, INVOICES, LINE_PAGES, type Invoice, type LinePage } from './stored.ts';

const PER_READ = 200;
const PAGES_PER_READ = 5;

export async function findInvoice(partition: Partition, invoiceId: string): Promise<Invoice | undefined> {
  return (await partition.get(INVOICE, invoiceId))?.value;
}

/** A partner's invoices, the newest first: one a month (R-BILL-10), so all of them are a short list. */
export async function listInvoices(partition: Partition): Promise<Invoice[]> {
  return await Array.fromAsync(walk(partition, INVOICES, { limit: PER_READ, descending: true }), ({ value }) => value);
}

/** Some lines of an invoice from one on; reads only the pages they lie in. */
export async function listLines(
  pages: Partition,
  partner: Parameters<typeof billedPartner>[0],
  { offset, size }: { offset: number; size: number },
): Promise<Row[]> {
  const [first] = (await pages.list(LINE_PAGES, { before: `${padded(offset)}\u0002`, limit: 1, descending: true })).items;
  if (!first) return [];
  const rows = pageRows(first.value, partner).slice(offset - first.value.firstLine);
  for await (const { value } of walk(pages, LINE_PAGES, { after: first.key, limit: PAGES_PER_READ })) {
    if (rows.length >= size) break;
    rows.push(...pageRows(value, partner));
  }
  return rows.slice(0, size);
}

function pageRows({ groups }: LinePage, partner: Parameters<typeof billedPartner>[0]): Row[] {
  return rowsOf(billedPartner(partner), groups);
}

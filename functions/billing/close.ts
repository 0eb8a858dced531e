import { billingDayOf } from '../account/core/account.ts';
import type { Account } from '../account/stored.ts';
import { ownRecord } from '../audit/record.ts';
import { addDays, type CalendarDate } from '../shared/calendar.ts';
import { toMinor, type Minor } from '../shared/money.ts';
import { derivedCode } from '../storage/derived-id.ts';
import { create } from '../storage/port.ts';
import { billToOf } from './bill-to.ts';
import { invoiceTotal, NO_LINES, together, type Totals } from './core/invoice.ts';
import { closeOf } from './core/subscription-lines.ts';
import { finishLicenseFile, writeLicensePages, type Closing } from './license-pages.ts';
import { receivableWrites } from './paying/dunning.ts';
import { INVOICE, type Invoice } from './stored.ts';
import { finishUsageFile, writeUsagePages } from './usage/close-usage.ts';
import type { Workplace } from './workplace.ts';

export function invoiceIdOf(partnerId: string, billingDate: CalendarDate): string {
  return `D${derivedCode(9, 'invoice', partnerId, billingDate)}`;
}

/** The books do not add up to what the files say: nothing is published. */
export class InvoiceDoesNotAddUp extends Error {
  constructor(invoiceId: string, bySections: Minor, byLines: Minor, byFiles: Minor) {
    super(
      `invoice ${invoiceId} is ${bySections} by its sections, ${byLines} by its lines and ${byFiles} by its files (R-CHG-09)`,
    );
    this.name = 'InvoiceDoesNotAddUp';
  }
}

/**
 * Closes a partner's month: the lines page by page, the files, then the invoice. Every page is written once and tells where
 * the next one begins, so a run that was killed anywhere is continued by the next, to the same bytes.
 *
 * @returns  `unfinished` when the time was up; the next run goes on from the last page
 * @rule R-CALC-01 to R-CALC-24, R-BILL-10
 */
export async function closeMonth(
  workplace: Workplace,
  account: Account,
  billingDate: CalendarDate,
): Promise<'closed' | 'unfinished'> {
  const invoiceId = invoiceIdOf(account.partnerId, billingDate);
  if (await workplace.partition.get(INVOICE, invoiceId)) return 'closed';
  const closing = { workplace, account, close: closeOf(billingDate, billingDayOf(account)), invoiceId };
  const license = await writeLicensePages(closing);
  if (license === 'unfinished') return 'unfinished';
  const usage = await writeUsagePages(closing);
  if (usage === 'unfinished') return 'unfinished';
  if (!license && !usage) return 'closed'; // R-CALC-24: no invoice without lines
  await finishLicenseFile(closing, license);
  await finishUsageFile(closing, usage);
  const totals = together(license?.totals ?? NO_LINES, usage?.totals ?? NO_LINES);
  await publish(closing, { totals, hasUsage: usage !== undefined }, toMinor((license?.fileTotal ?? 0) + (usage?.fileTotal ?? 0)));
  return 'closed';
}

/** The invoice appears, whole, when its lines and its files are complete and add up. @rule R-CHG-09 */
async function publish(
  { workplace, account, close, invoiceId }: Closing,
  { totals, hasUsage }: { totals: Totals; hasUsage: boolean },
  inFiles: Minor,
): Promise<void> {
  const total = invoiceTotal(totals);
  if (total !== totals.total || total !== inFiles) throw new InvoiceDoesNotAddUp(invoiceId, total, totals.total, inFiles);
  const invoice: Invoice = {
    id: invoiceId,
    documentType: 'invoice',
    invoiceType: 'recurring',
    billingDate: close.billingDate,
    periodEnd: close.next.end,
    pastStart: close.past.start,
    dueOn: addDays(close.billingDate, account.paymentTermDays),
    totals,
    total,
    hasUsage,
    billTo: await billToOf(workplace.partition, account),
  };
  // a lost race: another worker made the invoice, or a payment came in between
  for (let isThere = false; !isThere; isThere = (await workplace.partition.get(INVOICE, invoiceId)) !== undefined) {
    const { billingDate: issuedOn, dueOn } = invoice;
    const receivable = { kind: 'invoice', documentId: invoiceId, type: 'recurring', issuedOn, dueOn, amount: total } as const;
    const writes = await receivableWrites(workplace.partition, account, receivable);
    writes.push(create(INVOICE, invoice));
    const record = ownRecord('closeMonth', { partnerId: account.partnerId, about: invoiceId, on: issuedOn }, writes);
    if ((await workplace.partition.commit([...writes, record])) === 'committed') return;
  }
}

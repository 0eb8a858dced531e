import * as z from 'zod';
import { PROGRAMME } from '../contract/programme.ts';
import { Attributes, Link, link } from '../contract/wire.ts';
import { addDays, startOf } from '../shared/calendar.ts';
import { negate, toJsonNumber, ZERO } from '../shared/money.ts';
import { settle, type Receivables } from './paying/core/receivables.ts';
import type { Invoice } from './stored.ts';

export const INVOICE_TYPES = { recurring: 'Recurring', oneTime: 'OneTime' } as const;
const DOCUMENT_TYPES = { invoice: 'invoice', adjustmentNote: 'adjustment_note', voidNote: 'void_note' } as const;

const Detail = z.object({
  invoiceLineItemType: z.enum(['billing_line_items', 'usage_line_items']),
  billingProvider: z.enum(['office', 'azure', 'one_time']),
  links: z.object({ self: Link }),
  attributes: Attributes,
});

const Document = z.object({
  id: z.string(),
  invoiceDate: z.string(),
  billingPeriodStartDate: z.string(),
  billingPeriodEndDate: z.string(),
  dueDate: z.string().describe('Own member: the day payment is due (R-BILL-04).'),
  totalCharges: z.number(),
  paidAmount: z.number().describe('0 or, once a payment came in, negative.'),
  currencyCode: z.string(),
  currencySymbol: z.string(),
  invoiceDetails: z.array(Detail),
  documentType: z.enum(['invoice', 'void_note', 'adjustment_note']),
  amendsOf: z.string().optional(),
  invoiceType: z.enum(['Recurring', 'OneTime']),
  attributes: Attributes,
});

export const WireInvoice = Document.extend({
  pdfDownloadLink: z.string().optional(),
  amendments: z.array(Document).optional().describe('The notes that amend this invoice.'),
  links: z.object({ self: Link }),
});

export type WireInvoice = z.infer<typeof WireInvoice>;

interface Context {
  readonly receivables: Receivables;
  /** The notes that amend the invoice. */
  readonly notes: readonly Invoice[];
  /** Only then the invoice names its PDF (R-DEV-06). */
  readonly isReadById: boolean;
}

export function toWireInvoice(invoice: Invoice, { receivables, notes, isReadById }: Context): WireInvoice {
  return {
    ...toDocument(invoice, receivables),
    ...(isReadById ? { pdfDownloadLink: `/invoices/${invoice.id}/documents/statement` } : {}),
    ...(notes.length > 0 ? { amendments: notes.map((note) => toDocument(note, receivables)) } : {}),
    links: { self: link(selfOf(invoice)) },
  };
}

function selfOf({ invoiceType, id }: Invoice): string {
  return `/invoices/${INVOICE_TYPES[invoiceType]}-${id}`;
}

function toDocument(invoice: Invoice, receivables: Receivables): z.infer<typeof Document> {
  const paid = settle(receivables).items.find(({ documentId }) => documentId === invoice.id)?.paid ?? ZERO;
  return {
    id: invoice.id,
    invoiceDate: startOf(invoice.billingDate),
    billingPeriodStartDate: startOf(invoice.billingDate),
    billingPeriodEndDate: startOf(addDays(invoice.periodEnd, -1)),
    dueDate: startOf(invoice.dueOn),
    totalCharges: toJsonNumber(invoice.total),
    paidAmount: toJsonNumber(negate(paid)),
    currencyCode: PROGRAMME.currency,
    currencySymbol: PROGRAMME.currencySymbol,
    invoiceDetails: detailsOf(invoice),
    documentType: DOCUMENT_TYPES[invoice.documentType],
    ...(invoice.amendsOf ? { amendsOf: invoice.amendsOf } : {}),
    invoiceType: INVOICE_TYPES[invoice.invoiceType],
    attributes: { objectType: 'Invoice' },
  };
}

const LICENSE_SETS = [['Office', 'BillingLineItems', 'office', 'billing_line_items']] as const;
const USAGE_SETS = [
  ['Azure', 'BillingLineItems', 'azure', 'billing_line_items'],
  ['Azure', 'UsageLineItems', 'azure', 'usage_line_items'],
] as const;
const ONE_TIME_SETS = [['OneTime', 'BillingLineItems', 'one_time', 'billing_line_items']] as const;

/** Which sets of line items a document has; a note has none. */
function detailsOf(invoice: Invoice): z.infer<typeof Detail>[] {
  if (invoice.documentType !== 'invoice') return [];
  const sets =
    invoice.invoiceType === 'oneTime' ? ONE_TIME_SETS : invoice.hasUsage ? [...LICENSE_SETS, ...USAGE_SETS] : LICENSE_SETS;
  return sets.map(([provider, type, billingProvider, invoiceLineItemType]) => ({
    invoiceLineItemType,
    billingProvider,
    links: { self: link(`${selfOf(invoice)}/lineitems/${provider}/${type}`) },
    attributes: { objectType: 'InvoiceDetail' },
  }));
}

import * as z from 'zod';
import { CHARGE_TYPE_CODES, INVOICE_SECTION_NAMES } from '../contract/charge-types.ts';
import { defineKind, indexOf, padded } from '../storage/port.ts';
import { StoredDate, StoredMinor } from '../storage/values.ts';

const Totals = z.object({
  lineCount: z.int(),
  total: StoredMinor,
  sections: z.record(z.enum(INVOICE_SECTION_NAMES), StoredMinor),
  offers: z.record(z.string(), z.object({ name: z.string(), amount: StoredMinor })),
});

export const StoredTotals = Totals;

const Facts = z.object({
  customerId: z.string(),
  customerName: z.string(),
  domain: z.string(),
  orderId: z.string(),
  subscriptionId: z.string(),
  offerId: z.string(),
  offerName: z.string(),
  name: z.string(),
  start: StoredDate,
  resellerMpnId: z.int().optional(),
});

export const StoredFacts = Facts;

const Line = z.object({
  chargeType: z.enum(CHARGE_TYPE_CODES),
  chargeStart: StoredDate,
  chargeEnd: StoredDate,
  unitPrice: StoredMinor,
  quantity: z.int(),
  amount: StoredMinor,
  discount: StoredMinor,
  tax: StoredMinor,
  termEnd: StoredDate,
  priceListVersion: z.string(),
});

const LineGroup = z.object({ facts: Facts, lines: z.array(Line) });

const LinePage = z.object({
  /** Counts from 0. */
  number: z.int(),
  firstLine: z.int(),
  groups: z.array(LineGroup),
  /** The place of the last subscription that this page and those before it cover: where an interrupted close goes on. */
  through: z.string(),
  /** Of this page and those before it. */
  totals: Totals,
  /** What the file adds up to by what stands in it, through this page. */
  fileTotal: StoredMinor,
});

export type LinePage = z.infer<typeof LinePage>;

/** Some hundred lines of an invoice, written once: the page is at the same time the checkpoint of the close. */
export const LINE_PAGE = defineKind<LinePage>({
  name: 'linePage',
  container: 'lines',
  schemaVersion: 1,
  schema: LinePage,
  idOf: ({ number }) => padded(number),
  indexes: { byFirstLine: ({ firstLine }) => [padded(firstLine)] },
});

export const LINE_PAGES = indexOf(LINE_PAGE, 'byFirstLine');

const Credit = z.object({
  /** Given by the operator. */
  id: z.string(),
  createdOn: StoredDate,
  invoiceId: z.string(),
  /** The line of that invoice, counted from 0. */
  lineNumber: z.int(),
  reason: z.string(),
  facts: Facts,
  /** As it will stand on the next invoice. */
  line: Line,
});

export type Credit = z.infer<typeof Credit>;

/** The refund of a line or a part of it, until the next close puts it on the bill. */
export const CREDIT = defineKind<Credit>({
  name: 'credit',
  container: 'partners',
  schemaVersion: 1,
  schema: Credit,
  idOf: ({ id }) => id,
  indexes: { byDay: ({ createdOn }) => [createdOn] },
});

export const CREDITS_BY_DAY = indexOf(CREDIT, 'byDay');

const CreditedLine = z.object({ invoiceId: z.string(), lineNumber: z.int(), total: StoredMinor });

export type CreditedLine = z.infer<typeof CreditedLine>;

/** How much of a line has been refunded: two refunds at once cannot exceed it. */
export const CREDITED_LINE = defineKind<CreditedLine>({
  name: 'creditedLine',
  container: 'partners',
  schemaVersion: 1,
  schema: CreditedLine,
  idOf: ({ invoiceId, lineNumber }) => `${invoiceId}:${lineNumber}`,
  indexes: {},
});

const Invoice = z.object({
  id: z.string(),
  documentType: z.enum(['invoice', 'adjustmentNote', 'voidNote']),
  invoiceType: z.enum(['recurring', 'oneTime']),
  /** The document that a note amends. */
  amendsOf: z.string().optional(),
  /** Why a note was issued. */
  reason: z.string().optional(),
  /** What notes have taken off so far: two at once cannot exceed the invoice. */
  amended: StoredMinor.optional(),
  /** The day the books were closed, and the first day of the period charged in advance. */
  billingDate: StoredDate,
  /** The day after the last day of that period. */
  periodEnd: StoredDate,
  /** The first day of the period that ended with the day before. */
  pastStart: StoredDate,
  dueOn: StoredDate,
  totals: Totals,
  total: StoredMinor,
  /** Whether usage-based lines are among them. */
  hasUsage: z.boolean().optional(),
  /** The account as it was billed. */
  billTo: z.object({
    name: z.string(),
    mpnId: z.string(),
    domain: z.string(),
    address: z.array(z.string()),
    isIndirect: z.boolean(),
    isSandbox: z.boolean(),
    paymentTermDays: z.int(),
  }),
});

export type Invoice = z.infer<typeof Invoice>;

export const INVOICE = defineKind<Invoice>({
  name: 'invoice',
  container: 'partners',
  schemaVersion: 1,
  schema: Invoice,
  idOf: ({ id }) => id,
  indexes: { byDate: ({ billingDate }) => [billingDate] },
});

export const INVOICES = indexOf(INVOICE, 'byDate');

const Terms = z.object({
  taxRates: z.array(z.object({ from: StoredDate, basisPoints: z.int() })),
  discounts: z.array(
    z.object({
      id: z.string(),
      offerId: z.string().optional(),
      basisPoints: z.int(),
      from: StoredDate,
      through: StoredDate.optional(),
      reason: z.string(),
    }),
  ),
});

export type StoredTerms = z.infer<typeof Terms>;

/** What was agreed with the partner on top of the price list: one document. */
export const BILLING_TERMS = defineKind<StoredTerms>({
  name: 'billingTerms',
  container: 'partners',
  schemaVersion: 1,
  schema: Terms,
  idOf: () => BILLING_TERMS_ID,
  indexes: {},
});

export const BILLING_TERMS_ID = 'terms';

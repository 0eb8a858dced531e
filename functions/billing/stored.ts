import { z } from 'zod';
import { CHARGE_TYPE_CODES, INVOICE_SECTION_NAMES } from '../contract/charge-types.ts';
import { defineKind, indexOf, padded } from '../storage/port.ts';
import { StoredDate, StoredMinor } from '../storage/values.ts';

const Totals = z.object({
  lineCount: z.int(),
  total: StoredMinor,
  sections: z.record(z.enum(INVOICE_SECTION_NAMES), StoredMinor),
  offers: z.record(z.string(), z.object({ name: z.string(), amount: StoredMinor })),
});

const LineGroup = z.object({
  facts: z.object({
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
  }),
  lines: z.array(
    z.object({
      chargeType: z.enum(CHARGE_TYPE_CODES),
      chargeStart: StoredDate,
      chargeEnd: StoredDate,
      unitPrice: StoredMinor,
      quantity: z.int(),
      amount: StoredMinor,
      termEnd: StoredDate,
    }),
  ),
});

const LinePage = z.object({
  /** Counts from 0. */
  number: z.int(),
  firstLine: z.int(),
  groups: z.array(LineGroup),
  /** The place of the last subscription that this page and those before it cover: where an interrupted close goes on. */
  through: z.string(),
  /** Of this page and those before it. */
  totals: Totals,
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

const Invoice = z.object({
  id: z.string(),
  /** The day the books were closed, and the first day of the period charged in advance. */
  billingDate: StoredDate,
  /** The day after the last day of that period. */
  periodEnd: StoredDate,
  dueOn: StoredDate,
  totals: Totals,
  total: StoredMinor,
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

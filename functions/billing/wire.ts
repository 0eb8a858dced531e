import * as z from 'zod';
import { LIMITS } from '../contract/limits.ts';
import { PROGRAMME } from '../contract/programme.ts';
import { Attributes, Link, link, UNSET_DATE, wireEnum } from '../contract/wire.ts';
import { startOf, type CalendarDate } from '../shared/calendar.ts';
import { sum, toJsonNumber, ZERO, type Minor } from '../shared/money.ts';
import { balanceDue, settle, type Receivable, type Receivables } from './paying/core/receivables.ts';
import { LICENSE_COLUMNS, licenseColumns, type Row } from './core/reconciliation.ts';
import { INVOICE_TYPES } from './invoice-wire.ts';

/** Links name an invoice by its type and id; both forms are read, in any case. */
export const InvoicePath = z.object({
  invoiceId: z
    .string()
    .trim()
    .max(40)
    .transform((id) => id.replace(/^(recurring|onetime)-/i, '').toUpperCase()),
});

const PROVIDERS = ['office', 'azure', 'oneTime', 'marketplace', 'all'] as const;
const LINE_ITEM_TYPES = ['billingLineItems', 'usageLineItems'] as const;

const size = z.coerce.number().int().min(0).optional();
const Page = z.object({ size, offset: z.coerce.number().int().min(0).optional() });
const kind = { provider: wireEnum(PROVIDERS), invoiceLineItemType: wireEnum(LINE_ITEM_TYPES) };
const named = <T extends z.ZodType>(schema: T, name: string) =>
  schema.refine((value) => value !== undefined, `${name} is required`);

const seek = { seekOperation: wireEnum(['next']), currencyCode: z.string().optional(), period: z.string().optional() };

export const LineItemsQuery = Page.extend({
  ...seek,
  provider: named(kind.provider, 'provider'),
  invoiceLineItemType: named(kind.invoiceLineItemType, 'invoicelineitemtype'),
});
export const LineItemsPath = InvoicePath.extend({
  provider: named(kind.provider, 'the billing provider'),
  invoiceLineItemType: named(kind.invoiceLineItemType, 'the line item type'),
});
export const LineItemsPathQuery = Page.extend(seek);

/** One license-based line: the columns of the file by their API names, and what tells the SDKs its class (R-REC-12). */
export const WireLineItem = z.object({
  ...Object.fromEntries(LICENSE_COLUMNS.map(({ field }) => [field, z.union([z.string(), z.number()]).optional()])),
  invoiceLineItemType: z.literal('billing_line_items'),
  billingProvider: z.literal('office'),
  attributes: Attributes,
});

export type WireLineItem = z.infer<typeof WireLineItem>;

export function toWireLineItem(row: Row, isIndirect: boolean): WireLineItem {
  const fields = licenseColumns(isIndirect).map(({ field, inApi }) => [field, inApi(row)] as const);
  return {
    ...Object.fromEntries(fields),
    invoiceLineItemType: 'billing_line_items',
    billingProvider: 'office',
    attributes: { objectType: 'LicenseBasedLineItem' },
  };
}

const Figures = z.object({
  balanceAmount: z.number(),
  currencyCode: z.string(),
  currencySymbol: z.string(),
  accountingDate: z.string(),
  firstInvoiceCreationDate: z.string(),
  lastPaymentDate: z.string(),
  lastPaymentAmount: z.number(),
  latestInvoiceDate: z.string(),
  attributes: Attributes,
});

export const WireSummary = Figures.extend({
  details: z.array(z.object({ invoiceType: z.enum(['Recurring', 'OneTime']), summary: Figures })),
  links: z.object({ self: Link }),
});

export type WireSummary = z.infer<typeof WireSummary>;

export function toWireSummary(receivables: Receivables, today: CalendarDate): WireSummary {
  const types = [...new Set<Receivable['type']>(['recurring', ...receivables.items.map(({ type }) => type)])];
  const details = types.map((type) => {
    const items = settle(receivables).items.filter((item) => item.type === type);
    const open = sum(items.map((item) => item.open));
    return { invoiceType: INVOICE_TYPES[type], summary: figuresOf(open, items, receivables, today) };
  });
  const figures = figuresOf(balanceDue(receivables), receivables.items, receivables, today);
  return { ...figures, details, links: { self: link('/invoices/summary') } };
}

function figuresOf(
  balance: Minor,
  items: readonly Receivable[],
  { lastPayment }: Receivables,
  today: CalendarDate,
): z.infer<typeof Figures> {
  const [first, latest] = [items[0], items.at(-1)];
  return {
    balanceAmount: toJsonNumber(balance),
    currencyCode: PROGRAMME.currency,
    currencySymbol: PROGRAMME.currencySymbol,
    accountingDate: startOf(today),
    firstInvoiceCreationDate: first ? startOf(first.issuedOn) : UNSET_DATE,
    lastPaymentDate: lastPayment ? startOf(lastPayment.on) : UNSET_DATE,
    lastPaymentAmount: toJsonNumber(lastPayment?.amount ?? ZERO),
    latestInvoiceDate: latest ? startOf(latest.issuedOn) : UNSET_DATE,
    attributes: { objectType: 'InvoiceSummary' },
  };
}

export const WireEstimateLink = z.object({
  type: z.enum(['daily_rated_usage', 'non_consumption']),
  title: z.string(),
  description: z.string(),
  period: z.enum(['Current', 'Previous']),
  link: Link,
});

/** Where the not yet invoiced one-time and usage lines of a currency are, each for this period and the one before. */
export function estimateLinks(currency: string): z.infer<typeof WireEstimateLink>[] {
  return (['Current', 'Previous'] as const).flatMap((period) => {
    const at = (provider: string, type: string) =>
      link(
        `/invoices/unbilled/lineitems?provider=${provider}&invoicelineitemtype=${type}&currencycode=${currency}&period=${period.toLowerCase()}&size=${LIMITS.lineItems}`,
      );
    return [
      {
        type: 'daily_rated_usage' as const,
        title: `${period} usage`,
        description: 'Daily rated usage not yet invoiced.',
        period,
        link: at('Marketplace', 'UsageLineItems'),
      },
      {
        type: 'non_consumption' as const,
        title: `${period} charges`,
        description: 'Other charges not yet invoiced.',
        period,
        link: at('all', 'billinglineitems'),
      },
    ];
  });
}

export const WireFileLink = z.object({
  uri: z.string().describe('Absolute, or a path of this host. Anyone who has it can read the file.'),
  expiresAt: z.string(),
});

import type { BilledFacts } from '../../billing/core/invoice.ts';
import { subtotalOf } from '../../billing/core/terms.ts';
import { ONE_TIME_LINES } from '../../billing/documents/stored.ts';
import { listInvoices } from '../../billing/queries.ts';
import { LINE_PAGES, type Invoice } from '../../billing/stored.ts';
import { overageOf } from '../../billing/usage/core/line.ts';
import { USAGE_PAGES } from '../../billing/usage/stored.ts';
import type { Scope, SharedPartitions } from '../../identity/scope.ts';
import { addDays, type Period } from '../../shared/calendar.ts';
import { decimalText } from '../../shared/decimal.ts';
import { toJsonNumber, type Minor } from '../../shared/money.ts';
import type { Partition } from '../../storage/port.ts';
import { walk } from '../../storage/walk.ts';

const PAGES_PER_READ = 5;

/** What a customer is charged for: a subscription, or something bought once. */
export type Subject = Pick<BilledFacts, 'customerName' | 'orderId'> &
  (
    | Pick<BilledFacts, 'subscriptionId' | 'name' | 'offerId' | 'offerName' | 'resellerMpnId'>
    | { productId: string; skuId: string; availabilityId: string; productName: string; skuName: string; publisherName: string }
  );

/** One charge of a customer, as it was billed to the partner. */
export interface ServiceCost {
  readonly subject: Subject;
  readonly invoice: Invoice;
  readonly chargeType: string;
  readonly days: Period;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly pretax: Minor;
  readonly tax: Minor;
}

/** The last bill of a month, and what was invoiced for single purchases in the month that ended with it. */
export async function lastBills({ partition }: Scope): Promise<{ month: Invoice; oneTime: Invoice[] } | undefined> {
  const invoices = (await listInvoices(partition)).filter(({ documentType }) => documentType === 'invoice');
  const month = invoices.find(({ invoiceType }) => invoiceType === 'recurring');
  if (!month) return undefined;
  const isInMonth = ({ billingDate }: Invoice) => month.pastStart <= billingDate && billingDate < month.billingDate;
  return { month, oneTime: invoices.filter((invoice) => invoice.invoiceType === 'oneTime' && isInMonth(invoice)) };
}

type Shared = Pick<SharedPartitions, 'lines'>;

/** What stands on an invoice for one customer, licenses before usage. It is read page by page; no more than some are held. */
export async function* serviceCosts({ lines }: Shared, invoice: Invoice, customerId: string): AsyncGenerator<ServiceCost> {
  const pages = lines(invoice.id);
  if (invoice.invoiceType === 'oneTime') return yield* purchases(pages, invoice, customerId);
  for await (const { value } of walk(pages, LINE_PAGES, { limit: PAGES_PER_READ }))
    for (const { facts: subject, lines: charges } of value.groups.filter(({ facts }) => facts.customerId === customerId))
      for (const line of charges) {
        const { chargeType, chargeStart: start, chargeEnd: end, quantity, tax } = line;
        const [unitPrice, pretax] = [toJsonNumber(line.unitPrice), subtotalOf(line)];
        yield { subject, invoice, chargeType, days: { start, end }, quantity, unitPrice, pretax, tax };
      }
  for await (const { value } of walk(pages, USAGE_PAGES, { limit: PAGES_PER_READ }))
    for (const { facts: subject, lines: charges } of value.groups.filter(({ facts }) => facts.customerId === customerId))
      for (const line of charges) {
        const { chargeType, chargeStart: start, chargeEnd: end, listPrice, pretax, tax } = line;
        const [quantity, unitPrice] = [Number(decimalText(overageOf(line))), Number(listPrice)];
        yield { subject, invoice, chargeType, days: { start, end }, quantity, unitPrice, pretax, tax };
      }
}

async function* purchases(pages: Partition, invoice: Invoice, customerId: string): AsyncGenerator<ServiceCost> {
  const days = { start: invoice.billingDate, end: addDays(invoice.billingDate, 1) };
  const bought = (await pages.get(ONE_TIME_LINES, invoice.id))?.value.lines ?? [];
  for (const line of bought.filter((one) => one.customerId === customerId)) {
    const { chargeType, quantity, subtotal: pretax, tax } = line;
    yield { subject: line, invoice, chargeType, days, quantity, unitPrice: toJsonNumber(line.unitPrice), pretax, tax };
  }
}

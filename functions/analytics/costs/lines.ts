import type { BilledFacts } from '../../billing/core/invoice.ts';
import { subtotalOf } from '../../billing/core/terms.ts';
import { listInvoices } from '../../billing/queries.ts';
import { LINE_PAGES, type Invoice } from '../../billing/stored.ts';
import { overageOf } from '../../billing/usage/core/line.ts';
import { USAGE_PAGES } from '../../billing/usage/stored.ts';
import type { ChargeType } from '../../contract/charge-types.ts';
import type { Scope } from '../../identity/scope.ts';
import type { Period } from '../../shared/calendar.ts';
import { decimalText } from '../../shared/decimal.ts';
import { toJsonNumber, type Minor } from '../../shared/money.ts';
import { walk } from '../../storage/walk.ts';

const PAGES_PER_READ = 5;

/** One charge of a customer, as it was billed to the partner. */
export interface ServiceCost {
  readonly facts: BilledFacts;
  readonly chargeType: ChargeType;
  readonly days: Period;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly pretax: Minor;
  readonly tax: Minor;
}

/** The last bill of a month; undefined before the first one. */
export async function lastBill({ partition }: Scope): Promise<Invoice | undefined> {
  const invoices = await listInvoices(partition);
  return invoices.find(({ documentType, invoiceType }) => documentType === 'invoice' && invoiceType === 'recurring');
}

/** What stands on a bill for one customer, licenses first. The bill is read page by page; no more than a page is held. */
export async function* serviceCosts({ shared }: Scope, bill: Invoice, customerId: string): AsyncGenerator<ServiceCost> {
  const pages = shared.lines(bill.id);
  for await (const { value } of walk(pages, LINE_PAGES, { limit: PAGES_PER_READ }))
    for (const { facts, lines } of value.groups.filter((group) => group.facts.customerId === customerId))
      for (const line of lines) {
        const { chargeType, chargeStart: start, chargeEnd: end, quantity, unitPrice, tax } = line;
        const pretax = subtotalOf(line);
        yield { facts, chargeType, days: { start, end }, quantity, unitPrice: toJsonNumber(unitPrice), pretax, tax };
      }
  for await (const { value } of walk(pages, USAGE_PAGES, { limit: PAGES_PER_READ }))
    for (const { facts, lines } of value.groups.filter((group) => group.facts.customerId === customerId))
      for (const line of lines) {
        const { chargeType, chargeStart: start, chargeEnd: end, listPrice, pretax, tax } = line;
        const quantity = Number(decimalText(overageOf(line)));
        yield { facts, chargeType, days: { start, end }, quantity, unitPrice: Number(listPrice), pretax, tax };
      }
}

import type { ChargeType } from '../../contract/charge-types.ts';
import type { SharedPartitions } from '../../identity/scope.ts';
import type { Period } from '../../shared/calendar.ts';
import { sum, toDecimal, type Minor } from '../../shared/money.ts';
import { walk } from '../../storage/walk.ts';
import { totalOf } from '../core/terms.ts';
import { ONE_TIME_LINES } from '../documents/stored.ts';
import { LINE_PAGES, type Invoice } from '../stored.ts';
import { USAGE_PAGES } from '../usage/stored.ts';

const PAGES_PER_READ = 1;

/** A line as a statement tells it; quantities and prices are decimal text. */
export interface StatementLine {
  readonly customerId: string;
  readonly customerName: string;
  readonly name: string;
  readonly chargeType: ChargeType | 'New' | 'Cancel';
  /** What is bought once is for no days. */
  readonly days?: Period;
  readonly quantity: string;
  readonly unitPrice: string;
  /** Discount and taxes included: these add up to the invoice. */
  readonly total: Minor;
}

/** The lines of an invoice in the order of its files, a stored page at a time. */
export async function* statementLines(shared: Pick<SharedPartitions, 'lines'>, invoice: Invoice): AsyncGenerator<StatementLine> {
  const pages = shared.lines(invoice.id);
  for (const line of (await pages.get(ONE_TIME_LINES, invoice.id))?.value.lines ?? []) {
    const { customerId, customerName, skuName: name, chargeType, subtotal, tax } = line;
    const [quantity, unitPrice] = [String(line.quantity), toDecimal(line.unitPrice)];
    yield { customerId, customerName, name, chargeType, quantity, unitPrice, total: sum([subtotal, tax]) };
  }
  for await (const { value } of walk(pages, LINE_PAGES, { limit: PAGES_PER_READ }))
    for (const { facts, lines } of value.groups)
      for (const line of lines) {
        const { customerId, customerName, name } = facts;
        const days = { start: line.chargeStart, end: line.chargeEnd };
        const [quantity, unitPrice] = [String(line.quantity), toDecimal(line.unitPrice)];
        yield { customerId, customerName, name, chargeType: line.chargeType, days, quantity, unitPrice, total: totalOf(line) };
      }
  for await (const { value } of walk(pages, USAGE_PAGES, { limit: PAGES_PER_READ }))
    for (const { facts, lines } of value.groups)
      for (const line of lines) {
        const { customerId, customerName } = facts;
        const { chargeType, resourceName: name, consumedQuantity: quantity, listPrice: unitPrice, pretax, tax } = line;
        const days = { start: line.chargeStart, end: line.chargeEnd };
        yield { customerId, customerName, name, chargeType, days, quantity, unitPrice, total: sum([pretax, tax]) };
      }
}

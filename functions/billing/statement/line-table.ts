import { sum, ZERO, type Minor } from '../../shared/money.ts';
import type { BillLabels } from '../labels.ts';
import type { Formats } from './format.ts';
import type { StatementLine } from './lines.ts';
import type { Sheet } from './sheet.ts';
import { Table, type Layout } from './tables.ts';
import type { StatementTexts } from './texts.ts';

const LAYOUT: Layout = {
  columns: [
    { x: 0, width: 146 },
    { x: 152, width: 98 },
    { x: 256, width: 92 },
    { x: 352, width: 36, align: 'right' },
    { x: 392, width: 44, align: 'right' },
    { x: 440, width: 51, align: 'right' },
  ],
  size: 8,
  padding: 2.5,
};

interface Words {
  readonly texts: StatementTexts;
  readonly labels: BillLabels;
  readonly formats: Formats;
}

/** The lines of a statement, customer by customer, each with its sum. */
export class LineTable {
  readonly #table: Table;
  readonly #words: Words;
  #customerId: string | undefined;
  #sum: Minor = ZERO;

  constructor(sheet: Sheet, words: Words) {
    const { lineColumns } = words.texts;
    this.#words = words;
    this.#table = new Table(sheet, LAYOUT, [
      lineColumns.item,
      lineColumns.charge,
      lineColumns.days,
      lineColumns.quantity,
      lineColumns.unitPrice,
      lineColumns.total,
    ]);
  }

  add({ customerId, customerName, name, chargeType, days, quantity, unitPrice, total }: StatementLine): void {
    const { texts, labels, formats } = this.#words;
    if (customerId !== this.#customerId) {
      this.#endCustomer();
      this.#customerId = customerId;
      this.#table.part(customerName);
    }
    this.#sum = sum([this.#sum, total]);
    this.#table.row([
      name,
      chargeType === 'New' || chargeType === 'Cancel' ? texts.onceCharges[chargeType] : labels.chargeTypes[chargeType],
      days ? formats.span(days) : '',
      formats.number(quantity),
      formats.price(unitPrice),
      formats.amount(total),
    ]);
  }

  end(total: Minor): void {
    this.#endCustomer();
    this.#sumUp(this.#words.texts.total, total);
    this.#table.end();
  }

  #endCustomer(): void {
    if (this.#customerId === undefined) return;
    this.#sumUp(this.#words.texts.customerTotal, this.#sum);
    this.#sum = ZERO;
  }

  #sumUp(label: string, amount: Minor): void {
    this.#table.sum([label, '', '', '', '', this.#words.formats.amount(amount)]);
  }
}

import type { Cell, Row } from './report.ts';

export interface OrderKey {
  readonly name: string;
  readonly isDescending: boolean;
}

/**
 * Reads `usageDate desc, customerName`.
 *
 * @param names  what can be ordered by
 * @returns      the keys, or in words what is wrong
 */
export function readOrder(text: string, names: readonly string[]): readonly OrderKey[] | string {
  const keys: OrderKey[] = [];
  for (const part of text.split(',')) {
    const [, word = '', direction = 'asc'] = /^\s*(\w+)(?:\s+(asc|desc))?\s*$/i.exec(part) ?? [];
    const name = names.find((known) => known.toLowerCase() === word.toLowerCase());
    if (name === undefined) return `is "field asc" or "field desc", with commas between, of ${names.join(', ')}`;
    keys.push({ name, isDescending: direction.toLowerCase() === 'desc' });
  }
  return keys;
}

/** The first rows of an order, however many are added: holds twice as many at most. */
export class FirstRows {
  readonly #count: number;
  readonly #compare: (a: Row, b: Row) => number;
  #rows: Row[] = [];

  constructor(keys: readonly OrderKey[], count: number) {
    this.#count = count;
    this.#compare = (a, b) => {
      for (const { name, isDescending } of keys) {
        const order = compareCells(a[name] ?? null, b[name] ?? null);
        if (order !== 0) return isDescending ? -order : order;
      }
      return 0;
    };
  }

  add(row: Row): void {
    this.#rows.push(row);
    if (this.#rows.length >= 2 * this.#count + 1) this.#rows = this.rows();
  }

  rows(): Row[] {
    return this.#rows.toSorted(this.#compare).slice(0, this.#count);
  }
}

/** What is not known comes first. */
function compareCells(a: Cell, b: Cell): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}

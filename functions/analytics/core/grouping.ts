import { addDays, dateOf, dayNumber, dayOfMonth, monthOf, startOf, yearOf, type Instant } from '../../shared/calendar.ts';
import type { AggregationLevel, Cell, Fact, Fields, Measures, Row } from './report.ts';

export interface Grouping {
  /** Names of fields. */
  readonly by: readonly string[];
  /** How dates are put together; without it, only equal ones are. */
  readonly level?: AggregationLevel | undefined;
}

interface Group {
  readonly cells: Row;
  readonly sums: Record<string, bigint>;
}

/** Adds facts up by what they have in common: it holds one group at a time of each, and no fact. */
export class Groups {
  readonly #groups = new Map<string, Group>();
  readonly #grouping: Grouping;
  readonly #fields: Fields;

  constructor(grouping: Grouping, fields: Fields) {
    this.#grouping = grouping;
    this.#fields = fields;
  }

  get size(): number {
    return this.#groups.size;
  }

  add({ row, amounts }: Fact): void {
    const cells = Object.fromEntries(this.#grouping.by.map((name) => [name, this.#commonOf(name, row[name] ?? null)]));
    const key = JSON.stringify(Object.values(cells));
    const group = this.#groups.get(key);
    if (!group) this.#groups.set(key, { cells, sums: { ...amounts } });
    else for (const [name, amount] of Object.entries(amounts)) group.sums[name] = (group.sums[name] ?? 0n) + amount;
  }

  /** In the order in which they began. */
  *rows(measures: Measures): Generator<Row> {
    for (const { cells, sums } of this.#groups.values())
      yield {
        ...cells,
        ...Object.fromEntries(Object.entries(measures).map(([name, toCell]) => [name, toCell(sums[name] ?? 0n)])),
      };
  }

  #commonOf(name: string, cell: Cell): Cell {
    const { level } = this.#grouping;
    return level && this.#fields[name] === 'date' && typeof cell === 'string' ? firstDay(cell as Instant, level) : cell;
  }
}

/** The first day of the day, week or month; weeks begin on Monday. */
function firstDay(when: Instant, level: AggregationLevel): Instant {
  const day = dateOf(when);
  if (level === 'day') return startOf(day);
  if (level === 'month') return startOf(dayOfMonth(yearOf(day), monthOf(day), 1));
  const sinceMonday = (dayNumber(day) + 3) % 7; // 1970-01-01 was a Thursday
  return startOf(addDays(day, -sinceMonday));
}

import type { CalendarDate } from '../../shared/calendar.ts';
import { toDecimal, toJsonNumber, type Minor } from '../../shared/money.ts';

/** A column of a reconciliation file, and the member of a line item that gives the same value. */
export interface Column<Row> {
  /** The header in the file. */
  readonly name: string;
  /** The member of a line item of the API. */
  readonly field: string;
  /** `M/D/YYYY H:mm`, decimal point, no separators: the same whatever the reader's language (R-REC-10). */
  readonly inFile: (row: Row) => string;
  /** ISO 8601 in UTC, and amounts as numbers (R-REC-10). */
  readonly inApi: (row: Row) => string | number;
}

export function text<Row>(name: string, field: string, of: (row: Row) => string): Column<Row> {
  return { name, field, inFile: of, inApi: of };
}

export function number<Row>(name: string, field: string, of: (row: Row) => number): Column<Row> {
  return { name, field, inFile: (row) => String(of(row)), inApi: of };
}

export function amount<Row>(name: string, field: string, of: (row: Row) => Minor): Column<Row> {
  return { name, field, inFile: (row) => toDecimal(of(row)), inApi: (row) => toJsonNumber(of(row)) };
}

/** A quantity or a rate, with as many decimals as it has. */
export function quantity<Row>(name: string, field: string, of: (row: Row) => string): Column<Row> {
  return { name, field, inFile: of, inApi: (row) => Number(of(row)) };
}

/** 0:00 of a day. */
export function startOfDay<Row>(name: string, field: string, of: (row: Row) => CalendarDate): Column<Row> {
  return { name, field, inFile: (row) => `${monthFirst(of(row))} 0:00`, inApi: (row) => `${of(row)}T00:00:00Z` };
}

/** 23:59 of a day. */
export function endOfDay<Row>(name: string, field: string, of: (row: Row) => CalendarDate): Column<Row> {
  return { name, field, inFile: (row) => `${monthFirst(of(row))} 23:59`, inApi: (row) => `${of(row)}T23:59:00Z` };
}

function monthFirst(day: CalendarDate): string {
  return `${Number(day.slice(5, 7))}/${Number(day.slice(8))}/${day.slice(0, 4)}`;
}

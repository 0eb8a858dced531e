/** What a row says under one name. Dates are instants, which compare as text. */
export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;

/** `id`: text that is the same in any case. */
export type FieldKind = 'text' | 'id' | 'date' | 'flag';
export type Fields = Readonly<Record<string, FieldKind>>;

/** One row of a report before it is grouped, with exactly what grouping adds up. */
export interface Fact {
  readonly row: Row;
  readonly amounts: Readonly<Record<string, bigint>>;
}

/** How a sum of `amounts` stands in a grouped row. */
export type Measures = Readonly<Record<string, (sum: bigint) => Cell>>;

export const AGGREGATION_LEVELS = ['day', 'week', 'month'] as const;
export type AggregationLevel = (typeof AGGREGATION_LEVELS)[number];

/** The field that a caller names, in whatever case. */
export function fieldNamed(fields: Fields, name: string): string | undefined {
  return Object.keys(fields).find((known) => known.toLowerCase() === name.toLowerCase());
}

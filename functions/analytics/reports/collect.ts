import { ok, refuse, type Outcome } from '../../shared/outcome.ts';
import { Groups } from '../core/grouping.ts';
import { FirstRows } from '../core/order.ts';
import type { AggregationLevel, Fact, Fields, Measures, Row } from '../core/report.ts';
import type { RowQuery } from './query.ts';

/** Of groups, and of rows that are put in order: what is held at one time. */
const HELD_MAX = 100_000;

export interface Shape {
  readonly fields: Fields;
  readonly measures: Measures;
  /** How dates are grouped when the caller does not say; equal ones only, where it is absent. */
  readonly level?: AggregationLevel;
}

interface Collected {
  readonly rows: readonly Row[];
  /** Of all that the query asks for, on whatever page. */
  readonly total: number;
}

/** One page of a report. All facts are walked, for the total; held are the page, the groups and what is put in order. */
export async function collect(
  facts: AsyncIterable<Fact>,
  { fields, measures, level }: Shape,
  { top, skip, filter, groupby, aggregationLevel, orderby }: RowQuery,
): Promise<Outcome<Collected, 'TooManyRows'>> {
  if (orderby && skip + top > HELD_MAX) return refuse('TooManyRows');
  const first = orderby && new FirstRows(orderby.keys, skip + top);
  const groups = groupby && new Groups({ by: groupby, level: aggregationLevel ?? level }, fields);
  const page: Row[] = [];
  let total = 0;
  const take = (row: Row) => {
    if (first) first.add(row);
    else if (total >= skip && page.length < top) page.push(row);
    total += 1;
  };
  for await (const fact of facts) {
    if (filter && !filter.holds(fact.row)) continue;
    if (!groups) take(fact.row);
    else groups.add(fact);
    if (groups && groups.size > HELD_MAX) return refuse('TooManyRows');
  }
  if (groups) for (const row of groups.rows(measures)) take(row);
  return ok({ rows: first ? first.rows().slice(skip) : page, total });
}

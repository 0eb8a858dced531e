import * as z from 'zod';
import { answered, operation, type Availability, type Operation } from '../../contract/operation.ts';
import type { Scope } from '../../identity/scope.ts';
import type { Fact, FieldKind, Fields } from '../core/report.ts';
import { collect, type Shape } from './collect.ts';
import { rowQuery, type RowQuery } from './query.ts';

/** A report in rows, filtered, grouped and paged the same way as every other. */
export interface Report extends Shape {
  readonly id: string;
  readonly summary: string;
  readonly path: string;
  readonly availability: Availability;
  /** What a row says beside its fields. */
  readonly besides?: Fields;
  readonly facts: (scope: Scope) => AsyncIterable<Fact>;
}

const MEMBERS: Readonly<Record<FieldKind, z.ZodType>> = {
  text: z.string().nullable().optional(),
  id: z.string().nullable().optional(),
  date: z.string().nullable().optional().describe('ISO 8601, UTC.'),
  flag: z.boolean().nullable().optional(),
};

export function reportOperation(report: Report): Operation {
  const { id, summary, path, availability, fields, besides = {}, measures } = report;
  const members = Object.entries({ ...fields, ...besides }).map(([name, kind]) => [name, MEMBERS[kind]]);
  const sums = Object.keys(measures).map((name) => [name, z.union([z.number(), z.string()]).optional()]);
  return operation({
    id,
    summary,
    method: 'GET',
    path,
    availability,
    permission: 'customer.search_view', // no report says what anything costs
    appOnly: false,
    whenAccountSuspended: 'allow',
    query: rowQuery(report),
    answer: z.object({
      Value: z.array(z.object(Object.fromEntries([...members, ...sums]) as z.ZodRawShape)),
      '@nextLink': z.string().nullable().describe('The address of the next page on this host; null on the last one.'),
      TotalCount: z.int().describe('Rows on all pages.'),
    }),
    refuses: ['TooManyRows'],
    handle: async (scope, { query }) => {
      const collected = await collect(report.facts(scope), report, query);
      if (!collected.ok) return collected;
      const { rows, total } = collected.value;
      const next = query.skip + rows.length < total ? nextLink(path, query) : null;
      return answered({ Value: [...rows], '@nextLink': next, TotalCount: total });
    },
  });
}

function nextLink(path: string, { top, skip, filter, groupby, aggregationLevel, orderby }: RowQuery): string {
  const asked = {
    filter: filter?.text,
    groupby: groupby?.join(','),
    aggregationLevel,
    orderby: orderby?.text,
    top: String(top),
    skip: String(skip + top),
  };
  const given = Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `/${path}?${new URLSearchParams(given).toString()}`;
}

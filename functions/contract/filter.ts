import * as z from 'zod';
import { canonical } from './reading.ts';

const OPERATORS = [
  'equals',
  'not_equals',
  'greater_than',
  'greater_than_or_equals',
  'less_than',
  'less_than_or_equals',
  'substring',
  'starts_with',
  'not_starts_with',
] as const;

const Simple = z.object({ field: z.string(), value: z.string(), operator: z.string() });

export interface SimpleFilter {
  /** In the spelling the caller used; compare without regard to case. */
  readonly field: string;
  readonly value: string;
  readonly operator: (typeof OPERATORS)[number];
}

/**
 * Reads one simple filter in either dialect: Field/Value/Operator with `starts_with`, or field/value/operator with
 * `StartsWith`, whose blanks may arrive as plus signs and are plain blanks by then. Undefined when it is anything else.
 */
export function parseFilter(text: string): SimpleFilter | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined; // not JSON: the caller is told what a filter looks like
  }
  const filter = Simple.safeParse(canonical(Simple, json)).data;
  const plain = (word: string) => word.replaceAll('_', '').toLowerCase();
  const operator = OPERATORS.find((word) => filter && plain(word) === plain(filter.operator));
  return filter && operator ? { field: filter.field, value: filter.value, operator } : undefined;
}

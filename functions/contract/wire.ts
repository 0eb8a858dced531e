import * as z from 'zod';
import { parseInstant } from '../shared/calendar.ts';

/** Shapes that all resources share: see the wire's conventions. Answers never hold null; an absent member is left out. */
export const Attributes = z.object({ etag: z.string().optional(), objectType: z.string() });

export const Link = z.object({
  uri: z.string().describe('Relative, with a leading slash and without the version.'),
  method: z.string(),
  headers: z.array(z.object({ key: z.string(), value: z.string() })),
});

export type Link = z.infer<typeof Link>;

export const SelfLink = z.object({ self: Link });

export const PageLinks = z.object({ self: Link.optional(), next: Link.optional(), previous: Link.optional() });

export interface Collection<T> {
  totalCount: number;
  items: T[];
  continuationToken?: string | undefined;
  links?: z.infer<typeof PageLinks> | undefined;
  attributes: { objectType: 'Collection' };
}

export function collectionOf<T extends z.ZodType>(item: T) {
  return z.object({
    totalCount: z.int().describe('The number of items in this answer.'),
    items: z.array(item),
    continuationToken: z.string().optional(),
    links: PageLinks.optional(),
    attributes: z.object({ objectType: z.literal('Collection') }),
  });
}

export function collection<T>(items: T[], links?: z.infer<typeof PageLinks>, continuationToken?: string): Collection<T> {
  return { totalCount: items.length, items, continuationToken, links, attributes: { objectType: 'Collection' } };
}

export function link(uri: string, method = 'GET', headers: Link['headers'] = []): Link {
  return { uri, method, headers };
}

/** The etag of a resource at a version: the same text for the same version, and opaque to callers. */
export function etagOf(id: string, version: number): string {
  return btoa(JSON.stringify({ id: id.toLowerCase(), version }))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Whether a caller that named an etag has seen an older version than the one at hand. */
export function isStale(id: string, version: number, etag: string | undefined): boolean {
  return etag !== undefined && etag !== '*' && etag !== etagOf(id, version);
}

/**
 * A choice of words in any spelling the SDKs send: any case, with or without underscores, or the number of its place.
 * `unset` words (`unknown`, `none`), which .NET sends for what was not set, count as absent.
 */
export function wireEnum<const V extends readonly [string, ...string[]]>(
  values: V,
  unset: readonly string[] = [],
  numbers: Readonly<Record<number, V[number]>> = {},
) {
  return z.preprocess(spelling(values, unset, numbers), z.enum(values).optional());
}

/** The same, where one of the words is needed. */
export function wireWord<const V extends readonly [string, ...string[]]>(
  values: V,
  unset: readonly string[] = [],
  numbers: Readonly<Record<number, V[number]>> = {},
) {
  return z.preprocess(spelling(values, unset, numbers), z.enum(values));
}

function spelling(values: readonly string[], unset: readonly string[], numbers: Readonly<Record<number, string>>) {
  const plain = (text: string) => text.replaceAll('_', '').toLowerCase();
  return (given: unknown) => {
    if (typeof given === 'number') return numbers[given] ?? (given === 0 ? undefined : given);
    if (typeof given !== 'string') return given;
    if (unset.some((word) => plain(word) === plain(given))) return undefined;
    return values.find((word) => plain(word) === plain(given)) ?? given;
  };
}

export const Guid = z
  .string()
  .regex(/^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i, 'must be a GUID')
  .transform((text) => text.replace(/[{}]/g, '').toLowerCase());

/** Text a person typed: trimmed, without control characters, which would break keys and files. */
export function line(max: number) {
  return z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\p{Cc}]*$/u, 'must not hold control characters');
}

/** What the service says for a date that has no value. */
export const UNSET_DATE = '0001-01-01T00:00:00';

/** A date and time as ISO 8601 writes it; without a zone it is in UTC. */
export const WireInstant = z.string().transform((text, context) => {
  const instant = parseInstant(text);
  if (instant) return instant;
  context.addIssue('must be an instant such as 2027-01-15T00:00:00Z');
  return z.NEVER;
});

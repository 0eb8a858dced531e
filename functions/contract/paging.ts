import * as z from 'zod';
import { refuse, type Outcome } from '../shared/outcome.ts';
import type { Entry, Page, PageRequest } from '../storage/port.ts';
import { collection, link, wireEnum, type Collection } from './wire.ts';

const SEEK_OPERATIONS = ['next', 'previous', 'first', 'last', 'pageIndex'] as const;

/** A size of 0 is what SDKs send when the caller named none. */
const Size = z.coerce.number().int().min(0).optional();

export const OffsetQuery = z.object({ size: Size, offset: z.coerce.number().int().min(0).optional() });

export const SeekQuery = z.object({
  size: Size,
  seekOperation: wireEnum(SEEK_OPERATIONS),
  filter: z.string().max(4000).optional(),
});

/** A list that can be asked for in reverse. */
export const SortedSeekQuery = SeekQuery.extend({
  sortField: z.string().max(50).optional(),
  sortDirection: wireEnum(['ascending', 'descending']),
});

/** All a seek call needs to go on, since it may carry nothing but the token: how the list was asked for, and its page. */
const Token = z.object({
  size: z.int().min(1),
  filter: z.string().optional(),
  descending: z.literal(true).optional(),
  first: z.string(),
  last: z.string(),
  /** Whether a page lies before this one. */
  hasPrevious: z.boolean(),
});

type Token = z.infer<typeof Token>;

export interface Seek {
  readonly size: number;
  readonly filter: string | undefined;
  readonly operation: (typeof SEEK_OPERATIONS)[number];
  /** The list is asked for in reverse. */
  readonly isDescending: boolean;
  readonly from?: Token;
}

/** How a seek-paged list was asked for: by its query, or by the token of an earlier page. */
export function parseSeek(
  query: z.infer<typeof SeekQuery> & Partial<z.infer<typeof SortedSeekQuery>>,
  token: string | undefined,
  sizes: { default: number; max: number },
): Outcome<Seek, 'InvalidContinuationToken'> {
  if (token === undefined) {
    const size = Math.min(query.size || sizes.default, sizes.max);
    const operation = query.seekOperation === 'last' ? 'last' : 'first';
    return { ok: true, value: { size, filter: query.filter, operation, isDescending: query.sortDirection === 'descending' } };
  }
  const from = decodeToken(Token, token);
  if (!from || from.size > sizes.max) return refuse('InvalidContinuationToken');
  const operation = query.seekOperation ?? 'next';
  return { ok: true, value: { size: from.size, filter: from.filter, operation, isDescending: from.descending === true, from } };
}

/** The page to read inside the bounds of a list. */
export function pageRequest(seek: Seek, bounds: { after?: string; before?: string }): PageRequest {
  const { size: limit, operation, isDescending, from } = seek;
  const direction = isBackwards(seek) === isDescending ? {} : { descending: true };
  const [behind, ahead] = isDescending ? (['before', 'after'] as const) : (['after', 'before'] as const);
  switch (operation) {
    case 'first':
    case 'last':
      return { ...bounds, limit, ...direction };
    case 'next':
      return { ...inside(bounds, { [behind]: from?.last }), limit, ...direction };
    case 'previous':
      return { ...inside(bounds, { [ahead]: from?.first }), limit, ...direction };
    case 'pageIndex': {
      // the page the token came with, read anew
      const first = from && (isDescending ? `${from.first}\u0000` : justBefore(from.first));
      return { ...inside(bounds, { [behind]: first }), limit, ...direction };
    }
  }
}

/** Whether the page is read from its end. */
function isBackwards({ operation }: Seek): boolean {
  return operation === 'previous' || operation === 'last';
}

interface Bounds {
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

/** What lies in both: a token of another list, or one made up, opens nothing beyond the list itself. */
function inside(list: Bounds, page: Bounds): { after?: string; before?: string } {
  const [after] = [list.after, page.after]
    .filter((bound) => bound !== undefined)
    .toSorted()
    .toReversed();
  const [before] = [list.before, page.before].filter((bound) => bound !== undefined).toSorted();
  return { ...(after === undefined ? {} : { after }), ...(before === undefined ? {} : { before }) };
}

/** The envelope of a seek-paged list; `path` is the list's own, with its fixed query if it has one. */
export function seekCollection<T, R>(path: string, seek: Seek, page: Page<T>, toWire: (entry: Entry<T>) => R): Collection<R> {
  const backwards = isBackwards(seek);
  const entries = backwards ? page.items.toReversed() : page.items;
  const query = new URLSearchParams({ size: String(seek.size), ...(seek.filter ? { filter: seek.filter } : {}) });
  const self = `${path}${path.includes('?') ? '&' : '?'}${query.toString()}`;
  const [first, last] = [entries[0], entries.at(-1)];
  if (!first || !last) return collection([], { self: link(self) });

  const hasNext = backwards ? seek.operation === 'previous' : page.more;
  const hasPrevious = backwards
    ? page.more
    : seek.operation === 'next' || (seek.operation === 'pageIndex' && seek.from?.hasPrevious === true);
  const token = encodeToken({
    size: seek.size,
    ...(seek.filter ? { filter: seek.filter } : {}),
    ...(seek.isDescending ? { descending: true as const } : {}),
    first: first.key,
    last: last.key,
    hasPrevious,
  });
  const headers = [{ key: 'MS-ContinuationToken', value: token }];
  const links = {
    self: link(self),
    ...(hasNext ? { next: link(`${self}&seekOperation=Next`, 'GET', headers) } : {}),
    ...(hasPrevious ? { previous: link(`${self}&seekOperation=Previous`, 'GET', headers) } : {}),
  };
  return collection(entries.map(toWire), links, hasNext ? token : undefined);
}

/** The envelope of an offset-paged list; links only where the caller asked for a page. */
export function offsetCollection<T>(
  path: string,
  query: { size?: number | undefined; offset?: number | undefined },
  items: T[],
  more: boolean,
): Collection<T> {
  const { size, offset = 0 } = query;
  const at = (from: number) => `${path}${path.includes('?') ? '&' : '?'}size=${size}&offset=${from}`;
  if (!size) return collection(items, { self: link(path) });
  return collection(items, {
    self: link(at(offset)),
    ...(more ? { next: link(at(offset + size)) } : {}),
    ...(offset > 0 ? { previous: link(at(Math.max(0, offset - size))) } : {}),
  });
}

/** An exclusive bound that lets this key in, and none that sorts before it. */
function justBefore(key: string): string {
  return `${key.slice(0, -1)}${String.fromCharCode(key.charCodeAt(key.length - 1) - 1)}\uffff`;
}

/** What a list needs to go on, as text that callers give back as it is. */
export function encodeToken(token: object): string {
  const bytes = new TextEncoder().encode(JSON.stringify(token));
  return btoa(String.fromCharCode(...bytes));
}

export function decodeToken<T>(schema: z.ZodType<T>, text: string): T | undefined {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return schema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data;
  } catch {
    return undefined; // not one of ours: the caller is told so
  }
}

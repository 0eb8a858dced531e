import * as z from 'zod';
import { parseFilter, type SimpleFilter } from '../contract/filter.ts';
import { decodeToken, encodeToken } from '../contract/paging.ts';
import { collection, link, type Collection } from '../contract/wire.ts';
import { addDays, type CalendarDate } from '../shared/calendar.ts';
import { refuse, type Outcome } from '../shared/outcome.ts';
import { startingWith, type Index, type Partition } from '../storage/port.ts';
import { StoredDate } from '../storage/values.ts';
import { searchedDays, type Window } from './core/window.ts';
import { RESOURCE_TYPES } from './core/words.ts';
import { AUDIT_BY_CUSTOMER, AUDIT_BY_RESOURCE, AUDIT_BY_TIME, type AuditRecord } from './stored.ts';
import { toWireAuditRecord, type AuditQuery, type WireAuditRecord } from './wire.ts';

const PAGE_MAX = 500;

/** A page's token says how the list was asked for: the next call may carry nothing else. */
const Token = z.object({
  size: z.int().min(1).max(PAGE_MAX),
  start: StoredDate,
  end: StoredDate,
  filter: z.string().optional(),
  last: z.string(),
});

interface Asked extends Window {
  readonly size: number;
  readonly filter?: string | undefined;
  /** The key behind which the page begins. */
  readonly last?: string | undefined;
}

type SearchError = 'AuditTooLongAgo' | 'AuditWindowTooLong' | 'InvalidContinuationToken' | 'InvalidInput';

/** Whose records are searched, on its own clock. */
export interface Place {
  /** Where the list is, below the version. */
  readonly path: string;
  readonly partition: Partition;
  readonly partnerId: string;
  readonly today: CalendarDate;
}

/**
 * The records of some days, the newest first. Never more than a page is read: a search for a part of a name looks through
 * one page of all records, so that its answer may be short, or empty, and go on behind its token.
 */
export async function searchRecords(
  { path, partition, partnerId, today }: Place,
  query: AuditQuery,
  token: string | undefined,
): Promise<Outcome<Collection<WireAuditRecord>, SearchError>> {
  const asked = askedFor(query, token ?? query['MS-ContinuationToken'], today);
  if (!asked.ok) return asked;
  const found = listOf(asked.value.filter);
  if (!found.ok) return found;
  const { index, parts, isWanted } = found.value;
  const { start, end, size, last } = asked.value;
  const [after, behind] = [startingWith(parts, start).after, startingWith(parts, addDays(end, 1)).after];
  const before = last !== undefined && last < behind ? last : behind;
  const page = await partition.list(index, { after, before, limit: size, descending: true });

  const next = page.more ? encodeToken({ ...asked.value, last: page.items.at(-1)?.key }) : undefined;
  const self = `${path}?${queryOf(asked.value)}`;
  const links = {
    self: link(self),
    ...(next ? { next: link(self, 'GET', [{ key: 'MS-ContinuationToken', value: next }]) } : {}),
  };
  const wanted = page.items.filter(({ value }) => isWanted(value));
  return {
    ok: true,
    value: collection(
      wanted.map(({ value }) => toWireAuditRecord(value, partnerId)),
      links,
      next,
    ),
  };
}

function askedFor(query: AuditQuery, token: string | undefined, today: CalendarDate): Outcome<Asked, SearchError> {
  if (token !== undefined) {
    const asked = decodeToken(Token, token);
    return asked ? { ok: true, value: asked } : refuse('InvalidContinuationToken');
  }
  const days = searchedDays(query, today);
  if (!days.ok) return days;
  return { ok: true, value: { ...days.value, size: Math.min(query.size || PAGE_MAX, PAGE_MAX), filter: query.filter } };
}

interface Listed {
  readonly index: Index<AuditRecord>;
  /** What its keys begin with, before the time. */
  readonly parts: readonly string[];
  readonly isWanted: (record: AuditRecord) => boolean;
}

const all = () => true;

/** Where the records of a filter lie. */
function listOf(text: string | undefined): Outcome<Listed, 'InvalidInput'> {
  if (text === undefined) return { ok: true, value: { index: AUDIT_BY_TIME, parts: [], isWanted: all } };
  const filter = parseFilter(text);
  const listed = filter && listedBy(filter);
  return listed
    ? { ok: true, value: listed }
    : refuse(
        'InvalidInput',
        'filter: is JSON with Field, Value and Operator; CompanyName with substring, CustomerId with equals, or ResourceType with equals and one of the types.',
      );
}

function listedBy({ field, operator, value }: SimpleFilter): Listed | undefined {
  const plain = (text: string) => text.replaceAll('_', '').toLowerCase();
  const name = plain(field);
  if (name === 'companyname' && operator === 'substring') {
    const part = value.toLowerCase();
    const isWanted = ({ customerName }: AuditRecord) => customerName?.toLowerCase().includes(part) ?? false;
    return { index: AUDIT_BY_TIME, parts: [], isWanted };
  }
  if (operator !== 'equals') return undefined;
  if (name === 'customerid') return { index: AUDIT_BY_CUSTOMER, parts: [value.toLowerCase()], isWanted: all };
  const type = RESOURCE_TYPES.find((word) => plain(word) === plain(value));
  return name === 'resourcetype' && type ? { index: AUDIT_BY_RESOURCE, parts: [type], isWanted: all } : undefined;
}

function queryOf({ start, end, filter, size }: Asked): string {
  const query = { startDate: start, endDate: end, ...(filter === undefined ? {} : { filter }), size: String(size) };
  return new URLSearchParams(query).toString();
}

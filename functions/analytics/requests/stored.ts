import * as z from 'zod';
import { defineKind, indexOf } from '../../storage/port.ts';
import { StoredDate, StoredInstant } from '../../storage/values.ts';

const SECONDS_A_DAY = 24 * 3600;

const RequestDay = z.object({
  day: StoredDate,
  /** Requests of signed-in users, by application. */
  applications: z.record(z.string(), z.object({ total: z.int(), withMfa: z.int() })),
  /** By user id: who signed in with one factor only, and when last. */
  withoutMfa: z.record(z.string(), z.object({ userName: z.string(), lastAt: StoredInstant })),
});

export type RequestDay = z.infer<typeof RequestDay>;

/** What a partner's users asked of the API on a day: counts, and no request by itself. */
export const REQUEST_DAY = defineKind<RequestDay>({
  name: 'requestDay',
  container: 'partners',
  schemaVersion: 1,
  schema: RequestDay,
  idOf: ({ day }) => day,
  indexes: { byDay: ({ day }) => [day] },
  ttlSeconds: 90 * SECONDS_A_DAY,
});

export const REQUEST_DAYS = indexOf(REQUEST_DAY, 'byDay');

const RequestPage = z.object({
  id: z.string(),
  /** Of the last of them. */
  at: StoredInstant,
  /** In the order in which they came. */
  requests: z.array(
    z.object({
      requestId: z.string(),
      correlationId: z.string(),
      method: z.string(),
      path: z.string(),
      at: StoredInstant,
      sourceAddress: z.string(),
      userId: z.string(),
      userName: z.string(),
      applicationId: z.string(),
      hasMfa: z.boolean(),
    }),
  ),
});

export type RequestPage = z.infer<typeof RequestPage>;

/** Keeps a page far below what a stored document may have. */
export const REQUESTS_PER_PAGE = 500;

/** The requests of a partner's users that one instance let in within a minute, or a part of them; one by one, for a week. */
export const REQUEST_PAGE = defineKind<RequestPage>({
  name: 'requestPage',
  container: 'partners',
  schemaVersion: 1,
  schema: RequestPage,
  idOf: ({ id }) => id,
  indexes: { byTime: ({ at }) => [at] },
  ttlSeconds: 7 * SECONDS_A_DAY,
});

export const REQUEST_PAGES = indexOf(REQUEST_PAGE, 'byTime');

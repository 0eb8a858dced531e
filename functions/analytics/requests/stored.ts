import * as z from 'zod';
import { defineKind, indexOf } from '../../storage/port.ts';
import { StoredDate, StoredInstant } from '../../storage/values.ts';

const KEPT_SECONDS = 90 * 24 * 3600;

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
  ttlSeconds: KEPT_SECONDS,
});

export const REQUEST_DAYS = indexOf(REQUEST_DAY, 'byDay');

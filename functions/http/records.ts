import * as z from 'zod';
import { LIMITS } from '../contract/limits.ts';
import { defineKind } from '../storage/port.ts';

const ReplayRecord = z.object({
  /** A digest of the request id, which itself opens the seal and is not stored. */
  id: z.string(),
  /** A digest of method, address and body: the same id with another request is refused. */
  request: z.string(),
  /** The answer, sealed: it may hold a password that is shown only to whoever sent the request. */
  sealed: z.string(),
});

export type ReplayRecord = z.infer<typeof ReplayRecord>;

/** The answer of a request that changed something, kept so that its repetition gives it again and changes nothing. */
export const REPLAY = defineKind<ReplayRecord>({
  name: 'replay',
  container: 'partners',
  schemaVersion: 1,
  schema: ReplayRecord,
  idOf: ({ id }) => id,
  indexes: {},
  ttlSeconds: LIMITS.replayHours * 3600,
});

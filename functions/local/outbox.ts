import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { Letter, type Mail } from '../mail/port.ts';
import type { Instant } from '../shared/calendar.ts';
import { create, defineKind, indexOf, type Store } from '../storage/port.ts';
import { StoredInstant } from '../storage/values.ts';

const SentLetter = Letter.extend({ id: z.string(), at: StoredInstant });

const SENT_LETTER = defineKind<z.infer<typeof SentLetter>>({
  name: 'mail',
  container: 'partners',
  schemaVersion: 1,
  schema: SentLetter,
  idOf: ({ id }) => id,
  indexes: { byTime: ({ at }) => [at] },
  ttlSeconds: 7 * 24 * 3600,
});

const BY_TIME = indexOf(SENT_LETTER, 'byTime');
const OUTBOX = 'outbox';
const SHOWN = 50;

/** Mail that leaves this machine no further: `GET /local/outbox` shows what would have been sent. */
export interface Outbox extends Mail {
  latest(): Promise<z.infer<typeof SentLetter>[]>;
}

export function openOutbox(store: Store, now: () => Instant): Outbox {
  const partition = store.partition('partners', OUTBOX);
  return {
    send: async (letter) => {
      await partition.commit([create(SENT_LETTER, { id: randomUUID(), at: now(), ...letter })]);
    },
    latest: async () => (await partition.list(BY_TIME, { limit: SHOWN, descending: true })).items.map(({ value }) => value),
  };
}

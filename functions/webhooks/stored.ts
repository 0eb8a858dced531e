import * as z from 'zod';
import { WEBHOOK_EVENT_NAMES } from '../contract/webhooks.ts';
import { defineKind, indexOf, padded, type Partition, type Versioned } from '../storage/port.ts';
import { StoredInstant } from '../storage/values.ts';
import { KEPT_DAYS } from './core/retries.ts';

const KEPT_SECONDS = KEPT_DAYS * 24 * 3600;

const Registration = z.object({
  subscriberId: z.string(),
  url: z.string(),
  events: z.array(z.enum(WEBHOOK_EVENT_NAMES)),
  /** The signature stands in x-ms-signature, and not in Authorization. */
  inOwnHeader: z.boolean(),
  properties: z.record(z.string(), z.string()).optional(),
  modifiedAt: StoredInstant,
  /** What happens from here on is delivered. */
  since: StoredInstant,
  /** When the latest test events were asked for, two at most. */
  tests: z.array(StoredInstant),
  /** Nothing is delivered until the partner registers anew. */
  stopped: z.object({ at: StoredInstant, because: z.enum(['gone', 'failing']), isTold: z.boolean() }).optional(),
});

export type Registration = z.infer<typeof Registration>;

/** Where a partner wants to be told: one in each partition. */
export const REGISTRATION = defineKind<Registration>({
  name: 'webhookRegistration',
  container: 'partners',
  schemaVersion: 1,
  schema: Registration,
  idOf: () => REGISTRATION_ID,
  indexes: {},
});

export const REGISTRATION_ID = 'webhookRegistration';

export async function findRegistration(partition: Partition): Promise<Versioned<Registration> | undefined> {
  return partition.get(REGISTRATION, REGISTRATION_ID);
}

const Subscriber = z.object({ partnerId: z.string() });

/** In the directory: who has ever registered, so that what a crash left is found without asking every partner. */
export const SUBSCRIBER = defineKind<z.infer<typeof Subscriber>>({
  name: 'webhookSubscriber',
  container: 'partners',
  schemaVersion: 1,
  schema: Subscriber,
  idOf: ({ partnerId }) => partnerId,
  indexes: { byPartner: () => [] },
});

export const SUBSCRIBERS = indexOf(SUBSCRIBER, 'byPartner');

const Happened = z.object({ name: z.enum(WEBHOOK_EVENT_NAMES), id: z.string(), customerId: z.string().optional() });

const Outbox = z.object({
  id: z.string(),
  at: StoredInstant,
  /** The record of the audit in the same commit, where there is one. */
  auditId: z.string().optional(),
  happened: z.array(Happened).min(1),
});

export type Outbox = z.infer<typeof Outbox>;

/** What one commit made happen, written in it. A dispatcher makes events of it for a partner that has registered. */
export const OUTBOX = defineKind<Outbox>({
  name: 'outbox',
  container: 'partners',
  schemaVersion: 1,
  schema: Outbox,
  idOf: ({ id }) => id,
  indexes: { byTime: ({ at }) => [at] },
  ttlSeconds: KEPT_SECONDS,
});

export const OUTBOX_BY_TIME = indexOf(OUTBOX, 'byTime');

const Event = z.object({
  id: z.string(),
  about: Happened,
  at: StoredInstant,
  auditId: z.string().optional(),
  /** `dropped` where nobody was registered for it any more when its turn came. */
  state: z.enum(['pending', 'delivered', 'failed', 'dropped']),
  /** Attempts so far, a replay's included. */
  attempts: z.int(),
  /** Attempts that failed since it was sent first, or replayed, and when that was. */
  failures: z.int(),
  firstAttemptAt: StoredInstant.optional(),
  /** When a pending one is handed out, if nobody has it in hand by then. */
  dueAt: StoredInstant,
});

export type Event = z.infer<typeof Event>;

export const EVENT = defineKind<Event>({
  name: 'webhookEvent',
  container: 'partners',
  schemaVersion: 1,
  schema: Event,
  idOf: ({ id }) => id,
  indexes: { byTime: ({ at }) => [at], due: ({ state, dueAt }) => (state === 'pending' ? [dueAt] : undefined) },
  ttlSeconds: KEPT_SECONDS,
});

export const EVENTS_BY_TIME = indexOf(EVENT, 'byTime');
export const EVENTS_DUE = indexOf(EVENT, 'due');

const Delivery = z.object({
  eventId: z.string(),
  name: z.enum(WEBHOOK_EVENT_NAMES),
  /** Counts from 1. */
  attempt: z.int(),
  at: StoredInstant,
  url: z.string(),
  durationMs: z.int(),
  /** Of HTTP; absent where there was no answer. */
  status: z.int().optional(),
  message: z.string(),
});

export type Delivery = z.infer<typeof Delivery>;

/** One attempt, as it went. */
export const DELIVERY = defineKind<Delivery>({
  name: 'webhookDelivery',
  container: 'partners',
  schemaVersion: 1,
  schema: Delivery,
  idOf: ({ eventId, attempt }) => `${eventId}:${attempt}`,
  indexes: {
    byTime: ({ at }) => [at],
    byEvent: ({ eventId, attempt }) => [eventId, padded(attempt)],
    received: (delivery) => (isReceived(delivery) ? [delivery.at] : undefined),
  },
  ttlSeconds: KEPT_SECONDS,
});

/** The target has said that it has it: any 2xx. */
export function isReceived({ status }: Pick<Delivery, 'status'>): boolean {
  return status !== undefined && status >= 200 && status < 300;
}

export const DELIVERIES_BY_TIME = indexOf(DELIVERY, 'byTime');
export const DELIVERIES_BY_EVENT = indexOf(DELIVERY, 'byEvent');
export const DELIVERIES_RECEIVED = indexOf(DELIVERY, 'received');

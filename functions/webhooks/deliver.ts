import type { Ports } from '../identity/ports.ts';
import { minutesAfter, type Instant } from '../shared/calendar.ts';
import { create, replace, type Partition, type Versioned, type Write } from '../storage/port.ts';
import { HELD_MINUTES, retryMinutes } from './core/retries.ts';
import { wakeDispatcher } from './dispatch.ts';
import type { Webhooks } from './ports.ts';
import { isDead } from './stopping.ts';
import {
  DELIVERY,
  EVENT,
  findRegistration,
  isReceived,
  REGISTRATION,
  type Delivery,
  type Event,
  type Registration,
} from './stored.ts';
import { toPayload } from './wire.ts';

const GONE = 410;

export interface Turn {
  readonly partnerId: string;
  readonly eventId: string;
  /** Counts from 1. Of two messages for one attempt the second finds it made. */
  readonly attempt: number;
}

/** Makes one attempt, writes it down, and has the next one made when it failed. */
export async function deliver({ store, queue, webhooks, now }: Ports, turn: Turn): Promise<void> {
  const partition = store.partition('partners', turn.partnerId);
  const [event, registration] = await Promise.all([partition.get(EVENT, turn.eventId), findRegistration(partition)]);
  if (event?.value.state !== 'pending' || event.value.attempts !== turn.attempt - 1) return;
  if (!registration || registration.value.stopped || !registration.value.events.includes(event.value.about.name)) {
    await partition.commit([replace<Event>(EVENT, { ...event.value, state: 'dropped' }, event)]);
    return;
  }
  const startedAt = now();
  const claimed: Event = {
    ...event.value,
    attempts: turn.attempt,
    firstAttemptAt: event.value.firstAttemptAt ?? startedAt,
    dueAt: minutesAfter(startedAt, HELD_MINUTES),
  };
  if ((await partition.commit([replace(EVENT, claimed, event)])) === 'conflict') return; // another worker makes it
  const delivery = await attempt(claimed, registration.value, webhooks, startedAt);
  const next = await settle(partition, delivery, now());
  if (next === 'stopped') await wakeDispatcher(queue, turn.partnerId); // it tells the partner
  else if (next !== undefined) await queue.send('webhook-deliveries', { ...turn, attempt: turn.attempt + 1 }, next * 60);
}

async function attempt(
  event: Event,
  { url, inOwnHeader }: Registration,
  { sender, signer, apiUrl }: Webhooks,
  at: Instant,
): Promise<Delivery> {
  const body = JSON.stringify(toPayload(event, apiUrl));
  const headers = {
    'Content-Type': 'application/json',
    [inOwnHeader ? 'x-ms-signature' : 'Authorization']: `Signature ${signer.sign(body)}`,
    'X-MS-Certificate-Url': `${apiUrl}/webhooks/v1/certificates/${signer.thumbprint}`,
    'X-MS-Signature-Algorithm': 'rsa-sha256',
    'MS-RequestId': event.id, // the same when it is sent again: by it a receiver knows what it has
  };
  const begun = performance.now();
  const reply = await sender.post(url, headers, body);
  const durationMs = Math.round(performance.now() - begun);
  return { eventId: event.id, name: event.about.name, attempt: event.attempts, at, url, durationMs, ...reply };
}

/**
 * Writes down how an attempt went. A lost race, to a replay or a change of the registration, is decided again.
 *
 * @returns  minutes to the next attempt; `stopped` when the target is dead; undefined when nothing is left to do
 */
async function settle(partition: Partition, delivery: Delivery, now: Instant): Promise<number | 'stopped' | undefined> {
  for (;;) {
    const [event, registration] = await Promise.all([partition.get(EVENT, delivery.eventId), findRegistration(partition)]);
    if (!event || !registration) return undefined;
    const { writes, next } = await outcomeOf(partition, delivery, { event, registration, now });
    if ((await partition.commit([...writes, create(DELIVERY, delivery)])) === 'committed') return next;
    if (await partition.get(DELIVERY, `${delivery.eventId}:${delivery.attempt}`)) return undefined;
  }
}

interface Found {
  readonly event: Versioned<Event>;
  readonly registration: Versioned<Registration>;
  readonly now: Instant;
}

async function outcomeOf(
  partition: Partition,
  delivery: Delivery,
  { event, registration, now }: Found,
): Promise<{ writes: Write[]; next?: number | 'stopped' }> {
  const end = (state: 'delivered' | 'failed') => replace(EVENT, { ...event.value, state }, event);
  if (isReceived(delivery)) return { writes: [end('delivered')] };
  const stop = (because: 'gone' | 'failing') =>
    replace(REGISTRATION, { ...registration.value, stopped: { at: now, because, isTold: false } }, registration);
  const isStill = registration.value.url === delivery.url && !registration.value.stopped;
  if (delivery.status === GONE && isStill) return { writes: [end('failed'), stop('gone')], next: 'stopped' };
  const failures = event.value.failures + 1;
  const minutes = retryMinutes(failures);
  if (minutes !== undefined) {
    const dueAt = minutesAfter(now, minutes + HELD_MINUTES);
    return { writes: [replace(EVENT, { ...event.value, failures, dueAt }, event)], next: minutes };
  }
  if (isStill && (await isDead(partition, event.value, registration.value)))
    return { writes: [end('failed'), stop('failing')], next: 'stopped' };
  return { writes: [end('failed')] };
}

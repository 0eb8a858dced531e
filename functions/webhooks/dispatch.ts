import type { Ports } from '../identity/ports.ts';
import { minutesAfter, type Instant } from '../shared/calendar.ts';
import { derivedGuid } from '../storage/derived-id.ts';
import { create, remove, replace, type Entry, type Partition, type Versioned } from '../storage/port.ts';
import type { Queue } from '../storage/queue/port.ts';
import { walk } from '../storage/walk.ts';
import { HELD_MINUTES } from './core/retries.ts';
import { tellStopped } from './stopping.ts';
import {
  EVENT,
  EVENTS_DUE,
  findRegistration,
  OUTBOX,
  OUTBOX_BY_TIME,
  type Event,
  type Outbox,
  type Registration,
} from './stored.ts';

const PER_COMMIT = 50;

/** Long enough for the commit that follows to be there when the dispatcher looks. */
const WAKE_SECONDS = 2;

export async function wakeDispatcher(queue: Queue, partnerId: string): Promise<void> {
  await queue.send('webhook-events', { partnerId }, WAKE_SECONDS);
}

/** Hands out what a partner is to be told: one message for each delivery. Run twice, at once or after a crash, it loses nothing. */
export async function dispatch({ store, queue, now }: Ports, partnerId: string): Promise<void> {
  const partition = store.partition('partners', partnerId);
  const registration = await findRegistration(partition);
  if (!registration) return; // what happened is not kept for long
  if (registration.value.stopped) return tellStopped(partition, queue, registration);
  await unfold(partition, registration);
  await handOut(partition, { queue, partnerId, now: now() });
}

/** Makes events of what commits have left. A conflict means that another dispatcher has made them. */
async function unfold(partition: Partition, { value: registration }: Versioned<Registration>): Promise<void> {
  for await (const entry of walk(partition, OUTBOX_BY_TIME, { after: registration.since, limit: PER_COMMIT })) {
    const events = eventsOf(entry.value);
    for (let from = 0; from < events.length; from += PER_COMMIT) {
      const some = events.slice(from, from + PER_COMMIT).filter(({ about }) => registration.events.includes(about.name));
      const isLast = from + PER_COMMIT >= events.length;
      await partition.commit([...some.map((event) => create(EVENT, event)), ...(isLast ? [remove(OUTBOX, entry)] : [])]);
    }
  }
}

function eventsOf({ id, at, auditId, happened }: Outbox): Event[] {
  return happened.map((about, place) => ({
    id: derivedGuid('webhook event', id, String(place)),
    about,
    at,
    auditId,
    state: 'pending',
    attempts: 0,
    failures: 0,
    dueAt: at,
  }));
}

/** One message for each event that is due; a message that is lost after the commit is sent again when it is no longer held. */
async function handOut(
  partition: Partition,
  { queue, partnerId, now }: { queue: Queue; partnerId: string; now: Instant },
): Promise<void> {
  const dueAt = minutesAfter(now, HELD_MINUTES);
  const hold = (entry: Entry<Event>) => replace(EVENT, { ...entry.value, dueAt }, entry);
  for (;;) {
    const { items } = await partition.list(EVENTS_DUE, { before: `${now}\u0002`, limit: PER_COMMIT });
    if (items.length === 0) return;
    if ((await partition.commit(items.map(hold))) === 'conflict') continue; // another dispatcher has them
    for (const { value } of items) {
      await queue.send('webhook-deliveries', { partnerId, eventId: value.id, attempt: value.attempts + 1 });
    }
  }
}

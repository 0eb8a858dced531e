import { decided, type Answer } from '../contract/operation.ts';
import type { Scope } from '../identity/scope.ts';
import type { Instant } from '../shared/calendar.ts';
import { refuse, type Outcome } from '../shared/outcome.ts';
import { replace, type Partition, type Versioned, type Write } from '../storage/port.ts';
import { walk } from '../storage/walk.ts';
import { wakeDispatcher } from './dispatch.ts';
import { EVENT, EVENTS_BY_TIME, findRegistration, type Event } from './stored.ts';

const EVENTS_PER_READ = 100;

type ReplayError = 'NoWebhookRegistration' | 'WebhookStopped' | 'NoSuchWebhookEvent';

/** Has one event sent again, or all since an instant; the latter can be many, and a worker sees to them. */
export async function replay(
  { partition, account, queue, timeOfDay }: Scope,
  { EventId, Since }: { EventId?: string | undefined; Since?: Instant | undefined },
): Promise<Outcome<Answer<undefined>, ReplayError>> {
  const registration = await findRegistration(partition);
  if (!registration) return refuse('NoWebhookRegistration');
  if (registration.value.stopped) return refuse('WebhookStopped');
  const { partnerId } = account.value;
  if (EventId === undefined) {
    await queue.send('webhook-events', { partnerId, replaySince: Since });
    return decided(undefined, []);
  }
  const event = await partition.get(EVENT, EventId);
  if (!event) return refuse('NoSuchWebhookEvent');
  await wakeDispatcher(queue, partnerId);
  return decided(undefined, [again(event, timeOfDay)]);
}

/** Makes the events since an instant pending again; what is pending still does not wait for its next attempt. */
export async function replaySince(partition: Partition, since: Instant, now: Instant): Promise<void> {
  for await (const entry of walk(partition, EVENTS_BY_TIME, { after: since, limit: EVENTS_PER_READ })) {
    // a conflict: a worker has it in hand
    if (entry.value.about.name !== 'test-created') await partition.commit([again(entry, now)]);
  }
}

function again(event: Versioned<Event>, now: Instant): Write {
  const { firstAttemptAt: _, ...value } = event.value;
  return replace(EVENT, { ...value, state: 'pending', failures: 0, dueAt: now }, event);
}

import { answered, decided, type Answer } from '../contract/operation.ts';
import type { Scope } from '../identity/scope.ts';
import { minutesAfter } from '../shared/calendar.ts';
import { refuse, type Outcome } from '../shared/outcome.ts';
import { create, replace, under } from '../storage/port.ts';
import { walk } from '../storage/walk.ts';
import { wakeDispatcher } from './dispatch.ts';
import { DELIVERIES_BY_EVENT, EVENT, findRegistration, REGISTRATION, type Delivery, type Event } from './stored.ts';
import { toWireResponse, type WireValidationEvent } from './wire.ts';

const TESTS_PER_MINUTE = 2;
const RESULTS_PER_READ = 100;

type TestError = 'NoWebhookRegistration' | 'NotRegisteredForTests' | 'ValidationEventExists' | 'TooManyValidationEvents';

/** A test event under the correlation id of this very request, sent like any other. */
export async function startValidation(scope: Scope): Promise<Outcome<Answer<{ correlationId: string }>, TestError>> {
  const { partition, account, queue, timeOfDay, correlationId } = scope;
  const registration = await findRegistration(partition);
  if (!registration) return refuse('NoWebhookRegistration');
  const { events, tests, stopped } = registration.value;
  if (stopped || !events.includes('test-created')) return refuse('NotRegisteredForTests');
  const recent = tests.filter((at) => at > minutesAfter(timeOfDay, -1));
  if (recent.length >= TESTS_PER_MINUTE) return refuse('TooManyValidationEvents');
  if (await partition.get(EVENT, correlationId)) return refuse('ValidationEventExists');
  const event: Event = {
    id: correlationId,
    about: { name: 'test-created', id: correlationId },
    at: timeOfDay,
    state: 'pending',
    attempts: 0,
    failures: 0,
    dueAt: timeOfDay,
  };
  await wakeDispatcher(queue, account.value.partnerId);
  return decided({ correlationId }, [
    create(EVENT, event),
    replace(REGISTRATION, { ...registration.value, tests: [...recent, timeOfDay] }, registration),
  ]);
}

const STATUS = { pending: 'pending', delivered: 'completed', failed: 'failed', dropped: 'failed' } as const;

/** How a test event fared. */
export async function readValidation(
  { partition, account }: Scope,
  correlationId: string,
): Promise<Outcome<Answer<WireValidationEvent>, 'NoWebhookRegistration' | 'NoSuchValidationEvent'>> {
  const [registration, event] = await Promise.all([findRegistration(partition), partition.get(EVENT, correlationId)]);
  if (!registration) return refuse('NoWebhookRegistration');
  if (event?.value.about.name !== 'test-created') return refuse('NoSuchValidationEvent');
  const attempts: Delivery[] = [];
  const bounds = { ...under(correlationId), limit: RESULTS_PER_READ };
  for await (const { value } of walk(partition, DELIVERIES_BY_EVENT, bounds)) attempts.push(value);
  return answered({
    correlationId,
    partnerId: account.value.partnerId,
    status: STATUS[event.value.state],
    callbackUrl: attempts.at(-1)?.url ?? registration.value.url,
    results: attempts.map(toWireResponse),
  });
}

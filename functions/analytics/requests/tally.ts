import type { Caller } from '../../identity/scope.ts';
import { dateOf, type CalendarDate, type Instant } from '../../shared/calendar.ts';
import { put, type Partition, type Store } from '../../storage/port.ts';
import { REQUEST_DAY, type RequestDay } from './stored.ts';

const ATTEMPTS = 10;

/**
 * Counts requests in memory, so that a request costs no storage for being counted; what is counted is added to the stored
 * days from time to time. What an instance has counted since is lost with it.
 */
export class RequestTally {
  #days = new Map<string, { tenantId: string; counted: RequestDay }>();

  /** An application on its own has no factors to sign in with, and is not counted. */
  count({ tenantId, applicationId, userId, userName = '', hasMfa = false }: Caller, at: Instant): void {
    if (userId === undefined) return;
    const { applications, withoutMfa } = this.#dayOf(tenantId, dateOf(at));
    const counts = (applications[applicationId] ??= { total: 0, withMfa: 0 });
    counts.total += 1;
    if (hasMfa) counts.withMfa += 1;
    else withoutMfa[userId] = { userName, lastAt: at };
  }

  /** One read and one commit for each partner that called since. */
  async flush(store: Store): Promise<void> {
    const days = [...this.#days.values()];
    this.#days = new Map();
    for (const { tenantId, counted } of days) await add(store.partition('partners', tenantId), counted);
  }

  /** Gives up what was counted since. */
  forget(): void {
    this.#days = new Map();
  }

  #dayOf(tenantId: string, day: CalendarDate): RequestDay {
    const key = `${tenantId} ${day}`;
    const known = this.#days.get(key) ?? { tenantId, counted: { day, applications: {}, withoutMfa: {} } };
    this.#days.set(key, known);
    return known.counted;
  }
}

/** Another instance that adds at the same time makes it look again. */
async function add(partition: Partition, counted: RequestDay): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const was = await partition.get(REQUEST_DAY, counted.day);
    const together = was ? sumOf(was.value, counted) : counted;
    if ((await partition.commit([put(REQUEST_DAY, together, was)])) === 'committed') return;
  }
  throw new Error('the counts of requests could not be added: too many instances at once');
}

function sumOf(a: RequestDay, b: RequestDay): RequestDay {
  const applications = { ...a.applications };
  for (const [id, { total, withMfa }] of Object.entries(b.applications)) {
    const before = applications[id] ?? { total: 0, withMfa: 0 };
    applications[id] = { total: before.total + total, withMfa: before.withMfa + withMfa };
  }
  const withoutMfa = { ...a.withoutMfa };
  for (const [id, seen] of Object.entries(b.withoutMfa)) {
    const before = withoutMfa[id];
    if (!before || before.lastAt < seen.lastAt) withoutMfa[id] = seen;
  }
  return { day: a.day, applications, withoutMfa };
}

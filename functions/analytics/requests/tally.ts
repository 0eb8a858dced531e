import { randomUUID } from 'node:crypto';
import type { LetIn } from '../../identity/ports.ts';
import { dateOf, type CalendarDate } from '../../shared/calendar.ts';
import { create, put, type Partition, type Store } from '../../storage/port.ts';
import { REQUEST_DAY, REQUEST_PAGE, REQUESTS_PER_PAGE, type RequestDay, type RequestPage } from './stored.ts';

const ATTEMPTS = 10;

/** Of one partner between two flushes: the oldest of more are given up, though counted. */
const NOTED_MAX = 10_000;

interface Noted {
  readonly tenantId: string;
  readonly day: RequestDay;
  readonly requests: RequestPage['requests'];
}

/**
 * Notes requests in memory, so that a request costs no storage for being noted; what is noted is stored from time to time.
 * What an instance has noted since is lost with it.
 */
export class RequestTally {
  #days = new Map<string, Noted>();

  /** An application on its own has no factors to sign in with, and is not noted. */
  count({ caller, at, ...request }: LetIn): void {
    const { tenantId, applicationId, userId, userName = '', hasMfa = false } = caller;
    if (userId === undefined) return;
    const { day, requests } = this.#dayOf(tenantId, dateOf(at));
    const counts = (day.applications[applicationId] ??= { total: 0, withMfa: 0 });
    counts.total += 1;
    if (hasMfa) counts.withMfa += 1;
    else day.withoutMfa[userId] = { userName, lastAt: at };
    requests.push({ ...request, at, userId, userName, applicationId, hasMfa });
    if (requests.length >= 2 * NOTED_MAX) requests.splice(0, NOTED_MAX);
  }

  /** One read and one commit for each partner that called since, and one more commit for every 500 requests. */
  async flush(store: Store): Promise<void> {
    const days = [...this.#days.values()];
    this.#days = new Map();
    for (const { tenantId, day, requests } of days) {
      const partition = store.partition('partners', tenantId);
      await add(partition, day);
      for (let left = requests.slice(-NOTED_MAX); left.length > 0; left = left.slice(REQUESTS_PER_PAGE)) {
        const page = left.slice(0, REQUESTS_PER_PAGE);
        const at = page.at(-1)?.at;
        if (at) await partition.commit([create(REQUEST_PAGE, { id: randomUUID(), at, requests: page })]);
      }
    }
  }

  /** Gives up what was noted since. */
  forget(): void {
    this.#days = new Map();
  }

  #dayOf(tenantId: string, day: CalendarDate): Noted {
    const key = `${tenantId} ${day}`;
    const known = this.#days.get(key) ?? { tenantId, day: { day, applications: {}, withoutMfa: {} }, requests: [] };
    this.#days.set(key, known);
    return known;
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

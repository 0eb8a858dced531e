import { USAGE_BUDGET, type UsageBudget } from '../analytics/usage/stored.ts';
import { AUDIT_RECORD } from '../audit/stored.ts';
import { NOTICE, type Notice } from '../billing/paying/stored.ts';
import type { Ports } from '../identity/ports.ts';
import type { Instant } from '../shared/calendar.ts';
import { derivedGuid } from '../storage/derived-id.ts';
import { create, type Store, type Write } from '../storage/port.ts';
import { SUBSCRIPTION, type Subscription } from '../subscriptions/stored.ts';
import { happenedInBilling, happenedTo, happenedToBudget, type Happened } from './core/happened.ts';
import { OUTBOX, type Outbox } from './stored.ts';

/** A dispatcher looks so long after it was woken: until then no other one has to be. */
const WAKE_SECONDS = 1;
const AWAKE_MAX = 10_000;

/**
 * A store whose commits in a partner's partition tell what they make happen: one more document in the same batch, whoever
 * commits, a request or a job. After it a dispatcher is woken, once a second and partner at most.
 */
export function publishing(store: Store, { queue, now, report }: Pick<Ports, 'queue' | 'now' | 'report'>): Store {
  const wakenUntil = new Map<string, number>();

  /** A lost message costs time only: the hourly timer looks too. */
  async function wake(partnerId: string): Promise<void> {
    const time = Date.parse(now());
    if ((wakenUntil.get(partnerId) ?? 0) > time) return;
    if (wakenUntil.size >= AWAKE_MAX) wakenUntil.clear();
    wakenUntil.set(partnerId, time + WAKE_SECONDS * 1000);
    try {
      await queue.send('webhook-events', { partnerId }, WAKE_SECONDS);
    } catch (error) {
      wakenUntil.delete(partnerId);
      report({ message: 'webhooks are told an hour late', error });
    }
  }

  return {
    partition: (container, key) => {
      const partition = store.partition(container, key);
      if (container !== 'partners') return partition;
      return {
        get: (kind, id) => partition.get(kind, id),
        list: (index, page) => partition.list(index, page),
        commit: async (writes) => {
          const outbox = outboxOf(key, writes, now());
          if (!outbox) return partition.commit(writes);
          const outcome = await partition.commit([...writes, create(OUTBOX, outbox)]);
          if (outcome === 'committed') await wake(key);
          return outcome;
        },
      };
    },
  };
}

/** Its id is made from the first of the writes that matter, at its version: a batch that is sent again cannot tell twice. */
function outboxOf(partnerId: string, writes: readonly Write[], at: Instant): Outbox | undefined {
  const telling = writes.map((write) => ({ write, happened: happenedBy(write) })).filter(({ happened }) => happened.length > 0);
  const [first] = telling;
  if (!first) return undefined;
  const audited = writes.find(({ kind }) => kind.name === AUDIT_RECORD.name);
  const { kind, ...change } = first.write;
  const [id, version] =
    change.op === 'create' ? [kind.idOf(change.value), 1] : [kind.idOf(change.was.value), change.was.version + 1];
  return {
    id: derivedGuid('outbox', partnerId, kind.name, id, String(version)),
    at,
    auditId: audited?.op === 'create' ? audited.kind.idOf(audited.value) : undefined,
    happened: telling.flatMap(({ happened }) => happened),
  };
}

function happenedBy(write: Write): Happened[] {
  if (write.op === 'delete') return [];
  const before = write.op === 'replace' ? write.was.value : undefined;
  switch (write.kind.name) {
    case SUBSCRIPTION.name:
      return happenedTo(write.value as Subscription, before as Subscription | undefined);
    case USAGE_BUDGET.name:
      return happenedToBudget(write.value as UsageBudget, before as UsageBudget | undefined);
    case NOTICE.name:
      return happenedInBilling(write.value as Notice);
    default:
      return [];
  }
}

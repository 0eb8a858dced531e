import { AsyncLocalStorage } from 'node:async_hooks';
import { ORDER, SUBSCRIPTION, type Order, type Subscription } from '../../subscriptions/stored.ts';
import type { Partition, Write } from '../../storage/port.ts';
import type { LocalPorts } from '../compose.ts';
import type { Switches } from './switches.ts';
import type { Drill } from './drill.ts';

type Store = LocalPorts['store'];

interface Late {
  readonly drill: Drill;
  readonly customerId?: string;
  readsLeft: number;
  wasSeen: boolean;
  /** The reads that it is hidden from. */
  readonly hiddenFrom: WeakSet<object>;
}

/** Things that are there and are not shown yet, by the number of reads. */
export class LateThings {
  readonly #things = new Map<string, Late>();

  isKnown(id: string): boolean {
    return this.#things.has(id);
  }

  add(id: string, drill: Drill<'late-orders' | 'late-lines'>, customerId?: string): void {
    drill.count('late');
    const late = { drill, readsLeft: drill.settings.reads, wasSeen: false, hiddenFrom: new WeakSet() };
    this.#things.set(id, { ...late, ...(customerId ? { customerId } : {}) });
  }

  /** Whether a read may not see it; the same for all of one read. */
  isHidden(id: string, read: object): boolean {
    const thing = this.#things.get(id);
    if (!thing) return false;
    if (thing.hiddenFrom.has(read)) return true;
    if (thing.drill.isOn && thing.readsLeft > 0) {
      thing.readsLeft -= 1;
      thing.hiddenFrom.add(read);
      thing.drill.count('struck');
      return true;
    }
    if (!thing.wasSeen) thing.drill.count('cameBack');
    thing.wasSeen = true;
    return false;
  }

  /** Whether the customer has an order that its partner has not seen yet. */
  hasUnseen(customerId: string): boolean {
    return [...this.#things.values()].some((thing) => thing.customerId === customerId && !thing.wasSeen);
  }

  clear(): void {
    this.#things.clear();
  }
}

/** The read that is under way: an object of its own for each. */
export const reading = new AsyncLocalStorage<object>();

/** A store that takes orders and shows them late, to reads only: what changes something sees everything. */
export function lateOrders(store: Store, switches: Switches, late: LateThings): Store {
  const hides = (kind: { name: string }, value: unknown): boolean => {
    const read = reading.getStore();
    const orderId = orderIdOf(kind, value);
    return read !== undefined && orderId !== undefined && late.isHidden(orderId, read);
  };
  const tardy = (partition: Partition, partnerId: string): Partition => ({
    get: async (kind, id) => {
      const found = await partition.get(kind, id);
      return found && hides(kind, found.value) ? undefined : found;
    },
    list: async (index, request) => {
      const seen = [];
      for (let bounds = request; ;) {
        const { items, more } = await partition.list(index, bounds);
        seen.push(...items.filter(({ value }) => !hides(index.kind, value)));
        const last = items.at(-1)?.key;
        // a page is full, or the last: whoever walks goes on from what it was given
        if (!more || last === undefined || seen.length >= request.limit)
          return { items: seen.slice(0, request.limit), more: more || seen.length > request.limit };
        bounds = { ...bounds, ...(request.descending ? { before: last } : { after: last }) };
      }
    },
    commit: async (writes) => {
      const done = await partition.commit(writes);
      const drill = switches.drill(partnerId, 'late-orders');
      if (done === 'committed' && drill) for (const order of newOrders(writes)) takeOrder(order, drill, late);
      return done;
    },
  });
  return {
    ...store,
    partition: (container, key) => {
      const partition = store.partition(container, key);
      return container === 'partners' ? tardy(partition, key) : partition;
    },
  };
}

function takeOrder({ id, customerId }: Order, drill: Drill<'late-orders'>, late: LateThings): void {
  if (late.hasUnseen(customerId)) drill.count('orderedAgain');
  if (drill.strikes('order')) late.add(id, drill, customerId);
}

function newOrders(writes: readonly Write[]): Order[] {
  return writes.flatMap((write) => (write.op === 'create' && write.kind.name === ORDER.name ? [write.value as Order] : []));
}

function orderIdOf(kind: { name: string }, value: unknown): string | undefined {
  if (kind.name === ORDER.name) return (value as Order).id;
  return kind.name === SUBSCRIPTION.name ? (value as Subscription).orderId : undefined;
}

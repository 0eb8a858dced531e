import {
  remove,
  replace,
  type Entry,
  type Index,
  type Kind,
  type PageRequest,
  type Partition,
  type Write,
} from '../../storage/port.ts';
import { walk } from '../../storage/walk.ts';

/** Some documents are long: so many fit into what a commit may weigh. */
const WRITES = 25;

type Bounds = Pick<PageRequest, 'after' | 'before'>;

/**
 * Makes of every document in a range what it is to be; one that is so already is left alone. Doing it again, or going on
 * after a crash, therefore writes only what is missing. Whoever loses a race starts over: the queue sends the message again.
 */
export async function rewrite<T>(partition: Partition, index: Index<T>, bounds: Bounds, erased: (value: T) => T): Promise<void> {
  await inCommits(partition, index, bounds, (entry) => {
    const value = erased(entry.value);
    return JSON.stringify(value) === JSON.stringify(entry.value) ? undefined : replace(index.kind, value, entry);
  });
}

export function removeAll<T>(partition: Partition, index: Index<T>, bounds: Bounds = {}): Promise<void> {
  return inCommits(partition, index, bounds, (entry) => remove(index.kind, entry));
}

export async function removeOne<T>(partition: Partition, kind: Kind<T>, id: string): Promise<void> {
  const found = await partition.get(kind, id);
  if (found) await commit(partition, [remove(kind, found)]);
}

async function inCommits<T>(
  partition: Partition,
  index: Index<T>,
  bounds: Bounds,
  writeFor: (entry: Entry<T>) => Write | undefined,
): Promise<void> {
  let writes: Write[] = [];
  for await (const entry of walk(partition, index, { ...bounds, limit: WRITES })) {
    const write = writeFor(entry);
    if (write) writes.push(write);
    if (writes.length === WRITES) {
      await commit(partition, writes);
      writes = [];
    }
  }
  await commit(partition, writes);
}

export async function commit(partition: Partition, writes: readonly Write[]): Promise<void> {
  if ((await partition.commit(writes)) === 'conflict') throw new Error('an erasure met another change; it is tried again');
}

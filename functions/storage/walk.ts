import { setImmediate } from 'node:timers/promises';
import type { Entry, Index, PageRequest, Partition } from './port.ts';

/** All documents of an index between two bounds, in order; `limit` of them are read at a time. */
export async function* walk<T>(partition: Partition, index: Index<T>, bounds: PageRequest): AsyncGenerator<Entry<T>> {
  for (let passed = {}, more = true; more;) {
    const page = await partition.list(index, { ...bounds, ...passed });
    await setImmediate(); // a turn for whoever else asks this process: the embedded store answers without one
    yield* page.items;
    const last = page.items.at(-1)?.key;
    if (last !== undefined) passed = bounds.descending ? { before: last } : { after: last };
    more = page.more;
  }
}

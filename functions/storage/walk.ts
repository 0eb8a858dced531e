import type { Entry, Index, PageRequest, Partition } from './port.ts';

/** All documents of an index between two bounds, in order; `limit` of them are read at a time. */
export async function* walk<T>(partition: Partition, index: Index<T>, bounds: PageRequest): AsyncGenerator<Entry<T>> {
  let from = bounds;
  for (let more = true; more;) {
    const page = await partition.list(index, from);
    yield* page.items;
    const last = page.items.at(-1);
    if (last) from = { ...from, [bounds.descending ? 'before' : 'after']: last.key };
    more = page.more;
  }
}

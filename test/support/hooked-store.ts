import type { Store } from '../../functions/storage/port.ts';

/** A store in which something happens before each commit, from when the hook is set. */
export class HookedStore implements Store {
  readonly #store: Store;
  beforeCommit: (() => Promise<void>) | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  partition: Store['partition'] = (container, key) => {
    const partition = this.#store.partition(container, key);
    return {
      get: (kind, id) => partition.get(kind, id),
      list: (index, page) => partition.list(index, page),
      commit: async (writes) => {
        await this.beforeCommit?.();
        return partition.commit(writes);
      },
    };
  };
}

/** The process dies instead of making its commit number `dieAt`, counted from 1, and any after it. */
export function crashAt(dieAt: number): () => Promise<void> {
  let commits = 0;
  return async () => {
    commits += 1;
    if (commits >= dieAt) throw new Error('the process dies here');
  };
}

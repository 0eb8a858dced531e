import type { Store } from '../../functions/storage/port.ts';

/** A process that dies instead of making its commit number `dieAt`, counted from 1 since the last `arm`. */
export class CrashingStore implements Store {
  readonly #store: Store;
  #commitsLeft = Infinity;

  constructor(store: Store) {
    this.#store = store;
  }

  arm(dieAt: number): void {
    this.#commitsLeft = dieAt - 1;
  }

  disarm(): void {
    this.#commitsLeft = Infinity;
  }

  partition: Store['partition'] = (container, key) => {
    const partition = this.#store.partition(container, key);
    return {
      get: (kind, id) => partition.get(kind, id),
      list: (index, page) => partition.list(index, page),
      commit: async (writes) => {
        if (this.#commitsLeft === 0) throw new Error('the process dies here');
        this.#commitsLeft -= 1;
        return partition.commit(writes);
      },
    };
  };
}

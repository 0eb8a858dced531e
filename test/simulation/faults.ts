import { setImmediate } from 'node:timers/promises';
import type { BlobContent, Blobs } from '../../functions/storage/blobs/port.ts';
import type { Partition, Store } from '../../functions/storage/port.ts';
import type { Dice } from './dice.ts';

/** The process dies, or the storage does not answer. */
export class Fault extends Error {}

/**
 * Lets storage calls go ahead one at a time, in an order that the dice decide, and lets some of them fail: before they take
 * effect or right after, so that nobody knows whether they did.
 */
export class Traffic {
  readonly #dice: Dice;
  readonly #faultsPerMille: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  faults = 0;

  constructor(dice: Dice, faultsPerMille: number) {
    this.#dice = dice;
    this.#faultsPerMille = faultsPerMille;
  }

  /** Runs tasks at the same time, each storage call of them in its turn. */
  async together(tasks: readonly (() => Promise<void>)[]): Promise<void> {
    this.#running = tasks.length;
    const ends = tasks.map((task) => task().finally(() => (this.#running -= 1)));
    const all = Promise.allSettled(ends);
    while (this.#running > 0) {
      await setImmediate();
      if (this.#waiting.length < this.#running) continue; // somebody is still at work between two calls
      const [next] = this.#waiting.splice(this.#dice.between(0, this.#waiting.length - 1), 1);
      next?.();
    }
    const failed = (await all).find((end) => end.status === 'rejected' && !(end.reason instanceof Fault));
    if (failed?.status === 'rejected') throw failed.reason;
  }

  async call<T>(effect: () => Promise<T>): Promise<T> {
    if (this.#running > 1) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (!this.#dice.perMille(this.#faultsPerMille)) return effect();
    this.faults += 1;
    if (this.#dice.perMille(500)) throw new Fault('before it took effect');
    await effect();
    throw new Fault('after it took effect');
  }
}

export function faultyStore(store: Store, traffic: Traffic): Store {
  return {
    partition: (container, key) => {
      const inner = store.partition(container, key);
      const partition: Partition = {
        get: (kind, id) => traffic.call(() => inner.get(kind, id)),
        list: (index, page) => traffic.call(() => inner.list(index, page)),
        commit: (writes) => traffic.call(() => inner.commit(writes)),
      };
      return partition;
    },
  };
}

/** Files in memory, behind the same traffic. */
export class MemoryBlobs implements Blobs {
  readonly #traffic: Traffic;
  readonly #staged = new Map<string, Map<number, Uint8Array>>();
  readonly files = new Map<string, Uint8Array>();

  constructor(traffic: Traffic) {
    this.#traffic = traffic;
  }

  remove(name: string): Promise<void> {
    return this.#traffic.call(async () => void this.files.delete(name));
  }

  stage(name: string, number: number, bytes: Uint8Array): Promise<void> {
    return this.#traffic.call(async () => {
      const blocks = this.#staged.get(name) ?? new Map<number, Uint8Array>();
      this.#staged.set(name, blocks.set(number, bytes));
    });
  }

  finish(name: string, blocks: number): Promise<void> {
    return this.#traffic.call(async () => {
      if (this.files.has(name)) return;
      const staged = this.#staged.get(name);
      this.files.set(
        name,
        Buffer.concat(Array.from({ length: blocks }, (_, number) => staged?.get(number) ?? missing(name, number))),
      );
      this.#staged.delete(name);
    });
  }

  async read(name: string): Promise<BlobContent | undefined> {
    const bytes = this.files.get(name);
    return bytes && { contentType: '', length: bytes.length, stream: new Blob([Uint8Array.from(bytes)]).stream() };
  }

  async link(name: string): Promise<string> {
    return `/files/${name}`;
  }
}

function missing(name: string, number: number): never {
  throw new Error(`${name} is finished without its block ${number}`);
}

import { AsyncLocalStorage } from 'node:async_hooks';

const running = new AsyncLocalStorage<{ requests: number }>();

/** Counts the requests an adapter makes, by kind, so that a test can state what an operation costs. */
export class Meter {
  readonly #counts = new Map<string, number>();

  count(request: string): void {
    this.#counts.set(request, (this.#counts.get(request) ?? 0) + 1);
    const tally = running.getStore();
    if (tally) tally.requests += 1;
  }

  /** The counts so far, and back to zero. */
  take(): Record<string, number> {
    const counts = Object.fromEntries(this.#counts);
    this.#counts.clear();
    return counts;
  }
}

/** Runs work that can ask how many requests it has made itself, whatever else runs at the same time. */
export function counted<T>(work: (requests: () => number) => T): T {
  const tally = { requests: 0 };
  return running.run(tally, () => work(() => tally.requests));
}

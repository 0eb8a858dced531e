import { AsyncLocalStorage } from 'node:async_hooks';

/** The state that this work began with has been replaced since. */
export class StateReplaced extends Error {
  constructor() {
    super('the state of this machine was replaced while this was under way');
    this.name = 'StateReplaced';
  }
}

/** Keeps the work of one state of this machine out of the next one. Work outside `enter` belongs to every state. */
export interface Fence {
  /** How many states came before this one. */
  readonly era: () => number;
  /** Runs work that belongs to the state of now; while the state is saved or replaced it waits. */
  enter<T>(work: () => Promise<T>): Promise<T>;
  /** @throws {StateReplaced}  for work that began in an earlier state */
  check(): void;
  /** Marks what takes more than one step to be written, as a file does. */
  writing<T>(work: () => Promise<T>): Promise<T>;
  /** Does something while nothing is half written. */
  still(work: () => void): Promise<void>;
  /** The same; whatever began before is refused from now on. */
  replace(work: () => void): Promise<void>;
}

export function openFence(): Fence {
  const eras = new AsyncLocalStorage<number>();
  const writes = new Set<Promise<unknown>>();
  let era = 0;
  let turn: Promise<void> = Promise.resolve();

  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = turn.then(work);
    turn = done.catch(() => {}); // told to whoever asked for it, and no hindrance to the next
    return done;
  }
  async function whileStill(work: () => void): Promise<void> {
    while (writes.size > 0) await Promise.allSettled(writes);
    work();
  }

  return {
    era: () => era,
    enter: async (work) => {
      let awaited: Promise<void> | undefined;
      while (awaited !== turn) {
        awaited = turn;
        await awaited;
      }
      return eras.run(era, work);
    },
    check: () => {
      if ((eras.getStore() ?? era) !== era) throw new StateReplaced();
    },
    writing: async (work) => {
      const write = work();
      writes.add(write);
      return write.finally(() => writes.delete(write));
    },
    still: (work) => inTurn(() => whileStill(work)),
    replace: (work) =>
      inTurn(() => {
        era += 1;
        return whileStill(work);
      }),
  };
}

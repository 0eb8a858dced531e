import { createHash } from 'node:crypto';
import type { BehaviourName, Settings } from './behaviours.ts';
import type { Figure } from './figures.ts';

/** One behaviour on one partner, from when it was switched on: what it has counted, struck and seen. */
export class Drill<N extends BehaviourName = BehaviourName> {
  readonly name: N;
  readonly settings: Settings<N>;
  isOn = true;
  readonly #seen = new Map<string, number>();
  readonly #figures = new Map<Figure, number>();

  constructor(name: N, settings: Settings<N>) {
    this.name = name;
    this.settings = settings;
  }

  /** Counts one more of a kind. @returns which one it is, from 1 */
  next(kind: string): number {
    const nth = (this.#seen.get(kind) ?? 0) + 1;
    this.#seen.set(kind, nth);
    return nth;
  }

  /** Counts one more of a kind, and says whether it is struck: by the seed and its number alone. */
  strikes(this: Drill<Exclude<BehaviourName, 'expiring-tokens'>>, kind: string): boolean {
    const { seed, share } = this.settings;
    const digest = createHash('sha256')
      .update(`${seed}/${this.name}/${kind}/${this.next(kind)}`)
      .digest();
    return digest.readUInt32BE() % 100 < share;
  }

  count(figure: Figure): void {
    this.#figures.set(figure, this.figure(figure) + 1);
  }

  figure(figure: Figure): number {
    return this.#figures.get(figure) ?? 0;
  }
}

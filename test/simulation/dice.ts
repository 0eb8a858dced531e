import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Chance that repeats: the same seed throws the same numbers. */
export class Dice {
  readonly #generator: ReturnType<typeof xoroshiro128plus>;

  constructor(seed: number) {
    this.#generator = xoroshiro128plus(seed);
  }

  /** A whole number between two, both included. */
  between(min: number, max: number): number {
    return uniformInt(this.#generator, min, max);
  }

  /** True about so many times in a thousand. */
  perMille(times: number): boolean {
    return this.between(0, 999) < times;
  }

  pick<T>(from: readonly T[]): T {
    const one = from[this.between(0, from.length - 1)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  }
}

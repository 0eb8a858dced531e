/** Counts the requests an adapter makes, by kind, so that a test can state what an operation costs. */
export class Meter {
  readonly #counts = new Map<string, number>();

  count(request: string): void {
    this.#counts.set(request, (this.#counts.get(request) ?? 0) + 1);
  }

  /** The counts so far, and back to zero. */
  take(): Record<string, number> {
    const counts = Object.fromEntries(this.#counts);
    this.#counts.clear();
    return counts;
  }
}

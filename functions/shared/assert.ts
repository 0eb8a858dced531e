/** Stops on a mistake of ours. A caller's mistake is a refusal and never reaches an assert. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`broken invariant: ${message}`);
}

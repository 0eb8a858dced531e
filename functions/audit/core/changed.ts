import type { Write } from '../../storage/port.ts';

/** The document a write found, and the one it left. */
export function sidesOf(write: Write): { was: unknown; is: unknown } {
  return { was: write.op === 'create' ? undefined : write.was.value, is: write.op === 'delete' ? undefined : write.value };
}

/** The top-level fields that are not what they were, in the order of the document. */
export function changedFields(write: Write): string[] {
  const { was, is } = sidesOf(write);
  const [before, after] = [fieldsOf(was), fieldsOf(is)];
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => JSON.stringify(before.get(name)) !== JSON.stringify(after.get(name)));
}

export function fieldsOf(document: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof document === 'object' && document !== null ? Object.entries(document) : []);
}

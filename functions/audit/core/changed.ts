import type { Write } from '../../storage/port.ts';
import { isShown } from './kinds.ts';

/** What several writes, one after the other, made of a document; absent on the side where there is none. */
export interface Change {
  readonly kind: string;
  readonly id: string;
  readonly was: unknown;
  readonly is: unknown;
  /** The top-level fields that are not what they were; of one that came or went, all. */
  readonly fields: readonly string[];
}

/** The documents that are not what they were, of the kinds that are shown, in the order in which they were first written. */
export function changesIn(writes: readonly Write[]): Change[] {
  const documents = new Map<string, Omit<Change, 'fields'>>();
  for (const write of writes) {
    if (!isShown(write.kind.name)) continue;
    const was = write.op === 'create' ? undefined : write.was.value;
    const is = write.op === 'delete' ? undefined : write.value;
    const [kind, id] = [write.kind.name, write.kind.idOf(is ?? was)];
    const known = documents.get(`${kind} ${id}`);
    documents.set(`${kind} ${id}`, { kind, id, was: known ? known.was : was, is });
  }
  return [...documents.values()]
    .map((document) => ({ ...document, fields: changedFields(fieldsOf(document.was), fieldsOf(document.is)) }))
    .filter(({ fields }) => fields.length > 0);
}

type Fields = ReadonlyMap<string, unknown>;

function changedFields(before: Fields, after: Fields): string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => JSON.stringify(before.get(name)) !== JSON.stringify(after.get(name)));
}

export function fieldsOf(document: unknown): Fields {
  return new Map(typeof document === 'object' && document !== null ? Object.entries(document) : []);
}

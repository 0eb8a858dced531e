import type { Kind } from './port.ts';

/** A stored document that this version of the code cannot read. */
export class CorruptDocument extends Error {
  constructor(kind: string, id: string, cause: unknown) {
    super(`the stored ${kind} ${JSON.stringify(id)} cannot be read; restore it from a backup or mend it by hand`, { cause });
    this.name = 'CorruptDocument';
  }
}

/**
 * The stored body as a value of its kind, however old it is.
 *
 * @throws {CorruptDocument}  also for a body that a newer version of this code has written
 */
export function fromStored<T>(kind: Kind<T>, id: string, schemaVersion: number, body: unknown): T {
  const parsed = kind.schema.safeParse(upgraded(kind, id, schemaVersion, body));
  if (!parsed.success) throw new CorruptDocument(kind.name, id, parsed.error);
  return parsed.data;
}

function upgraded<T>(kind: Kind<T>, id: string, schemaVersion: number, stored: unknown): unknown {
  let body = stored;
  for (let version = schemaVersion; version !== kind.schemaVersion; version += 1) {
    const upgrade = kind.upgrades?.[version];
    if (!upgrade) throw new CorruptDocument(kind.name, id, `schema version ${schemaVersion}`);
    try {
      body = upgrade(body);
    } catch (error) {
      throw new CorruptDocument(kind.name, id, error);
    }
  }
  return body;
}

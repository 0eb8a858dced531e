import type { ZodType } from 'zod';

/** The containers and what their partition key is: see `infra/containers.json`. */
export type ContainerName = 'partners' | 'customers' | 'catalog' | 'lines';

/** The parts of an index key, compared one after the other as text. Numbers are padded by whoever makes them parts. */
export type KeyParts = readonly string[];

/** What kind of document this is: where it lies, how it is read, and by which keys it can be listed. */
export interface Kind<T> {
  readonly name: string;
  readonly container: ContainerName;
  /** Raised when the shape changes; stored with each document. */
  readonly schemaVersion: number;
  /**
   * Makes a stored body of an older version, the key, one of the version after it. Pure; it keeps the id. Documents are upgraded as they are
   * read, and stored anew with their next write; until then they stand in the indexes they were written for.
   */
  readonly upgrades?: Readonly<Record<number, (body: unknown) => unknown>>;
  readonly schema: ZodType<T>;
  readonly idOf: (value: T) => string;
  /** Undefined parts leave the document out of that index. The document's id is added, so that keys are unique. */
  readonly indexes: Readonly<Record<string, (value: T) => KeyParts | undefined>>;
  /** Documents of this kind vanish so many seconds after their last write. */
  readonly ttlSeconds?: number;
}

export interface Index<T> {
  readonly kind: Kind<T>;
  readonly name: string;
}

export interface Versioned<T> {
  readonly value: T;
  /** 1 for a new document, one more with every replacement: known before the commit that makes it so. */
  readonly version: number;
  /** What the adapter compares in a replacement; opaque. */
  readonly token: string;
}

export interface Entry<T> extends Versioned<T> {
  readonly key: string;
}

/** Keys strictly between two bounds, in order. */
export interface PageRequest {
  readonly after?: string;
  readonly before?: string;
  readonly limit: number;
  readonly descending?: boolean;
}

export interface Page<T> {
  readonly items: readonly Entry<T>[];
  /** More entries lie between the last of these and the bound. */
  readonly more: boolean;
}

export type Write =
  | { readonly op: 'create'; readonly kind: Kind<unknown>; readonly value: unknown }
  | { readonly op: 'replace'; readonly kind: Kind<unknown>; readonly value: unknown; readonly was: Versioned<unknown> }
  | { readonly op: 'delete'; readonly kind: Kind<unknown>; readonly was: Versioned<unknown> };

/** One partition. A command gets its caller's own, named by the token, and has no way to name another. */
export interface Partition {
  /** Undefined when absent. A stored body that no longer parses throws `CorruptDocument`; it is never skipped. */
  get<T>(kind: Kind<T>, id: string): Promise<Versioned<T> | undefined>;
  list<T>(index: Index<T>, page: PageRequest): Promise<Page<T>>;
  /** All writes or none; 100 and 1.9 MB at most, the limits of a Cosmos DB batch. An empty list is committed without a request. */
  commit(writes: readonly Write[]): Promise<'committed' | 'conflict'>;
}

/** The store has more to do than it can, after all retries: nothing was written, and it is worth trying again in a minute. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';
}

export interface Store {
  partition(container: ContainerName, key: string): Partition;
}

export const WRITES_MAX = 100;

/** What all writes of a commit hold together at most, and so any document: the 2 MB of a Cosmos DB batch, less what it wraps them in. */
export const COMMIT_BYTES_MAX = 1_900_000;

/** Separates the parts of a key; sorts before every character a part may hold. */
export const SEPARATOR = '\u0001';

export function defineKind<T>(kind: Kind<T>): Kind<T> {
  return kind;
}

export function indexOf<T>(kind: Kind<T>, name: string): Index<T> {
  return { kind, name };
}

export function create<T>(kind: Kind<T>, value: T): Write {
  return { op: 'create', kind: kind as Kind<unknown>, value };
}

export function replace<T>(kind: Kind<T>, value: T, was: Versioned<T>): Write {
  return { op: 'replace', kind: kind as Kind<unknown>, value, was };
}

/** One of the two, by whether the document was there. */
export function put<T>(kind: Kind<T>, value: T, was: Versioned<T> | undefined): Write {
  return was ? replace(kind, value, was) : create(kind, value);
}

export function remove<T>(kind: Kind<T>, was: Versioned<T>): Write {
  return { op: 'delete', kind: kind as Kind<unknown>, was };
}

/** The bounds of all keys that begin with these whole parts; none: the whole index. */
export function under(...parts: string[]): { after?: string; before?: string } {
  if (parts.length === 0) return {};
  const prefix = parts.join(SEPARATOR);
  return { after: prefix + SEPARATOR, before: `${prefix}\u0002` };
}

/** The bounds of all keys whose part behind `parts` begins with `start`. */
export function startingWith(parts: KeyParts, start: string): { after: string; before: string } {
  const prefix = [...parts, start].join(SEPARATOR);
  return { after: prefix, before: behind(prefix) };
}

/** The first text after all that begin with `prefix`: by code point (UTF-8) and by UTF-16 unit alike, so for any store. */
function behind(prefix: string): string {
  const characters = Array.from(prefix);
  const last = characters.pop()?.codePointAt(0);
  if (last === undefined || last === 0xd7ff || last === 0x10ffff) return `${prefix}\u{10ffff}`; // nothing follows these in both
  return characters.join('') + String.fromCodePoint(last + 1);
}

/** The document's key in each index it belongs to. */
export function keysOf<T>(kind: Kind<T>, value: T): Record<string, string> {
  const keys: Record<string, string> = {};
  for (const [name, partsOf] of Object.entries(kind.indexes)) {
    const parts = partsOf(value);
    if (parts) keys[name] = [...parts, kind.idOf(value)].join(SEPARATOR);
  }
  return keys;
}

/** A whole number as a key part that sorts by value. */
export function padded(number: number): string {
  return number.toString().padStart(10, '0');
}

import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { assert } from '../../shared/assert.ts';
import type { Meter } from '../meter.ts';
import {
  COMMIT_BYTES_MAX,
  keysOf,
  WRITES_MAX,
  type ContainerName,
  type Entry,
  type Index,
  type Kind,
  type Page,
  type PageRequest,
  type Partition,
  type Store,
  type Versioned,
  type Write,
} from '../port.ts';
import { fromStored } from '../stored.ts';
import { replaceWith, saveTo } from './copy.ts';
import { LAYOUT, SCHEMA, STATEMENTS, UnknownLayout } from './sql.ts';

/** Columns in the order of the statements: rows as arrays are read in half the time of rows as objects. */
type Row = [id: string, version: number, token: string, schemaVersion: number, body: string, key: string];

export interface SqliteStore extends Store {
  readonly database: DatabaseSync;
  /** Frees the room of documents whose time is over; they count as absent anyway. */
  sweep(): void;
  /** All tables of the file, those of the queue included, into a new file. */
  saveTo(file: string): void;
  /** All tables out of such a file, in the place of what is there. */
  replaceWith(file: string): void;
  close(): void;
}

/**
 * Documents in one SQLite file, with the limits, order and conflicts of Cosmos DB.
 *
 * @param file  a path, or `:memory:`
 * @throws {UnknownLayout}  when another version of this code wrote the file
 */
export function openSqliteStore(file: string, meter: Meter): SqliteStore {
  const database = new DatabaseSync(file, { timeout: 5000 });
  checkLayout(database, file);
  database.exec(`${SCHEMA} PRAGMA user_version=${LAYOUT};`);
  const prepared = new Map<string, StatementSync>();
  const statement = (sql: string) => {
    const known = prepared.get(sql);
    if (known) return known;
    const fresh = database.prepare(sql);
    fresh.setReturnArrays(true);
    prepared.set(sql, fresh);
    return fresh;
  };
  return {
    database,
    partition: (container, key) => new SqlitePartition(database, statement, meter, container, key),
    sweep: () => {
      const now = Date.now();
      database.exec('BEGIN IMMEDIATE');
      statement(STATEMENTS.sweepEntries).run(now);
      statement(STATEMENTS.sweep).run(now);
      database.exec('COMMIT');
    },
    saveTo: (to) => saveTo(database, to),
    replaceWith: (from) => replaceWith(database, from),
    close: () => {
      database.exec('PRAGMA optimize');
      database.close();
    },
  };
}

function checkLayout(database: DatabaseSync, file: string): void {
  const isNew = database.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;
  const layout = database.prepare('PRAGMA user_version').get()?.['user_version'];
  if (!isNew && layout !== LAYOUT) throw new UnknownLayout(file);
}

class SqlitePartition implements Partition {
  readonly #database: DatabaseSync;
  readonly #statement: (sql: string) => StatementSync;
  readonly #meter: Meter;
  readonly #pk: string;

  constructor(
    database: DatabaseSync,
    statement: (sql: string) => StatementSync,
    meter: Meter,
    container: ContainerName,
    key: string,
  ) {
    this.#database = database;
    this.#statement = statement;
    this.#meter = meter;
    this.#pk = `${container}/${key}`;
  }

  async get<T>(kind: Kind<T>, id: string): Promise<Versioned<T> | undefined> {
    this.#meter.count('get');
    const row = this.#statement(STATEMENTS.get).get(this.#pk, `${kind.name}:${id}`, Date.now()) as unknown as Row | undefined;
    return row && versioned(kind, row);
  }

  async list<T>(index: Index<T>, { after, before, limit, descending }: PageRequest): Promise<Page<T>> {
    assert(limit > 0, 'a page has room for at least one document');
    this.#meter.count('list');
    const sql = descending ? STATEMENTS.listDescending : STATEMENTS.list;
    const name = `${index.kind.name}/${index.name}`;
    const rows = this.#statement(sql).all(
      this.#pk,
      name,
      after ?? '',
      before ?? '\u{10ffff}',
      Date.now(),
      limit + 1,
    ) as unknown as Row[];
    const items: Entry<T>[] = rows.slice(0, limit).map((row) => ({ ...versioned(index.kind, row), key: row[5] }));
    return { items, more: rows.length > limit };
  }

  async commit(writes: readonly Write[]): Promise<'committed' | 'conflict'> {
    assert(writes.length <= WRITES_MAX, `a commit has at most ${WRITES_MAX} writes`);
    if (writes.length === 0) return 'committed';
    const bodies = writes.map((write) => (write.op === 'delete' ? '' : JSON.stringify(write.value)));
    const bytes = bodies.reduce((sum, body) => sum + Buffer.byteLength(body), 0);
    assert(bytes <= COMMIT_BYTES_MAX, `a commit has at most ${COMMIT_BYTES_MAX} bytes`);
    this.#meter.count('commit');
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const done = writes.every((write, index) => this.#apply(write, bodies[index] ?? ''));
      if (done) this.#database.exec('COMMIT');
      return done ? 'committed' : 'conflict';
    } finally {
      // a conflict, or an error such as a full disk, which may have rolled back by itself
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
    }
  }

  #apply(write: Write, body: string): boolean {
    const id = `${write.kind.name}:${write.kind.idOf(write.op === 'delete' ? write.was.value : write.value)}`;
    const number = this.#write(write, id, body);
    if (number === undefined) return false;
    this.#statement(STATEMENTS.removeEntries).run(number);
    if (write.op === 'delete') return true;
    for (const [name, key] of Object.entries(keysOf(write.kind, write.value))) {
      this.#statement(STATEMENTS.addEntry).run(this.#pk, `${write.kind.name}/${name}`, key, number);
    }
    return true;
  }

  /** @returns  the number of the document, undefined when it is not as the write expects it */
  #write(write: Write, id: string, body: string): number | undefined {
    const now = Date.now();
    const returning = (sql: string, ...values: SQLInputValue[]) =>
      (this.#statement(sql).get(...values) as unknown as [number] | undefined)?.[0];
    if (write.op === 'delete') return returning(STATEMENTS.remove, this.#pk, id, write.was.token, now);
    const { ttlSeconds, schemaVersion } = write.kind;
    const expires = ttlSeconds ? now + ttlSeconds * 1000 : null;
    if (write.op === 'create') return returning(STATEMENTS.create, this.#pk, id, schemaVersion, expires, body, now);
    const { version, token } = write.was;
    return returning(STATEMENTS.replace, version + 1, schemaVersion, expires, body, this.#pk, id, token, now);
  }
}

function versioned<T>(kind: Kind<T>, [id, version, token, schemaVersion, body]: Row): Versioned<T> {
  return { value: fromStored(kind, id, schemaVersion, parseBody(body)), version, token };
}

/** Text that is no JSON is left to the kind's schema, which refuses it as corrupt. */
function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

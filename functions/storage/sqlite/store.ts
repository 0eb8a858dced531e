import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { assert } from '../../shared/assert.ts';
import type { Meter } from '../meter.ts';
import {
  fromStored,
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
import { SCHEMA, STATEMENTS } from './sql.ts';

interface Row {
  id: string;
  version: number;
  token: string;
  schemaVersion: number;
  body: string;
  key: string;
}

export interface SqliteStore extends Store {
  readonly database: DatabaseSync;
  /** Frees the room of documents whose time is over; they count as absent anyway. */
  sweep(): void;
  close(): void;
}

/**
 * Documents in one SQLite file, with the limits, order and conflicts of Cosmos DB.
 *
 * @param file  a path, or `:memory:`
 */
export function openSqliteStore(file: string, meter: Meter): SqliteStore {
  const database = new DatabaseSync(file, { timeout: 5000 });
  database.exec(SCHEMA);
  const prepared = new Map<string, StatementSync>();
  const statement = (sql: string) => {
    const known = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, known);
    return known;
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
    close: () => {
      database.exec('PRAGMA optimize');
      database.close();
    },
  };
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
    const row = this.#statement(STATEMENTS.get).get(this.#pk, `${kind.name}:${id}`, Date.now()) as Row | undefined;
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
    const items: Entry<T>[] = rows.slice(0, limit).map((row) => ({ ...versioned(index.kind, row), key: row.key }));
    return { items, more: rows.length > limit };
  }

  async commit(writes: readonly Write[]): Promise<'committed' | 'conflict'> {
    assert(writes.length <= WRITES_MAX, `a commit has at most ${WRITES_MAX} writes`);
    if (writes.length === 0) return 'committed';
    this.#meter.count('commit');
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const done = writes.every((write) => this.#apply(write));
      if (done) this.#database.exec('COMMIT');
      return done ? 'committed' : 'conflict';
    } finally {
      // a conflict, or an error such as a full disk, which may have rolled back by itself
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
    }
  }

  #apply(write: Write): boolean {
    const id = `${write.kind.name}:${write.kind.idOf(write.op === 'delete' ? write.was.value : write.value)}`;
    if (write.op === 'delete') {
      const { changes } = this.#statement(STATEMENTS.remove).run(this.#pk, id, write.was.token, Date.now());
      this.#statement(STATEMENTS.removeEntries).run(this.#pk, id);
      return changes === 1;
    }
    const expires = write.kind.ttlSeconds ? Date.now() + write.kind.ttlSeconds * 1000 : null;
    const body = JSON.stringify(write.value);
    const stored =
      write.op === 'create'
        ? this.#statement(STATEMENTS.create).run(this.#pk, id, write.kind.schemaVersion, expires, body, Date.now())
        : this.#statement(STATEMENTS.replace).run(
            write.was.version + 1,
            write.kind.schemaVersion,
            expires,
            body,
            this.#pk,
            id,
            write.was.token,
            Date.now(),
          );
    if (stored.changes !== 1) return false;
    this.#statement(STATEMENTS.removeEntries).run(this.#pk, id);
    for (const [name, key] of Object.entries(keysOf(write.kind, write.value))) {
      this.#statement(STATEMENTS.addEntry).run(this.#pk, `${write.kind.name}/${name}`, key, id);
    }
    return true;
  }
}

function versioned<T>(kind: Kind<T>, row: Row): Versioned<T> {
  return {
    value: fromStored(kind, row.id, row.schemaVersion, parseBody(row.body)),
    version: row.version,
    token: row.token,
  };
}

/** Text that is no JSON is left to the kind's schema, which refuses it as corrupt. */
function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Raised when the tables change, or what stands in them: a file is read only by the code that knows its layout. */
export const LAYOUT = 3;

/** A file whose tables are not those this code reads and writes. */
export class UnknownLayout extends Error {
  constructor(file: string) {
    super(`${file} was written by another version`);
    this.name = 'UnknownLayout';
  }
}

/**
 * WAL survives a killed process; a document and its index entries change in one transaction. One process owns the file, so
 * that no lock is taken and given back around every read, which costs more than the read.
 */
export const SCHEMA = `
PRAGMA locking_mode=EXCLUSIVE;
PRAGMA page_size=8192;
PRAGMA journal_mode=WAL;
PRAGMA synchronous=NORMAL;
PRAGMA cache_size=-32768;
PRAGMA temp_store=MEMORY;
CREATE TABLE IF NOT EXISTS documents(
  number INTEGER PRIMARY KEY, pk TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, token TEXT NOT NULL, schemaVersion INTEGER NOT NULL,
  expires INTEGER, body TEXT NOT NULL, UNIQUE(pk, id));
CREATE INDEX IF NOT EXISTS expiring ON documents(expires) WHERE expires IS NOT NULL;
CREATE TABLE IF NOT EXISTS entries(
  pk TEXT NOT NULL, ix TEXT NOT NULL, key TEXT NOT NULL, document INTEGER NOT NULL,
  PRIMARY KEY(pk, ix, key)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS entriesOfDocument ON entries(document);
`;

const list = (order: '' | 'DESC') => `
SELECT d.id, d.version, d.token, d.schemaVersion, d.body, e.key
FROM entries e JOIN documents d ON d.number = e.document
WHERE e.pk = ?1 AND e.ix = ?2 AND e.key > ?3 AND e.key < ?4 AND (d.expires IS NULL OR d.expires > ?5)
ORDER BY e.key ${order} LIMIT ?6`;

export const STATEMENTS = {
  get: 'SELECT id, version, token, schemaVersion, body FROM documents WHERE pk = ?1 AND id = ?2 AND (expires IS NULL OR expires > ?3)',
  list: list(''),
  listDescending: list('DESC'),
  // a write that has happened returns the number of its document, a conflict returns nothing
  /** An expired document counts as absent, as in Cosmos DB, even before it is swept. */
  create: `INSERT INTO documents(pk, id, version, token, schemaVersion, expires, body)
    VALUES(?1, ?2, 1, hex(randomblob(8)), ?3, ?4, ?5)
    ON CONFLICT(pk, id) DO UPDATE SET version = 1, token = hex(randomblob(8)), schemaVersion = ?3, expires = ?4, body = ?5
    WHERE documents.expires IS NOT NULL AND documents.expires <= ?6 RETURNING number`,
  replace: `UPDATE documents SET version = ?1, token = hex(randomblob(8)), schemaVersion = ?2, expires = ?3, body = ?4
    WHERE pk = ?5 AND id = ?6 AND token = ?7 AND (expires IS NULL OR expires > ?8) RETURNING number`,
  remove: 'DELETE FROM documents WHERE pk = ?1 AND id = ?2 AND token = ?3 AND (expires IS NULL OR expires > ?4) RETURNING number',
  addEntry: 'INSERT INTO entries(pk, ix, key, document) VALUES(?1, ?2, ?3, ?4)',
  removeEntries: 'DELETE FROM entries WHERE document = ?1',
  sweepEntries: 'DELETE FROM entries WHERE document IN (SELECT number FROM documents WHERE expires <= ?1)',
  sweep: 'DELETE FROM documents WHERE expires <= ?1',
} as const;

import type { DatabaseSync } from 'node:sqlite';
import { LAYOUT, UnknownLayout } from './sql.ts';

/** Writes all that the database holds to a new file, as it is at this moment. */
export function saveTo(database: DatabaseSync, file: string): void {
  database.prepare('VACUUM INTO ?').run(file);
}

/**
 * Puts what a file holds in the place of all that the database holds, in one transaction. Prepared statements stay good.
 *
 * @throws {UnknownLayout}  and nothing is changed
 */
export function replaceWith(database: DatabaseSync, file: string): void {
  database.prepare('ATTACH ? AS source').run(file);
  try {
    if (database.prepare('PRAGMA source.user_version').get()?.['user_version'] !== LAYOUT) throw new UnknownLayout(file);
    const tables = database
      .prepare(`SELECT name FROM source.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
      .all()
      .map(({ name }) => `"${String(name)}"`);
    database.exec('BEGIN IMMEDIATE');
    for (const table of tables) {
      // into an empty table SQLite copies whole pages
      database.exec(`DELETE FROM main.${table}; INSERT INTO main.${table} SELECT * FROM source.${table}`);
    }
    database.exec('COMMIT');
  } finally {
    if (database.isTransaction) database.exec('ROLLBACK');
    database.exec('DETACH source');
  }
}

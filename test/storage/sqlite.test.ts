import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test, vi } from 'vitest';
import { Meter } from '../../functions/storage/meter.ts';
import { create } from '../../functions/storage/port.ts';
import { UnknownLayout } from '../../functions/storage/sqlite/sql.ts';
import { openSqliteStore } from '../../functions/storage/sqlite/store.ts';
import { storeConformance } from './conformance.ts';
import { note, NOTE, type OpenedStore } from './subject.ts';

function opened(file: string, afterwards?: () => Promise<void>): OpenedStore {
  vi.useFakeTimers({ toFake: ['Date'] });
  const meter = new Meter();
  const store = openSqliteStore(file, meter);
  return {
    store,
    meter,
    elapse: async (seconds) => {
      vi.setSystemTime(Date.now() + seconds * 1000);
    },
    corrupt: async (container, pk, id) => {
      const spoil = store.database.prepare(`UPDATE documents SET body = '{"id":' WHERE pk = ? AND id = ?`);
      expect(spoil.run(`${container}/${pk}`, id).changes).toBe(1);
    },
    close: async () => {
      store.close();
      vi.useRealTimers();
      await afterwards?.();
    },
  };
}

const folder = () => mkdtemp(join(tmpdir(), 'partner-center-'));

storeConformance('SQLite in memory', async () => opened(':memory:'));

storeConformance('SQLite in a file', async () => {
  const directory = await folder();
  return opened(join(directory, 'documents.db'), () => rm(directory, { recursive: true }));
});

test('documents are there when the file is opened again', async () => {
  const directory = await folder();
  const file = join(directory, 'documents.db');
  const before = openSqliteStore(file, new Meter());
  await before.partition('partners', 'p').commit([create(NOTE, note('a'))]);
  before.close();
  const after = openSqliteStore(file, new Meter());
  expect((await after.partition('partners', 'p').get(NOTE, 'a'))?.value).toEqual(note('a'));
  after.close();
  await rm(directory, { recursive: true });
});

test('a file of another layout is refused, and left as it is', async () => {
  const directory = await folder();
  const file = join(directory, 'documents.db');
  const before = openSqliteStore(file, new Meter());
  before.database.exec('PRAGMA user_version=1');
  before.close();
  expect(() => openSqliteStore(file, new Meter())).toThrow(UnknownLayout);
  const after = new DatabaseSync(file);
  expect(after.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 });
  after.close();
  await rm(directory, { recursive: true });
});

test('a full disk refuses a commit whole, loses nothing before it, and the store works again once there is room', async () => {
  const directory = await folder();
  const store = openSqliteStore(join(directory, 'documents.db'), new Meter());
  const partition = store.partition('partners', 'p');
  await partition.commit([create(NOTE, note('before'))]);
  const { page_count: pages } = store.database.prepare('PRAGMA page_count').get() as { page_count: number };
  store.database.exec(`PRAGMA max_page_count = ${pages + 4}`);
  const large = note('large', { title: 'x'.repeat(500_000) });
  await expect(partition.commit([create(NOTE, note('small')), create(NOTE, large)])).rejects.toThrow('full');

  expect(await partition.get(NOTE, 'small')).toBeUndefined();
  expect((await partition.get(NOTE, 'before'))?.value).toEqual(note('before'));
  store.database.exec('PRAGMA max_page_count = 1000000');
  expect(await partition.commit([create(NOTE, note('small')), create(NOTE, large)])).toBe('committed');
  store.close();
  await rm(directory, { recursive: true });
});

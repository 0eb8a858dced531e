import { expect, test } from 'vitest';
import * as z from 'zod';
import { create, defineKind, indexOf, remove, replace, type Kind } from '../../functions/storage/port.ts';
import { BY_TITLE, note, NOTE, type Note, type Subject } from './subject.ts';

const PASS = defineKind({
  name: 'pass',
  container: 'partners',
  schemaVersion: 1,
  schema: z.object({ id: z.string(), holder: z.string() }),
  idOf: ({ id }) => id,
  indexes: { byHolder: ({ holder }) => [holder] },
  ttlSeconds: 30,
});
const BY_HOLDER = indexOf(PASS, 'byHolder');

export function limitConformance(subject: () => Subject): void {
  test('100 writes are one commit', async () => {
    const { partition } = subject();
    const notes = Array.from({ length: 100 }, (_, number) => note(`n${number}`));
    expect(await partition.commit(notes.map((each) => create(NOTE, each)))).toBe('committed');
    expect((await partition.list(BY_TITLE, { limit: 99 })).more).toBe(true);
    expect((await partition.list(BY_TITLE, { limit: 100 })).more).toBe(false);
  });

  test('101 writes are a mistake, and none is made', async () => {
    const { partition } = subject();
    const notes = Array.from({ length: 101 }, (_, number) => note(`n${number}`));
    await expect(partition.commit(notes.map((each) => create(NOTE, each)))).rejects.toThrow('at most 100 writes');
    expect((await partition.list(BY_TITLE, { limit: 1 })).items).toEqual([]);
  });

  test('a page without room is a mistake', async () => {
    await expect(subject().partition.list(BY_TITLE, { limit: 0 })).rejects.toThrow('room for at least one');
  });

  test('documents of 1 MB are kept and listed', async () => {
    const { partition } = subject();
    const folder = '京'.repeat(100) + 'x'.repeat(1_000_000 - 300);
    const big: Kind<Note> = { ...NOTE, indexes: { byTitle: ({ title }) => [title] } };
    for (const id of ['a', 'b', 'c', 'd', 'e']) {
      expect(await partition.commit([create(big, note(id, { folder }))])).toBe('committed');
    }
    expect((await partition.get(big, 'a'))?.value.folder).toBe(folder);
    expect((await partition.list(indexOf(big, 'byTitle'), { limit: 9 })).items.length).toBe(5);
  });

  test('documents of more than 2 MB in all are a mistake, and none is made', async () => {
    const { partition } = subject();
    const big: Kind<Note> = { ...NOTE, indexes: {} };
    const writes = ['a', 'b', 'c'].map((id) => create(big, note(id, { folder: 'x'.repeat(700_000) })));
    await expect(partition.commit(writes)).rejects.toThrow();
    expect(await partition.get(big, 'a')).toBeUndefined();
    expect(await partition.commit(writes.slice(0, 2))).toBe('committed');
  });

  test('an id may hold anything', async () => {
    const { partition } = subject();
    const ids = ['a/b', 'a~2Fb', 'a%2Fb', 'a\\b', 'a?b#c', ' a ', '..', '京', "it's", 'a\u0001b'];
    expect(await partition.commit(ids.map((id) => create(NOTE, note(id))))).toBe('committed');
    for (const id of ids) {
      const found = await partition.get(NOTE, id);
      expect(found?.value.id).toBe(id);
      if (found) expect(await partition.commit([replace(NOTE, found.value, found)])).toBe('committed');
      const changed = await partition.get(NOTE, id);
      if (changed) expect(await partition.commit([remove(NOTE, changed)])).toBe('committed');
      expect(await partition.get(NOTE, id)).toBeUndefined();
    }
  });

  test('kinds do not share ids or indexes', async () => {
    const { partition } = subject();
    const memo: Kind<Note> = { ...NOTE, name: 'memo' };
    await partition.commit([create(NOTE, note('a', { title: 'note' })), create(memo, note('a', { title: 'memo' }))]);
    expect((await partition.get(memo, 'a'))?.value.title).toBe('memo');
    expect((await partition.list(BY_TITLE, { limit: 9 })).items.map(({ value }) => value.title)).toEqual(['note']);
  });

  test('a partition sees only its own, by key and by container', async () => {
    const { partition, store, pk, otherPk } = subject();
    await partition.commit([create(NOTE, note('a', { title: 'here' }))]);
    for (const other of [store.partition('partners', otherPk), store.partition('customers', pk)]) {
      expect(await other.get(NOTE, 'a')).toBeUndefined();
      expect(await other.commit([create(NOTE, note('a', { title: 'there' }))])).toBe('committed');
      expect((await other.list(BY_TITLE, { limit: 9 })).items.map(({ value }) => value.title)).toEqual(['there']);
    }
    expect((await partition.list(BY_TITLE, { limit: 9 })).items.map(({ value }) => value.title)).toEqual(['here']);
  });

  test('a partition key may hold Chinese text', async () => {
    const { store, pk } = subject();
    const partition = store.partition('partners', `${pk} 北京`);
    expect(await partition.commit([create(NOTE, note('a'))])).toBe('committed');
    expect((await partition.list(BY_TITLE, { limit: 9 })).items.length).toBe(1);
    expect((await partition.get(NOTE, 'a'))?.version).toBe(1);
  });

  test('what has outlived its time is absent and can be created again', async () => {
    const { partition } = subject();
    const pass = { id: 'a', holder: 'first' };
    await partition.commit([create(PASS, pass)]);
    expect((await partition.get(PASS, 'a'))?.value).toEqual(pass);
    expect(await partition.commit([create(PASS, pass)])).toBe('conflict');
    await subject().elapse(31);
    expect(await partition.get(PASS, 'a')).toBeUndefined();
    expect((await partition.list(BY_HOLDER, { limit: 9 })).items).toEqual([]);
    expect(await partition.commit([create(PASS, { id: 'a', holder: 'second' })])).toBe('committed');
    expect((await partition.list(BY_HOLDER, { limit: 9 })).items.map(({ value }) => value.holder)).toEqual(['second']);
    expect((await partition.get(PASS, 'a'))?.version).toBe(1);
  });

  test('what has outlived its time cannot be replaced or deleted', async () => {
    const { partition } = subject();
    const pass = { id: 'a', holder: 'first' };
    await partition.commit([create(PASS, pass)]);
    const was = await partition.get(PASS, 'a');
    if (!was) throw new Error('no pass');
    await subject().elapse(31);
    expect(await partition.commit([replace(PASS, pass, was)])).toBe('conflict');
    expect(await partition.commit([remove(PASS, was)])).toBe('conflict');
    expect(await partition.get(PASS, 'a')).toBeUndefined();
  });

  test('a replacement begins the time to live anew', async () => {
    const { partition } = subject();
    const pass = { id: 'a', holder: 'first' };
    await partition.commit([create(PASS, pass)]);
    await subject().elapse(20);
    const was = await partition.get(PASS, 'a');
    if (!was) throw new Error('no pass');
    expect(await partition.commit([replace(PASS, pass, was)])).toBe('committed');
    await subject().elapse(20);
    expect((await partition.get(PASS, 'a'))?.version).toBe(2);
  });

  test('without a time to live a document stays', async () => {
    const { partition } = subject();
    await partition.commit([create(NOTE, note('a'))]);
    await subject().elapse(31);
    expect(await partition.get(NOTE, 'a')).toBeDefined();
  });

  test('each question is one request, and no writes are none', async () => {
    const { partition, meter } = subject();
    const cost = async (work: () => Promise<unknown>) => {
      meter.take();
      await work();
      return meter.take();
    };
    expect(await cost(() => partition.commit([]))).toEqual({});
    expect(await cost(() => partition.commit([create(NOTE, note('a'))]))).toEqual({ commit: 1 });
    expect(await cost(() => partition.commit([create(NOTE, note('b')), create(NOTE, note('c'))]))).toEqual({ commit: 1 });
    expect(await cost(() => partition.commit([create(NOTE, note('a'))]))).toEqual({ commit: 1 });
    expect(await cost(() => partition.get(NOTE, 'a'))).toEqual({ get: 1 });
    expect(await cost(() => partition.get(NOTE, 'none'))).toEqual({ get: 1 });
    expect(await cost(() => partition.list(BY_TITLE, { limit: 1 }))).toEqual({ list: 1 });
  });
}

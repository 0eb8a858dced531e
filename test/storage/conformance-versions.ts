import { expect, test } from 'vitest';
import * as z from 'zod';
import { create, indexOf, remove, replace, type Kind } from '../../functions/storage/port.ts';
import { CorruptDocument } from '../../functions/storage/stored.ts';
import { BY_TITLE, note, NOTE, type Subject } from './subject.ts';

interface Labelled {
  readonly id: string;
  readonly folder: string;
  readonly title: string;
  readonly labels: readonly string[];
}

/** The notes two versions later: first the rank became a number that is always there, then one of some labels. */
const LABELLED: Kind<Labelled> = {
  ...NOTE,
  schemaVersion: 3,
  schema: z.strictObject({ id: z.string(), folder: z.string(), title: z.string(), labels: z.array(z.string()) }),
  indexes: { byTitle: ({ folder, title }) => [folder, title], byLabel: ({ labels: [first] }) => (first ? [first] : undefined) },
  upgrades: {
    1: (body) => ({ rank: 0, ...(body as object) }),
    2: (body) => {
      const { rank, ...rest } = body as { rank: number };
      return { ...rest, labels: [`rank ${rank}`] };
    },
  },
};

export function versionConformance(subject: () => Subject): void {
  test('a document of an older version is upgraded as it is read, version by version', async () => {
    const { partition } = subject();
    await partition.commit([create(NOTE, note('a', { rank: 7 })), create(NOTE, note('b'))]);
    const a = { id: 'a', folder: 'inbox', title: 'title of a', labels: ['rank 7'] };
    const b = { id: 'b', folder: 'inbox', title: 'title of b', labels: ['rank 0'] };
    expect((await partition.get(LABELLED, 'a'))?.value).toEqual(a);
    const { items } = await partition.list(indexOf(LABELLED, 'byTitle'), { limit: 9 });
    expect(items.map(({ value }) => value)).toEqual([a, b]);
    expect((await partition.get(NOTE, 'a'))?.value.rank).toBe(7); // what is read is not written
  });

  test('the next write stores the present version, in the present indexes', async () => {
    const { partition } = subject();
    await partition.commit([create(NOTE, note('a', { rank: 7 })), create(NOTE, note('b'))]);
    const byLabel = indexOf(LABELLED, 'byLabel');
    expect((await partition.list(byLabel, { limit: 9 })).items).toEqual([]);
    const was = await partition.get(LABELLED, 'a');
    if (!was) throw new Error('no note');
    expect(await partition.commit([replace(LABELLED, { ...was.value, title: 'new' }, was)])).toBe('committed');

    const { items } = await partition.list(byLabel, { limit: 9 });
    expect(items.map(({ value }) => value.title)).toEqual(['new']);
    const withoutUpgrades: Kind<Labelled> = { ...LABELLED, upgrades: {} };
    expect((await partition.get(withoutUpgrades, 'a'))?.version).toBe(2);
    await expect(partition.get(withoutUpgrades, 'b')).rejects.toThrow(CorruptDocument);
  });

  test('an upgraded document can be deleted', async () => {
    const { partition } = subject();
    await partition.commit([create(NOTE, note('a'))]);
    const was = await partition.get(LABELLED, 'a');
    if (!was) throw new Error('no note');
    expect(await partition.commit([remove(LABELLED, was)])).toBe('committed');
    expect(await partition.get(LABELLED, 'a')).toBeUndefined();
  });

  test('a document of a newer version is refused, not guessed at', async () => {
    const { partition } = subject();
    await partition.commit([create(LABELLED, { id: 'a', folder: 'inbox', title: 'new', labels: [] })]);
    await expect(partition.get(NOTE, 'a')).rejects.toThrow(CorruptDocument);
    await expect(partition.list(BY_TITLE, { limit: 9 })).rejects.toThrow(CorruptDocument);
  });

  test('a version that no upgrade leads from is refused', async () => {
    const { partition } = subject();
    await partition.commit([create(NOTE, note('a'))]);
    await expect(partition.get({ ...NOTE, schemaVersion: 2 }, 'a')).rejects.toThrow(CorruptDocument);
  });

  test('an upgrade that fails, or makes what is no value of the kind, is refused', async () => {
    const { partition } = subject();
    await partition.commit([create(NOTE, note('a'))]);
    const fail = () => {
      throw new Error('no luck');
    };
    const failing = { ...NOTE, schemaVersion: 2, upgrades: { 1: fail } };
    await expect(partition.get(failing, 'a')).rejects.toThrow(CorruptDocument);
    await expect(partition.get({ ...NOTE, schemaVersion: 2, upgrades: { 1: () => ({}) } }, 'a')).rejects.toThrow(CorruptDocument);
  });

  test('a spoilt body throws and is never skipped', async () => {
    const { partition, pk } = subject();
    await partition.commit([create(NOTE, note('a')), create(NOTE, note('b'))]);
    await subject().corrupt('partners', pk, 'note:b');
    expect((await partition.get(NOTE, 'a'))?.value).toEqual(note('a'));
    await expect(partition.get(NOTE, 'b')).rejects.toThrow(CorruptDocument);
    await expect(partition.list(BY_TITLE, { limit: 9 })).rejects.toThrow(CorruptDocument);
  });
}

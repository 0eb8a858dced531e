import { expect, test } from 'vitest';
import { create, remove, replace, type Partition, type Versioned } from '../../functions/storage/port.ts';
import { BY_TITLE, note, NOTE, type Note, type Subject } from './subject.ts';

async function stored(partition: Partition, id: string): Promise<Versioned<Note>> {
  const found = await partition.get(NOTE, id);
  if (!found) throw new Error(`no note ${id}`);
  return found;
}

async function titles(partition: Partition): Promise<string[]> {
  const { items } = await partition.list(BY_TITLE, { limit: 50 });
  return items.map(({ value }) => value.title);
}

export function commitConformance(subject: () => Subject): void {
  test('what was never created is absent', async () => {
    expect(await subject().partition.get(NOTE, 'a')).toBeUndefined();
  });

  test('a created document is read as it was written', async () => {
    const { partition } = subject();
    const written = note('a', { title: '北京 “quoted” \\ 𠮷 \u2028', rank: 0 });
    expect(await partition.commit([create(NOTE, written)])).toBe('committed');
    expect((await stored(partition, 'a')).value).toEqual(written);
  });

  test('versions count 1, 2, 3 and begin anew after a deletion', async () => {
    const { partition } = subject();
    const versions: number[] = [];
    const look = async () => versions.push((await stored(partition, 'a')).version);
    await partition.commit([create(NOTE, note('a'))]);
    await look();
    await partition.commit([replace(NOTE, note('a', { title: 'second' }), await stored(partition, 'a'))]);
    await look();
    await partition.commit([replace(NOTE, note('a', { title: 'third' }), await stored(partition, 'a'))]);
    await look();
    await partition.commit([remove(NOTE, await stored(partition, 'a'))]);
    await partition.commit([create(NOTE, note('a'))]);
    await look();
    expect(versions).toEqual([1, 2, 3, 1]);
  });

  test('every write gives another token', async () => {
    const { partition } = subject();
    await partition.commit([create(NOTE, note('a'))]);
    const first = await stored(partition, 'a');
    await partition.commit([replace(NOTE, first.value, first)]);
    expect((await stored(partition, 'a')).token).not.toBe(first.token);
  });

  test('a deleted document is absent', async () => {
    const { partition } = subject();
    await partition.commit([create(NOTE, note('a'))]);
    expect(await partition.commit([remove(NOTE, await stored(partition, 'a'))])).toBe('committed');
    expect(await partition.get(NOTE, 'a')).toBeUndefined();
    expect(await titles(partition)).toEqual([]);
  });

  test('creating what exists is a conflict and changes nothing', async () => {
    const { partition } = subject();
    await partition.commit([create(NOTE, note('a', { title: 'first' }))]);
    expect(await partition.commit([create(NOTE, note('a', { title: 'second' }))])).toBe('conflict');
    expect((await stored(partition, 'a')).value.title).toBe('first');
    expect(await titles(partition)).toEqual(['first']);
  });

  test('replacing what has changed since is a conflict', async () => {
    const { partition } = subject();
    await partition.commit([create(NOTE, note('a'))]);
    const stale = await stored(partition, 'a');
    await partition.commit([replace(NOTE, note('a', { title: 'second' }), stale)]);
    expect(await partition.commit([replace(NOTE, note('a', { title: 'late' }), stale)])).toBe('conflict');
    expect(await titles(partition)).toEqual(['second']);
  });

  test('replacing what is gone is a conflict', async () => {
    const { partition } = subject();
    await partition.commit([create(NOTE, note('a'))]);
    const gone = await stored(partition, 'a');
    await partition.commit([remove(NOTE, gone)]);
    expect(await partition.commit([replace(NOTE, note('a'), gone)])).toBe('conflict');
    expect(await titles(partition)).toEqual([]);
  });

  test('deleting what has changed since is a conflict', async () => {
    const { partition } = subject();
    await partition.commit([create(NOTE, note('a'))]);
    const stale = await stored(partition, 'a');
    await partition.commit([replace(NOTE, note('a', { title: 'second' }), stale)]);
    expect(await partition.commit([remove(NOTE, stale)])).toBe('conflict');
    expect(await titles(partition)).toEqual(['second']);
  });

  test('deleting what is gone is a conflict', async () => {
    const { partition } = subject();
    await partition.commit([create(NOTE, note('a'))]);
    const gone = await stored(partition, 'a');
    await partition.commit([remove(NOTE, gone)]);
    expect(await partition.commit([remove(NOTE, gone)])).toBe('conflict');
  });

  test('what was read before a deletion cannot replace or delete what was created after it', async () => {
    const { partition } = subject();
    await partition.commit([create(NOTE, note('a'))]);
    const former = await stored(partition, 'a');
    await partition.commit([remove(NOTE, former)]);
    await partition.commit([create(NOTE, note('a', { title: 'its namesake' }))]);
    expect(await partition.commit([replace(NOTE, note('a', { title: 'late' }), former)])).toBe('conflict');
    expect(await partition.commit([remove(NOTE, former)])).toBe('conflict');
    expect(await titles(partition)).toEqual(['its namesake']);
  });

  test('writes of all three kinds are one commit', async () => {
    const { partition } = subject();
    await partition.commit([create(NOTE, note('a')), create(NOTE, note('b'))]);
    const [a, b] = [await stored(partition, 'a'), await stored(partition, 'b')];
    const writes = [
      replace(NOTE, note('a', { title: 'changed' }), a),
      remove(NOTE, b),
      create(NOTE, note('c', { title: 'new' })),
    ];
    expect(await partition.commit(writes)).toBe('committed');
    expect(await titles(partition)).toEqual(['changed', 'new']);
  });

  for (const failing of ['first', 'last'] as const) {
    test(`a conflict of the ${failing} write takes back the others, with their index entries`, async () => {
      const { partition } = subject();
      await partition.commit([create(NOTE, note('a', { title: 'a' })), create(NOTE, note('b', { title: 'b' }))]);
      const [a, b] = [await stored(partition, 'a'), await stored(partition, 'b')];
      const good = [create(NOTE, note('c', { title: 'c' })), replace(NOTE, note('a', { title: 'z' }), a), remove(NOTE, b)];
      const bad = create(NOTE, note('a'));
      expect(await partition.commit(failing === 'first' ? [bad, ...good] : [...good, bad])).toBe('conflict');
      expect(await partition.get(NOTE, 'c')).toBeUndefined();
      expect(await stored(partition, 'a')).toEqual(a);
      expect(await titles(partition)).toEqual(['a', 'b']);
    });
  }

  test('the same document twice in one commit is a conflict', async () => {
    const { partition } = subject();
    expect(await partition.commit([create(NOTE, note('a')), create(NOTE, note('a'))])).toBe('conflict');
    expect(await partition.get(NOTE, 'a')).toBeUndefined();
  });

  test('of two commits from the same reading one wins', async () => {
    const { partition } = subject();
    await partition.commit([create(NOTE, note('a'))]);
    const was = await stored(partition, 'a');
    const commits = ['left', 'right'].map((title) => partition.commit([replace(NOTE, note('a', { title }), was)]));
    expect((await Promise.all(commits)).sort()).toEqual(['committed', 'conflict']);
  });
}

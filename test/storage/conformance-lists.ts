import { expect, test } from 'vitest';
import { create, replace, SEPARATOR, startingWith, under, type PageRequest } from '../../functions/storage/port.ts';
import { BY_RANK, BY_TITLE, note, NOTE, type Note, type Subject } from './subject.ts';

type Bounds = Omit<PageRequest, 'limit'>;

export function listConformance(subject: () => Subject): void {
  async function given(...notes: Note[]): Promise<void> {
    expect(await subject().partition.commit(notes.map((each) => create(NOTE, each)))).toBe('committed');
  }

  /** Ten notes of rank 0 to 9, written in another order. */
  const givenRanks = () => given(...[7, 2, 9, 0, 5, 1, 8, 3, 6, 4].map((rank) => note(`n${rank}`, { rank })));

  async function ranks(request: PageRequest): Promise<{ ranks: (number | undefined)[]; more: boolean }> {
    const { items, more } = await subject().partition.list(BY_RANK, request);
    return { ranks: items.map(({ value }) => value.rank), more };
  }

  async function titles(bounds: Bounds): Promise<string[]> {
    const { items } = await subject().partition.list(BY_TITLE, { limit: 50, ...bounds });
    return items.map(({ value }) => value.title);
  }

  const keyOf = (rank: number) => `000000000${rank}${SEPARATOR}n${rank}`;

  test('an empty index is an empty page', async () => {
    expect(await ranks({ limit: 5 })).toEqual({ ranks: [], more: false });
  });

  test('an entry is the document with its version, its token and its key', async () => {
    await given(note('a', { rank: 3 }));
    const found = await subject().partition.get(NOTE, 'a');
    const { items } = await subject().partition.list(BY_RANK, { limit: 5 });
    expect(items).toEqual([{ ...found, key: `0000000003${SEPARATOR}a` }]);
  });

  test('pages follow one another, upwards', async () => {
    await givenRanks();
    expect(await ranks({ limit: 4 })).toEqual({ ranks: [0, 1, 2, 3], more: true });
    expect(await ranks({ limit: 4, after: keyOf(3) })).toEqual({ ranks: [4, 5, 6, 7], more: true });
    expect(await ranks({ limit: 4, after: keyOf(7) })).toEqual({ ranks: [8, 9], more: false });
  });

  test('pages follow one another, downwards', async () => {
    await givenRanks();
    expect(await ranks({ limit: 4, descending: true })).toEqual({ ranks: [9, 8, 7, 6], more: true });
    expect(await ranks({ limit: 4, descending: true, before: keyOf(6) })).toEqual({ ranks: [5, 4, 3, 2], more: true });
    expect(await ranks({ limit: 4, descending: true, before: keyOf(2) })).toEqual({ ranks: [1, 0], more: false });
  });

  test('a page that is full to the last entry has no more', async () => {
    await givenRanks();
    expect(await ranks({ limit: 10 })).toEqual({ ranks: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], more: false });
    expect((await ranks({ limit: 9 })).more).toBe(true);
    expect(await ranks({ limit: 2, after: keyOf(2), before: keyOf(5) })).toEqual({ ranks: [3, 4], more: false });
  });

  test('both bounds lie outside, whether anything lies on them or not', async () => {
    await givenRanks();
    expect(await ranks({ limit: 9, after: keyOf(2), before: keyOf(5) })).toEqual({ ranks: [3, 4], more: false });
    expect(await ranks({ limit: 9, after: '0000000002', before: '0000000005', descending: true })).toEqual({
      ranks: [4, 3, 2],
      more: false,
    });
    expect(await ranks({ limit: 9, after: keyOf(4), before: keyOf(5) })).toEqual({ ranks: [], more: false });
  });

  test('a document without a key is left out of that index only', async () => {
    await given(note('ranked', { rank: 1 }), note('unranked'));
    expect((await ranks({ limit: 9 })).ranks).toEqual([1]);
    expect(await titles({})).toEqual(['title of ranked', 'title of unranked']);
  });

  test('a replacement moves the entries, in, along and out', async () => {
    const change = async (rank?: number) => {
      const was = await subject().partition.get(NOTE, 'a');
      if (!was) throw new Error('no note');
      const value = rank === undefined ? note('a') : note('a', { rank });
      expect(await subject().partition.commit([replace(NOTE, value, was)])).toBe('committed');
      return (await ranks({ limit: 9 })).ranks;
    };
    await given(note('a'), note('b', { rank: 5 }));
    expect(await change(3)).toEqual([3, 5]);
    expect(await change(8)).toEqual([5, 8]);
    expect(await change()).toEqual([5]);
  });

  test('text is ordered by code point, a prefix before what goes on', async () => {
    const ordered = [
      '',
      ' ',
      '10',
      '9',
      'Z',
      'Zebra',
      'a',
      'a b',
      'a-b',
      'ab',
      'z',
      'Äpfel',
      'é',
      '上海',
      '北',
      '北京',
      '（备）',
    ];
    await given(...ordered.toReversed().map((title, number) => note(`n${number}`, { title })));
    expect(await titles({})).toEqual(ordered);
    expect(await titles({ descending: true })).toEqual(ordered.toReversed());
  });

  test('an index without bounds has every key, whatever it begins with', async () => {
    const folders = ['', 'a', '北', '（', '\uffff', '𠮷'];
    await given(...folders.map((folder, number) => note(`n${number}`, { folder, title: folder })));
    expect((await titles({})).sort()).toEqual([...folders].sort());
    expect((await titles({ descending: true })).sort()).toEqual([...folders].sort());
  });

  test('equal keys are told apart by the id', async () => {
    await given(note('b', { title: 'same' }), note('c', { title: 'same' }), note('a', { title: 'same' }));
    const { items } = await subject().partition.list(BY_TITLE, { limit: 9 });
    expect(items.map(({ value }) => value.id)).toEqual(['a', 'b', 'c']);
  });

  test('`under` finds whole parts only', async () => {
    const folders = ['北', '北京', '北京市', '北 京', '京', 'a', 'ab', 'a b', 'a!'];
    await given(...folders.map((folder, number) => note(`n${number}`, { folder, title: `in ${folder}` })));
    expect(await titles(under('北京'))).toEqual(['in 北京']);
    expect(await titles(under('北'))).toEqual(['in 北']);
    expect(await titles(under('a'))).toEqual(['in a']);
    expect(await titles(under('b'))).toEqual([]);
    expect((await titles(under())).length).toBe(folders.length);
  });

  test('`under` takes several parts', async () => {
    await given(
      note('a', { folder: 'x', title: 'y' }),
      note('b', { folder: 'x', title: 'yy' }),
      note('c', { folder: 'xy', title: 'y' }),
    );
    expect(await titles(under('x', 'y'))).toEqual(['y']);
  });

  test('`startingWith` finds beginnings of one part, in one folder', async () => {
    const found = ['北京', '北京上海', '北京（备）', '北京𠮷', '北京\uffee'];
    const others = ['北', '北上', '京北京', '上海', 'Beijing'];
    await given(
      ...[...found, ...others].map((title, number) => note(`n${number}`, { title })),
      note('x', { folder: 'z', title: '北京' }),
    );
    expect((await titles(startingWith(['inbox'], '北京'))).sort()).toEqual([...found].sort());
  });

  test('`startingWith` nothing is the whole folder', async () => {
    await given(note('a', { title: 'x' }), note('b', { title: '𠮷' }), note('c', { folder: 'inbox2', title: 'x' }));
    expect(await titles(startingWith(['inbox'], ''))).toEqual(['x', '𠮷']);
  });

  test('`startingWith` a character beyond the first plane, at its edges too', async () => {
    await given(
      note('a', { title: '𠮷野' }),
      note('b', { title: '\u{1f3ff}!' }),
      note('c', { title: '\ud7ffx' }),
      note('d', { title: '吉野' }),
    );
    expect(await titles(startingWith(['inbox'], '𠮷'))).toEqual(['𠮷野']);
    expect(await titles(startingWith(['inbox'], '\u{1f3ff}'))).toEqual(['\u{1f3ff}!']);
    expect(await titles(startingWith(['inbox'], '\ud7ff'))).toEqual(['\ud7ffx']);
    expect(startingWith(['inbox'], '\ud7ff').before.isWellFormed()).toBe(true);
    expect(await titles(startingWith(['inbox'], '\u{10ffff}'))).toEqual([]);
  });
}

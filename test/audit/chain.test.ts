import { afterEach, expect, test, vi } from 'vitest';
import { hashOf, NO_HASH } from '../../functions/audit/chain.ts';
import { AUDIT_HEAD, AUDIT_HEAD_ID, AUDIT_RECORD, AUDIT_SEAL, AUDIT_SEALS, UNSEALED } from '../../functions/audit/stored.ts';
import { instant } from '../../functions/shared/calendar.ts';
import { create, padded, remove, replace } from '../../functions/storage/port.ts';
import { crashAt } from '../support/hooked-store.ts';
import { chainPlace, NOW, recordAt } from './chain-place.ts';

type Place = Awaited<ReturnType<typeof chainPlace>>;

afterEach(() => void vi.useRealTimers());

/** 150 records under two seals, of 98 and 52; and a third with 5. */
async function sealed(): Promise<Place> {
  const place = await chainPlace();
  await place.add(1, 150);
  await place.seal();
  await place.add(151, 155);
  await place.seal(instant('2026-11-16T10:00:00Z'));
  return place;
}

const sealOf = async ({ partition }: Place, number: number) => {
  const found = await partition.get(AUDIT_SEAL, padded(number));
  if (!found) throw new Error(`there is no seal ${number}`);
  return found;
};

const recordOf = async ({ partition }: Place, minute: number) => {
  const found = await partition.get(AUDIT_RECORD, recordAt(minute).id);
  if (!found) throw new Error(`there is no record ${minute}`);
  return found;
};

test('all records are sealed, oldest first, 98 under a seal; each seal names the hash of the one before', async () => {
  const place = await sealed();
  const seals = (await place.partition.list(AUDIT_SEALS, { limit: 10 })).items.map(({ value }) => value);
  expect(seals.map(({ number, records }) => [number, records.length])).toEqual([
    [1, 98],
    [2, 52],
    [3, 5],
  ]);
  expect(seals.flatMap(({ records }) => records.map(({ id }) => id))).toEqual(
    Array.from({ length: 155 }, (_, i) => recordAt(i + 1).id),
  );
  expect(seals.map(({ previousHash }) => previousHash)).toEqual([NO_HASH, seals[0]?.hash, seals[1]?.hash]);
  expect(await place.verify()).toMatchObject({ records: 155, first: { number: 1 }, head: { number: 3, hash: seals[2]?.hash } });
});

test('sealing what is sealed changes nothing, and what comes later lies behind it, though its time is earlier', async () => {
  const place = await sealed();
  const before = await place.verify();
  await place.seal();
  expect(await place.verify()).toEqual(before);
  await place.partition.commit([create(AUDIT_RECORD, { ...recordAt(1), id: 'late' })]);
  await place.seal();
  expect((await sealOf(place, 4)).value.records.map(({ id }) => id)).toEqual(['late']);
  expect(await place.verify()).toMatchObject({ records: 156, head: { number: 4 } });
});

test.each([1, 2])(
  'a run that dies before its commit %i leaves a whole chain, and the next goes on to the same one',
  async (dieAt) => {
    const [place, undisturbed] = [await chainPlace(), await chainPlace()];
    for (const each of [place, undisturbed]) await each.add(1, 150);
    await undisturbed.seal();
    place.store.beforeCommit = crashAt(dieAt);
    await expect(place.seal()).rejects.toThrow('the process dies here');
    place.store.beforeCommit = undefined;
    expect(await place.verify()).toMatchObject({ records: (dieAt - 1) * 98 });
    await place.seal();
    expect(await place.verify()).toEqual(await undisturbed.verify());
  },
);

test('two runs at once make one chain', async () => {
  const place = await chainPlace();
  await place.add(1, 150);
  let isFirst = true;
  place.store.beforeCommit = async () => {
    if (!isFirst) return;
    isFirst = false;
    await place.seal();
  };
  await place.seal();
  expect(await place.verify()).toMatchObject({ records: 150, head: { number: 2 } });
  expect((await place.partition.list(UNSEALED, { limit: 1 })).items).toEqual([]);
});

test('nothing is sealed on a head that was turned back', async () => {
  const place = await sealed();
  const head = await place.partition.get(AUDIT_HEAD, AUDIT_HEAD_ID);
  const second = (await sealOf(place, 2)).value;
  if (!head) throw new Error('there is a head');
  await place.partition.commit([replace(AUDIT_HEAD, { number: 2, sealedAt: NOW, hash: second.hash }, head)]);
  await place.add(156, 156);
  await expect(place.seal()).rejects.toThrow('seal 3 of the audit chain cannot be written');
});

// what can be done to a chain by who can write to the store, and what the command says of it
const TAMPERING: readonly (readonly [what: string, how: (place: Place) => Promise<unknown>, found: string])[] = [
  [
    'a changed record',
    async (place) => {
      const was = await recordOf(place, 99);
      return place.partition.commit([replace(AUDIT_RECORD, { ...was.value, after: '{}' }, was)]);
    },
    'record record-0099 was changed, record 1 of seal 2',
  ],
  [
    'a removed record',
    async (place) => place.partition.commit([remove(AUDIT_RECORD, await recordOf(place, 98))]),
    'record record-0098 was removed: it was record 98 of seal 1',
  ],
  [
    'the last record removed',
    async (place) => place.partition.commit([remove(AUDIT_RECORD, await recordOf(place, 155))]),
    'record record-0155 was removed: it was record 5 of seal 3',
  ],
  [
    'a record taken from under its seal, to be sealed anew',
    async (place) => {
      const was = await recordOf(place, 2);
      const { seal: _, position: __, ...value } = was.value;
      await place.partition.commit([replace(AUDIT_RECORD, { ...value, after: '{}' }, was)]);
      return place.seal();
    },
    'record record-0002 was removed: it was record 2 of seal 1',
  ],
  [
    'a record inserted in the middle',
    async (place) => place.partition.commit([create(AUDIT_RECORD, { ...recordAt(3), id: 'zzz', seal: 1, position: 2 })]),
    'record zzz was inserted, record 3 of seal 1',
  ],
  [
    'a record inserted at the end',
    async (place) => place.partition.commit([create(AUDIT_RECORD, { ...recordAt(3), id: 'zzz', seal: 3, position: 5 })]),
    'record zzz was inserted, record 6 of seal 3',
  ],
  [
    'a record under a seal that there is not',
    async (place) => place.partition.commit([create(AUDIT_RECORD, { ...recordAt(3), id: 'zzz', seal: 9, position: 0 })]),
    'record zzz was inserted, record 1 of seal 9',
  ],
  [
    'two records that change places',
    async (place) => {
      const [a, b] = [await recordOf(place, 4), await recordOf(place, 7)];
      return place.partition.commit([
        replace(AUDIT_RECORD, { ...a.value, position: 6 }, a),
        replace(AUDIT_RECORD, { ...b.value, position: 3 }, b),
      ]);
    },
    'record record-0007 was moved: it stands record 4 of seal 1',
  ],
  [
    'another record in the place of one',
    async (place) => {
      const was = await recordOf(place, 4);
      const other = { ...recordAt(4), id: 'zzz', seal: 1, position: 3 };
      return place.partition.commit([remove(AUDIT_RECORD, was), create(AUDIT_RECORD, other)]);
    },
    'record zzz stands for record-0004, record 4 of seal 1',
  ],
  [
    'a record and its digest changed together',
    async (place) => {
      const was = await sealOf(place, 2);
      const records = was.value.records.map((one, i) => (i === 0 ? { ...one, digest: '0'.repeat(64) } : one));
      return place.partition.commit([replace(AUDIT_SEAL, { ...was.value, records }, was)]);
    },
    'seal 2 was changed: its hash is not that of its content',
  ],
  [
    'a seal made anew, with a hash that fits it',
    async (place) => {
      const was = await sealOf(place, 2);
      const value = { ...was.value, sealedAt: instant('2026-11-16T09:00:01Z') };
      return place.partition.commit([replace(AUDIT_SEAL, { ...value, hash: hashOf(value) }, was)]);
    },
    'seal 2 is not the one that seal 3 follows',
  ],
  [
    'the last seal made anew',
    async (place) => {
      const was = await sealOf(place, 3);
      const value = { ...was.value, sealedAt: instant('2026-11-16T10:00:01Z') };
      return place.partition.commit([replace(AUDIT_SEAL, { ...value, hash: hashOf(value) }, was)]);
    },
    'seal 3 is not the one the head names',
  ],
  ['a seal removed', async (place) => place.partition.commit([remove(AUDIT_SEAL, await sealOf(place, 2))]), 'seal 2 was removed'],
  [
    'the first seal removed before its time',
    async (place) => place.partition.commit([remove(AUDIT_SEAL, await sealOf(place, 1))]),
    'what lies before seal 2 was removed before its time',
  ],
  [
    'the last seal removed',
    async (place) => place.partition.commit([remove(AUDIT_SEAL, await sealOf(place, 3))]),
    'the chain ends with seal 2, not with 3',
  ],
];

test.each(TAMPERING)('%s is found', async (_what, tamper, found) => {
  const place = await sealed();
  await tamper(place);
  await expect(place.verify()).rejects.toThrow(found);
});

test('who writes the whole chain anew is found by a seal that was noted', async () => {
  const [place, forged] = [await sealed(), await chainPlace()];
  const { head } = await place.verify();
  if (!head) throw new Error('there is a head');
  expect(await place.verify(head)).toMatchObject({ records: 155 });
  await forged.add(2, 150);
  await forged.seal();
  await forged.add(151, 156);
  await forged.seal(instant('2026-11-16T10:00:00Z'));
  expect(await forged.verify()).toMatchObject({ records: 155 });
  await expect(forged.verify(head)).rejects.toThrow('seal 3 is not the one noted');
  await expect(place.verify({ number: 4, hash: head.hash })).rejects.toThrow('the chain ends before seal 4, which was noted');
});

test('records and their seal vanish together after 400 days, and the rest is verified still', async () => {
  vi.useFakeTimers({ now: new Date(NOW), toFake: ['Date'] });
  const place = await chainPlace();
  await place.add(1, 3);
  await place.seal();
  const days = (count: number) => instant(new Date(Date.parse(NOW) + count * 86_400_000).toISOString());
  vi.setSystemTime(days(100));
  await place.add(4, 5);
  await place.seal(days(100));
  vi.setSystemTime(days(399));
  expect(await place.verify(undefined, days(399))).toMatchObject({ records: 5, first: { number: 1 } });
  vi.setSystemTime(days(401));
  expect(await place.verify(undefined, days(401))).toMatchObject({ records: 2, first: { number: 2 }, head: { number: 2 } });
  expect((await place.sealed()).map(({ value }) => value.id)).toEqual([recordAt(4).id, recordAt(5).id]);
  vi.setSystemTime(days(501));
  expect(await place.verify(undefined, days(501))).toMatchObject({ records: 0, head: { number: 2 } });
});

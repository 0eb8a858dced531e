import { CosmosClient } from '@azure/cosmos';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureContainers, type CosmosPlace } from '../../functions/storage/cosmos/client.ts';
import { openCosmosStore } from '../../functions/storage/cosmos/store.ts';
import { Meter } from '../../functions/storage/meter.ts';
import { create, StoreBusy, type Partition } from '../../functions/storage/port.ts';
import { startCosmosFake, type CosmosFake } from '../fakes/cosmos/server.ts';
import { storeConformance } from '../storage/conformance.ts';
import { BY_RANK, note, NOTE, type OpenedStore } from '../storage/subject.ts';

const KEY = Buffer.from('no secret: the fake does not look').toString('base64');

function opened(place: CosmosPlace & { key: string }, rest: Pick<OpenedStore, 'elapse' | 'close'>): OpenedStore {
  const meter = new Meter();
  const store = openCosmosStore(place, meter);
  return {
    store,
    meter,
    elapse: rest.elapse,
    corrupt: async (container, pk, id) => {
      const client = new CosmosClient({ endpoint: place.endpoint, key: place.key });
      const item = client.database(place.database).container(container).item(id, pk);
      const { resource } = await item.read<Record<string, unknown>>();
      await item.replace({ ...resource, id, body: { id: 7 } });
      client.dispose();
    },
    close: async () => {
      store.close();
      await rest.close();
    },
  };
}

async function openedFake(fake: CosmosFake): Promise<OpenedStore> {
  const place = { endpoint: fake.endpoint, key: KEY, database: 'conformance' };
  await ensureContainers(place);
  return opened(place, { elapse: async (seconds) => fake.advance(seconds), close: () => fake.close() });
}

storeConformance('Cosmos DB, the fake', async () => openedFake(await startCosmosFake()));
storeConformance('Cosmos DB, the fake with pages of two', async () => openedFake(await startCosmosFake({ pageMax: 2 })));

const { COSMOS_ENDPOINT, COSMOS_KEY } = process.env;
if (COSMOS_ENDPOINT && COSMOS_KEY) {
  const place = { endpoint: COSMOS_ENDPOINT, key: COSMOS_KEY, database: 'conformance' };
  beforeAll(() => ensureContainers(place));
  storeConformance('Cosmos DB, the emulator', async () =>
    opened(place, { elapse: (seconds) => sleep(seconds * 1000), close: async () => {} }),
  );
}

describe('the adapter on the wire', () => {
  let fake: CosmosFake;
  let subject: OpenedStore;
  beforeAll(async () => {
    fake = await startCosmosFake({ pageMax: 3 });
    subject = await openedFake(fake);
  });
  afterAll(() => subject.close());

  /** What the work cost: counted by the meter, and seen by the server. */
  async function observed(work: () => Promise<unknown>): Promise<{ counted: Record<string, number>; seen: string[] }> {
    subject.meter.take();
    const before = fake.requests.length;
    await work();
    return { counted: subject.meter.take(), seen: fake.requests.slice(before) };
  }

  test('a short page of the service is filled up with the next ones', async () => {
    const partition = subject.store.partition('partners', 'pages');
    await partition.commit(Array.from({ length: 8 }, (_, rank) => create(NOTE, note(`n${rank}`, { rank }))));
    const { counted, seen } = await observed(async () => {
      const { items, more } = await partition.list(BY_RANK, { limit: 7 });
      expect(items.map(({ value }) => value.rank)).toEqual([0, 1, 2, 3, 4, 5, 6]);
      expect(more).toBe(true);
    });
    expect(counted).toEqual({ list: 3 });
    expect(seen.filter((request) => request === 'POST query 200').length).toBe(3);
  });

  test('no request is made beyond what tells that there is more', async () => {
    const partition = subject.store.partition('partners', 'pages');
    const { counted } = await observed(() => partition.list(BY_RANK, { limit: 2 }));
    expect(counted).toEqual({ list: 1 });
  });

  test('a throttled request is repeated by the client', async () => {
    const partition = subject.store.partition('partners', 'throttled requests');
    fake.throttle('requests', 2);
    const { counted, seen } = await observed(async () => {
      expect(await partition.commit([create(NOTE, note('a'))])).toBe('committed');
    });
    expect(counted).toEqual({ commit: 1 });
    expect(seen.filter((request) => request.endsWith(' 429')).length).toBe(2);
    expect(seen.at(-1)).toBe('POST batch 200');
  });

  test.each<[string, (partition: Partition) => Promise<unknown>]>([
    ['a read', (partition) => partition.get(NOTE, 'a')],
    ['a list', (partition) => partition.list(BY_RANK, { limit: 1 })],
    ['a commit', (partition) => partition.commit([create(NOTE, note('a'))])],
  ])('%s that stays throttled is given up after nine repetitions, as busy', async (_, request) => {
    const partition = subject.store.partition('partners', 'throttled for good');
    fake.throttle('requests', 1000);
    const { seen } = await observed(() => expect(request(partition)).rejects.toThrow(StoreBusy));
    fake.throttle('requests', 0);
    expect(await partition.get(NOTE, 'a')).toBeUndefined();
    expect(seen.filter((line) => line.endsWith(' 429'))).toHaveLength(1 + 9);
  });

  test('what was written is read: the session of the last write goes with the next request', async () => {
    const partition = subject.store.partition('partners', 'session');
    await partition.commit([create(NOTE, note('a'))]);
    const written = fake.sessions.length;
    await partition.get(NOTE, 'a');
    expect(fake.sessions.at(-1)).toBe(`0:-1#${written}`);
    await partition.list(BY_RANK, { limit: 1 });
    expect(fake.sessions.at(-1)).toBe(`0:-1#${written + 1}`);
  });

  test('a batch that was throttled inside is sent again', async () => {
    const partition = subject.store.partition('partners', 'throttled batch');
    fake.throttle('batches', 2);
    const { counted, seen } = await observed(async () => {
      expect(await partition.commit([create(NOTE, note('a')), create(NOTE, note('b'))])).toBe('committed');
    });
    expect(counted).toEqual({ commit: 3 });
    expect(seen).toEqual(['POST batch 207', 'POST batch 207', 'POST batch 200']);
  });

  test('a batch that stays throttled throws after five attempts, and is not made', async () => {
    const partition = subject.store.partition('partners', 'throttled for long');
    fake.throttle('batches', 5);
    const { counted } = await observed(async () => {
      await expect(partition.commit([create(NOTE, note('a')), create(NOTE, note('b'))])).rejects.toThrow(StoreBusy);
    });
    expect(counted).toEqual({ commit: 5 });
    expect(await partition.get(NOTE, 'a')).toBeUndefined();
  });

  test('a document over 2 MB is refused, not called a conflict', async () => {
    const partition = subject.store.partition('partners', 'too big');
    const folder = 'x'.repeat(2 * 1024 * 1024);
    const unlisted = { ...NOTE, indexes: {} };
    await expect(partition.commit([create(unlisted, note('a', { folder }))])).rejects.toThrow(/too large/);
    expect(await partition.get(unlisted, 'a')).toBeUndefined();
  });

  test('an id that Cosmos DB cannot hold is refused, not called a conflict', async () => {
    const partition = subject.store.partition('partners', 'long id');
    await expect(partition.commit([create(NOTE, note('x'.repeat(1100)))])).rejects.toThrow('400');
  });

  test('a missing container is an error, not an absent document', async () => {
    const place = { endpoint: fake.endpoint, key: KEY, database: 'never made' };
    const store = openCosmosStore(place, new Meter());
    await expect(store.partition('partners', 'p').get(NOTE, 'a')).rejects.toThrow('no container partners');
    await expect(store.partition('partners', 'p').commit([create(NOTE, note('a'))])).rejects.toThrow('Owner resource');
    store.close();
  });

  test('containers are made once, with the one index', async () => {
    const { seen } = await observed(() => ensureContainers({ endpoint: fake.endpoint, key: KEY, database: 'conformance' }));
    expect(seen.filter((request) => request.startsWith('POST'))).toEqual([]);
    const other = { endpoint: fake.endpoint, key: KEY, database: 'another' };
    expect(
      (await observed(() => ensureContainers(other))).seen.filter((request) => request === 'POST container 201').length,
    ).toBe(4);
  });
});

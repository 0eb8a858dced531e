import { CosmosClient, type Container } from '@azure/cosmos';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureContainers } from '../../functions/storage/cosmos/client.ts';
import { startCosmosFake, type CosmosFake } from '../fakes/cosmos/server.ts';

describe('the fake of Cosmos DB, asked by the SDK', () => {
  let fake: CosmosFake;
  let client: CosmosClient;
  let container: Container;
  beforeAll(async () => {
    fake = await startCosmosFake();
    const place = { endpoint: fake.endpoint, key: Buffer.from('any').toString('base64'), database: 'fake' };
    await ensureContainers(place);
    client = new CosmosClient(place);
    container = client.database('fake').container('partners');
  });
  afterAll(async () => {
    client.dispose();
    await fake.close();
  });

  const ifMatch = (condition: string) => ({ accessCondition: { type: 'IfMatch', condition } });

  test('single documents: created once, replaced and deleted by etag', async () => {
    const { resource } = await container.items.create({ id: 'a', pk: 'single' });
    await expect(container.items.create({ id: 'a', pk: 'single' })).rejects.toMatchObject({ code: 409 });
    const item = container.item('a', 'single');
    await item.replace({ id: 'a', pk: 'single', n: 2 }, ifMatch(resource?._etag ?? ''));
    const stale = ifMatch(resource?._etag ?? '');
    await expect(item.replace({ id: 'a', pk: 'single' }, stale)).rejects.toMatchObject({ code: 412 });
    await expect(item.delete(stale)).rejects.toMatchObject({ code: 412 });
    await item.delete();
    await expect(item.delete()).rejects.toMatchObject({ code: 404 });
  });

  for (const [why, document] of [
    ['a slash in the id', { id: 'a/b', pk: 'faulty' }],
    ['a time to live of 0', { id: 'a', pk: 'faulty', ttl: 0 }],
  ] as const) {
    test(`a document is refused for ${why}`, async () => {
      const { result } = await container.items.batch([{ operationType: 'Create', resourceBody: { ...document } }], 'faulty');
      expect(result?.map(({ statusCode }) => statusCode)).toEqual([400]);
    });
  }

  test('a document of another partition is refused', async () => {
    const { result } = await container.items.batch([{ operationType: 'Create', resourceBody: { id: 'a', pk: 'there' } }], 'here');
    expect(result?.map(({ statusCode }) => statusCode)).toEqual([400]);
  });

  for (const query of [
    'SELECT VALUE COUNT(1) FROM c',
    'SELECT * FROM c',
    'SELECT * FROM c ORDER BY c.body.name',
    'SELECT * FROM c WHERE c.ix.x > "a" ORDER BY c.ix.x',
    'SELECT * FROM c WHERE c.ix.x > @missing ORDER BY c.ix.x',
    'SELECT * FROM c WHERE c.ix.x > @a OR c.ix.x < @a ORDER BY c.ix.x',
    'SELECT * FROM c ORDER BY c.ix.x OFFSET 1 LIMIT 1',
  ]) {
    test(`400: ${query}`, async () => {
      const rows = container.items.query({ query, parameters: [{ name: '@a', value: 'a' }] }, { partitionKey: 'p' });
      await expect(rows.fetchNext()).rejects.toMatchObject({ code: 400 });
    });
  }

  test('a query across partitions is refused', async () => {
    await expect(container.items.query('SELECT * FROM c ORDER BY c.ix.x').fetchNext()).rejects.toMatchObject({ code: 400 });
  });

  test('a batch of an operation it does not know is refused', async () => {
    const { result } = await container.items.batch([{ operationType: 'Upsert', resourceBody: { id: 'a', pk: 'p' } }], 'p');
    expect(result?.map(({ statusCode }) => statusCode)).toEqual([400]);
  });
});

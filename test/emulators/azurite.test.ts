import { randomUUID } from 'node:crypto';
import { BlobServiceClient } from '@azure/storage-blob';
import { QueueServiceClient } from '@azure/storage-queue';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openAzureBlobs } from '../../functions/storage/blobs/azure.ts';
import { Meter } from '../../functions/storage/meter.ts';
import { openAzureQueue } from '../../functions/storage/queue/azure.ts';
import { blobsConformance } from '../storage/blobs-conformance.ts';
import { queueConformance } from '../storage/queue-conformance.ts';
import { startAzurite, type Azurite } from './azurite.ts';

let azurite: Azurite;
beforeAll(async () => {
  azurite = await startAzurite();
});
afterAll(() => azurite.close());

blobsConformance('block blobs in Azurite', async () => {
  const meter = new Meter();
  const blobs = openAzureBlobs({ container: `files-${randomUUID()}`, connectionString: azurite.connectionString }, meter);
  await blobs.ensure();
  return {
    blobs,
    meter,
    follow: async (link) => {
      const answer = await fetch(link);
      return answer.ok ? answer.text() : undefined;
    },
    close: async () => {},
  };
});

queueConformance('messages in Azurite', async () => {
  const meter = new Meter();
  const queue = openAzureQueue({ connectionString: azurite.connectionString }, meter);
  await queue.ensure();
  const worker = QueueServiceClient.fromConnectionString(azurite.connectionString).getQueueClient('partner-days');
  return {
    queue,
    meter,
    receive: async () => {
      const { receivedMessageItems } = await worker.receiveMessages({ numberOfMessages: 32 });
      return receivedMessageItems.map(({ messageText }) => JSON.parse(Buffer.from(messageText, 'base64').toString()) as unknown);
    },
    close: async () => {
      await worker.delete();
    },
  };
});

test('containers and queues that exist are left as they are', async () => {
  const blobs = openAzureBlobs({ container: 'files', connectionString: azurite.connectionString }, new Meter());
  await blobs.ensure();
  await blobs.finish('a.csv', 0, 'text/csv');
  await blobs.ensure();
  expect((await blobs.read('a.csv'))?.length).toBe(0);
  const queue = openAzureQueue({ connectionString: azurite.connectionString }, new Meter());
  await queue.ensure();
  await queue.ensure();
});

test('a file in a container that does not exist is an error, not an absent file', async () => {
  const blobs = openAzureBlobs({ container: 'never-made', connectionString: azurite.connectionString }, new Meter());
  await expect(blobs.read('a.csv')).rejects.toThrow('The specified container does not exist');
});

describe('links of a managed identity', () => {
  const DAY_MS = 24 * 3600 * 1000;
  const credential = { getToken: async () => ({ token: 'none', expiresOnTimestamp: 0 }) };
  const place = { container: 'files', endpoint: 'https://account.blob.core.chinacloudapi.cn', credential };

  /** Stands in for the one request: Azurite hands out such keys over TLS only. */
  function lendKeys() {
    const lend = async (signedStartsOn: Date, signedExpiresOn: Date) => ({
      signedObjectId: 'identity',
      signedTenantId: 'tenant',
      signedStartsOn,
      signedExpiresOn,
      signedService: 'b',
      signedVersion: '2020-02-10',
      value: Buffer.from('key').toString('base64'),
    });
    return vi.spyOn(BlobServiceClient.prototype, 'getUserDelegationKey').mockImplementation(lend as never);
  }

  test('are signed by the key that was lent to it, for reading alone', async () => {
    using _ = lendKeys();
    const blobs = openAzureBlobs(place, new Meter());
    const expiresAt = new Date(Date.now() + DAY_MS);
    const link = new URL(await blobs.link('p/a.csv', expiresAt));
    expect(link.origin + link.pathname).toBe(`${place.endpoint}/files/p/a.csv`);
    const parameters = Object.fromEntries(link.searchParams);
    expect(parameters).toMatchObject({ sp: 'r', sr: 'b', skoid: 'identity', sktid: 'tenant' });
    expect(parameters['se']).toBe(expiresAt.toISOString().replace(/\.\d+/, ''));
  });

  test('share one key, which is asked for once and outlives them', async () => {
    using lent = lendKeys();
    const meter = new Meter();
    const blobs = openAzureBlobs(place, meter);
    for (const days of [1, 6, 2]) await blobs.link('a.csv', new Date(Date.now() + days * DAY_MS));
    expect(meter.take()).toEqual({ key: 1 });
    expect(lent).toHaveBeenCalledTimes(1);
  });

  test('last for less than a week', async () => {
    using _ = lendKeys();
    const blobs = openAzureBlobs(place, new Meter());
    await expect(blobs.link('a.csv', new Date(Date.now() + 7 * DAY_MS))).rejects.toThrow('less than a week');
  });
});

import { Readable } from 'node:stream';
import type { TokenCredential } from '@azure/identity';
import {
  BlobSASPermissions,
  BlobServiceClient,
  RestError,
  type BlockBlobClient,
  type UserDelegationKey,
} from '@azure/storage-blob';
import { assert } from '../../shared/assert.ts';
import type { Meter } from '../meter.ts';
import { assertBlobName } from './name.ts';
import type { Blobs } from './port.ts';

/** A connection string only for emulators, a managed identity everywhere else. */
export type AzureBlobsPlace = { readonly container: string } & (
  | { readonly endpoint: string; readonly credential: TokenCredential }
  | { readonly connectionString: string }
);

export interface AzureBlobs extends Blobs {
  /** Creates the container where it is missing. */
  ensure(): Promise<void>;
}

/** The longest that Azure lets a user delegation key live. */
const DELEGATION_MS_MAX = 7 * 24 * 3600 * 1000;
/** Azure's clocks and ours may differ by this. */
const CLOCK_SKEW_MS = 5 * 60 * 1000;

/** Files as block blobs. */
export function openAzureBlobs(place: AzureBlobsPlace, meter: Meter): AzureBlobs {
  const service =
    'connectionString' in place
      ? BlobServiceClient.fromConnectionString(place.connectionString)
      : new BlobServiceClient(place.endpoint, place.credential);
  const container = service.getContainerClient(place.container);
  const sign = 'connectionString' in place ? linkBySharedKey : linkByDelegation(service, meter);

  const blobOf = (name: string) => {
    assertBlobName(name);
    return container.getBlockBlobClient(name);
  };

  return {
    ensure: async () => {
      await container.createIfNotExists();
    },

    stage: async (name, number, bytes) => {
      const blob = blobOf(name);
      meter.count('stage');
      await blob.stageBlock(blockId(number), bytes, bytes.length);
    },

    finish: async (name, blocks, contentType) => {
      const blob = blobOf(name);
      const ids = Array.from({ length: blocks }, (_, number) => blockId(number));
      const written = { blobHTTPHeaders: { blobContentType: contentType }, conditions: { ifNoneMatch: '*' } };
      meter.count('finish');
      try {
        await blob.commitBlockList(ids, written);
      } catch (error) {
        if (!(await blob.exists())) throw error; // a blob that exists is finished: it is written once
      }
    },

    read: async (name) => {
      const blob = blobOf(name);
      meter.count('read');
      try {
        const { contentType, contentLength, readableStreamBody } = await blob.download();
        assert(contentType !== undefined && contentLength !== undefined && readableStreamBody, 'a download has content');
        return { contentType, length: contentLength, stream: Readable.toWeb(readableStreamBody as Readable) };
      } catch (error) {
        if (error instanceof RestError && error.code === 'BlobNotFound') return undefined;
        throw error;
      }
    },

    remove: async (name) => {
      const blob = blobOf(name);
      meter.count('remove');
      await blob.deleteIfExists();
    },

    link: (name, expiresAt) => sign(blobOf(name), expiresAt),
  };
}

/** All ids of a blob have the same length; Azure insists. */
function blockId(number: number): string {
  return Buffer.from(number.toString().padStart(6, '0')).toString('base64');
}

function linkBySharedKey(blob: BlockBlobClient, expiresOn: Date): Promise<string> {
  return blob.generateSasUrl({ permissions: BlobSASPermissions.parse('r'), expiresOn });
}

/** Links signed with a key that Azure lends to our identity for a week; one key serves until a link outlives it. */
function linkByDelegation(service: BlobServiceClient, meter: Meter): (blob: BlockBlobClient, expiresOn: Date) => Promise<string> {
  let key: UserDelegationKey | undefined;
  return async (blob, expiresOn) => {
    if (!key || key.signedExpiresOn < expiresOn) {
      const now = Date.now();
      assert(expiresOn.getTime() <= now + DELEGATION_MS_MAX - CLOCK_SKEW_MS, 'a link lasts for less than a week');
      meter.count('key');
      key = await service.getUserDelegationKey(new Date(now - CLOCK_SKEW_MS), new Date(now + DELEGATION_MS_MAX - CLOCK_SKEW_MS));
    }
    return blob.generateUserDelegationSasUrl({ permissions: BlobSASPermissions.parse('r'), expiresOn }, key);
  };
}

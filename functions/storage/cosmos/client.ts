import { CosmosClient, type CosmosClientOptions } from '@azure/cosmos';
import type { TokenCredential } from '@azure/identity';
import plan from '../../../infra/containers.json' with { type: 'json' };

/** Which account and database; a key only for emulators, a managed identity everywhere else. */
export type CosmosPlace = { readonly endpoint: string; readonly database: string } & (
  | { readonly credential: TokenCredential }
  | { readonly key: string }
);

/** A request that is refused as one too many waits as long as the service says, so often and so long in all; then it is `StoreBusy`. */
const THROTTLED_RETRIES_MAX = 9;
const THROTTLED_SECONDS_MAX = 30;

export function cosmosClient(place: CosmosPlace): CosmosClient {
  const options: CosmosClientOptions = {
    endpoint: place.endpoint,
    // said aloud, or the client sends no session tokens: it would read past its own writes
    consistencyLevel: 'Session',
    connectionPolicy: {
      retryOptions: {
        maxRetryAttemptCount: THROTTLED_RETRIES_MAX,
        fixedRetryIntervalInMilliseconds: 0, // none: what the service says counts
        maxWaitTimeInSeconds: THROTTLED_SECONDS_MAX,
      },
    },
  };
  return new CosmosClient('key' in place ? { ...options, key: place.key } : { ...options, aadCredentials: place.credential });
}

/**
 * Creates the database and the containers of `infra/containers.json` where they are missing: for emulators and tests.
 * In Azure, Bicep does this; the application's identity may read and write documents only.
 */
export async function ensureContainers(place: CosmosPlace): Promise<void> {
  const client = cosmosClient(place);
  try {
    const { database } = await client.databases.createIfNotExists({ id: place.database });
    for (const { name, partitionKey } of plan.containers) {
      await database.containers.createIfNotExists({
        id: name,
        partitionKey: { paths: [partitionKey] },
        indexingPolicy: {
          indexingMode: 'consistent',
          includedPaths: plan.indexing.included.map((path) => ({ path })),
          excludedPaths: plan.indexing.excluded.map((path) => ({ path })),
        },
        defaultTtl: plan.defaultTtlSeconds,
      });
    }
  } finally {
    client.dispose();
  }
}

import type { TokenCredential } from '@azure/identity';
import { QueueServiceClient } from '@azure/storage-queue';
import plan from '../../../infra/containers.json' with { type: 'json' };
import type { Meter } from '../meter.ts';
import { assertDelay, encodeMessage } from './message.ts';
import type { Queue } from './port.ts';

/** A connection string only for emulators, a managed identity everywhere else. */
export type AzureQueuePlace =
  | { readonly endpoint: string; readonly credential: TokenCredential }
  | { readonly connectionString: string };

export interface AzureQueue extends Queue {
  /** Creates the queues of `infra/containers.json` where they are missing. */
  ensure(): Promise<void>;
  /** Rejects when the queues cannot be reached. */
  reach(): Promise<void>;
}

/** The sending half; what is sent here, Azure Functions hands to the workers. */
export function openAzureQueue(place: AzureQueuePlace, meter: Meter): AzureQueue {
  const service =
    'connectionString' in place
      ? QueueServiceClient.fromConnectionString(place.connectionString)
      : new QueueServiceClient(place.endpoint, place.credential);
  return {
    ensure: async () => {
      for (const queue of plan.queues) await service.getQueueClient(queue).createIfNotExists();
    },

    reach: async () => {
      meter.count('reach');
      await service.getQueueClient(plan.queues[0] ?? '').getProperties();
    },

    send: async (queue, message, delaySeconds = 0) => {
      const text = encodeMessage(message);
      assertDelay(delaySeconds);
      meter.count('send');
      await service.getQueueClient(queue).sendMessage(Buffer.from(text).toString('base64'), {
        visibilityTimeout: delaySeconds,
        messageTimeToLive: -1, // by default a message is lost after seven days without a worker
      });
    },
  };
}

import { setTimeout as sleep } from 'node:timers/promises';
import { QueueServiceClient, type DequeuedMessageItem } from '@azure/storage-queue';
import { ACCOUNT } from '../../functions/account/stored.ts';
import hostJson from '../../host.json' with { type: 'json' };
import type { Ports } from '../../functions/identity/ports.ts';
import { givingWay } from '../../functions/jobs/giving-way.ts';
import { workThroughDays } from '../../functions/jobs/partner-days.ts';
import { openAzureBlobs } from '../../functions/storage/blobs/azure.ts';
import { openCosmosStore } from '../../functions/storage/cosmos/store.ts';
import { Meter } from '../../functions/storage/meter.ts';
import { openAzureQueue } from '../../functions/storage/queue/azure.ts';
import { startOf } from '../../functions/shared/calendar.ts';
import { BILLING_DATE } from './close-data.ts';
import { LEASE_SECONDS, SLICE_MS, type WorkerPlace } from './scale-out-place.ts';

// One worker in a process of its own, as Functions would run it: messages are leased, held while they are worked on, and
// removed when done. It tells its parent of every message and, when it is told to stop, what it asked of the store.

const { cosmos, connectionString, requestsEach } = JSON.parse(process.argv[2] ?? '{}') as WorkerPlace;
const { batchSize, maxDequeueCount } = hostJson.extensions.queues;
const meter = new Meter();
const store = openCosmosStore(cosmos, meter);
const queue = openAzureQueue({ connectionString }, new Meter());
const service = QueueServiceClient.fromConnectionString(connectionString);
const [messages, poison] = [service.getQueueClient('partner-days'), service.getQueueClient('partner-days-poison')];
const blobs = openAzureBlobs({ container: 'files', connectionString }, new Meter());
const report = ({ message }: { message: string }) => console.error(message);
const ports = { store, queue, blobs, report, now: () => startOf(BILLING_DATE) } as unknown as Ports;
const close = givingWay(ports, 'partner-days', (all, message) => workThroughDays(all, message, SLICE_MS));

/** As many requests as a close makes, one after the other, and nothing computed. */
async function floor(message: unknown): Promise<void> {
  const { partnerId } = message as { partnerId: string };
  for (let number = 0; number < requestsEach; number += 1) await store.partition('partners', partnerId).get(ACCOUNT, 'none');
}

async function workOn(item: DequeuedMessageItem): Promise<void> {
  let receipt = item.popReceipt;
  let renewing: Promise<unknown> = Promise.resolve();
  const renewal = setInterval(() => {
    renewing = messages.updateMessage(item.messageId, receipt, item.messageText, LEASE_SECONDS).then(
      (renewed) => (receipt = renewed.popReceipt ?? receipt),
      () => {},
    );
  }, LEASE_SECONDS * 500);
  const isDone = await (requestsEach > 0 ? floor : close)(JSON.parse(Buffer.from(item.messageText, 'base64').toString())).then(
    () => true,
    (error: unknown) => {
      console.error(error);
      return false;
    },
  );
  clearInterval(renewal);
  await renewing;
  if (!isDone && item.dequeueCount < maxDequeueCount) return; // it comes back when its lease ends
  if (!isDone) await poison.sendMessage(item.messageText);
  await messages.deleteMessage(item.messageId, receipt).catch(() => {}); // somebody else has it by now, and repeats it
  process.send?.({ done: 1 });
}

const stopping = new AbortController();
process.on('message', () => stopping.abort());
const running = new Set<Promise<void>>();
while (!stopping.signal.aborted) {
  const free = batchSize - running.size;
  const options = { numberOfMessages: free, visibilityTimeout: LEASE_SECONDS };
  const { receivedMessageItems } = free > 0 ? await messages.receiveMessages(options) : { receivedMessageItems: [] };
  for (const item of receivedMessageItems) {
    const work = workOn(item).finally(() => running.delete(work));
    running.add(work);
  }
  if (running.size >= batchSize) await Promise.race(running);
  else if (receivedMessageItems.length === 0) await Promise.race([sleep(50), ...running]);
}
await Promise.all(running);
process.send?.({ requests: Object.values(meter.take()).reduce((sum, count) => sum + count, 0) });
process.disconnect();
store.close();

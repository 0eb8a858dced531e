import * as z from 'zod';
import { DIRECTORY } from '../account/stored.ts';
import type { Ports } from '../identity/ports.ts';
import { StoredInstant } from '../storage/values.ts';
import { walk } from '../storage/walk.ts';
import { deliver } from '../webhooks/deliver.ts';
import { dispatch } from '../webhooks/dispatch.ts';
import { replaySince } from '../webhooks/replay.ts';
import { SUBSCRIBERS } from '../webhooks/stored.ts';

const SUBSCRIBERS_PER_READ = 500;

const Wake = z.object({ partnerId: z.string(), replaySince: StoredInstant.optional() });
const Turn = z.object({ partnerId: z.string(), eventId: z.string(), attempt: z.int() });

/** The hourly timer: a look at every partner that has registered, for what a crash or a lost message left behind. */
export async function sweepWebhooks({ store, queue }: Ports): Promise<void> {
  const directory = store.partition('partners', DIRECTORY);
  for await (const { value } of walk(directory, SUBSCRIBERS, { limit: SUBSCRIBERS_PER_READ })) {
    await queue.send('webhook-events', Wake.parse(value));
  }
}

/** The worker that hands out the deliveries of a partner. */
export async function dispatchEvents(ports: Ports, message: unknown): Promise<void> {
  const { partnerId, replaySince: since } = Wake.parse(message);
  if (since) await replaySince(ports.store.partition('partners', partnerId), since, ports.now());
  await dispatch(ports, partnerId);
}

/** The worker that makes one attempt. One that fails is no failure of the worker: the next attempt is a message of its own. */
export async function deliverEvent(ports: Ports, message: unknown): Promise<void> {
  await deliver(ports, Turn.parse(message));
}

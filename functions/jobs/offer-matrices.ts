import * as z from 'zod';
import { publishDueMatrices } from '../catalog/matrix/publish.ts';
import { PROGRAMME } from '../contract/programme.ts';
import type { Ports } from '../identity/ports.ts';
import { dateOf } from '../shared/calendar.ts';

const Message = z.object({ market: z.string() });

/** The monthly timer: a message, since a message that fails is tried again and a timer is not. */
export async function enqueueMatrices({ queue }: Ports): Promise<void> {
  await queue.send('offer-matrices', Message.parse({ market: PROGRAMME.market }));
}

/** The worker: makes the catalogue that of the month. Twice at the same time, one of the two fails and finds it done later. */
export async function publishMatrices({ store, now }: Ports, message: unknown): Promise<void> {
  await publishDueMatrices(store.partition('catalog', Message.parse(message).market), dateOf(now()));
}

import * as z from 'zod';
import { DIRECTORY, PARTNERS_BY_MPN_ID } from '../account/stored.ts';
import { sealRecords } from '../audit/seal.ts';
import { findRelationshipEver } from '../customers/queries.ts';
import type { Ports } from '../identity/ports.ts';
import { walk } from '../storage/walk.ts';

/** Well below the time the host gives an invocation. */
const WORK_MS = 240_000;
const PARTNERS_PER_READ = 500;

const Message = z.object({ partnerId: z.string() });

/** The hourly timer: one message for each account there is, the operator's and sandboxes included. */
export async function enqueueSeals({ store, queue }: Ports): Promise<void> {
  const directory = store.partition('partners', DIRECTORY);
  for await (const { value } of walk(directory, PARTNERS_BY_MPN_ID, { limit: PARTNERS_PER_READ })) {
    await queue.send('audit-seals', Message.parse({ partnerId: value.partnerId }));
  }
}

/** The worker: seals what a partner's records have brought since, and sends itself a message when the time was too short. */
export async function sealPartner({ store, queue, now }: Ports, message: unknown): Promise<void> {
  const { partnerId } = Message.parse(message);
  const until = Date.now() + WORK_MS;
  const partition = store.partition('partners', partnerId);
  const nameOf = async (customerId: string) => (await findRelationshipEver(partition, customerId))?.value.companyName;
  const end = await sealRecords({ partition, now: now(), nameOf, isTimeUp: () => Date.now() > until });
  if (end === 'unfinished') await queue.send('audit-seals', { partnerId });
}

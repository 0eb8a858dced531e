import * as z from 'zod';
import { ACCOUNT, ACCOUNT_ID, BILLED_PARTNERS, DIRECTORY } from '../account/stored.ts';
import { markExceededBudgets } from '../analytics/usage/thresholds.ts';
import { advanceToTarget } from '../billing/clock.ts';
import { runDays } from '../billing/days.ts';
import { PROGRAMME } from '../contract/programme.ts';
import type { Ports } from '../identity/ports.ts';
import { dateOf } from '../shared/calendar.ts';
import { walk } from '../storage/walk.ts';

/** Well below the time the host gives an invocation, so that a partner too big for one goes on in a new message. */
export const WORK_MS = 240_000;
const PARTNERS_PER_READ = 500;

/** One partner, whose days are to be worked through: up to today, or to the target of its sandbox clock. */
const Message = z.object({ partnerId: z.string() });

/**
 * The daily timer: one message for each partner that is billed. A partner whose billing date it is closes its month; on
 * other days there may be suspended subscriptions to delete. A day the timer missed is made up for by the next one.
 */
export async function enqueuePartners({ store, queue }: Ports): Promise<number> {
  const directory = store.partition('partners', DIRECTORY);
  let count = 0;
  for await (const { value } of walk(directory, BILLED_PARTNERS, { limit: PARTNERS_PER_READ })) {
    await queue.send('partner-days', Message.parse({ partnerId: value.partnerId }));
    count += 1;
  }
  return count;
}

/**
 * The worker: does what is due for one partner, and sends itself a message when the time was too short for it.
 *
 * @param workMs  how long it goes on; four minutes by default
 */
export async function workThroughDays(ports: Ports, message: unknown, workMs = WORK_MS): Promise<void> {
  const { partnerId } = Message.parse(message);
  const partition = ports.store.partition('partners', partnerId);
  const account = await partition.get(ACCOUNT, ACCOUNT_ID);
  if (!account) return; // the partner has left the programme since
  const until = Date.now() + workMs;
  const workplace = {
    partition,
    shared: {
      catalog: ports.store.partition('catalog', PROGRAMME.market),
      lines: (invoiceId: string) => ports.store.partition('lines', `${partnerId}/${invoiceId}`),
    },
    blobs: ports.blobs,
    isTimeUp: () => Date.now() >= until,
  };
  const end = account.value.sandbox ? await advanceToTarget(workplace) : await runDays(workplace, dateOf(ports.now()));
  if (end === 'unfinished') await ports.queue.send('partner-days', { partnerId });
  else await markExceededBudgets(workplace);
}

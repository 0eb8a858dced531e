import * as z from 'zod';
import { setUpAccount } from '../enrolment/set-up.ts';
import { commonPartitions } from '../http/partitions.ts';
import type { Ports } from '../identity/ports.ts';
import { dateOf } from '../shared/calendar.ts';

const Message = z.object({ partnerId: z.string() });

/** The worker: sets up the account of a company that has signed. */
export async function setUpPartner({ store, now }: Ports, message: unknown): Promise<void> {
  await setUpAccount(commonPartitions(store), Message.parse(message).partnerId, dateOf(now()));
}

import * as z from 'zod';
import { commonPartitions } from '../http/partitions.ts';
import type { Ports } from '../identity/ports.ts';
import { finishErasure } from '../privacy/erasure/customer.ts';
import { finishPartnerErasure } from '../privacy/erasure/partner.ts';

const Message = z.union([z.object({ customerId: z.string() }), z.object({ partnerId: z.string() })]);

/** The worker: erases what an erasure that has begun has left. One that fails is tried again, and goes on where it stopped. */
export async function workOffErasure({ store, blobs, now }: Ports, message: unknown): Promise<void> {
  const erasing = { shared: commonPartitions(store), blobs, now: now() };
  const about = Message.parse(message);
  if ('customerId' in about) await finishErasure(erasing, about.customerId);
  else await finishPartnerErasure(erasing, about.partnerId);
}

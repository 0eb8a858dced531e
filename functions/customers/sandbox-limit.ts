import { PROGRAMME } from '../contract/programme.ts';
import type { Partition } from '../storage/port.ts';
import { RELATIONSHIPS_BY_ID } from './stored.ts';

/** Whether a sandbox holds as many customers as it may. @rule R-DEV-04 */
export async function isFull(partition: Partition): Promise<boolean> {
  const { items } = await partition.list(RELATIONSHIPS_BY_ID, { limit: PROGRAMME.sandboxCustomersMax });
  return items.length >= PROGRAMME.sandboxCustomersMax;
}

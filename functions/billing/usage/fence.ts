import type { CalendarDate } from '../../shared/calendar.ts';
import { create, replace, type Partition, type Versioned, type Write } from '../../storage/port.ts';
import { USAGE_FENCE, USAGE_FENCE_ID, type UsageFence } from './stored.ts';

export function findFence(usage: Partition): Promise<Versioned<UsageFence> | undefined> {
  return usage.get(USAGE_FENCE, USAGE_FENCE_ID);
}

/** Conflicts with every other such write since `was` was read. */
export function fenceWrite(was: Versioned<UsageFence> | undefined, change: UsageFence): Write {
  return was ? replace(USAGE_FENCE, { ...was.value, ...change }, was) : create(USAGE_FENCE, change);
}

/**
 * Ends the intake for a billing date: what comes from now on is billed later (R-REC-07).
 *
 * @returns  whether there can be records that are billed on it
 */
export async function seal(usage: Partition, billingDate: CalendarDate): Promise<boolean> {
  for (;;) {
    const fence = await findFence(usage);
    const { sealedThrough = '', filledThrough = '' } = fence?.value ?? {};
    const isSealed = sealedThrough >= billingDate;
    if (isSealed || (await usage.commit([fenceWrite(fence, { sealedThrough: billingDate })])) === 'committed')
      return filledThrough >= billingDate;
  }
}

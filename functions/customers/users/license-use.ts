import * as z from 'zod';
import { defineKind, put, type Partition, type Write } from '../../storage/port.ts';

const LicenseUse = z.object({ skuId: z.string(), consumed: z.int() });

/** How many users of a customer have a license: written with every user that gets or loses one, so that it is exact. */
export const LICENSE_USE = defineKind<z.infer<typeof LicenseUse>>({
  name: 'licenseUse',
  container: 'customers',
  schemaVersion: 1,
  schema: LicenseUse,
  idOf: ({ skuId }) => skuId,
  indexes: {},
});

export async function consumedUnits(users: Partition, skuId: string): Promise<number> {
  return (await users.get(LICENSE_USE, skuId))?.value.consumed ?? 0;
}

/** The counts after some licenses were taken and others returned; they belong into the commit that changes the user. */
export async function planUses(
  users: Partition,
  { taken, returned }: { taken: readonly string[]; returned: readonly string[] },
): Promise<{ writes: Write[]; consumed: ReadonlyMap<string, number> }> {
  const consumed = new Map<string, number>();
  const writes: Write[] = [];
  for (const skuId of new Set([...taken, ...returned])) {
    const was = await users.get(LICENSE_USE, skuId);
    const change = Number(taken.includes(skuId)) - Number(returned.includes(skuId));
    const after = (was?.value.consumed ?? 0) + change;
    consumed.set(skuId, after);
    writes.push(put(LICENSE_USE, { skuId, consumed: after }, was));
  }
  return { writes, consumed };
}

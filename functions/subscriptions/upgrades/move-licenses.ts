import { planUses } from '../../customers/users/license-use.ts';
import { CUSTOMER_USER, CUSTOMER_USERS, type CustomerUser } from '../../customers/users/stored.ts';
import { replace, type Partition } from '../../storage/port.ts';
import { walk } from '../../storage/walk.ts';
import { toWireLicenseError, type WireLicenseError } from './wire.ts';

const USERS_PER_READ = 200;

/**
 * Gives every user of one license another in its place, each user in one commit with the counts; who had it moved already
 * is passed over, so that this can be done again.
 *
 * @param seats  how many of the other there are, whoever sold them
 * @returns      the users for whom none was left
 */
export async function moveLicenses(
  users: Partition,
  { from, to, seats }: { from: string; to: string; seats: number },
): Promise<WireLicenseError[]> {
  const errors: WireLicenseError[] = [];
  for await (const { value } of walk(users, CUSTOMER_USERS, { limit: USERS_PER_READ })) {
    if (value.skuIds.includes(from) && !(await move(users, value.id, { from, to, seats })))
      errors.push(toWireLicenseError(value, 'NoUnitsLeft'));
  }
  return errors;
}

/** @returns whether the user has no license of the old kind any more */
async function move(
  users: Partition,
  userId: string,
  { from, to, seats }: { from: string; to: string; seats: number },
): Promise<boolean> {
  const was = await users.get(CUSTOMER_USER, userId);
  if (!was?.value.skuIds.includes(from)) return true;
  const taken = was.value.skuIds.includes(to) ? [] : [to];
  const { writes, consumed } = await planUses(users, { taken, returned: [from] });
  if ((consumed.get(to) ?? 0) > seats) return false;
  const moved: CustomerUser = { ...was.value, skuIds: [...was.value.skuIds.filter((id) => id !== from), ...taken] };
  const committed = await users.commit([replace(CUSTOMER_USER, moved, was), ...writes]);
  return committed === 'committed' || move(users, userId, { from, to, seats });
}

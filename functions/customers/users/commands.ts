import { isDeepStrictEqual } from 'node:util';
import type * as z from 'zod';
import type { ErrorName } from '../../contract/errors.ts';
import { decided, type Answer } from '../../contract/operation.ts';
import { isStrong } from '../../identity/password.ts';
import type { Scope } from '../../identity/scope.ts';
import { refuse, type Outcome } from '../../shared/outcome.ts';
import { derivedGuid } from '../../storage/derived-id.ts';
import { create, remove, replace, type Partition } from '../../storage/port.ts';
import { readCustomer } from '../queries.ts';
import { domainsOf } from '../to-wire.ts';
import { planUses } from './license-use.ts';
import { administered, type PlaceError } from './place.ts';
import { CUSTOMER_USER, DELETED_USER, isRestorable, USER_NAME, type CustomerUser } from './stored.ts';
import { toWireChangedUser, type ChangedUser, type NewUser, type UserPatch } from './wire.ts';

// Users lie in the partition of the customer, which changes first; the edge then commits the record of the request in that of
// the partner. A repetition after a crash in between finds what it asked for, and is told so.

type Changed<E extends ErrorName> = Promise<Outcome<Answer<z.infer<typeof ChangedUser>>, PlaceError | E>>;

type NameError = 'InvalidProperty' | 'UserNameTaken';

export async function createUser(
  scope: Scope,
  customerId: string,
  { passwordProfile, ...fields }: z.infer<typeof NewUser>,
): Changed<NameError | 'PasswordWeak'> {
  const place = await administered(scope, customerId);
  if (!place.ok) return place;
  const { users } = place.value;
  if (!isStrong(passwordProfile.password)) return refuse('PasswordWeak');
  const foreign = await foreignName(scope, customerId, fields.userPrincipalName);
  if (foreign) return refuse('InvalidProperty', foreign);
  const id = derivedGuid('customer user', customerId, scope.caller.tenantId, scope.requestId.toLowerCase());
  const user: CustomerUser = { id, ...fields, roleIds: [], skuIds: [] };
  const committed = await users.commit([create(CUSTOMER_USER, user), create(USER_NAME, nameOf(user))]);
  if (committed === 'conflict' && !(await isThere(users, user))) return refuse('UserNameTaken');
  return decided(toWireChangedUser(customerId, user, passwordProfile), []);
}

/** By an earlier attempt of this very request. */
async function isThere(users: Partition, user: CustomerUser): Promise<boolean> {
  const found = await users.get(CUSTOMER_USER, user.id);
  return isDeepStrictEqual(found?.value, JSON.parse(JSON.stringify(user)));
}

function nameOf({ userPrincipalName, id }: CustomerUser) {
  return { userPrincipalName, userId: id };
}

/** What is wrong with a name that is in none of the customer's domains. */
async function foreignName({ shared }: Scope, customerId: string, userPrincipalName: string): Promise<string | undefined> {
  const domains = domainsOf((await readCustomer(shared, customerId)).value);
  const given = userPrincipalName.toLowerCase().split('@').at(-1) ?? '';
  return domains.includes(given)
    ? undefined
    : `userPrincipalName: has to end with ${domains.map((domain) => `@${domain}`).join(' or ')}, the customer's own.`;
}

/** Fields, a new password, or a deleted user brought back: one address, told apart by what is sent and who the user is. */
export async function patchUser(
  scope: Scope,
  { customerId, userId }: { customerId: string; userId: string },
  patch: z.infer<typeof UserPatch>,
): Changed<'NoSuchUser' | NameError | 'PasswordWeak' | 'Conflict'> {
  const place = await administered(scope, customerId);
  if (!place.ok) return place;
  const { users } = place.value;
  const was = await users.get(CUSTOMER_USER, userId);
  if (!was) return patch.state === 'active' ? restoreUser(scope, users, { customerId, userId }) : refuse('NoSuchUser');
  const { passwordProfile, state: _, ...fields } = patch;
  if (passwordProfile && !isStrong(passwordProfile.password)) return refuse('PasswordWeak');
  const set = Object.entries(fields).filter(([, value]) => value !== undefined);
  const changed: CustomerUser = { ...was.value, ...(Object.fromEntries(set) as Partial<CustomerUser>) };
  const foreign = fields.userPrincipalName && (await foreignName(scope, customerId, fields.userPrincipalName));
  if (foreign) return refuse('InvalidProperty', foreign);
  const renamed = await rename(users, was.value, changed);
  if (!renamed) return refuse('UserNameTaken');
  if ((await users.commit([replace(CUSTOMER_USER, changed, was), ...renamed])) === 'conflict') return refuse('Conflict');
  return decided(toWireChangedUser(customerId, changed, passwordProfile), []);
}

/** What keeps the new name and gives the old one free; undefined when somebody else has it. */
async function rename(users: Partition, before: CustomerUser, after: CustomerUser) {
  if (before.userPrincipalName.toLowerCase() === after.userPrincipalName.toLowerCase()) return [];
  if (await users.get(USER_NAME, after.userPrincipalName.toLowerCase())) return undefined;
  const old = await users.get(USER_NAME, before.userPrincipalName.toLowerCase());
  return [create(USER_NAME, nameOf(after)), ...(old ? [remove(USER_NAME, old)] : [])];
}

async function restoreUser(
  { now }: Scope,
  users: Partition,
  { customerId, userId }: { customerId: string; userId: string },
): Changed<'NoSuchUser' | 'UserNameTaken'> {
  const deleted = await users.get(DELETED_USER, userId);
  if (!deleted || !isRestorable(deleted.value, now)) return refuse('NoSuchUser');
  const { deletedAt: _, ...user } = deleted.value;
  const writes = [remove(DELETED_USER, deleted), create(CUSTOMER_USER, user), create(USER_NAME, nameOf(user))];
  if ((await users.commit(writes)) === 'conflict') return refuse('UserNameTaken');
  return decided(toWireChangedUser(customerId, user, undefined), []);
}

/** The user keeps everything but its name and its licenses for 30 days: somebody else may take both. */
export async function deleteUser(
  scope: Scope,
  { customerId, userId }: { customerId: string; userId: string },
): Promise<Outcome<Answer<undefined>, PlaceError | 'NoSuchUser' | 'Conflict'>> {
  const place = await administered(scope, customerId);
  if (!place.ok) return place;
  const { users } = place.value;
  const was = await users.get(CUSTOMER_USER, userId);
  if (!was) return refuse('NoSuchUser');
  const name = await users.get(USER_NAME, was.value.userPrincipalName.toLowerCase());
  const { writes } = await planUses(users, { taken: [], returned: was.value.skuIds });
  const committed = await users.commit([
    remove(CUSTOMER_USER, was),
    create(DELETED_USER, { ...was.value, skuIds: [], deletedAt: scope.now }),
    ...(name ? [remove(USER_NAME, name)] : []),
    ...writes,
  ]);
  return committed === 'committed' ? decided(undefined, []) : refuse('Conflict');
}

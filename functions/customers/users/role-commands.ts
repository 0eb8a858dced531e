import { decided, type Answer } from '../../contract/operation.ts';
import type * as z from 'zod';
import type { Scope } from '../../identity/scope.ts';
import { ok, refuse, type Outcome } from '../../shared/outcome.ts';
import { replace, type Partition, type Versioned } from '../../storage/port.ts';
import { DIRECTORY_ROLES } from './core/directory-roles.ts';
import { administered, type PlaceError } from './place.ts';
import { CUSTOMER_USER, type CustomerUser } from './stored.ts';
import { toWireMember, type WireMember } from './wire.ts';

type RoleError = PlaceError | 'NoSuchRole' | 'NoSuchUser';

interface Path {
  readonly customerId: string;
  readonly roleId: string;
  readonly userId: string;
}

/** Having the role already is as good. */
export async function addMember(
  scope: Scope,
  path: Path,
): Promise<Outcome<Answer<z.infer<typeof WireMember>>, RoleError | 'Conflict'>> {
  const found = await findMember(scope, path);
  if (!found.ok) return found;
  const { was } = found.value;
  const roleIds = [...new Set([...was.value.roleIds, path.roleId])];
  return changed(found.value, { ...was.value, roleIds }, toWireMember(was.value, path.roleId));
}

export async function removeMember(scope: Scope, path: Path): Promise<Outcome<Answer<undefined>, RoleError | 'Conflict'>> {
  const found = await findMember(scope, path);
  if (!found.ok) return found;
  const { was } = found.value;
  if (!was.value.roleIds.includes(path.roleId)) return refuse('NoSuchUser', 'The user does not have this role.');
  const roleIds = was.value.roleIds.filter((id) => id !== path.roleId);
  return changed(found.value, { ...was.value, roleIds }, undefined);
}

interface Found {
  readonly users: Partition;
  readonly was: Versioned<CustomerUser>;
}

async function findMember(scope: Scope, { customerId, roleId, userId }: Path): Promise<Outcome<Found, RoleError>> {
  const place = await administered(scope, customerId);
  if (!place.ok) return place;
  const { users } = place.value;
  if (!DIRECTORY_ROLES.some(({ id }) => id === roleId)) return refuse('NoSuchRole');
  const was = await users.get(CUSTOMER_USER, userId);
  return was ? ok({ users, was }) : refuse('NoSuchUser');
}

async function changed<T>({ users, was }: Found, user: CustomerUser, body: T): Promise<Outcome<Answer<T>, 'Conflict'>> {
  const committed = await users.commit([replace(CUSTOMER_USER, user, was)]);
  return committed === 'committed' ? decided(body, []) : refuse('Conflict');
}

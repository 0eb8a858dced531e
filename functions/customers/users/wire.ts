import * as z from 'zod';
import { Country, optional, required } from '../../contract/address.ts';
import { Attributes, collectionOf, Guid, link, SelfLink, wireEnum } from '../../contract/wire.ts';
import type { DirectoryRole } from './core/directory-roles.ts';
import type { CustomerUser } from './stored.ts';

const PasswordBody = z.object({ password: z.string().min(1).max(256), forceChangePassword: z.boolean().optional() });

const UserFields = {
  userPrincipalName: z.email().max(254),
  displayName: required(256),
  firstName: optional(64),
  lastName: optional(64),
  usageLocation: Country,
  immutableId: optional(256),
  phoneNumber: optional(64),
};

/** What the SDKs send beside these (state, userDomainType) is a default. */
export const NewUser = z.object({
  ...UserFields,
  passwordProfile: PasswordBody.describe('Eight characters at least, of three kinds; answered here and kept nowhere.'),
});

/** Only what changes. .NET always sends state active, which changes nothing for a user who is. */
export const UserPatch = z
  .object({ ...UserFields, passwordProfile: PasswordBody, state: wireEnum(['active', 'inactive']) })
  .partial();

const CustomerPath = { customerId: Guid };
const RoleId = z.preprocess((given) => (typeof given === 'string' ? given.trim() : given), Guid);

export const UserPath = z.object({ ...CustomerPath, userId: RoleId });
export const RolePath = z.object({ ...CustomerPath, roleId: RoleId });
export const MemberPath = z.object({ ...CustomerPath, roleId: RoleId, userId: RoleId });

export const WireUser = z.object({
  id: z.string(),
  userPrincipalName: z.string(),
  displayName: z.string(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  usageLocation: z.string().optional(),
  immutableId: z.string().optional(),
  phoneNumber: z.string().optional(),
  userDomainType: z.literal('none'),
  state: z.enum(['active', 'inactive']),
  softDeletionTime: z.string().optional().describe('For 30 days from then on the user can be brought back.'),
  links: SelfLink,
  attributes: Attributes,
});

export const WireUserList = collectionOf(WireUser);

export const ChangedUser = WireUser.extend({
  passwordProfile: z
    .object({ password: z.string(), forceChangePassword: z.boolean() })
    .optional()
    .describe('Only right after it was set.'),
});

/** @param deletedAt  of a user who was deleted */
export function toWireUser(customerId: string, user: CustomerUser, deletedAt?: string): z.infer<typeof WireUser> {
  const { id, userPrincipalName, displayName, firstName, lastName, usageLocation, immutableId, phoneNumber } = user;
  return {
    id,
    userPrincipalName,
    displayName,
    firstName,
    lastName,
    usageLocation,
    immutableId,
    phoneNumber,
    userDomainType: 'none',
    state: deletedAt ? 'inactive' : 'active',
    softDeletionTime: deletedAt,
    links: { self: link(`/customers/${customerId}/users/${id}`) },
    attributes: { objectType: 'CustomerUser' },
  };
}

export function toWireChangedUser(
  customerId: string,
  user: CustomerUser,
  password: z.infer<typeof PasswordBody> | undefined,
): z.infer<typeof ChangedUser> {
  return {
    ...toWireUser(customerId, user),
    ...(password && {
      passwordProfile: { password: password.password, forceChangePassword: password.forceChangePassword ?? false },
    }),
  };
}

export const WireRole = z.object({ name: z.string(), id: z.string(), attributes: Attributes });

export function toWireRole({ name, id }: DirectoryRole): z.infer<typeof WireRole> {
  return { name, id, attributes: { objectType: 'DirectoryRole' } };
}

/** Name and user principal name are those of the user, whatever is sent. */
export const NewMember = z.object({ id: Guid });

export const WireMember = z.object({
  displayName: z.string(),
  userPrincipalName: z.string(),
  roleId: z.string(),
  id: z.string(),
  attributes: Attributes,
});

export function toWireMember({ displayName, userPrincipalName, id }: CustomerUser, roleId: string): z.infer<typeof WireMember> {
  return { displayName, userPrincipalName, roleId, id, attributes: { objectType: 'UserMember' } };
}

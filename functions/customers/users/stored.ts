import * as z from 'zod';
import type { Instant } from '../../shared/calendar.ts';
import { defineKind, indexOf, type Index } from '../../storage/port.ts';
import { StoredInstant } from '../../storage/values.ts';
import { DIRECTORY_ROLES } from './core/directory-roles.ts';

/** Days in which a deleted user can be brought back. */
export const RESTORABLE_DAYS = 30;

const DAY_SECONDS = 24 * 3600;

const CustomerUser = z.object({
  id: z.string(),
  userPrincipalName: z.string(),
  displayName: z.string(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  usageLocation: z.string().optional(),
  immutableId: z.string().optional(),
  phoneNumber: z.string().optional(),
  /** Directory roles. */
  roleIds: z.array(z.string()),
  /** Products whose licenses the user has. */
  skuIds: z.array(z.string()),
});

export type CustomerUser = z.infer<typeof CustomerUser>;

const byDisplayName = ({ displayName }: CustomerUser) => [displayName.toLowerCase()];

/** A user of a customer's directory, in the customer's own partition. */
export const CUSTOMER_USER = defineKind<CustomerUser>({
  name: 'customerUser',
  container: 'customers',
  schemaVersion: 1,
  schema: CustomerUser,
  idOf: ({ id }) => id,
  indexes: {
    byDisplayName,
    ...Object.fromEntries(
      DIRECTORY_ROLES.map(({ id }) => [
        roleIndex(id),
        (user: CustomerUser) => (user.roleIds.includes(id) ? byDisplayName(user) : undefined),
      ]),
    ),
  },
});

export const CUSTOMER_USERS = indexOf(CUSTOMER_USER, 'byDisplayName');

/** The users who have a role, by display name. */
export function membersOf(roleId: string): Index<CustomerUser> {
  return indexOf(CUSTOMER_USER, roleIndex(roleId));
}

function roleIndex(roleId: string): string {
  return `role ${roleId}`;
}

const DeletedUser = CustomerUser.extend({ deletedAt: StoredInstant });

export type DeletedUser = z.infer<typeof DeletedUser>;

/** A user who was deleted and can still be brought back. */
export const DELETED_USER = defineKind<DeletedUser>({
  name: 'deletedCustomerUser',
  container: 'customers',
  schemaVersion: 1,
  schema: DeletedUser,
  idOf: ({ id }) => id,
  indexes: { byDisplayName },
  ttlSeconds: RESTORABLE_DAYS * DAY_SECONDS,
});

export const DELETED_USERS = indexOf(DELETED_USER, 'byDisplayName');

/** A clock of a sandbox runs ahead of the one that lets documents vanish. */
export function isRestorable({ deletedAt }: DeletedUser, now: Instant): boolean {
  return Date.parse(now) < Date.parse(deletedAt) + RESTORABLE_DAYS * DAY_SECONDS * 1000;
}

const UserName = z.object({ userPrincipalName: z.string(), userId: z.string() });

/** Keeps a user principal name for the one user who has it. */
export const USER_NAME = defineKind<z.infer<typeof UserName>>({
  name: 'customerUserName',
  container: 'customers',
  schemaVersion: 1,
  schema: UserName,
  idOf: ({ userPrincipalName }) => userPrincipalName.toLowerCase(),
  indexes: {},
});

import { answered, operation, type Operation } from '../../contract/operation.ts';
import { SeekQuery, SortedSeekQuery } from '../../contract/paging.ts';
import { collection, collectionOf } from '../../contract/wire.ts';
import { refuse } from '../../shared/outcome.ts';
import { CustomerPath } from '../wire.ts';
import { createUser, deleteUser, patchUser } from './commands.ts';
import { DIRECTORY_ROLES } from './core/directory-roles.ts';
import { administered } from './place.ts';
import { getUser, listMembers, listUsers } from './queries.ts';
import { addMember, removeMember } from './role-commands.ts';
import { CUSTOMER_USER } from './stored.ts';
import * as wire from './wire.ts';

const ON_BEHALF = {
  availability: 'worldwide_only',
  permission: 'customer.administer_on_behalf',
  appOnly: false,
  whenAccountSuspended: 'allow',
} as const;

const PLACE = ['NoSuchTenant', 'NoDelegatedAccess'] as const;

const PATCH = {
  ...ON_BEHALF,
  method: 'PATCH',
  params: wire.UserPath,
  body: wire.UserPatch,
  answer: wire.ChangedUser,
  refuses: [...PLACE, 'NoSuchUser', 'PasswordWeak', 'InvalidProperty', 'UserNameTaken', 'Conflict'],
  handle: patch,
} as const;

function patch(
  scope: Parameters<typeof patchUser>[0],
  { params, body }: { params: Parameters<typeof patchUser>[1]; body: Parameters<typeof patchUser>[2] },
) {
  return patchUser(scope, params, body);
}

export const userOperations: Operation[] = [
  operation({
    ...ON_BEHALF,
    id: 'createCustomerUser',
    summary: "Create a user in a customer's directory",
    method: 'POST',
    path: 'v1/customers/{customerId}/users',
    params: CustomerPath,
    body: wire.NewUser,
    answer: wire.ChangedUser,
    success: 200, // documented so, unlike other creations
    refuses: [...PLACE, 'PasswordWeak', 'InvalidProperty', 'UserNameTaken'],
    handle: (scope, { params, body }) => createUser(scope, params.customerId, body),
  }),
  operation({
    ...ON_BEHALF,
    id: 'listCustomerUsers',
    summary: "List the users of a customer's directory, or those who were deleted and can be brought back",
    method: 'GET',
    path: 'v1/customers/{customerId}/users',
    params: CustomerPath,
    query: SortedSeekQuery,
    answer: wire.WireUserList,
    refuses: [...PLACE, 'InvalidInput', 'InvalidContinuationToken'],
    handle: (scope, { params, query, continuationToken }) => listUsers(scope, params.customerId, query, continuationToken),
  }),
  operation({
    ...ON_BEHALF,
    id: 'getCustomerUser',
    summary: "Read one user of a customer's directory",
    method: 'GET',
    path: 'v1/customers/{customerId}/users/{userId}',
    params: wire.UserPath,
    answer: wire.WireUser,
    refuses: [...PLACE, 'NoSuchUser'],
    handle: (scope, { params }) => getUser(scope, params),
  }),
  operation({
    ...PATCH,
    id: 'updateCustomerUser',
    summary: 'Change a user, set a new password, or bring a deleted user back',
    path: 'v1/customers/{customerId}/users/{userId}',
  }),
  operation({
    ...PATCH,
    id: 'resetCustomerUserPassword',
    summary: 'Set a new password of a user, at the address that some clients use for it',
    path: 'v1/customers/{customerId}/users/{userId}/resetpassword',
  }),
  operation({
    ...ON_BEHALF,
    id: 'deleteCustomerUser',
    summary: 'Delete a user, who can be brought back for 30 days',
    method: 'DELETE',
    path: 'v1/customers/{customerId}/users/{userId}',
    params: wire.UserPath,
    answer: 'none',
    refuses: [...PLACE, 'NoSuchUser', 'Conflict'],
    handle: (scope, { params }) => deleteUser(scope, params),
  }),
  operation({
    ...ON_BEHALF,
    id: 'listCustomerDirectoryRoles',
    summary: "List the roles of a customer's directory",
    method: 'GET',
    path: 'v1/customers/{customerId}/directoryroles',
    params: CustomerPath,
    answer: collectionOf(wire.WireRole),
    refuses: PLACE,
    handle: async (scope, { params }) => {
      const place = await administered(scope, params.customerId);
      return place.ok ? answered(collection(DIRECTORY_ROLES.map(wire.toWireRole))) : place;
    },
  }),
  operation({
    ...ON_BEHALF,
    id: 'listCustomerUserDirectoryRoles',
    summary: 'List the directory roles of a user',
    method: 'GET',
    path: 'v1/customers/{customerId}/users/{userId}/directoryroles',
    params: wire.UserPath,
    answer: collectionOf(wire.WireRole),
    refuses: [...PLACE, 'NoSuchUser'],
    handle: async (scope, { params }) => {
      const place = await administered(scope, params.customerId);
      if (!place.ok) return place;
      const user = await place.value.users.get(CUSTOMER_USER, params.userId);
      if (!user) return refuse('NoSuchUser');
      return answered(collection(DIRECTORY_ROLES.filter(({ id }) => user.value.roleIds.includes(id)).map(wire.toWireRole)));
    },
  }),
  operation({
    ...ON_BEHALF,
    id: 'listDirectoryRoleUserMembers',
    summary: 'List the users who have a directory role',
    method: 'GET',
    path: 'v1/customers/{customerId}/directoryroles/{roleId}/usermembers',
    params: wire.RolePath,
    query: SeekQuery,
    answer: collectionOf(wire.WireMember),
    refuses: [...PLACE, 'NoSuchRole', 'InvalidContinuationToken'],
    handle: (scope, { params, query, continuationToken }) => listMembers(scope, params, query, continuationToken),
  }),
  operation({
    ...ON_BEHALF,
    id: 'addDirectoryRoleUserMember',
    summary: 'Give a user a directory role',
    method: 'POST',
    path: 'v1/customers/{customerId}/directoryroles/{roleId}/usermembers',
    params: wire.RolePath,
    body: wire.NewMember,
    answer: wire.WireMember,
    success: 201,
    refuses: [...PLACE, 'NoSuchRole', 'NoSuchUser', 'Conflict'],
    handle: (scope, { params, body }) => addMember(scope, { ...params, userId: body.id }),
  }),
  operation({
    ...ON_BEHALF,
    id: 'removeDirectoryRoleUserMember',
    summary: 'Take a directory role from a user',
    method: 'DELETE',
    path: 'v1/customers/{customerId}/directoryroles/{roleId}/usermembers/{userId}',
    params: wire.MemberPath,
    answer: 'none',
    refuses: [...PLACE, 'NoSuchRole', 'NoSuchUser', 'Conflict'],
    handle: (scope, { params }) => removeMember(scope, params),
  }),
];

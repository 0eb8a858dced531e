import type * as z from 'zod';
import { parseFilter } from '../../contract/filter.ts';
import { answered, type Answer } from '../../contract/operation.ts';
import { pageRequest, parseSeek, seekCollection, type SeekQuery, type SortedSeekQuery } from '../../contract/paging.ts';
import type { Scope } from '../../identity/scope.ts';
import { refuse, type Outcome } from '../../shared/outcome.ts';
import { DIRECTORY_ROLES } from './core/directory-roles.ts';
import { administered, type PlaceError } from './place.ts';
import { CUSTOMER_USER, CUSTOMER_USERS, DELETED_USERS, isRestorable, membersOf } from './stored.ts';
import { toWireMember, toWireUser, type WireUser, type WireUserList } from './wire.ts';

const PAGE_SIZES = { default: 100, max: 500 };

export async function getUser(
  scope: Scope,
  { customerId, userId }: { customerId: string; userId: string },
): Promise<Outcome<Answer<z.infer<typeof WireUser>>, PlaceError | 'NoSuchUser'>> {
  const place = await administered(scope, customerId);
  if (!place.ok) return place;
  const user = await place.value.users.get(CUSTOMER_USER, userId);
  return user ? answered(toWireUser(customerId, user.value)) : refuse('NoSuchUser');
}

type ListError = PlaceError | 'InvalidContinuationToken' | 'InvalidInput';

/** The users, or those who were deleted within 30 days, by display name. */
export async function listUsers(
  scope: Scope,
  customerId: string,
  query: z.infer<typeof SortedSeekQuery>,
  token: string | undefined,
): Promise<Outcome<Answer<z.infer<typeof WireUserList>>, ListError>> {
  const place = await administered(scope, customerId);
  if (!place.ok) return place;
  const { users } = place.value;
  if (query.sortField !== undefined && query.sortField.toLowerCase() !== 'displayname')
    return refuse('InvalidInput', 'sortField: users are sorted by DisplayName.');
  const seek = parseSeek(query, token, PAGE_SIZES);
  if (!seek.ok) return seek;
  const state = stateIn(seek.value.filter);
  if (!state) return refuse('InvalidInput', 'A filter of users is {"Field":"UserState","Value":"Inactive","Operator":"equals"}.');
  const path = `/customers/${customerId}/users${seek.value.isDescending ? '?sortField=DisplayName&sortDirection=Descending' : ''}`;
  const request = pageRequest(seek.value, {});
  if (state === 'active') {
    const page = await users.list(CUSTOMER_USERS, request);
    return answered(seekCollection(path, seek.value, page, ({ value }) => toWireUser(customerId, value)));
  }
  const page = await users.list(DELETED_USERS, request);
  const restorable = { ...page, items: page.items.filter(({ value }) => isRestorable(value, scope.now)) };
  return answered(seekCollection(path, seek.value, restorable, ({ value }) => toWireUser(customerId, value, value.deletedAt)));
}

/** Both names of the field are documented. */
function stateIn(text: string | undefined): 'active' | 'inactive' | undefined {
  if (text === undefined) return 'active';
  const filter = parseFilter(text);
  const isState = filter && ['userstate', 'userstatus'].includes(filter.field.toLowerCase());
  const value = filter?.value.toLowerCase();
  return isState && filter?.operator === 'equals' && (value === 'active' || value === 'inactive') ? value : undefined;
}

export async function listMembers(
  scope: Scope,
  { customerId, roleId }: { customerId: string; roleId: string },
  query: z.infer<typeof SeekQuery>,
  token: string | undefined,
) {
  const place = await administered(scope, customerId);
  if (!place.ok) return place;
  if (!DIRECTORY_ROLES.some(({ id }) => id === roleId)) return refuse('NoSuchRole');
  const seek = parseSeek(query, token, PAGE_SIZES);
  if (!seek.ok) return seek;
  const page = await place.value.users.list(membersOf(roleId), pageRequest(seek.value, {}));
  const path = `/customers/${customerId}/directoryroles/${roleId}/usermembers`;
  return answered(seekCollection(path, seek.value, page, ({ value }) => toWireMember(value, roleId)));
}

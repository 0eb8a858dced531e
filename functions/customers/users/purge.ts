import { remove, WRITES_MAX, type Index, type Partition } from '../../storage/port.ts';
import { CUSTOMER_USERS, DELETED_USERS, USER_NAME, type CustomerUser } from './stored.ts';

/** Takes everybody out of a customer's directory for good. */
export async function purgeUsers(users: Partition): Promise<void> {
  await purge(users, CUSTOMER_USERS);
  await purge(users, DELETED_USERS);
}

async function purge<T extends CustomerUser>(users: Partition, index: Index<T>): Promise<void> {
  for (;;) {
    const { items } = await users.list(index, { limit: WRITES_MAX / 2 });
    if (items.length === 0) return;
    const names = await Promise.all(items.map(({ value }) => users.get(USER_NAME, value.userPrincipalName.toLowerCase())));
    // the name of somebody who was deleted may be that of another user by now
    const own = names.flatMap((name, place) => (name?.value.userId === items[place]?.value.id ? (name ?? []) : []));
    await users.commit([...items.map((user) => remove(index.kind, user)), ...own.map((name) => remove(USER_NAME, name))]);
  }
}

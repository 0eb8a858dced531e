import { expect, test } from 'vitest';
import { DIRECTORY_ROLES } from '../../../functions/customers/users/core/directory-roles.ts';
import { COMPANY_ADMINISTRATOR } from '../../../functions/contract/directory-role.ts';
import { directory, newUser } from './directory.ts';

const INACTIVE = `?filter=${encodeURIComponent(JSON.stringify({ Field: 'UserState', Value: 'Inactive', Operator: 'equals' }))}`;

test('a user is created as the .NET SDK sends it: 200, active, the password shown in this answer only', async () => {
  const { call, id } = await directory();
  const created = await call('POST', '/users/', newUser('wang'));
  expect(created).toMatchObject({
    status: 200,
    body: {
      userPrincipalName: 'wang@fabrikam.partner.onmschina.cn',
      displayName: 'wang',
      usageLocation: 'CN',
      state: 'active',
      userDomainType: 'none',
      passwordProfile: { password: 'Good-password-1', forceChangePassword: true },
      attributes: { objectType: 'CustomerUser' },
    },
  });
  const { id: userId } = created.body as { id: string };
  const read = await call('GET', `/users/${userId}`);
  expect(read.body).toMatchObject({ id: userId, links: { self: { uri: `/customers/${id}/users/${userId}` } } });
  expect(read.body).not.toHaveProperty('passwordProfile');
});

test('R-CUS-03: a new customer has its first admin in the directory, with the role of one', async () => {
  const { list, call } = await directory();
  const { items } = await list();
  expect(items).toMatchObject([{ userPrincipalName: 'admin@fabrikam.partner.onmschina.cn', displayName: '伟 王' }]);
  const roles = await call('GET', `/users/${items[0]?.id}/directoryroles`);
  expect(roles.body).toMatchObject({ totalCount: 1, items: [{ id: COMPANY_ADMINISTRATOR, name: 'Company Administrator' }] });
});

test.each([
  [{ PasswordProfile: { Password: 'weak' } }, 400, 950049],
  [{ UserPrincipalName: 'wang@elsewhere.example.com' }, 400, 3000],
  [{ UserPrincipalName: 'no name' }, 400, 800002],
  [{ UsageLocation: 'China' }, 400, 800002],
  [{ DisplayName: '' }, 400, 800002],
  [{ UserPrincipalName: 'ADMIN@fabrikam.partner.onmschina.cn' }, 409, 950048],
])('a user like %j is refused', async (change, status, code) => {
  const { call } = await directory();
  expect(await call('POST', '/users', { ...newUser('wang'), ...change })).toMatchObject({ status, body: { code } });
});

test('a request that is repeated, even after a crash in its middle, makes one user', async () => {
  const { call, store, list } = await directory();
  const headers = { 'MS-RequestId': '55555555-0000-4000-8000-000000000001' };
  let commits = 0;
  store.beforeCommit = async () => {
    commits += 1;
    if (commits === 2) throw new Error('the process dies here'); // the user is there, the answer is not
  };
  expect((await call('POST', '/users', newUser('wang'), { headers })).status).toBe(500);
  store.beforeCommit = undefined;
  const again = await call('POST', '/users', newUser('wang'), { headers });
  expect(again.status).toBe(200);
  expect(await call('POST', '/users', newUser('wang'), { headers })).toMatchObject({ body: again.body });
  expect((await list()).items).toHaveLength(2);
});

test('users are listed by display name, in pages, and in reverse; the token alone walks on', async () => {
  const { add, list, call } = await directory();
  for (const name of ['delta', 'alpha', 'charlie', 'bravo']) await add(name);
  const names = async (query: string) => (await list(query)).items.map(({ displayName }) => displayName);
  const forwards = ['alpha', 'bravo', 'charlie', 'delta', '伟 王'];
  expect(await names('')).toEqual(forwards);
  for (const [query, order] of [
    ['?size=2', forwards],
    ['?size=2&sortField=DisplayName&sortDirection=Descending', forwards.toReversed()],
  ] as const) {
    const seen: string[][] = [];
    let page = (await call('GET', `/users${query}`)).body as Page;
    for (;;) {
      seen.push(page.items.map(({ displayName }) => displayName));
      if (!page.continuationToken) break;
      const token = { headers: { 'MS-ContinuationToken': page.continuationToken } };
      page = (await call('GET', '/users?seekOperation=Next', undefined, token)).body as Page;
    }
    expect(seen).toEqual([order.slice(0, 2), order.slice(2, 4), order.slice(4)]);
    const [back] = page.links.previous?.headers ?? [];
    const previous = await call('GET', '/users?seekOperation=Previous', undefined, {
      headers: { 'MS-ContinuationToken': back?.value ?? '' },
    });
    expect((previous.body as Page).items.map(({ displayName }) => displayName)).toEqual(order.slice(2, 4));
  }
  expect(await call('GET', '/users?sortField=Birthday')).toMatchObject({ status: 400, body: { code: 800002 } });
});

interface Page {
  readonly items: { displayName: string }[];
  readonly continuationToken?: string;
  readonly links: { previous?: { headers: { value: string }[] } };
}

test('a patch changes what it names; the name a user gives up is free for another', async () => {
  const { add, call } = await directory();
  const { id } = await add('wang');
  const patched = await call('PATCH', `/users/${id}`, {
    UserPrincipalName: 'li@fabrikam.partner.onmschina.cn',
    FirstName: 'Li',
    LastName: null,
    State: 'active',
    UserDomainType: 'none',
  });
  expect(patched).toMatchObject({
    status: 200,
    body: { userPrincipalName: 'li@fabrikam.partner.onmschina.cn', firstName: 'Li', displayName: 'wang' },
  });
  expect((await add('wang')).id).not.toBe(id);
  const taken = await call('PATCH', `/users/${id}`, { userPrincipalName: 'wang@fabrikam.partner.onmschina.cn' });
  expect(taken).toMatchObject({ status: 409, body: { code: 950048 } });
});

test('a new password is set at either address, and has to be a strong one', async () => {
  const { add, call } = await directory();
  const { id } = await add('wang');
  const reset = { passwordProfile: { password: 'Another-password-2', forceChangePassword: false } };
  for (const path of [`/users/${id}`, `/users/${id}/resetpassword`]) {
    expect(await call('PATCH', path, reset)).toMatchObject({ status: 200, body: reset });
    expect(await call('PATCH', path, { passwordProfile: { password: 'short' } })).toMatchObject({ body: { code: 950049 } });
  }
});

test('a deleted user can be brought back for thirty days, with its roles', async () => {
  const { add, call, list, moveTo } = await directory();
  const { id } = await add('wang');
  const helpdesk = DIRECTORY_ROLES[2]?.id ?? '';
  await call('POST', `/directoryroles/${helpdesk}/usermembers`, { id, displayName: 'wang', userPrincipalName: 'any' });
  expect((await call('DELETE', `/users/${id}`)).status).toBe(204);
  expect(await call('GET', `/users/${id}`)).toMatchObject({ status: 404, body: { code: 60002 } });
  expect((await list()).items).toHaveLength(1);
  expect(await list(INACTIVE)).toMatchObject({
    items: [{ id, state: 'inactive', softDeletionTime: '2026-11-16T09:00:00.000Z' }],
  });

  moveTo('2026-12-16T08:59:59Z');
  expect(await call('PATCH', `/users/${id}`, { state: 'active' })).toMatchObject({ status: 200, body: { state: 'active' } });
  expect((await list(INACTIVE)).items).toEqual([]);
  expect((await call('GET', `/users/${id}/directoryroles`)).body).toMatchObject({ items: [{ id: helpdesk }] });
  await call('DELETE', `/users/${id}`);
  moveTo('2027-01-15T08:59:59Z');
  expect(await call('PATCH', `/users/${id}`, { state: 'active' })).toMatchObject({ status: 404, body: { code: 60002 } });
  expect((await list(INACTIVE)).items).toEqual([]);
});

test('a deleted user whose name somebody else has by now does not come back', async () => {
  const { add, call } = await directory();
  const { id } = await add('wang');
  await call('DELETE', `/users/${id}`);
  expect((await add('wang')).id).toBeTruthy();
  expect(await call('PATCH', `/users/${id}`, { state: 'active' })).toMatchObject({ status: 409, body: { code: 950048 } });
});

test('directory roles: given, listed from both sides, and taken away', async () => {
  const { add, call } = await directory();
  const { id } = await add('wang');
  const role = DIRECTORY_ROLES[1]?.id ?? '';
  const member = { id, displayName: 'wang', userPrincipalName: 'wang@fabrikam.partner.onmschina.cn' };
  const given = await call('POST', `/directoryroles/${role.toUpperCase()}/usermembers`, member);
  expect(given).toMatchObject({ status: 201, body: { ...member, roleId: role, attributes: { objectType: 'UserMember' } } });
  expect((await call('POST', `/directoryroles/${role}/usermembers`, member)).status).toBe(201); // as good as done
  expect((await call('GET', `/directoryroles/${role}/usermembers`)).body).toMatchObject({ totalCount: 1, items: [{ id }] });
  expect((await call('GET', '/directoryroles')).body).toMatchObject({ totalCount: DIRECTORY_ROLES.length });
  expect((await call('DELETE', `/directoryroles/${role}/usermembers/${id}`)).status).toBe(204);
  expect((await call('GET', `/directoryroles/${role}/usermembers`)).body).toMatchObject({ totalCount: 0 });
  expect(await call('DELETE', `/directoryroles/${role}/usermembers/${id}`)).toMatchObject({ body: { code: 60002 } });
  const nowhere = '99999999-0000-4000-8000-000000000009';
  expect(await call('POST', `/directoryroles/${nowhere}/usermembers`, { id })).toMatchObject({ body: { code: 1000 } });
  expect(await call('GET', `/directoryroles/${nowhere}/usermembers`)).toMatchObject({ body: { code: 1000 } });
});

test('R-REL-09: without delegated administrative privileges the directory is closed', async () => {
  const { call } = await directory();
  await call('PATCH', '', { allowDelegatedAccess: false });
  const closed = { status: 403, body: { code: 950047 } };
  expect(await call('GET', '/users')).toMatchObject(closed);
  expect(await call('POST', '/users', newUser('wang'))).toMatchObject(closed);
  expect(await call('GET', '/subscribedskus')).toMatchObject(closed);
});

test('R-USR-12: a sales agent does not administer on behalf of a customer; a help desk agent does', async () => {
  const { call } = await directory();
  expect(await call('GET', '/users', undefined, { role: 'salesAgent' })).toMatchObject({ status: 403, body: { code: 900150 } });
  expect((await call('GET', '/users', undefined, { role: 'helpDeskAgent' })).status).toBe(200);
});

import { expect, test } from 'vitest';
import { PROGRAMME } from '../../functions/contract/programme.ts';
import type { Role } from '../../functions/contract/permissions.ts';
import { send } from '../http/requests.ts';
import { hookedApp, testApp, userOf } from '../support/app.ts';
import { NEW_EMPLOYEE } from './employees.ts';

async function company() {
  const { ports } = await testApp();
  return {
    ports,
    call: (role: Role, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
      send(ports, method, `/v1/users${path}`, { role, headers, ...(body === undefined ? {} : { body }) }),
  };
}

const ADMIN = userOf('globalAdmin');

test('R-USR-01, R-USR-08: a new employee gets a temporary password, which is shown once', async () => {
  const { call } = await company();
  const added = await call('userManagementAdmin', 'POST', '', NEW_EMPLOYEE);
  expect(added).toMatchObject({
    status: 201,
    body: {
      userPrincipalName: NEW_EMPLOYEE.userPrincipalName.toLowerCase(),
      displayName: 'Mei Sample',
      agentSetting: 'sales_agent',
      adminSetting: 'none',
      userCredentials: { userName: NEW_EMPLOYEE.userPrincipalName.toLowerCase(), password: expect.stringMatching(/^.{16}$/) },
      attributes: { objectType: 'User' },
    },
  });
  const { id } = added.body as { id: string };
  const read = await call('globalAdmin', 'GET', `/${id}`);
  expect(read.body).not.toHaveProperty('userCredentials');
  expect(read.body).toMatchObject({ id, permissions: expect.arrayContaining(['subscription.manage', 'customer.create']) });
  expect((read.body as { permissions: string[] }).permissions).not.toContain('bills.view_download');
});

test('R-USR-01: the name is unique, whatever its case, even for two who add it at the same time', async () => {
  const { app, store } = await hookedApp();
  const add = () => send(app.ports, 'POST', '/v1/users', { role: 'globalAdmin', body: NEW_EMPLOYEE });
  store.beforeCommit = async () => {
    store.beforeCommit = undefined;
    expect((await add()).status).toBe(201);
  };
  expect(await add()).toMatchObject({ status: 409, body: { code: 950042 } });
  const upper = { ...NEW_EMPLOYEE, userPrincipalName: NEW_EMPLOYEE.userPrincipalName.toUpperCase() };
  const again = await send(app.ports, 'POST', '/v1/users', { role: 'globalAdmin', body: upper });
  expect(again).toMatchObject({ status: 409, body: { code: 950042 } });
});

test('R-USR-01: the name of somebody who is there from the beginning is taken too', async () => {
  const { call } = await company();
  const body = { ...NEW_EMPLOYEE, userPrincipalName: `GlobalAdmin@direct.${PROGRAMME.domainSuffix}` };
  expect(await call('globalAdmin', 'POST', '', body)).toMatchObject({ status: 409, body: { code: 950042 } });
});

test('R-USR-04: a user management admin adds and changes users, but gives and takes no admin role', async () => {
  const { call } = await company();
  const refused = { status: 403, body: { code: 900150, description: expect.stringContaining('R-USR-04') } };
  expect(await call('userManagementAdmin', 'POST', '', { ...NEW_EMPLOYEE, adminSetting: 'billing_admin' })).toMatchObject(
    refused,
  );
  const { id } = (await call('userManagementAdmin', 'POST', '', NEW_EMPLOYEE)).body as { id: string };
  const agent = await call('userManagementAdmin', 'PATCH', `/${id}`, { agentSetting: 'admin_agent' });
  expect(agent).toMatchObject({ status: 200, body: { agentSetting: 'admin_agent' } });
  expect(await call('userManagementAdmin', 'PATCH', `/${id}`, { adminSetting: 'global_admin' })).toMatchObject(refused);
  expect(await call('userManagementAdmin', 'PATCH', `/${ADMIN}`, { adminSetting: 'none' })).toMatchObject(refused);
  expect(await call('userManagementAdmin', 'DELETE', `/${ADMIN}`)).toMatchObject(refused);
  const raised = await call('globalAdmin', 'PATCH', `/${id}`, { AdminSetting: 'BillingAdmin' });
  expect(raised).toMatchObject({ status: 200, body: { adminSetting: 'billing_admin', agentSetting: 'admin_agent' } });
});

test('R-USR-03: the last global admin can be neither demoted nor removed', async () => {
  const { call } = await company();
  const refused = { status: 400, body: { code: 950043 } };
  expect(await call('globalAdmin', 'PATCH', `/${ADMIN}`, { adminSetting: 'billing_admin' })).toMatchObject(refused);
  expect(await call('globalAdmin', 'DELETE', `/${ADMIN}`)).toMatchObject(refused);
  const { id } = (await call('globalAdmin', 'POST', '', { ...NEW_EMPLOYEE, adminSetting: 'global_admin' })).body as {
    id: string;
  };
  expect((await call('globalAdmin', 'DELETE', `/${id}`)).status).toBe(204);
  expect(await call('globalAdmin', 'DELETE', `/${ADMIN}`)).toMatchObject(refused);
});

test('R-USR-03: two global admins who leave at the same time, each counting on the other: one stays', async () => {
  const { app, store } = await hookedApp();
  const call = (method: string, path: string, body?: unknown) =>
    send(app.ports, method, `/v1/users${path}`, { role: 'globalAdmin', ...(body === undefined ? {} : { body }) });
  const { id } = (await call('POST', '', { ...NEW_EMPLOYEE, adminSetting: 'global_admin' })).body as { id: string };
  store.beforeCommit = async () => {
    store.beforeCommit = undefined;
    expect((await call('PATCH', `/${id}`, { adminSetting: 'none' })).status).toBe(200);
  };
  expect((await call('DELETE', `/${ADMIN}`)).status).toBe(409);
  expect((await call('GET', `/${ADMIN}`)).body).toMatchObject({ adminSetting: 'global_admin' });
});

test('a change with an old etag is refused: two writers, one winner', async () => {
  const { call } = await company();
  const { id, attributes } = (await call('globalAdmin', 'POST', '', NEW_EMPLOYEE)).body as {
    id: string;
    attributes: { etag: string };
  };
  expect((await call('globalAdmin', 'PATCH', `/${id}`, { displayName: 'One', attributes })).status).toBe(200);
  expect(await call('globalAdmin', 'PATCH', `/${id}`, { displayName: 'Two', attributes })).toMatchObject({
    status: 400,
    body: { code: 2055 },
  });
});

test('employees are listed by name, in pages', async () => {
  const { call } = await company();
  await call('globalAdmin', 'POST', '', NEW_EMPLOYEE);
  const first = (await call('globalAdmin', 'GET', '?size=4')).body as {
    totalCount: number;
    items: { userPrincipalName: string }[];
    continuationToken: string;
  };
  const next = await call('globalAdmin', 'GET', '?seekOperation=Next', undefined, {
    'ms-continuationtoken': first.continuationToken,
  });
  const names = [first, next.body as typeof first].flatMap(({ items }) =>
    items.map(({ userPrincipalName }) => userPrincipalName),
  );
  expect(first.totalCount).toBe(4);
  expect(names).toHaveLength(7);
  expect(names).toContain(NEW_EMPLOYEE.userPrincipalName.toLowerCase());
});

test.each([
  [{ ...NEW_EMPLOYEE, userPrincipalName: 'mei@elsewhere.example.com' }, 3000, `@direct.${PROGRAMME.domainSuffix}`],
  [{ ...NEW_EMPLOYEE, userId: ADMIN }, 3000, 'leave it out'],
  [{ ...NEW_EMPLOYEE, displayName: '' }, 800002, 'displayName'],
  [{ ...NEW_EMPLOYEE, agentSetting: 'boss' }, 800002, 'agentSetting'],
])('%j is refused', async (body, code, text) => {
  const { call } = await company();
  const answer = await call('globalAdmin', 'POST', '', body);
  expect(answer).toMatchObject({ status: 400, body: { code, description: expect.stringContaining(text) } });
});

test('where partners bring their own directory, an employee is named by the object id there, and no password is shown', async () => {
  const { ports } = await testApp();
  const { directory: _, ...onAzure } = ports;
  const add = (body: object) => send(onAzure, 'POST', '/v1/users', { role: 'globalAdmin', body });
  expect(await add(NEW_EMPLOYEE)).toMatchObject({ status: 400, body: { description: expect.stringContaining('object id') } });
  const userId = '44444444-0000-4000-8000-000000000001';
  const added = await add({ ...NEW_EMPLOYEE, userPrincipalName: 'mei@example.com', userId });
  expect(added).toMatchObject({ status: 201, body: { id: userId } });
  expect(added.body).not.toHaveProperty('userCredentials');
  expect(await add({ ...NEW_EMPLOYEE, userPrincipalName: 'other@example.com', userId })).toMatchObject({ status: 409 });
});

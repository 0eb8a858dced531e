import { expect, test } from 'vitest';
import { directory } from './users/directory.ts';

const APPLICATION = '77777777-0000-4000-8000-00000000000a';
const GRAPH = '00000003-0000-0000-c000-000000000000';
const consent = (scope: string) => ({
  ApplicationId: APPLICATION.toUpperCase(),
  DisplayName: 'Control panel',
  ApplicationGrants: [{ EnterpriseApplicationId: GRAPH, Scope: scope }],
});

test('an application is consented to, with its scopes in one spelling, once', async () => {
  const { call } = await directory();
  const given = await call('POST', '/applicationconsents', consent('User.Read.All, Domain.Read.All'));
  expect(given).toMatchObject({
    status: 201,
    body: {
      applicationId: APPLICATION,
      displayName: 'Control panel',
      applicationGrants: [{ enterpriseApplicationId: GRAPH, scope: 'User.Read.All,Domain.Read.All' }],
      attributes: { objectType: 'ApplicationConsent' },
    },
  });
  expect((await call('POST', '/applicationconsents', consent('User.Read.All Domain.Read.All'))).status).toBe(201); // the same
  expect(await call('POST', '/applicationconsents', consent('User.Read.All'))).toMatchObject({
    status: 409,
    body: { code: 950052 },
  });
});

test('samples withdraw the old consent first and give another then', async () => {
  const { call } = await directory();
  expect(await call('DELETE', `/applicationconsents/${APPLICATION}`)).toMatchObject({ status: 404, body: { code: 1000 } });
  await call('POST', '/applicationconsents', consent('User.Read.All'));
  expect((await call('DELETE', `/applicationconsents/${APPLICATION}`)).status).toBe(204);
  expect((await call('POST', '/applicationconsents', consent('Domain.Read.All'))).status).toBe(201);
});

test.each([
  [{ ...consent('x'), ApplicationGrants: [] }, 'applicationGrants'],
  [consent(' , '), 'scope'],
  [{ ...consent('x'), ApplicationId: 'app' }, 'applicationId'],
])('%j is refused', async (body, text) => {
  const { call } = await directory();
  const answer = await call('POST', '/applicationconsents', body);
  expect(answer).toMatchObject({ status: 400, body: { code: 800002, description: expect.stringContaining(text) } });
});

test('without delegated privileges nobody consents for the customer', async () => {
  const { call } = await directory();
  await call('PATCH', '', { allowDelegatedAccess: false });
  expect(await call('POST', '/applicationconsents', consent('x'))).toMatchObject({ status: 403, body: { code: 950047 } });
});

test('the account of a customer is checked when it is created, so it may buy', async () => {
  const { call } = await directory();
  expect(await call('GET', '/validationStatus?type=Account')).toMatchObject({
    status: 200,
    body: { type: 'account', status: 'Allowed', lastUpdateDateTime: '2026-11-16T09:00:00.000Z' },
  });
  expect(await call('GET', '/validationStatus')).toMatchObject({ status: 400, body: { code: 800002 } });
});

import { expect, test } from 'vitest';
import type { Caller } from '../../functions/identity/scope.ts';
import { tenantOf, testApp } from '../support/app.ts';
import { send } from './requests.ts';

/** As the token says: got for the desk, or for the API at large. */
const asCaller = (caller: Partial<Caller>) => ({
  headers: { authorization: JSON.stringify({ tenantId: tenantOf('operator'), applicationId: 'app', ...caller }) },
});

test('with an audience of its own the desk opens to tokens for it, and to no other of the same caller', async () => {
  const { ports } = await testApp();
  const guarded = { ...ports, operatorAudience: 'api://desk' };
  const list = (caller: Partial<Caller>, on = guarded) => send(on, 'GET', '/v1/operator/partners', asCaller(caller));
  expect(await list({ isForOperator: true })).toMatchObject({ status: 200 });
  expect(await list({})).toMatchObject({ status: 401, body: { code: 400, description: expect.stringContaining('api://desk') } });
  expect(await send(ports, 'GET', '/v1/operator/partners', asCaller({}))).toMatchObject({ status: 200 }); // without one any will do
});

test('a token for the desk makes nobody the operator, and a partner needs none', async () => {
  const { ports } = await testApp();
  const guarded = { ...ports, operatorAudience: 'api://desk' };
  const partner = { tenantId: tenantOf('direct') };
  expect(await send(guarded, 'GET', '/v1/operator/partners', asCaller({ ...partner, isForOperator: true }))).toMatchObject({
    status: 403,
    body: { code: 900150 },
  });
  expect(await send(guarded, 'GET', '/v1/accountstatus', asCaller(partner))).toMatchObject({ status: 200 });
});

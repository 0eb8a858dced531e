import { expect, test } from 'vitest';
import { CreatedCustomer } from '../../functions/customers/wire.ts';
import { send } from '../http/requests.ts';
import { tenantOf, testApp } from '../support/app.ts';
import { newCustomer } from './requests.ts';

async function place() {
  const { ports } = await testApp();
  const { body } = await send(ports, 'POST', '/v1/customers', { body: newCustomer('buyer') });
  const { id: customerId } = CreatedCustomer.parse(body);
  const grantor = tenantOf('direct');
  return {
    customerId,
    policyId: `${grantor}_${customerId}`,
    call: (method: string, path: string, sent?: unknown) =>
      send(ports, method, `/v1/SelfServePolicy${path}`, { role: 'globalAdmin', ...(sent === undefined ? {} : { body: sent }) }),
    policy: (resource = 'AzureReservedInstances', change: object = {}) => ({
      SelfServeEntity: { SelfServeEntityType: 'Customer', TenantID: customerId },
      Grantor: { GrantorType: 'BillToPartner', TenantID: grantor },
      Permissions: [{ Resource: resource, Action: 'Purchase' }],
      ...change,
    }),
  };
}

test('a policy is made once for a customer, read, listed by it, and deleted', async () => {
  const { call, policy, policyId, customerId } = await place();
  const created = await call('POST', '', policy());
  expect(created).toMatchObject({
    status: 201,
    body: {
      id: policyId,
      selfServeEntity: { selfServeEntityType: 'customer', tenantID: customerId },
      grantor: { grantorType: 'billToPartner' },
      permissions: [{ resource: 'AzureReservedInstances', action: 'Purchase' }],
      attributes: { objectType: 'SelfServePolicy' },
    },
  });
  expect(await call('POST', '', policy())).toMatchObject({ status: 409, body: { code: 600041 } });
  expect(await call('GET', `/${policyId.toUpperCase()}`)).toMatchObject({ status: 200, body: created.body });
  expect((await call('GET', `?entity_Id=${customerId}`)).body).toMatchObject({ totalCount: 1, items: [{ id: policyId }] });
  expect((await call('DELETE', `/${policyId}`)).status).toBe(204);
  expect(await call('DELETE', `/${policyId}`)).toMatchObject({ status: 404, body: { code: 600039 } });
  expect((await call('GET', `?entity_id=${customerId}`)).body).toMatchObject({ totalCount: 0 });
});

test('a policy is replaced at either address, by whoever has seen its newest version', async () => {
  const { call, policy, policyId } = await place();
  const { attributes } = (await call('POST', '', policy())).body as { attributes: { etag: string } };
  const quoted = { attributes: { etag: `"${attributes.etag}"` } };
  const changed = await call('PUT', `/${policyId}`, policy('AzureSavingsPlan', quoted));
  expect(changed).toMatchObject({ status: 200, body: { permissions: [{ resource: 'AzureSavingsPlan' }] } });
  expect(await call('PUT', `/${policyId}`, policy('AzureReservedInstances', quoted))).toMatchObject({ body: { code: 2055 } });
  expect((await call('PUT', '', policy('AzureReservedInstances', { id: policyId }))).status).toBe(200);
  expect(await call('PUT', '', policy())).toMatchObject({ status: 404, body: { code: 600039 } });
});

test('a policy is for a customer of the caller, granted by the caller', async () => {
  const { call, policy, policyId } = await place();
  const nobody = '99999999-0000-4000-8000-000000000009';
  const entity = { SelfServeEntityType: 'Customer', TenantID: nobody };
  expect(await call('POST', '', policy('AzureSavingsPlan', { SelfServeEntity: entity }))).toMatchObject({
    body: { code: 60003 },
  });
  const grantor = { GrantorType: 'BillToPartner', TenantID: nobody };
  expect(await call('POST', '', policy('AzureSavingsPlan', { Grantor: grantor }))).toMatchObject({ body: { code: 3000 } });
  expect(await call('POST', '', policy('Coffee'))).toMatchObject({ status: 400, body: { code: 800002 } });
  expect(await call('GET', `?entity_id=${nobody}`)).toMatchObject({ body: { code: 60003 } });
  await call('POST', '', policy());
  expect(await call('GET', `/${policyId}x`)).toMatchObject({ status: 404, body: { code: 600039 } });
});

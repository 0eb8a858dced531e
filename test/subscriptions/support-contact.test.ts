import { expect, test } from 'vitest';
import { SAMPLE_OFFER_ID as OFFER } from '../../functions/catalog/sample/ids.ts';
import { WireOrder } from '../../functions/subscriptions/wire.ts';
import { market } from '../customers/invitations/market.ts';
import { newCustomer } from '../customers/requests.ts';
import { tenantOf } from '../support/app.ts';

async function place() {
  const { as } = await market();
  const created = await as('provider', 'POST', '/v1/customers', newCustomer('supported'));
  const at = `/v1/customers/${(created.body as { id: string }).id}`;
  const lineItems = [{ lineItemNumber: 0, offerId: OFFER.enterpriseE1, quantity: 1 }];
  const order = WireOrder.parse((await as('provider', 'POST', `${at}/orders`, { lineItems })).body);
  const path = `${at}/subscriptions/${order.lineItems[0]?.subscriptionId}/supportcontact`;
  const name = (supportTenantId: string, supportMpnId: string) =>
    as('provider', 'PUT', path, { supportTenantId, supportMpnId, name: 'Desk' });
  return { read: () => as('provider', 'GET', path), name };
}

test('the partner itself, until it names a reseller of its own', async () => {
  const { read, name } = await place();
  expect((await read()).body).toMatchObject({ supportTenantId: tenantOf('provider'), supportMpnId: '5000003' });
  const named = { supportTenantId: tenantOf('reseller'), supportMpnId: '5000004', name: 'Desk' };
  expect(await name(tenantOf('reseller'), '5000004')).toMatchObject({ status: 200, body: named });
  expect((await read()).body).toMatchObject(named);
  expect((await name(tenantOf('provider'), '5000003')).status).toBe(200);
});

test.each([
  ['another’s partner', tenantOf('direct'), '5000001'],
  ['an id that is not of the tenant', tenantOf('reseller'), '5000001'],
  ['nobody', '99999999-0000-4000-8000-000000000001', '5000004'],
])('%s is refused', async (_what, tenantId, mpnId) => {
  const { name } = await place();
  expect(await name(tenantId, mpnId)).toMatchObject({ status: 400, body: { code: 800016 } });
});

import { expect, test } from 'vitest';
import { SAMPLE_OFFER_ID } from '../../../functions/catalog/sample/ids.ts';
import { WireOrder } from '../../../functions/subscriptions/wire.ts';
import { newCustomer, BILLING_PROFILE } from '../requests.ts';
import { findPartnerships, partnershipsWrite } from '../../../functions/customers/partnerships.ts';
import { market, signedIn } from './market.ts';

const line = (offerId: string, quantity: number) => ({ lineItems: [{ lineItemNumber: 0, offerId, quantity }] });

/** Two partners of one customer; the first has sold it five seats, the second two of the same. */
async function shared() {
  const place = await market();
  const customer = await signedIn(place);
  await customer.accept('otherDirect', ['project']);
  const at = `/v1/customers/${place.id}`;
  const first = await place.as('direct', 'POST', `${at}/orders`, line(SAMPLE_OFFER_ID.enterpriseE1, 5));
  const second = await place.as('otherDirect', 'POST', `${at}/orders`, line(SAMPLE_OFFER_ID.enterpriseE1, 2));
  const [order] = [WireOrder.parse(first.body)];
  return { ...place, customer, at, order, subscriptionId: order.lineItems[0]?.subscriptionId ?? '', second };
}

test('R-REL-04, R-MPT-03: what another partner sold is closed to the second: it is not even there', async () => {
  const { as, at, order, subscriptionId, second } = await shared();
  expect(second.status).toBe(201);
  const subscription = `${at}/subscriptions/${subscriptionId}`;
  const closed = [
    ['GET', subscription],
    ['PATCH', subscription, { quantity: 1 }],
    ['PATCH', subscription, { status: 'suspended' }],
    ['PATCH', subscription, { partnerIdOnRecord: '5000002' }],
    ['POST', `${subscription}/preview`, { quantity: 1 }],
  ] as const;
  for (const [method, path, body] of closed) {
    expect({ path, ...(await as('otherDirect', method, path, body)) }).toMatchObject({ path, status: 404 });
  }
  const addOn = {
    lineItemNumber: 0,
    offerId: SAMPLE_OFFER_ID.extraFileStorage,
    quantity: 1,
    parentSubscriptionId: subscriptionId,
  };
  expect(await as('otherDirect', 'PATCH', `${at}/orders/${order.id}`, { lineItems: [addOn] })).toMatchObject({ status: 404 });
  expect(await as('otherDirect', 'POST', `${at}/orders`, { lineItems: [addOn] })).toMatchObject({ status: 400 });
  expect((await as('otherDirect', 'GET', `${at}/subscriptions`)).body).toMatchObject({ totalCount: 1 });
  expect((await as('direct', 'GET', subscription)).body).toMatchObject({ quantity: 5, status: 'active' });
});

test('licenses are counted over all partners, and given only by who holds the service', async () => {
  const { as, at } = await shared();
  const skus = await as('direct', 'GET', `${at}/subscribedskus`);
  expect(skus.body).toMatchObject({ items: [{ activeUnits: 7, consumedUnits: 0, availableUnits: 7 }] });
  const [sku] = (skus.body as { items: { productSku: { id: string } }[] }).items;
  const users = await as('direct', 'GET', `${at}/users`);
  const [user] = (users.body as { items: { id: string }[] }).items;
  const give = (partner: 'direct' | 'otherDirect') =>
    as(partner, 'POST', `${at}/users/${user?.id}/licenseupdates`, { licensesToAssign: [{ skuId: sku?.productSku.id }] });
  expect(await give('otherDirect')).toMatchObject({ status: 403, body: { code: 950047 } }); // it holds project only
  expect((await give('direct')).status).toBe(201);
  expect((await as('otherDirect', 'GET', `${at}/subscribedskus`)).body).toMatchObject({
    items: [{ activeUnits: 7, consumedUnits: 1, availableUnits: 6 }],
  });
});

test('R-REL-07: each partner administers the services it holds, of those the customer has', async () => {
  const { as, at } = await shared();
  await as('otherDirect', 'POST', `${at}/orders`, line(SAMPLE_OFFER_ID.projectPremium, 1));
  const services = async (partner: 'direct' | 'otherDirect') =>
    ((await as(partner, 'GET', `${at}/managedservices`)).body as { items: { id: string; name: string }[] }).items;
  expect(await services('direct')).toMatchObject([{ id: 'office365', name: 'Office 365', groupName: 'Office' }]);
  expect(await services('otherDirect')).toMatchObject([
    {
      id: 'project',
      links: { serviceHealth: { uri: 'https://guide.example.com/service-health/#project' } },
      attributes: { objectType: 'ManagedService' },
    },
  ]);
});

test('the new name of the customer stands in the lists of all its partners', async () => {
  const { as, at } = await shared();
  const profile = (await as('direct', 'GET', `${at}/profiles/billing`)).body as object;
  expect((await as('direct', 'PUT', `${at}/profiles/billing`, { ...profile, companyName: '新名称' })).status).toBe(200);
  for (const partner of ['direct', 'otherDirect'] as const) {
    expect((await as(partner, 'GET', '/v1/customers')).body).toMatchObject({
      items: [{ companyProfile: { companyName: '新名称' } }],
    });
  }
});

test('R-CUS-05: a company that is a customer already is not created again', async () => {
  const { as } = await shared();
  expect(await as('otherDirect', 'POST', '/v1/customers', newCustomer('contoso'))).toMatchObject({
    status: 409,
    body: { code: 950040 },
  });
});

test('a partner without privileges cannot turn the codes of the customer to itself', async () => {
  const { as, at, customer, getCode, letters, wait } = await shared();
  const change = async (partner: 'direct' | 'otherDirect', email: string) => {
    const profile = (await as(partner, 'GET', `${at}/profiles/billing`)).body as object;
    expect((await as(partner, 'PUT', `${at}/profiles/billing`, { ...profile, email })).status).toBe(200);
    wait(1);
    await getCode();
    return letters.at(-1)?.to;
  };
  expect(await change('direct', 'new@contoso.example.cn')).toBe('new@contoso.example.cn');
  await customer.call('DELETE', '/v1/my/privileges');
  expect(await change('direct', 'partner@example.com')).toBe('new@contoso.example.cn');
  expect(BILLING_PROFILE.email).not.toBe('new@contoso.example.cn');
});

test('a customer that has other partners outlives its deletion from a sandbox', async () => {
  const place = await market();
  const body = newCustomer('shared');
  const created = await place.as('sandbox', 'POST', '/v1/customers', body);
  const { id } = created.body as { id: string };
  await place.visit('POST', '/v1/my/codes', { domain: body.companyProfile.domain });
  const code = /\d{8}/.exec(place.letters.at(-1)?.text ?? '')?.[0];
  const session = await place.visit('POST', '/v1/my/sessions', { domain: body.companyProfile.domain, code });
  const { token } = session.body as { token: string };
  const { partnerId, ...parts } = Object.fromEntries((await place.linkOf('otherDirect')).searchParams);
  const headers = { authorization: `Bearer ${token}` };
  expect((await place.visit('PUT', `/v1/my/partners/${partnerId}`, parts, headers)).status).toBe(200);
  expect((await place.as('sandbox', 'DELETE', `/v1/customers/${id}`)).status).toBe(204);
  expect((await place.as('sandbox', 'GET', `/v1/customers/${id}`)).status).toBe(404);
  expect((await place.as('sandbox', 'DELETE', `/v1/customers/${id}`)).status).toBe(404);
  expect((await place.as('otherDirect', 'GET', `/v1/customers/${id}`)).status).toBe(200);
  expect((await place.as('sandbox', 'POST', '/v1/customers', body)).status).toBe(409);
});

test('a customer has a hundred partners in its life at most: whoever is among them can be taken on again', async () => {
  const place = await market();
  const customer = await signedIn(place);
  await customer.accept('otherDirect');
  const partition = place.store.partition('customers', place.id);
  const found = await findPartnerships(partition);
  const others = Array.from({ length: 98 }, (_, number) => `another partner ${number}`);
  await partition.commit([partnershipsWrite(found, { ...found.value, partnerIds: [...found.value.partnerIds, ...others] })]);

  expect(await customer.accept('provider')).toMatchObject({ status: 403, body: { code: 950215 } });
  expect((await customer.accept('otherDirect')).status).toBe(200);
});

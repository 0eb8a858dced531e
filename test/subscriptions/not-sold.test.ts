import { beforeAll, expect, test } from 'vitest';
import { SAMPLE_OFFER_ID as OFFER } from '../../functions/catalog/sample/ids.ts';
import { openPlace, type Place } from '../contract/place.ts';
import { send } from '../http/requests.ts';
import { newCustomer } from '../customers/requests.ts';
import { tenantOf } from '../support/app.ts';

const SANDBOX_CUSTOMER = newCustomer('not-sold');
const NOBODY = '99999999-0000-4000-8000-000000000001';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});

/** @param path  behind the address of the customer, or of the subscription */
const of = (what: 'customer' | 'subscription') => async (method: string, path: string, body?: unknown) => {
  const { customerId, subscriptionId } = place.idsOf.direct;
  const at = `/v1/customers/${customerId}${what === 'customer' ? '' : `/subscriptions/${subscriptionId}`}`;
  const answer = await send(place.ports, method, `${at}${path}`, { role: 'adminAgent', body });
  return { status: answer.status, body: answer.body };
};
const ofCustomer = of('customer');
const ofSubscription = of('subscription');

test('R-PROG-08: a subscription to licenses cannot be registered, and says that it is not', async () => {
  expect(await ofSubscription('POST', '/registrations', 'null')).toMatchObject({ status: 400, body: { code: 800011 } });
  expect(await ofSubscription('GET', '/registrationstatus')).toEqual({
    status: 200,
    body: {
      subscriptionId: place.idsOf.direct['subscriptionId'],
      status: 'notregistered',
      attributes: { objectType: 'SubscriptionRegistrationStatus' },
    },
  });
});

test('activation is of the sandbox, and there licenses are active already', async () => {
  expect(await ofSubscription('POST', '/activate')).toMatchObject({ status: 400, body: { code: 900127 } });
  const sandbox = { partner: 'sandbox', role: 'adminAgent' } as const;
  // its clock stands in 2018, when nothing had a price
  await send(place.ports, 'POST', '/v1/sandbox/clock', {
    ...sandbox,
    role: 'globalAdmin',
    body: { now: '2026-11-16T00:00:00Z' },
  });
  const created = await send(place.ports, 'POST', '/v1/customers', { ...sandbox, body: SANDBOX_CUSTOMER });
  const { id } = created.body as { id: string };
  const lineItems = [{ lineItemNumber: 0, offerId: OFFER.enterpriseE1, quantity: 1 }];
  const order = await send(place.ports, 'POST', `/v1/customers/${id}/orders`, { ...sandbox, body: { lineItems } });
  const { subscriptionId } = (order.body as { lineItems: { subscriptionId: string }[] }).lineItems[0] ?? {};
  const path = `/v1/customers/${id}/subscriptions/${subscriptionId}/activate`;
  expect(await send(place.ports, 'POST', path, sandbox)).toMatchObject({ status: 400, body: { code: 800041 } });
});

test('R-REC-11: nobody has an Azure entitlement, overage or reservation', async () => {
  const empty = { status: 200, body: { totalCount: 0, items: [], attributes: { objectType: 'Collection' } } };
  expect(await ofSubscription('GET', '/azureentitlements')).toEqual(empty);
  expect(await ofCustomer('GET', '/subscriptions/overage')).toEqual(empty);
  expect(await ofCustomer('GET', '/entitlements?entitlementtype=reservedInstance&showExpiry=true')).toEqual(empty);
  expect(await ofCustomer('GET', '/entitlements?entitlementType=car')).toMatchObject({ status: 400, body: { code: 800002 } });
  const one = `/azureEntitlements/${NOBODY}`;
  expect(await ofSubscription('GET', one)).toMatchObject({ status: 404, body: { code: 1000 } });
  const why = { cancellationReason: 'compromise' };
  expect(await ofSubscription('POST', `${one}/cancel`, why)).toMatchObject({ status: 404, body: { code: 1000 } });
  const overage = { AzureEntitlementId: null, OverageEnabled: true };
  expect(await ofCustomer('PUT', '/subscriptions/overage', overage)).toMatchObject({ status: 403, body: { code: 900108 } });
  const artifact = '/artifacts/reservedinstance/groups/g/lineitems/1/resource/r';
  expect(await ofCustomer('GET', artifact)).toMatchObject({ status: 404, body: { code: 1000 } });
});

test('no customer can move to an Azure plan', async () => {
  const { customerId } = place.idsOf.direct;
  const body = { CustomerId: customerId, ProductFamily: 'Azure', Attributes: null };
  const post = (path: string, sent: object = body) =>
    send(place.ports, 'POST', `/v1/productUpgrades${path}`, { role: 'adminAgent', body: sent });
  expect((await post('/eligibility')).body).toEqual({
    customerId,
    productFamily: 'azure',
    isEligible: false,
    reason: 'The customer has no Azure subscription; Azure is not sold here.',
    attributes: { objectType: 'ProductUpgradesEligibility' },
  });
  expect(await post('')).toMatchObject({ status: 403, body: { code: 900108 } });
  expect(await post(`/${NOBODY}/status`)).toMatchObject({ status: 404, body: { code: 900106 } });
  expect(await post('', { ...body, CustomerId: NOBODY })).toMatchObject({ status: 404 });
  expect(await post('', { ...body, ProductFamily: 'office' })).toMatchObject({ status: 400, body: { code: 800002 } });
});

test('no subscription moves from one partner to another', async () => {
  expect(await ofCustomer('GET', '/transfers')).toEqual({ status: 200, body: [] });
  const { body } = await ofCustomer('GET', '/transferseligibility?transferType=3');
  expect(body).toHaveLength(3); // all that the customer has
  expect(body).toContainEqual({
    id: place.idsOf.direct['subscriptionId'],
    isEligible: false,
    reason: 'Transfers between partners are not offered in this cloud.',
  });
  const wanted = { sourcePartnerTenantId: tenantOf('otherDirect'), lineItems: [] };
  expect(await ofCustomer('POST', '/transfers', wanted)).toMatchObject({ status: 403, body: { code: 900138 } });
  for (const [method, path] of [
    ['GET', ''],
    ['PATCH', ''],
    ['DELETE', ''],
    ['POST', '/accept'],
  ] as const) {
    expect(await ofCustomer(method, `/transfers/${NOBODY}${path}`)).toMatchObject({ status: 404, body: { code: 900100 } });
  }
});

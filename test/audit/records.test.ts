import { expect, test } from 'vitest';
import { SAMPLE_OFFER_ID } from '../../functions/catalog/sample/ids.ts';
import { AUDIT_BY_TIME } from '../../functions/audit/stored.ts';
import { WireOrder } from '../../functions/subscriptions/wire.ts';
import { directory, newUser } from '../customers/users/directory.ts';
import { market, signedIn } from '../customers/invitations/market.ts';
import { BILLING_PROFILE } from '../customers/requests.ts';
import { FEDERATION, verifiedDomain } from '../customers/verified-domain.ts';
import { send } from '../http/requests.ts';
import { tenantOf, userOf } from '../support/app.ts';
import { latest, search } from './log.ts';

async function shop() {
  const place = await directory();
  const ordered = await place.order(SAMPLE_OFFER_ID.enterpriseE3, 10);
  const order = WireOrder.parse(ordered.body);
  return { ...place, order, at: `/subscriptions/${order.lineItems[0]?.subscriptionId}` };
}

test('a record says who did what to whom and when, with the correlation id of the call', async () => {
  const { ports, call, id, order } = await shop();
  expect(await latest(ports)).toMatchObject({ customerId: id, customerName: '康拓索科技' });
  const correlationId = 'e8a3f2b4-0001-4000-8000-0000000000c1';
  const subscriptionId = order.lineItems[0]?.subscriptionId ?? '';
  await call('PATCH', `/subscriptions/${subscriptionId}`, { Quantity: 12 }, { headers: { 'ms-correlationid': correlationId } });
  expect(await latest(ports)).toMatchObject({
    partnerId: tenantOf('direct'),
    customerId: id,
    userPrincipalName: 'adminAgent@direct.partner.onmschina.cn',
    applicationId: 'app',
    resourceType: 'subscription',
    operationType: 'update_subscription',
    operationStatus: 'succeeded',
    originalCorrelationId: correlationId,
    operationDate: '2026-11-16T09:00:00.000Z',
    attributes: { objectType: 'AuditRecord' },
    facts: {
      Operation: 'changeSubscription',
      Address: `/v1/customers/${id}/subscriptions/${subscriptionId}`,
      UserId: userOf('adminAgent'),
    },
  });
});

test('before and after are the changed fields only, in PascalCase', async () => {
  const { ports, call, at, order } = await shop();
  await call('PATCH', at, { friendlyName: 'Accounts' });
  const { before, after } = await latest(ports);
  const Id = order.lineItems[0]?.subscriptionId;
  expect(before).toEqual({ Subscription: [{ Id, FriendlyName: 'Office 365 Enterprise E3' }] });
  expect(after).toEqual({ Subscription: [{ Id, FriendlyName: 'Accounts' }] });
});

test('a creation has no before: the order, its subscription, and not the relationship that is written unchanged', async () => {
  const { ports, order } = await shop();
  const { resourceType, operationType, before, after } = await latest(ports);
  expect({ resourceType, operationType, before }).toEqual({
    resourceType: 'order',
    operationType: 'create_order',
    before: undefined,
  });
  expect(Object.keys(after ?? {}).toSorted()).toEqual(['Order', 'Subscription']);
  expect(after?.['Order']).toMatchObject([{ Id: order.id, Lines: [{ OfferId: SAMPLE_OFFER_ID.enterpriseE3, Quantity: 10 }] }]);
});

test("what changed at the customer's is in the record too; no password is, in whatever way it was sent", async () => {
  const { ports, store, call, add } = await directory();
  const user = await add('wang');
  expect(await latest(ports)).toMatchObject({
    operationType: 'create_customer_user',
    after: { CustomerUser: [{ Id: user.id, DisplayName: 'wang' }] },
  });
  await call('PATCH', `/users/${user.id}`, { displayName: 'Wang' });
  expect(await latest(ports)).toMatchObject({
    operationType: 'update_customer_user',
    before: { CustomerUser: [{ Id: user.id, DisplayName: 'wang' }] },
    after: { CustomerUser: [{ Id: user.id, DisplayName: 'Wang' }] },
  });
  await call('PATCH', `/users/${user.id}`, { PasswordProfile: { Password: 'Good-password-9' } });
  const { operationType, before, after } = await latest(ports);
  expect({ operationType, before, after }).toEqual({
    operationType: 'reset_customer_user_password',
    before: undefined,
    after: undefined,
  });
  const { items } = await store.partition('partners', tenantOf('direct')).list(AUDIT_BY_TIME, { limit: 100 });
  expect(JSON.stringify(items)).not.toMatch(/good-password/i);
});

test.each([
  ['a new sign-in name', { userPrincipalName: 'wei@fabrikam.partner.onmschina.cn' }, 'update_customer_user_principal_name'],
  ['what is as it was', { displayName: 'wang' }, 'update_customer_user'],
])('a change of a user by %s', async (_what, body, operationType) => {
  const { ports, call, add } = await directory();
  const user = await add('wang');
  await call('PATCH', `/users/${user.id}`, body);
  expect(await latest(ports)).toMatchObject({ resourceType: 'customer_user', operationType });
});

test('a user that is brought back', async () => {
  const { ports, call, add } = await directory();
  const user = await add('wang');
  await call('DELETE', `/users/${user.id}`);
  expect(await latest(ports)).toMatchObject({ operationType: 'delete_customer_user' });
  await call('PATCH', `/users/${user.id}`, { state: 'active' });
  expect(await latest(ports)).toMatchObject({ operationType: 'restore_customer_user' });
});

test('the settings of a federated domain, with its certificates, are masked', async () => {
  const { ports, call } = await directory();
  const domain = verifiedDomain('federated.example.com');
  const answer = await call('POST', '/verifieddomain', {
    ...domain,
    Domain: { ...domain.Domain, AuthenticationType: 'Federated' },
    DomainFederationSettings: FEDERATION,
  });
  expect(answer.status).toBe(201);
  const { after } = await latest(ports);
  expect(after).toMatchObject({ Customer: [{ Domains: [{ Name: 'federated.example.com', Settings: '***' }] }] });
  expect(JSON.stringify(after)).not.toContain(FEDERATION.SigningCertificate);
});

test('the two ends of a relationship are told apart by what was done', async () => {
  const { ports, id, call } = await directory();
  await call('PATCH', '', { allowDelegatedAccess: false }, { role: 'globalAdmin' });
  expect(await latest(ports)).toMatchObject({
    customerId: id,
    resourceType: 'partner_customer_dap',
    operationType: 'dap_admin_relationship_terminated',
  });
  await call('PATCH', '', { relationshipToPartner: 'none' }, { role: 'globalAdmin' });
  expect(await latest(ports)).toMatchObject({
    resourceType: 'customer',
    operationType: 'remove_partner_customer_relationship',
    after: { Relationship: [{ Id: id, EndedAt: '2026-11-16T09:00:00.000Z' }] },
  });
});

test('R-REL-04: what a change writes down at other partners is in no record; nor who they are', async () => {
  const place = await market();
  const customer = await signedIn(place);
  await customer.accept('otherDirect', ['project']);
  await place.as('otherDirect', 'PUT', `/v1/customers/${place.id}/profiles/billing`, BILLING_PROFILE, {
    headers: { 'if-match': '*' },
  });
  await place.as('direct', 'PUT', `/v1/customers/${place.id}/profiles/billing`, BILLING_PROFILE, {
    headers: { 'if-match': '*' },
  });
  const { items } = await search(place.ports);
  expect(items[0]).toMatchObject({ operationType: 'update_customer_billing_profile' });
  expect(JSON.stringify(items)).not.toContain(tenantOf('otherDirect'));
});

test("a customer's own acts are in the audit of the partner they concern", async () => {
  const place = await market();
  const customer = await signedIn(place);
  await customer.accept('otherDirect', ['project']);
  expect(await latest(place.ports, { partner: 'otherDirect' })).toMatchObject({
    customerId: place.id,
    customerName: '康拓索科技',
    applicationId: 'customer',
    resourceType: 'partner_customer_dap',
    operationType: 'dap_admin_relationship_approved',
    after: { Relationship: [{ Id: place.id }] },
  });
  expect((await customer.accept('otherDirect', ['project'])).status).toBe(200); // again, at the same moment
  await customer.call('DELETE', '/v1/my/privileges');
  for (const partner of ['direct', 'otherDirect'] as const) {
    const { items } = await search(place.ports, {}, { partner });
    expect(items.filter(({ operationType }) => operationType === 'dap_admin_relationship_terminated')).toHaveLength(1);
  }
});

test('what is refused, and what is only asked, leaves no record', async () => {
  const { ports, call, at } = await shop();
  const { totalCount } = await search(ports);
  expect((await call('PATCH', at, { quantity: 0 })).status).toBe(400);
  expect((await call('POST', `${at}/preview`, { quantity: 7 })).status).toBe(200);
  expect((await call('POST', '/users/', newUser('weak'), { role: 'salesAgent' })).status).toBe(403);
  expect((await search(ports)).totalCount).toBe(totalCount);
});

test("the operator's change of a partner is in that partner's audit", async () => {
  const { ports } = await directory();
  const body = { taxRates: [{ from: '2026-12-01', percent: '6.00' }], discounts: [] };
  const path = `/v1/operator/partners/${tenantOf('direct')}/billingterms`;
  expect((await send(ports, 'PUT', path, { partner: 'operator', body })).status).toBe(200);
  expect(await latest(ports)).toMatchObject({
    partnerId: tenantOf('direct'),
    facts: { Operation: 'setBillingTerms' },
    after: { BillingTerms: [{ TaxRates: [{ From: '2026-12-01', BasisPoints: 600 }] }] },
  });
});

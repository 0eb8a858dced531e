import { expect, test } from 'vitest';
import { SERVICE_IDS } from '../../../functions/contract/services.ts';
import { ACCOUNT, ACCOUNT_ID } from '../../../functions/account/stored.ts';
import { replace } from '../../../functions/storage/port.ts';
import { crashAt } from '../../support/hooked-store.ts';
import { tenantOf, type PartnerName } from '../../support/app.ts';
import { market, signedIn, type Market } from './market.ts';

async function setState({ store }: Market, partner: PartnerName, state: 'suspended' | 'terminated') {
  const partition = store.partition('partners', tenantOf(partner));
  const account = await partition.get(ACCOUNT, ACCOUNT_ID);
  if (!account) throw new Error('there is an account');
  await partition.commit([replace(ACCOUNT, { ...account.value, state }, account)]);
}

test('R-REL-06: the link belongs to the partner, says nothing of a customer, and is always the same', async () => {
  const place = await market();
  const link = await place.linkOf('otherDirect');
  expect(link.origin).toBe('https://guide.example.com');
  expect(link.pathname).toBe('/accept-partner/');
  expect(Object.fromEntries(link.searchParams)).toEqual({
    invType: 'ResellerRelationship',
    partnerId: tenantOf('otherDirect'),
    msppId: '5000002',
    DAP: 'true',
    signature: expect.stringMatching(/^[\w-]{43}$/),
  });
  expect((await place.linkOf('otherDirect')).href).toBe(link.href);
  expect((await place.linkOf('direct')).href).not.toBe(link.href);
  expect((await place.linkOf('otherDirect', '', { 'x-locale': 'zh-CN' })).pathname).toBe('/zh-cn/accept-partner/');
  expect((await place.linkOf('otherDirect', '', { 'x-locale': 'pt-BR' })).pathname).toBe('/pt-br/accept-partner/');
});

test('the first two who ask for the link at one moment get the same', async () => {
  const place = await market();
  let other: URL | undefined;
  place.store.beforeCommit = async () => {
    place.store.beforeCommit = undefined;
    other = await place.linkOf('otherDirect');
  };
  expect((await place.linkOf('otherDirect')).href).toBe(other?.href);
});

test('R-IND-02, R-IND-06: an indirect reseller has no link; its provider asks for it', async () => {
  const place = await market();
  expect(await place.as('reseller', 'GET', '/v1/customers/relationshiprequests')).toMatchObject({
    status: 403,
    body: { code: 2032 },
  });
  const link = await place.linkOf('provider', `?indirectResellerId=${tenantOf('reseller')}`);
  const { partnerId, ...parts } = Object.fromEntries(link.searchParams);
  const shown = await place.visit('GET', `/v1/invitations/${partnerId}${link.search}`);
  expect(shown.body).toMatchObject({ partner: { name: 'Partner provider' }, reseller: { name: 'Partner reseller' } });
  const { call } = await signedIn(place);
  expect((await call('PUT', `/v1/my/partners/${partnerId}`, parts)).status).toBe(200);
  expect((await place.as('provider', 'GET', `/v1/customers/${place.id}`)).body).toMatchObject({
    associatedPartnerId: tenantOf('reseller'),
  });
  for (const partner of ['otherProvider', 'direct'] as const) {
    const path = `/v1/customers/relationshiprequests?indirectResellerId=${tenantOf('reseller')}`;
    expect(await place.as(partner, 'GET', path)).toMatchObject({ status: 400, body: { code: 3000 } });
  }
});

test('the link shows who asks for what; one that was changed shows nothing and accepts nothing', async () => {
  const place = await market();
  const link = await place.linkOf('otherDirect');
  const at = `/v1/invitations/${tenantOf('otherDirect')}`;
  const shown = await place.visit('GET', `${at}${link.search}`);
  expect(shown).toMatchObject({
    status: 200,
    body: { partner: { id: tenantOf('otherDirect'), name: 'Partner otherDirect', mpnId: '5000002' } },
  });
  expect((shown.body as { services: { id: string }[] }).services.map(({ id }) => id)).toEqual(SERVICE_IDS);
  const { call } = await signedIn(place);
  for (const [name, value] of [
    ['msppId', '5000001'],
    ['signature', 'A'.repeat(43)],
    ['signature', 'short'],
    ['indirectResellerId', tenantOf('reseller')],
  ] as const) {
    const changed = new URL(link);
    changed.searchParams.set(name, value);
    const refusal = { status: 404, body: { code: 950053 } };
    expect(await place.visit('GET', `${at}${changed.search}`)).toMatchObject(refusal);
    const { partnerId, ...parts } = Object.fromEntries(changed.searchParams);
    expect(await call('PUT', `/v1/my/partners/${partnerId}`, parts)).toMatchObject(refusal);
  }
  expect(await place.visit('GET', `/v1/invitations/${tenantOf('direct')}${link.search}`)).toMatchObject({ status: 404 });
  expect(await place.as('otherDirect', 'GET', `/v1/customers/${place.id}`)).toMatchObject({ status: 404 });
});

test('R-REL-08: who was accepted has the customer on its list and can sell to it', async () => {
  const place = await market();
  const { accept } = await signedIn(place);
  const accepted = await accept('otherDirect');
  expect(accepted).toMatchObject({ status: 200, body: { name: 'Partner otherDirect', since: '2026-11-16T09:00:00.000Z' } });
  expect((await place.as('otherDirect', 'GET', '/v1/customers')).body).toMatchObject({
    totalCount: 1,
    items: [{ id: place.id }],
  });
  expect((await place.as('otherDirect', 'GET', `/v1/customers/${place.id}`)).body).toMatchObject({
    allowDelegatedAccess: true,
    relationshipToPartner: 'reseller',
  });
});

test('R-REL-07: a service has one partner with the privileges; a second grant moves them', async () => {
  const place = await market();
  const customer = await signedIn(place);
  expect(await customer.partners()).toEqual({ 'Partner direct': [...SERVICE_IDS] });
  await customer.accept('otherDirect', ['project', 'visio']);
  expect(await customer.partners()).toEqual({
    'Partner direct': ['office365', 'dynamics365', 'powerBi', 'enterpriseMobility'],
    'Partner otherDirect': ['project', 'visio'],
  });
  await customer.accept('otherDirect');
  expect(await customer.partners()).toEqual({ 'Partner direct': [], 'Partner otherDirect': [...SERVICE_IDS] });
  const at = `/v1/customers/${place.id}`;
  expect((await place.as('direct', 'GET', at)).body).toMatchObject({ allowDelegatedAccess: false });
  expect(await place.as('direct', 'GET', `${at}/users`)).toMatchObject({ status: 403, body: { code: 950047 } });
  expect(await place.as('otherDirect', 'GET', `${at}/users`)).toMatchObject({ status: 200 });
});

test('R-REL-02: the first partner gets the privileges back the same way', async () => {
  const place = await market();
  const customer = await signedIn(place);
  await customer.accept('otherDirect');
  expect((await customer.accept('direct')).status).toBe(200);
  expect(await customer.partners()).toEqual({ 'Partner direct': [...SERVICE_IDS], 'Partner otherDirect': [] });
});

test('R-REL-09, R-REL-10: the customer takes the privileges away, from one service, from a partner, from all', async () => {
  const place = await market();
  const customer = await signedIn(place);
  await customer.accept('otherDirect', ['project', 'visio']);
  const privileges = `/v1/my/partners/${tenantOf('otherDirect')}/privileges`;
  expect((await customer.call('DELETE', `${privileges}?service=visio`)).status).toBe(204);
  expect(await customer.partners()).toMatchObject({ 'Partner otherDirect': ['project'] });
  expect((await customer.call('DELETE', privileges)).status).toBe(204);
  expect(await customer.partners()).toMatchObject({ 'Partner otherDirect': [] });
  expect((await customer.call('DELETE', '/v1/my/privileges')).status).toBe(204);
  expect(await customer.partners()).toEqual({ 'Partner direct': [], 'Partner otherDirect': [] });
  for (const partner of ['direct', 'otherDirect'] as const) {
    expect((await place.as(partner, 'GET', `/v1/customers/${place.id}`)).body).toMatchObject({ allowDelegatedAccess: false });
  }
  const strangers = `/v1/my/partners/${tenantOf('provider')}/privileges`;
  expect(await customer.call('DELETE', strangers)).toMatchObject({ status: 404, body: { code: 950057 } });
});

test('a relationship that ended takes its privileges with it, and a new one brings only those it is given', async () => {
  const place = await market();
  const customer = await signedIn(place);
  await customer.accept('otherDirect', ['project', 'visio']);
  const at = `/v1/customers/${place.id}`;
  expect((await place.as('otherDirect', 'PATCH', at, { relationshipToPartner: 'none' })).status).toBe(200);
  expect(Object.keys(await customer.partners())).toEqual(['Partner direct']);
  expect(await place.as('otherDirect', 'GET', at)).toMatchObject({ status: 404 });
  await customer.accept('otherDirect', ['visio']);
  expect(await customer.partners()).toMatchObject({ 'Partner otherDirect': ['visio'] });
});

test('R-BILL-07, item 3: a suspended partner neither asks nor is accepted; a terminated one is nobody', async () => {
  const place = await market();
  const link = await place.linkOf('otherDirect');
  const { partnerId, ...parts } = Object.fromEntries(link.searchParams);
  const { call } = await signedIn(place);
  await setState(place, 'otherDirect', 'suspended');
  expect(await place.as('otherDirect', 'GET', '/v1/customers/relationshiprequests')).toMatchObject({ body: { code: 950007 } });
  expect(await place.visit('GET', `/v1/invitations/${partnerId}${link.search}`)).toMatchObject({ body: { code: 950054 } });
  expect(await call('PUT', `/v1/my/partners/${partnerId}`, parts)).toMatchObject({ status: 403, body: { code: 950054 } });
  await setState(place, 'otherDirect', 'terminated');
  expect(await place.visit('GET', `/v1/invitations/${partnerId}${link.search}`)).toMatchObject({ body: { code: 950053 } });
});

test.each([1, 2, 3])('an acceptance that dies before its commit %i is mended by accepting again', async (dieAt) => {
  const place = await market();
  const customer = await signedIn(place);
  const { partnerId, ...parts } = Object.fromEntries((await place.linkOf('otherDirect')).searchParams);
  place.store.beforeCommit = crashAt(dieAt);
  expect((await customer.call('PUT', `/v1/my/partners/${partnerId}`, parts)).status).toBe(500);
  place.store.beforeCommit = undefined;
  if (dieAt < 3) expect(await place.as('otherDirect', 'GET', `/v1/customers/${place.id}`)).toMatchObject({ status: 404 });
  expect((await customer.call('PUT', `/v1/my/partners/${partnerId}`, parts)).status).toBe(200);
  expect(await customer.partners()).toEqual({ 'Partner direct': [], 'Partner otherDirect': [...SERVICE_IDS] });
});

test('two acceptances at one moment: each service has one holder, and both are partners', async () => {
  const place = await market();
  const customer = await signedIn(place);
  const [one, two] = await Promise.all([customer.accept('otherDirect'), customer.accept('provider', ['visio'])]);
  expect([one.status, two.status]).toEqual([200, 200]);
  const partners = await customer.partners();
  expect(Object.keys(partners)).toEqual(['Partner direct', 'Partner otherDirect', 'Partner provider']);
  expect(Object.values(partners).flat().toSorted()).toEqual([...SERVICE_IDS].toSorted());
});

test('R-DEV-04: a full sandbox takes no further customer on', async () => {
  const place = await market();
  const partition = place.store.partition('partners', tenantOf('sandbox'));
  const { RELATIONSHIP } = await import('../../../functions/customers/stored.ts');
  const { create } = await import('../../../functions/storage/port.ts');
  const createdAt = place.ports.now();
  const other = (n: number) => ({ customerId: `c${n}`, companyName: `${n}`, domain: `${n}`, relationship: 'reseller' as const });
  const all = Array.from({ length: 75 }, (_, n) => create(RELATIONSHIP, { ...other(n), createdAt }));
  await partition.commit(all);
  const customer = await signedIn(place);
  expect(await customer.accept('sandbox')).toMatchObject({ status: 400, body: { code: 800018 } });
});

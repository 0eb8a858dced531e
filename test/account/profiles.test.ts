import { expect, test } from 'vitest';
import { ACCOUNT, ACCOUNT_ID } from '../../functions/account/stored.ts';
import { billToOf } from '../../functions/billing/bill-to.ts';
import { send } from '../http/requests.ts';
import { tenantOf, testApp } from '../support/app.ts';
import { ADDRESS, CONTACT, LEGAL_PROFILE, ORGANIZATION_PROFILE, SUPPORT_PROFILE } from './profiles.ts';

async function partner() {
  const { ports } = await testApp();
  const role = 'globalAdmin' as const;
  const path = (name: string) => `/v1/profiles/${name}`;
  return {
    ports,
    role,
    read: async (name: string) =>
      (await send(ports, 'GET', path(name), { role })).body as Record<string, unknown> & { attributes: object },
    put: (name: string, body: unknown, headers?: Record<string, string>) =>
      send(ports, 'PUT', path(name), { role, body, ...(headers ? { headers } : {}) }),
  };
}

test('R-ACC-02: the partner profile begins as the account was opened, and is replaced as a whole', async () => {
  const { read, put } = await partner();
  expect(await read('legalbusiness')).toMatchObject({
    companyName: 'Partner direct',
    address: { addressLine1: 'No. 1 Example Road' },
    primaryContact: { lastName: 'Contact' },
    vettingStatus: 'authorized',
    profileType: 'LegalBusinessProfile',
    links: { self: { uri: '/profiles/legalbusiness', method: 'GET' } },
    attributes: { objectType: 'LegalBusinessProfile' },
  });
  const sentBack = { ...LEGAL_PROFILE, vettingStatus: 'rejected', companyApproverEmail: 'board@example.com' };
  expect((await put('legalbusiness', sentBack)).status).toBe(200);
  expect(await read('legalbusiness')).toMatchObject({
    ...LEGAL_PROFILE,
    companyApproverEmail: 'board@example.com',
    vettingStatus: 'authorized', // not the partner's to say
  });
  await put('legalbusiness', LEGAL_PROFILE);
  expect(await read('legalbusiness')).not.toHaveProperty('companyApproverEmail');
});

test('R-ACC-03: a primary contact who is no global admin is warned of, not refused', async () => {
  const { put } = await partner();
  const warned = await put('legalbusiness', LEGAL_PROFILE);
  expect([warned.status, warned.headers['Warning']]).toEqual([200, expect.stringContaining('R-ACC-03')]);
  const admin = { ...CONTACT, email: 'GlobalAdmin@direct.partner.onmschina.cn' };
  expect((await put('legalbusiness', { ...LEGAL_PROFILE, primaryContact: admin })).headers).not.toHaveProperty('Warning');
  const agent = { ...CONTACT, email: 'salesAgent@direct.partner.onmschina.cn' };
  expect((await put('legalbusiness', { ...LEGAL_PROFILE, primaryContact: agent })).headers).toHaveProperty('Warning');
});

test('R-ACC-04: what the billing profile does not say itself follows the partner profile', async () => {
  const { read, put } = await partner();
  const before = await read('billing');
  expect(before).toMatchObject({ companyName: 'Partner direct', billingDay: 15, billingCurrency: 'CNY' });
  // sent back whole, as the SDKs do, with one address of its own
  expect((await put('billing', { ...before, address: ADDRESS, taxId: '91310000' })).status).toBe(200);
  await put('legalbusiness', { ...LEGAL_PROFILE, address: { ...ADDRESS, addressLine1: 'Elsewhere' } });
  expect(await read('billing')).toMatchObject({
    companyName: '示例云计算有限公司', // follows
    primaryContact: CONTACT, // follows
    address: ADDRESS, // its own
    taxId: '91310000',
  });
});

test('a bill is addressed as the billing profile says', async () => {
  const { ports, read, put } = await partner();
  await put('billing', { ...(await read('billing')), companyName: '示例财务共享中心', address: ADDRESS });
  const partition = ports.store.partition('partners', tenantOf('direct'));
  const account = await partition.get(ACCOUNT, ACCOUNT_ID);
  if (!account) throw new Error('the partner has an account');
  expect(await billToOf(partition, account.value)).toMatchObject({
    name: '示例财务共享中心',
    address: ['No. 8 Riverside Avenue', '杭州, 浙江, 310000, CN'],
  });
});

test.each([
  ['billing', LEGAL_PROFILE],
  ['organization', ORGANIZATION_PROFILE],
])('the %s profile changes only with its etag: of two who read the same, the second is refused', async (name, body) => {
  const { read, put } = await partner();
  const { attributes } = await read(name);
  expect(await put(name, body)).toMatchObject({ status: 400, body: { code: 800002 } });
  const first = await put(name, { ...body, attributes });
  expect(first.status).toBe(200);
  expect(await put(name, { ...body, attributes })).toMatchObject({ status: 400, body: { code: 2055 } });
  const { attributes: next } = first.body as { attributes: { etag: string } };
  expect((await put(name, body, { 'if-match': `"${next.etag}"` })).status).toBe(200);
});

test('a change of the partner profile makes the etag of the billing profile old, for that shows its values', async () => {
  const { read, put } = await partner();
  const { attributes } = await read('billing');
  await put('legalbusiness', LEGAL_PROFILE);
  expect(await put('billing', { ...LEGAL_PROFILE, attributes })).toMatchObject({ status: 400, body: { code: 2055 } });
});

const FIXED = [
  ['billing', { ...LEGAL_PROFILE, billingDay: 16 }, 'R-BILL-01'],
  ['billing', { ...LEGAL_PROFILE, billingCurrency: 'USD' }, 'CNY'],
  ['organization', { ...ORGANIZATION_PROFILE, tenantId: '99999999-0000-4000-8000-000000000009' }, 'do not change here'],
  ['organization', { ...ORGANIZATION_PROFILE, domain: 'other.example.com' }, 'do not change here'],
] as const;

test.each(FIXED)('%s: what the programme or the directory fixes cannot be changed (%j)', async (name, body, text) => {
  const { put } = await partner();
  const answer = await put(name, body, { 'if-match': '*' });
  expect(answer).toMatchObject({ status: 400, body: { code: 3000, description: expect.stringContaining(text) } });
});

test('R-ACC-05: the organization profile names the tenant, its domain and its language', async () => {
  const { read, put } = await partner();
  const tenantId = tenantOf('direct');
  const opened = await read('organization');
  expect(opened).toMatchObject({ id: tenantId, tenantId, domain: 'direct.partner.onmschina.cn', culture: 'zh-CN' });
  await put('organization', { ...opened, ...ORGANIZATION_PROFILE, culture: 'EN-us', language: 'en' });
  expect(await read('organization')).toMatchObject({ ...ORGANIZATION_PROFILE, culture: 'en-US', language: 'en' });
});

test('the support profile is replaced at either of its addresses (X-41)', async () => {
  const { read, put } = await partner();
  await put('support', SUPPORT_PROFILE);
  expect(await read('support')).toMatchObject({ ...SUPPORT_PROFILE, attributes: { objectType: 'SupportProfile' } });
  await put('supportprofile', { ...SUPPORT_PROFILE, telephone: '4005550199' });
  expect(await read('support')).toMatchObject({ telephone: '4005550199' });
  const bad = await put('support', { ...SUPPORT_PROFILE, website: 'javascript:alert(1)' });
  expect(bad).toMatchObject({ status: 400, body: { description: expect.stringContaining('website') } });
});

test('an MPN ID is checked by reading its profile: without one it is your own', async () => {
  const { read, ports, role } = await partner();
  expect(await read('mpn')).toMatchObject({ mpnId: '5000001', partnerName: 'Partner direct', profileType: 'MpnProfile' });
  expect(await read('mpn?mpnId=5000004')).toMatchObject({ mpnId: '5000004', partnerName: 'Partner reseller' });
  expect(await read('mpn?MpnId=')).toMatchObject({ mpnId: '5000001' });
  expect(await send(ports, 'GET', '/v1/profiles/mpn?mpnId=999', { role })).toMatchObject({ status: 404, body: { code: 3000 } });
  expect(await send(ports, 'GET', '/v1/profiles/mpn?mpnId=many', { role })).toMatchObject({
    status: 400,
    body: { code: 800002 },
  });
});

test('a profile that is not complete is refused, naming what is missing', async () => {
  const { put } = await partner();
  const { state: _, ...withoutState } = ADDRESS;
  const answers = await Promise.all([
    put('legalbusiness', { ...LEGAL_PROFILE, companyName: ' ' }),
    put('legalbusiness', { ...LEGAL_PROFILE, address: withoutState }),
    put('legalbusiness', { ...LEGAL_PROFILE, primaryContact: { ...CONTACT, email: 'nobody' } }),
  ]);
  expect(answers.map(({ status, text }) => [status, text])).toEqual([
    [400, expect.stringContaining('companyName')],
    [400, expect.stringContaining('address.state')],
    [400, expect.stringContaining('primaryContact.email')],
  ]);
});

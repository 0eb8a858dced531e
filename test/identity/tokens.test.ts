import { createHmac, createPublicKey } from 'node:crypto';
import { createLocalJWKSet } from 'jose';
import { expect, test } from 'vitest';
import { COMPANY_ADMINISTRATOR } from '../../functions/contract/directory-role.ts';
import { AUDIENCES, authenticator, entraId } from '../../functions/identity/tokens.ts';
import { signed, signingKey, type TokenOptions } from './authority.ts';

const TENANT = '11111111-0000-4000-8000-000000000001';
const OTHER_TENANT = '11111111-0000-4000-8000-000000000002';
const APP = '44444444-0000-4000-8000-000000000001';
const USER = '22222222-0000-4000-8000-000000000001';
const AUDIENCE = 'https://graph.example.invalid';
const V1 = (tenant: string) => `https://sts.example.invalid/${tenant}/`;
const V2 = (tenant: string) => `https://login.example.invalid/${tenant}/v2.0`;

const KEY = await signingKey('one');
const FOREIGN_KEY = await signingKey('one');
const AUTHORITIES = [{ issuers: [V1('{tenantId}'), V2('{tenantId}')], keys: createLocalJWKSet({ keys: [KEY.jwk] }) }];
const authenticate = authenticator(AUTHORITIES, [AUDIENCE]);

const V1_APP = { tid: TENANT, appid: APP, oid: 'service-principal', ver: '1.0' };
const V2_APP = { tid: TENANT, azp: APP, oid: 'service-principal', ver: '2.0', roles: ['Access'], idtyp: 'app' };
const V1_USER = { tid: TENANT, appid: APP, oid: USER, scp: 'user_impersonation', upn: 'a@example.invalid', ver: '1.0' };
const V2_USER = { tid: TENANT, azp: APP, oid: USER, scp: 'user_impersonation', ver: '2.0' };

async function bearer(claims: Record<string, unknown>, options: Partial<TokenOptions> = {}, key = KEY): Promise<string> {
  return `Bearer ${await signed(key, claims, { issuer: V1(TENANT), audience: AUDIENCE, ...options })}`;
}

test.each([
  ['v1, application only', V1_APP, V1(TENANT), {}],
  ['v2, application only', V2_APP, V2(TENANT), {}],
  ['v1, application and user', V1_USER, V1(TENANT), { userId: USER, userName: 'a@example.invalid' }],
  ['v2, application and user', V2_USER, V2(TENANT), { userId: USER }],
  [
    'v2, a user by its preferred name',
    { ...V2_USER, preferred_username: 'A@b.cn' },
    V2(TENANT),
    { userId: USER, userName: 'a@b.cn' },
  ],
  ['v2, a global admin', { ...V2_USER, wids: ['x', COMPANY_ADMINISTRATOR] }, V2(TENANT), { userId: USER, isGlobalAdmin: true }],
  ['v2, with a second factor', { ...V2_USER, amr: ['pwd', 'mfa'] }, V2(TENANT), { userId: USER, hasMfa: true }],
  ['v2, with a password only', { ...V2_USER, amr: ['pwd'] }, V2(TENANT), { userId: USER }],
  ['v2, another role', { ...V2_USER, wids: ['x'] }, V2(TENANT), { userId: USER }],
  ['v2, an application that says it is an admin', { ...V2_APP, wids: [COMPANY_ADMINISTRATOR] }, V2(TENANT), {}],
])('%s: tenant, application and user are those of the token', async (_what, claims, issuer, user) => {
  const caller = await authenticate(await bearer(claims, { issuer }));
  expect(caller).toEqual({ tenantId: TENANT, applicationId: APP, ...user });
});

test('an audience may have a slash at its end, and the scheme any case', async () => {
  const header = await bearer(V1_APP, { audience: `${AUDIENCE}/` });
  expect(await authenticate(header)).toMatchObject({ tenantId: TENANT });
  expect(await authenticate(header.replace('Bearer', 'bearer'))).toMatchObject({ tenantId: TENANT });
});

test.each([
  ['no header', undefined],
  ['an empty header', ''],
  ['another scheme', 'Basic dXNlcjpwYXNz'],
  ['a scheme alone', 'Bearer '],
])('%s counts as no token', async (_what, header) => {
  expect(await authenticate(header)).toBe('missing');
});

const now = () => Math.floor(Date.now() / 1000);

const FORGED = [
  ['a signature by another key', () => bearer(V1_APP, {}, FOREIGN_KEY)],
  ['a key nobody knows', () => bearer(V1_APP, {}, { ...FOREIGN_KEY, kid: 'two' })],
  ['an issuer that is not trusted', () => bearer(V1_APP, { issuer: `https://sts.evil.invalid/${TENANT}/` })],
  ['an issuer that only begins like a trusted one', () => bearer(V1_APP, { issuer: `${V1(TENANT)}x` })],
  ['an issuer with any character for the dot', () => bearer(V1_APP, { issuer: V1(TENANT).replace('sts.', 'stsx') })],
  ['an issuer without a tenant', () => bearer(V1_APP, { issuer: V1('common') })],
  ['an issuer of another tenant than its tid', () => bearer(V1_APP, { issuer: V1(OTHER_TENANT) })],
  ['a tid of another tenant than its issuer', () => bearer({ ...V2_APP, tid: OTHER_TENANT }, { issuer: V2(TENANT) })],
  ['no tid', () => bearer({ appid: APP })],
  ['a tid that is no text', () => bearer({ appid: APP, tid: [TENANT] })],
  ['another audience', () => bearer(V1_APP, { audience: 'https://management.example.invalid' })],
  ['an audience that only begins like ours', () => bearer(V1_APP, { audience: `${AUDIENCE}.evil.invalid` })],
  ['an end long ago', () => bearer(V1_APP, { expires: now() - 301 })],
  ['a beginning still to come', () => bearer(V1_APP, { notBefore: now() + 360 })],
  ['no application', () => bearer({ tid: TENANT, oid: USER, scp: 'user_impersonation' })],
  ['a delegated scope but no user', () => bearer({ tid: TENANT, appid: APP, scp: 'user_impersonation' })],
  ['a text that is no token', async () => 'Bearer nonsense'],
  ['three parts that are no token', async () => 'Bearer a.b.c'],
  ['a payload that is no object', async () => `Bearer ${part({ alg: 'RS256', kid: 'one' })}.${part([1])}.c2ln`],
  ['a part missing', async () => (await bearer(V1_APP)).split('.').slice(0, 2).join('.')],
  [
    'claims that were changed afterwards',
    async () => withClaims(await bearer(V1_APP), { tid: OTHER_TENANT, iss: V1(OTHER_TENANT) }),
  ],
  ['alg none and no signature', async () => withHeader(await bearer(V1_APP), { alg: 'none' }, '')],
  ['alg none and the old signature', async () => withHeader(await bearer(V1_APP), { alg: 'none' })],
  ['HS256 with the public key for a secret', async () => withPublicKeyAsSecret(await bearer(V1_APP))],
  [
    'a key of its own in the header',
    async () => withHeader(await bearer(V1_APP, {}, FOREIGN_KEY), { alg: 'RS256', jwk: FOREIGN_KEY.jwk }),
  ],
  ['an unknown critical header', async () => withHeader(await bearer(V1_APP), { alg: 'RS256', kid: 'one', crit: ['x'], x: 1 })],
] as const;

for (const [what, make] of FORGED) {
  test(`a token with ${what} is invalid`, async () => {
    expect(await authenticate(await make())).toBe('invalid');
  });
}

test('clocks may differ by five minutes', async () => {
  expect(await authenticate(await bearer(V1_APP, { expires: now() - 240 }))).toMatchObject({ tenantId: TENANT });
  expect(await authenticate(await bearer(V1_APP, { notBefore: now() + 240 }))).toMatchObject({ tenantId: TENANT });
});

test('a token without an end is invalid', async () => {
  const [header = '', payload = ''] = (await bearer(V1_APP)).slice(7).split('.');
  const { exp: _, ...claims } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
  const content = `${header}.${part(claims)}`;
  const signature = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', KEY.privateKey, Buffer.from(content));
  expect(await authenticate(`Bearer ${content}.${Buffer.from(signature).toString('base64url')}`)).toBe('invalid');
});

test('the issuers of each cloud are those of its Entra ID, version 1 and 2', () => {
  expect(entraId('public').flatMap(({ issuers }) => issuers)).toEqual([
    'https://sts.windows.net/{tenantId}/',
    'https://login.microsoftonline.com/{tenantId}/v2.0',
  ]);
  expect(entraId('china').flatMap(({ issuers }) => issuers)).toEqual([
    'https://sts.chinacloudapi.cn/{tenantId}/',
    'https://login.partner.microsoftonline.cn/{tenantId}/v2.0',
  ]);
});

test('the audiences of each cloud are its directory graph, by address and id, and Partner Center', () => {
  const ids = ['00000002-0000-0000-c000-000000000000', 'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd'];
  expect(AUDIENCES).toEqual({
    public: ['https://graph.windows.net', ...ids],
    china: ['https://graph.chinacloudapi.cn', ...ids],
  });
});

test('a token of one cloud is invalid in the other, whoever signed it', async () => {
  const issuer = `https://sts.windows.net/${TENANT}/`;
  const header = await bearer(V1_APP, { issuer, audience: 'https://graph.windows.net' });
  expect(await authenticator(entraId('china'), AUDIENCES.china)(header)).toBe('invalid');
});

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function withHeader(header: string, changed: object, signature?: string): string {
  const [, payload = '', own = ''] = header.slice(7).split('.');
  return `Bearer ${part(changed)}.${payload}.${signature ?? own}`;
}

function withClaims(header: string, changes: object): string {
  const [head = '', payload = '', signature = ''] = header.slice(7).split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  return `Bearer ${head}.${part({ ...claims, ...changes })}.${signature}`;
}

function withPublicKeyAsSecret(header: string): string {
  const [, payload = ''] = header.slice(7).split('.');
  const pem = createPublicKey({ key: KEY.jwk, format: 'jwk' }).export({
    type: 'spki',
    format: 'pem',
  });
  const content = `${part({ alg: 'HS256', kid: 'one' })}.${payload}`;
  return `Bearer ${content}.${createHmac('sha256', pem).update(content).digest('base64url')}`;
}

test("the operator's desk can have an audience of its own: a token for it is one that says so", async () => {
  const desk = 'api://desk.example.invalid';
  const both = authenticator(AUTHORITIES, [AUDIENCE], { operatorAudience: desk });
  const caller = { tenantId: TENANT, applicationId: APP };
  expect(await both(await bearer(V1_APP, { audience: desk }))).toEqual({ ...caller, isForOperator: true });
  expect(await both(await bearer(V1_APP, { audience: `${desk}/` }))).toEqual({ ...caller, isForOperator: true });
  expect(await both(await bearer(V1_APP))).toEqual(caller);
  expect(await authenticate(await bearer(V1_APP, { audience: desk }))).toBe('invalid');
});

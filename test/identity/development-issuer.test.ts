import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose';
import { afterAll, expect, test } from 'vitest';
import { authenticator } from '../../functions/identity/tokens.ts';
import { DEMO_PARTNERS, userIdOf } from '../../functions/local/demo.ts';
import { localUsers } from '../../functions/local/users.ts';
import { Meter } from '../../functions/storage/meter.ts';
import { openSqliteStore } from '../../functions/storage/sqlite/store.ts';
import { developmentIssuer, type DevelopmentIssuer, type Version } from '../../functions/local/development-issuer.ts';

const BASE = 'http://127.0.0.1:7071';
const GRAPH = 'https://graph.chinacloudapi.cn';
const directory = mkdtempSync(join(tmpdir(), 'issuer-'));
const users = localUsers(openSqliteStore(':memory:', new Meter()));
const issuer = await developmentIssuer(join(directory, 'key.json'), BASE, users);
const authenticate = authenticator([issuer.authority], issuer.audiences);
const [partner, other] = DEMO_PARTNERS;
if (!partner || !other) throw new Error('there are two demo partners');
const [user] = partner.users;
if (!user) throw new Error('a demo partner has users');

afterAll(() => rmSync(directory, { recursive: true }));

const APP = { client_id: partner.app.clientId, client_secret: partner.app.clientSecret };
const CLIENT = { grant_type: 'client_credentials', ...APP };
const PASSWORD = { grant_type: 'password', ...APP, username: user.userPrincipalName, password: user.password };

const ask = (
  form: Record<string, string>,
  version: Version = 'v1',
  tenant = partner.tenantId,
  from: DevelopmentIssuer = issuer,
) => from.token(tenant, version, new URLSearchParams(form));

async function granted(form: Record<string, string>, version: Version = 'v1', tenant = partner?.tenantId) {
  const { status, body } = await ask(form, version, tenant);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body as Record<string, string>;
}

const callerOf = (body: Record<string, unknown>) => authenticate(`Bearer ${String(body['access_token'])}`);
const AS_APP = { tenantId: partner.tenantId, applicationId: partner.app.clientId };
/** The first demo user is a global admin of its directory. */
const AS_USER = { ...AS_APP, userId: userIdOf(user), userName: user.userPrincipalName.toLowerCase(), isGlobalAdmin: true };

for (const version of ['v1', 'v2'] as const) {
  test(`${version}: client credentials give an application-only token of the partner`, async () => {
    const body = await granted({ ...CLIENT, resource: GRAPH }, version);
    expect(await callerOf(body)).toEqual(AS_APP);
    expect(body).toMatchObject({ token_type: 'Bearer' });
    expect(body).not.toHaveProperty('refresh_token');
    const { iss, aud, ver, exp = 0, iat = 0 } = decodeJwt(body['access_token'] ?? '');
    const ending = version === 'v1' ? '/' : '/v2.0';
    expect({ iss, aud, ver }).toEqual({
      iss: `${BASE}/${partner.tenantId}${ending}`,
      aud: GRAPH,
      ver: version === 'v1' ? '1.0' : '2.0',
    });
    expect(exp - iat).toBe(3600);
  });

  test(`${version}: a password gives a token of application and user, and with it a refresh token that gives another`, async () => {
    const body = await granted(PASSWORD, version);
    expect(await callerOf(body)).toEqual(AS_USER);
    expect(body).toMatchObject({ scope: 'user_impersonation', id_token: expect.any(String) });
    const refresh = { grant_type: 'refresh_token', ...APP, refresh_token: body['refresh_token'] ?? '' };
    const again = await granted(refresh, version);
    expect(await callerOf(again)).toEqual(AS_USER);
    expect(again['access_token']).not.toBe(body['access_token']);
    expect(decodeJwt(again['access_token'] ?? '').aud).toBe(decodeJwt(body['access_token'] ?? '').aud);
  });

  test(`${version}: discovery and keys are what a library needs to check a token`, async () => {
    const metadata = issuer.metadata(partner.domain, version);
    const { access_token: token = '' } = await granted(CLIENT, version);
    const { payload } = await jwtVerify(token, createLocalJWKSet(issuer.jwks), {
      issuer: String(metadata?.['issuer']),
      audience: 'https://graph.windows.net',
    });
    expect(payload['tid']).toBe(partner.tenantId);
    const at = `${BASE}/${partner.domain}`;
    expect(metadata).toMatchObject(
      version === 'v1'
        ? { token_endpoint: `${at}/oauth2/token`, jwks_uri: `${at}/discovery/keys` }
        : { token_endpoint: `${at}/oauth2/v2.0/token`, jwks_uri: `${at}/discovery/v2.0/keys` },
    );
  });
}

test('v1 gives times as text and the resource; v2 gives numbers', async () => {
  expect(await granted({ ...CLIENT, resource: GRAPH }, 'v1')).toMatchObject({
    expires_in: '3600',
    ext_expires_in: '3600',
    expires_on: expect.stringMatching(/^\d{10}$/),
    not_before: expect.stringMatching(/^\d{10}$/),
    resource: GRAPH,
  });
  const v2 = await granted({ ...CLIENT, scope: `${GRAPH}/.default` }, 'v2');
  expect(v2).toMatchObject({ expires_in: 3600, ext_expires_in: 3600 });
  expect(v2).not.toHaveProperty('resource');
  expect(decodeJwt(v2['access_token'] ?? '').aud).toBe(GRAPH);
});

test.each([
  ['its id', partner.tenantId],
  ['its id in upper case', partner.tenantId.toUpperCase()],
  ['its domain', partner.domain],
  ['common, with a user name', 'common'],
])('a tenant is named by %s', async (_how, tenant) => {
  expect(await callerOf(await granted(PASSWORD, 'v1', tenant))).toEqual(AS_USER);
});

const REFUSED = [
  ['a wrong secret', { ...CLIENT, client_secret: 'wrong' }, 401, 'invalid_client'],
  ['no secret', { grant_type: 'client_credentials', client_id: APP.client_id }, 401, 'invalid_client'],
  ['a wrong secret beside a right password', { ...PASSWORD, client_secret: 'wrong' }, 401, 'invalid_client'],
  ['an application of another tenant', { ...CLIENT, client_id: other.app.clientId }, 400, 'unauthorized_client'],
  ['a wrong password', { ...PASSWORD, password: 'wrong' }, 400, 'invalid_grant'],
  ['a user nobody knows', { ...PASSWORD, username: `nobody@${partner.domain}` }, 400, 'invalid_grant'],
  ['no user', { grant_type: 'password', ...APP }, 400, 'invalid_grant'],
  ['a refresh token that is none', { grant_type: 'refresh_token', ...APP, refresh_token: 'x' }, 400, 'invalid_grant'],
  ['a grant nobody knows', { ...CLIENT, grant_type: 'device_code' }, 400, 'unsupported_grant_type'],
  ['no grant', APP, 400, 'unsupported_grant_type'],
  ['a resource nobody knows', { ...CLIENT, resource: 'https://vault.example.invalid' }, 400, 'invalid_resource'],
] as const;

for (const [what, form, status, error] of REFUSED) {
  test(`refused: ${what}`, async () => {
    const answer = await ask(form);
    expect(answer).toMatchObject({ status, body: { error } });
    expect(answer.body).toMatchObject({ error_description: expect.stringMatching(/./), correlation_id: expect.any(String) });
    expect(answer.body).not.toHaveProperty('access_token');
  });
}

test('refused: a tenant nobody knows', async () => {
  const tenant = 'unknown.example.invalid';
  expect(await ask(CLIENT, 'v1', tenant)).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  expect(issuer.metadata(tenant, 'v1')).toBeUndefined();
});

test('refused: the user of another tenant', async () => {
  const theirs = { ...PASSWORD, client_id: other.app.clientId, client_secret: other.app.clientSecret };
  expect(await ask(theirs, 'v1', other.tenantId)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
});

test('refused: the refresh token of another tenant', async () => {
  const { refresh_token: token = '' } = await granted(PASSWORD);
  const theirs = {
    grant_type: 'refresh_token',
    client_id: other.app.clientId,
    client_secret: other.app.clientSecret,
    refresh_token: token,
  };
  expect(await ask(theirs, 'v1', other.tenantId)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
});

test('refused: an access token in place of a refresh token, and the other way round', async () => {
  const { access_token: access = '', refresh_token: refresh = '', id_token: id = '' } = await granted(PASSWORD);
  const form = { grant_type: 'refresh_token', ...APP, refresh_token: access };
  expect(await ask(form)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  expect(await authenticate(`Bearer ${refresh}`)).toBe('invalid');
  expect(await authenticate(`Bearer ${id}`)).toBe('invalid');
});

test('generatetoken trades a token of the directory for one of this API, for the same caller', async () => {
  for (const [form, caller] of [
    [{ ...CLIENT, resource: 'https://graph.windows.net' }, AS_APP],
    [{ ...PASSWORD, resource: 'https://graph.windows.net' }, AS_USER],
  ] as const) {
    const { access_token: token = '' } = await granted(form);
    const { status, body } = await issuer.exchange(token);
    expect({ status, body }).toMatchObject({ status: 200, body: { token_type: 'Bearer', resource: BASE } });
    expect(await callerOf(body)).toEqual(caller);
    expect(decodeJwt(String(body['access_token'])).aud).toBe(BASE);
  }
});

test('generatetoken refuses what is no token of the directory', async () => {
  const { refresh_token: refresh = '', id_token: id = '' } = await granted(PASSWORD);
  for (const token of ['', 'x', refresh, id]) {
    expect(await issuer.exchange(token)).toMatchObject({ status: 401, body: { error: 'invalid_grant' } });
  }
});

test('what it publishes are public keys', () => {
  expect(issuer.jwks.keys).toHaveLength(1);
  expect(Object.keys(issuer.jwks.keys[0] ?? {}).toSorted()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
});

test('its key outlives a restart, in a file for its owner alone; another folder has another key', async () => {
  const { access_token: token = '' } = await granted(CLIENT);
  const restarted = await developmentIssuer(join(directory, 'key.json'), BASE, users);
  expect(await authenticator([restarted.authority], restarted.audiences)(`Bearer ${token}`)).toEqual(AS_APP);
  expect(statSync(join(directory, 'key.json')).mode & 0o077).toBe(0);
  const elsewhere = await developmentIssuer(join(directory, 'other.json'), BASE, users);
  expect(await authenticator([elsewhere.authority], elsewhere.audiences)(`Bearer ${token}`)).toBe('invalid');
});

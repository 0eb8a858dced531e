import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from '../../functions/config.ts';
import { composeLocal } from '../../functions/local/compose.ts';
import { DEMO_PARTNERS } from '../../functions/local/demo.ts';
import { localRoutes } from '../../functions/local/routes.ts';
import { AZURE_SETTINGS } from '../support/azure-settings.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'routes-'));
const server = createServer((request, response) => {
  void Promise.resolve(routes(request, response)).catch(() => response.writeHead(500).end());
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const ports = await composeLocal({ dataDir, baseUrl });
const routes = localRoutes(ports, baseUrl, (_request, response) => {
  response.writeHead(404).end('the guide');
  return true;
});
const [partner] = DEMO_PARTNERS;
if (!partner) throw new Error('there is a demo partner');
const { clientId, clientSecret } = partner.app;

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  ports.store.close();
  rmSync(dataDir, { recursive: true });
});

const GRANT = { grant_type: 'client_credentials', resource: 'https://graph.windows.net' };

function post(path: string, form: Record<string, string>, authorization?: string) {
  const headers = authorization === undefined ? {} : { authorization };
  return fetch(`${baseUrl}${path}`, { method: 'POST', headers, body: new URLSearchParams(form) });
}

const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;

for (const [version, token, discovery] of [
  ['v1', 'oauth2/token', '.well-known/openid-configuration'],
  ['v2', 'oauth2/v2.0/token', 'v2.0/.well-known/openid-configuration'],
] as const) {
  test(`${version}: from discovery to a token that its keys verify`, async () => {
    const found = await fetch(`${baseUrl}/${partner.domain}/${discovery}`);
    const metadata = (await found.json()) as { issuer: string; token_endpoint: string; jwks_uri: string };
    expect(metadata.token_endpoint).toBe(`${baseUrl}/${partner.domain}/${token}`);
    const form = new URLSearchParams({ ...GRANT, client_id: clientId, client_secret: clientSecret });
    const answer = await fetch(metadata.token_endpoint, { method: 'POST', body: form });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-cache, no-store');
    expect(answer.headers.get('pragma')).toBe('no-cache');
    const { access_token: access } = (await answer.json()) as { access_token: string };
    const { issuer } = metadata;
    const { payload } = await jwtVerify(access, createRemoteJWKSet(new URL(metadata.jwks_uri)), {
      issuer,
      audience: GRANT.resource,
    });
    expect(payload['tid']).toBe(partner.tenantId);
    expect(await ports.authenticate(`Bearer ${access}`)).toEqual({ tenantId: partner.tenantId, applicationId: clientId });
  });
}

test.each([
  ['as they are', basic(clientId, clientSecret), 200],
  ['form-encoded', basic(encodeURIComponent(clientId), clientSecret.replace('-', '%2D')), 200],
  ['with a wrong secret', basic(clientId, 'wrong'), 401],
  ['with a colon more', basic(clientId, `${clientSecret}:x`), 401],
  ['with what is no form encoding', basic(clientId, '%zz'), 401],
  ['without a secret', basic(clientId, ''), 401],
])('client credentials may stand in a Basic header, %s', async (_how, authorization, status) => {
  expect((await post(`/${partner.tenantId}/oauth2/token`, GRANT, authorization)).status).toBe(status);
});

test('POST /generatetoken trades a token of the directory for one of this API', async () => {
  const form = { ...GRANT, client_id: clientId, client_secret: clientSecret };
  const given = (await (await post(`/${partner.tenantId}/oauth2/token`, form)).json()) as { access_token: string };
  const traded = await post('/generatetoken', { grant_type: 'jwt_token' }, `Bearer ${given.access_token}`);
  expect(traded.status).toBe(200);
  const { access_token: access } = (await traded.json()) as { access_token: string };
  expect(await ports.authenticate(`Bearer ${access}`)).toEqual({ tenantId: partner.tenantId, applicationId: clientId });
  expect((await post('/generatetoken', {})).status).toBe(401);
});

test('a tenant nobody knows has neither metadata nor tokens', async () => {
  expect((await fetch(`${baseUrl}/unknown.example.invalid/.well-known/openid-configuration`)).status).toBe(404);
  expect((await post('/unknown.example.invalid/oauth2/token', GRANT)).status).toBe(400);
});

test('GET /local tells who can sign in, with all that it takes', async () => {
  const body = (await (await fetch(`${baseUrl}/local`)).json()) as { partners: unknown[] };
  expect(body.partners).toHaveLength(DEMO_PARTNERS.length);
  expect(body).toMatchObject({ api: `${baseUrl}/v1`, partners: [{ app: { clientId, clientSecret } }, {}, {}, {}, {}, {}] });
});

test('a link to a file that was not given is refused', async () => {
  expect((await fetch(`${baseUrl}/files/any.csv?expires=9999999999&signature=x`)).status).toBe(403);
});

test('no setting of the app in Azure names an issuer: there is only the cloud of Entra ID', () => {
  const plain = readConfig(AZURE_SETTINGS);
  expect(readConfig({ ...AZURE_SETTINGS, ISSUER: baseUrl, TOKEN_AUTHORITY: baseUrl, DEVELOPMENT_ISSUER: 'on' })).toEqual(plain);
  expect(() => readConfig({ ...AZURE_SETTINGS, CLOUD: 'development' })).toThrow('CLOUD');
  expect(() => readConfig({ ...AZURE_SETTINGS, CLOUD: baseUrl })).toThrow('CLOUD');
});

import { afterEach, expect, test, vi } from 'vitest';
import { authenticator } from '../../functions/identity/tokens.ts';
import { testApp } from '../support/app.ts';
import { send } from '../http/requests.ts';
import { KeyServer, signed, signingKey, type SigningKey } from './authority.ts';

const TENANT = '11111111-0000-4000-8000-000000000001';
const ISSUER = 'https://sts.example.invalid/{tenantId}/';
const AUDIENCE = 'https://graph.example.invalid';
const CALLER = { tenantId: TENANT, applicationId: 'app' };
const OLD = await signingKey('old');
const NEW = await signingKey('new');

async function bearer(key: SigningKey, expires?: number): Promise<string> {
  const options = { issuer: ISSUER.replace('{tenantId}', TENANT), audience: AUDIENCE, ...(expires ? { expires } : {}) };
  return `Bearer ${await signed(key, { tid: TENANT, appid: 'app' }, options)}`;
}

async function withKeyServer(run: (server: KeyServer) => Promise<void>): Promise<void> {
  const server = await KeyServer.start(OLD);
  try {
    await run(server);
  } finally {
    await server.stop();
  }
}

afterEach(() => void vi.useRealTimers());

test('keys are fetched when first needed, once, and kept', () =>
  withKeyServer(async (server) => {
    const authenticate = authenticator([server.authority([ISSUER])], [AUDIENCE]);
    expect(server.requests).toBe(0);
    const callers = await Promise.all([authenticate(await bearer(OLD)), authenticate(await bearer(OLD))]);
    expect(callers).toEqual([CALLER, CALLER]);
    expect(await authenticate(await bearer(OLD))).toEqual(CALLER);
    expect(server.requests).toBe(1);
  }));

test('no keys are fetched for a token of an issuer that is not trusted', () =>
  withKeyServer(async (server) => {
    const authenticate = authenticator([server.authority(['https://other.example.invalid/{tenantId}/'])], [AUDIENCE]);
    expect(await authenticate(await bearer(OLD))).toBe('invalid');
    expect(server.requests).toBe(0);
  }));

test('a key not yet known is looked for again, so that a new one works at once', () =>
  withKeyServer(async (server) => {
    const authenticate = authenticator([server.authority([ISSUER], { cooldownDuration: 0 })], [AUDIENCE]);
    expect(await authenticate(await bearer(OLD))).toEqual(CALLER);
    server.publish([OLD, NEW]);
    expect(await authenticate(await bearer(NEW))).toEqual(CALLER);
    expect(await authenticate(await bearer(OLD))).toEqual(CALLER);
    expect(server.requests).toBe(2);
    server.publish([NEW]);
    expect(await authenticate(await bearer({ ...OLD, kid: 'gone' }))).toBe('invalid');
    expect(server.requests).toBe(3);
    expect(await authenticate(await bearer(OLD))).toBe('invalid');
  }));

test('tokens with made-up keys make the authority be asked twice a minute at most', () =>
  withKeyServer(async (server) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const authenticate = authenticator([server.authority([ISSUER])], [AUDIENCE]);
    expect(await authenticate(await bearer(OLD))).toEqual(CALLER);
    for (let i = 0; i < 5; i++) expect(await authenticate(await bearer({ ...NEW, kid: `made-up-${i}` }))).toBe('invalid');
    expect(server.requests).toBe(1);
    server.publish([NEW]);
    vi.setSystemTime(Date.now() + 31_000);
    expect(await authenticate(await bearer(NEW))).toEqual(CALLER);
    expect(server.requests).toBe(2);
  }));

const OUT_OF_ORDER = [
  ['answers 503', { status: 503, body: 'busy' }],
  ['answers 404', { status: 404, body: '{}' }],
  ['answers what is no JSON', { status: 200, body: '<html>' }],
  ['answers what are no keys', { status: 200, body: '{"keys":"none"}' }],
] as const;

for (const [what, published] of OUT_OF_ORDER) {
  test(`an authority that ${what} makes it a failure of ours, not of the caller`, () =>
    withKeyServer(async (server) => {
      server.published = published;
      const authenticate = authenticator([server.authority([ISSUER])], [AUDIENCE]);
      await expect(authenticate(await bearer(OLD))).rejects.toThrow();
      server.publish([OLD]);
      expect(await authenticate(await bearer(OLD))).toEqual(CALLER);
    }));
}

test('an authority that answers too late makes it a failure of ours', async () => {
  const server = await KeyServer.start(OLD);
  server.isSilent = true;
  const authority = server.authority([ISSUER], { timeoutDuration: 50 });
  await expect(authenticator([authority], [AUDIENCE])(await bearer(OLD))).rejects.toThrow();
  expect(server.requests).toBe(1);
  await server.stop();
});

test('an authority out of reach: 500, no 401, and nothing of it in the answer', async () => {
  const server = await KeyServer.start(OLD);
  const authority = server.authority([ISSUER]);
  await server.stop();
  const { ports, problems } = await testApp();
  const unreachable = { ...ports, authenticate: authenticator([authority], [AUDIENCE]) };
  const authorization = await bearer(OLD);
  const { status, body, text, headers } = await send(unreachable, 'GET', '/v1/customers', { headers: { authorization } });
  expect({ status, body }).toMatchObject({ status: 500, body: { code: 800003 } });
  expect(headers).not.toHaveProperty('WWW-Authenticate');
  expect(text).not.toMatch(/127\.0\.0\.1|fetch|ECONN|keys/);
  expect(problems).toHaveLength(1);
});

test('a token that was checked is believed for five minutes, then checked again', () =>
  withKeyServer(async (server) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const authenticate = authenticator([server.authority([ISSUER], { cacheMaxAge: 0 })], [AUDIENCE]);
    const header = await bearer(OLD);
    expect(await authenticate(header)).toEqual(CALLER);
    server.publish([NEW]);
    vi.setSystemTime(Date.now() + 299_000);
    expect(await authenticate(header)).toEqual(CALLER);
    expect(server.requests).toBe(1);
    vi.setSystemTime(Date.now() + 2000);
    expect(await authenticate(header)).toBe('invalid');
    expect(await authenticate(header)).toBe('invalid');
  }));

test('a token is not believed beyond its own end', () =>
  withKeyServer(async (server) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const authenticate = authenticator([server.authority([ISSUER])], [AUDIENCE], { clockSkewSeconds: 0 });
    const header = await bearer(OLD, Math.floor(Date.now() / 1000) + 60);
    expect(await authenticate(header)).toEqual(CALLER);
    vi.setSystemTime(Date.now() + 61_000);
    expect(await authenticate(header)).toBe('invalid');
  }));

test('that a token is believed opens nothing to one that differs in its signature', () =>
  withKeyServer(async (server) => {
    const authenticate = authenticator([server.authority([ISSUER])], [AUDIENCE]);
    const header = await bearer(OLD);
    expect(await authenticate(header)).toEqual(CALLER);
    expect(await authenticate(`${header.slice(0, -8)}AAAAAAAA`)).toBe('invalid');
  }));

test('with keys that are still fresh, an authority out of reach is not missed', async () => {
  const server = await KeyServer.start(OLD);
  const authenticate = authenticator([server.authority([ISSUER])], [AUDIENCE]);
  expect(await authenticate(await bearer(OLD))).toEqual(CALLER);
  await server.stop();
  expect(await authenticate(await bearer(OLD))).toEqual(CALLER);
});

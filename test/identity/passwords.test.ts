import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { composeLocal } from '../../functions/local/compose.ts';
import { DEMO_PARTNERS } from '../../functions/local/demo.ts';
import type { Letter } from '../../functions/mail/port.ts';
import { passwords } from '../../functions/local/recovery.ts';
import { localRoutes } from '../../functions/local/routes.ts';
import { localDirectory, localUsers } from '../../functions/local/users.ts';
import { instant } from '../../functions/shared/calendar.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'passwords-'));
const server = createServer((request, response) => {
  void Promise.resolve(routes(request, response)).catch(() => response.writeHead(500).end());
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const ports = await composeLocal({ dataDir, baseUrl });
const routes = localRoutes(ports, baseUrl, (_request, response) => {
  response.writeHead(404).end();
  return true;
});
const [partner] = DEMO_PARTNERS;
if (!partner) throw new Error('there is a demo partner');
const { domain, tenantId, app } = partner;

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  ports.store.close();
  rmSync(dataDir, { recursive: true });
});

async function post(path: string, form: Record<string, string>) {
  const answer = await fetch(`${baseUrl}/${domain}${path}`, { method: 'POST', body: new URLSearchParams(form) });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
}

const signIn = (username: string, password: string) =>
  post('/oauth2/token', { grant_type: 'password', client_id: app.clientId, username, password });

async function newUser(name: string) {
  const username = `${name}@${domain}`;
  const { temporaryPassword, writes } = await localDirectory.newUser(tenantId, username);
  await ports.store.partition('partners', tenantId).commit(writes);
  return { username, temporaryPassword };
}

async function codeFor(username: string): Promise<string> {
  await post('/recovery', { username });
  const { messages } = (await (await fetch(`${baseUrl}/local/outbox`)).json()) as { messages: { to: string; text: string }[] };
  return /\d{8}/.exec(messages.find(({ to }) => to === username)?.text ?? '')?.[0] ?? '';
}

test('R-USR-09: a temporary password opens nothing but the way to a new one', async () => {
  const { username, temporaryPassword } = await newUser('first');
  expect(await signIn(username, temporaryPassword)).toMatchObject({
    status: 400,
    body: { error: 'invalid_grant', error_description: expect.stringContaining('AADSTS50055') },
  });
  const change = (password: string, newPassword: string) => post('/password', { username, password, newPassword });
  expect((await change('not it', 'Own-password-1')).status).toBe(400);
  expect((await change(temporaryPassword, 'weak')).body).toMatchObject({ error: 'invalid_request' });
  expect((await change(temporaryPassword, temporaryPassword)).status).toBe(400);
  expect((await change(temporaryPassword, 'Own-password-1')).status).toBe(200);
  expect((await signIn(username, 'Own-password-1')).status).toBe(200);
  expect((await signIn(username, temporaryPassword)).status).toBe(400);
});

test('R-USR-10, R-USR-11: whoever cannot sign in asks for a code, and chooses a new password with it, once', async () => {
  const [admin] = partner.users;
  const username = admin?.userPrincipalName ?? '';
  const code = await codeFor(username);
  expect(code).toMatch(/^\d{8}$/);
  const recover = (newPassword: string) => post('/recovery/code', { username, code, newPassword });
  expect((await recover('short')).status).toBe(400);
  expect((await recover('Another-password-1')).status).toBe(200);
  expect((await signIn(username, 'Another-password-1')).status).toBe(200);
  expect((await signIn(username, admin?.password ?? '')).status).toBe(400);
  expect((await recover('Another-password-2')).status).toBe(400);
});

test('a code ends after five wrong ones, and when another one is asked for', async () => {
  const { username } = await newUser('second');
  const first = await codeFor(username);
  const second = await codeFor(username);
  const recover = async (code: string) =>
    (await post('/recovery/code', { username, code, newPassword: 'Good-password-1' })).status;
  if (first !== second) expect(await recover(first)).toBe(400);
  for (let wrong = 0; wrong < 5; wrong += 1) await recover('no code');
  expect(await recover(second)).toBe(400);
});

test('a code ends after fifteen minutes', async () => {
  const { username } = await newUser('third');
  let now = instant('2026-11-16T09:00:00Z');
  const users = localUsers(ports.store);
  let code = '';
  const mail = { send: async ({ text }: Letter) => void (code = /\d{8}/.exec(text)?.[0] ?? '') };
  const local = passwords(ports.store, { users, mail, now: () => now });
  await local.requestCode(partner, username);
  now = instant('2026-11-16T09:15:00Z');
  expect(await local.recover(partner, { username, code, newPassword: 'Good-password-1' })).toBe('wrong');
  now = instant('2026-11-16T09:14:59Z');
  expect(await local.recover(partner, { username, code, newPassword: 'Good-password-1' })).toBe('done');
});

test('nobody learns from the answer whether there is such a user', async () => {
  const { username } = await newUser('fourth');
  const [known, unknown] = [await post('/recovery', { username }), await post('/recovery', { username: `nobody@${domain}` })];
  expect(unknown).toEqual(known);
});

test('who leaves cannot sign in any more', async () => {
  const { username, temporaryPassword } = await newUser('leaving');
  await post('/password', { username, password: temporaryPassword, newPassword: 'Own-password-1' });
  const partition = ports.store.partition('partners', tenantId);
  const user = await localUsers(ports.store).find(partner, username);
  await partition.commit(await localDirectory.leave(partition, user?.userId ?? ''));
  expect((await signIn(username, 'Own-password-1')).status).toBe(400);
});

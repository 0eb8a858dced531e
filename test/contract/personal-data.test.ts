import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Operation } from '../../functions/contract/operation.ts';
import { isOperatorPermission } from '../../functions/contract/permissions.ts';
import type { Caller } from '../../functions/identity/scope.ts';
import { OPERATIONS } from '../../functions/operations.ts';
import type { Store } from '../../functions/storage/port.ts';
import { report } from '../../functions/telemetry/report.ts';
import { APPLICANT_USER } from '../enrolment/applicants.ts';
import { send } from '../http/requests.ts';
import { tenantOf, userOf } from '../support/app.ts';
import { keeping } from '../telemetry/observing.ts';
import { openPlace, SESSION_SECRET, type Ids } from './place.ts';
import { addressOf, APPLICANTS, idsFor, SAMPLE_CODE, SAMPLE_KEY, sampleOf } from './samples.ts';

/** Ids of customers and their people. */
const PEOPLE = ['customerId', 'freeCustomerId', 'userId'];

/** All that may be told of a run. */
const TOLD = new Set(['trigger', 'name', 'method', 'status', 'outcome', 'partner', 'storageRequests', 'correlationId']);

const { telemetry, spans, series } = keeping();
const lines: string[] = [];
const secrets = new Set([SESSION_SECRET, SAMPLE_CODE, SAMPLE_KEY]);
/** What the errors that were thrown said. */
let thrown = '';

/** Whoever may call the operation. */
function callerOf({ id, permission }: Operation): Caller {
  const isGlobalAdmin = true;
  if (permission === 'applicant') {
    return { tenantId: APPLICANTS[id]?.tenantId ?? '', applicationId: 'app', userId: APPLICANT_USER, isGlobalAdmin };
  }
  const tenantId = tenantOf(isOperatorPermission(permission) ? 'operator' : 'direct');
  return { tenantId, applicationId: 'app', userId: userOf('globalAdmin'), userName: 'admin@direct.example.cn', isGlobalAdmin };
}

/** A token that reads like a real one, and says who calls. */
const tokenOf = (caller: Caller) =>
  `Bearer eyJhbGciOiJub25lIn0.${Buffer.from(JSON.stringify(caller)).toString('base64url')}.c2ln`;

/** A store that fails, and quotes the request, as libraries do. */
function failingStore(request: string): Store {
  const fail = () => {
    thrown += request;
    return Promise.reject(new Error(`no answer to ${request}`));
  };
  return { partition: () => ({ get: fail, list: fail, commit: fail }) };
}

/** Names, mail addresses, telephone numbers and the like in a body. */
function personalIn(value: unknown, name = ''): string[] {
  if (typeof value === 'string') {
    const isPersonal = /@|[^\x20-\x7e]/.test(value) || /name|mail|phone|address|website/i.test(name);
    return isPersonal && value.length > 7 ? [value] : [];
  }
  if (value instanceof Uint8Array) return [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([member, inside]) => personalIn(inside, Array.isArray(value) ? name : member));
}

async function walk({ ports, idsOf }: Awaited<ReturnType<typeof openPlace>>, operation: Operation): Promise<void> {
  const ids: Ids = idsFor(operation, idsOf.direct);
  const { body, headers } = sampleOf(operation, ids);
  const isCustomers = operation.permission === 'customer.itself';
  const authorization = isCustomers ? `Bearer ${ids['customerId']}.${SESSION_SECRET}` : tokenOf(callerOf(operation));
  const address = addressOf(operation, ids);
  const people = PEOPLE.map((name) => ids[name] ?? '');
  for (const value of [...people, ...personalIn(body), authorization.slice('Bearer '.length)]) secrets.add(value);

  const sending = { body, headers: { ...headers, authorization } };
  await send(ports, operation.method, address, sending);
  const request = `${address} ${authorization} ${typeof body === 'string' ? body : JSON.stringify(body)}`;
  await send({ ...ports, store: failingStore(request) }, operation.method, address, sending);
}

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation((line: unknown) => void lines.push(String(line)));
  const place = await openPlace(async (authorization) => {
    const [, claims] = /^Bearer eyJ\w+\.([\w-]+)\./.exec(authorization ?? '') ?? [];
    return claims ? (JSON.parse(Buffer.from(claims, 'base64url').toString()) as Caller) : 'missing';
  });
  const observed = { ...place, ports: { ...place.ports, report, telemetry } };
  for (const name of ['direct', 'otherDirect', 'operator'] as const) secrets.add(tenantOf(name));
  for (const operation of OPERATIONS) await walk(observed, operation);
}, 120_000);
afterAll(() => vi.restoreAllMocks());

/** Short values mean nothing by themselves. */
const telling = () => [...secrets].filter((value) => value.length > 7);
const foundIn = (text: string) => telling().filter((value) => text.includes(value));

test('each operation ran well or was refused once, and failed once: a span each, with nothing but what is to be told', () => {
  expect(spans().map(({ name }) => name)).toEqual(OPERATIONS.flatMap(({ id }) => [id, id]));
  for (const { name, attributes } of spans()) {
    expect(Object.keys(attributes).filter((key) => !TOLD.has(key))).toEqual([]);
    expect(attributes['partner'] ?? '0'.repeat(16), name).toMatch(/^[0-9a-f]{16}$/);
  }
  const ok = spans().filter(({ attributes }) => attributes['outcome'] === 'ok').length;
  expect(ok, 'most samples are answered').toBeGreaterThan(OPERATIONS.length / 2);
});

test('the errors quoted ids, people and tokens; neither logs, spans nor metrics do', async () => {
  expect(foundIn(thrown).length).toBeGreaterThan(40);
  expect(lines.length).toBeGreaterThan(OPERATIONS.length / 2);
  expect(foundIn(lines.join('\n'))).toEqual([]);
  expect(foundIn(JSON.stringify(spans().map(({ name, attributes, status }) => ({ name, attributes, status }))))).toEqual([]);
  expect(foundIn(JSON.stringify(await series()))).toEqual([]);
});

test('a line is JSON, with the operation and the id the caller was told', () => {
  const failed = lines
    .map((line) => JSON.parse(line) as Record<string, string>)
    .filter(({ message }) => message === 'an operation failed');
  const names = new Set(OPERATIONS.map(({ id }) => id));
  for (const line of failed) {
    expect(names).toContain(line['operation']);
    expect(line).toMatchObject({
      correlationId: expect.any(String) as unknown,
      error: 'Error',
      text: expect.stringMatching(/^no answer to /) as unknown,
    });
  }
});

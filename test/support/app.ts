import { HttpRequest } from '@azure/functions';
import { ACCOUNT, DIRECTORY, DIRECTORY_ENTRY, employeeWrites, type Account } from '../../functions/account/stored.ts';
import type { Operation } from '../../functions/contract/operation.ts';
import { ADMIN_ROLES, AGENT_ROLES, type AdminRole, type AgentRole, type Role } from '../../functions/contract/permissions.ts';
import { serve } from '../../functions/http/edge.ts';
import type { Ports } from '../../functions/identity/ports.ts';
import type { Caller } from '../../functions/identity/scope.ts';
import { localDirectory } from '../../functions/local/users.ts';
import { date, instant } from '../../functions/shared/calendar.ts';
import { Meter } from '../../functions/storage/meter.ts';
import { create, type Store } from '../../functions/storage/port.ts';
import { openSqliteStore } from '../../functions/storage/sqlite/store.ts';
import { HookedStore } from './hooked-store.ts';
import { noWebhooks } from './webhooks.ts';

/** The accounts of a test: two direct resellers, an indirect provider with its reseller, and a few special ones. */
const PARTNERS = {
  direct: { model: 'direct' },
  otherDirect: { model: 'direct' },
  provider: { model: 'indirectProvider' },
  reseller: { model: 'indirectReseller', providerId: tenant(3) },
  otherProvider: { model: 'indirectProvider' },
  suspended: { model: 'direct', state: 'suspended' },
  sandbox: { model: 'direct', sandbox: { now: instant('2018-07-15') } },
  operator: { model: 'operator' },
} as const satisfies Record<string, Partial<Account>>;

export type PartnerName = keyof typeof PARTNERS;

const NAMES = Object.keys(PARTNERS) as PartnerName[];
const ROLES: readonly Role[] = [...ADMIN_ROLES, ...AGENT_ROLES];

/** Who calls: the application on its own, or an employee with one role. A global admin of the direct reseller by default. */
export interface As {
  readonly partner?: PartnerName;
  readonly role?: Role | 'application';
}

export interface CallOptions {
  readonly as?: As;
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
  /** Sent as JSON; text is sent as it is. */
  readonly body?: unknown;
}

export interface Called {
  readonly status: number;
  readonly headers: Record<string, string>;
  /** The JSON of the answer, `undefined` for anything else. */
  readonly body: unknown;
  readonly text: string;
}

export interface TestApp {
  readonly ports: Ports;
  readonly meter: Meter;
  /** What was reported as gone wrong on our side. */
  readonly problems: unknown[];
  readonly call: (operation: Operation, options?: CallOptions) => Promise<Called>;
}

/** The tenant id of a partner: its place in the list, counted from 1. */
export function tenantOf(partner: PartnerName): string {
  return tenant(NAMES.indexOf(partner) + 1);
}

function tenant(place: number): string {
  return `11111111-0000-4000-8000-${String(place).padStart(12, '0')}`;
}

export function userOf(role: Role): string {
  return `22222222-0000-4000-8000-${String(ROLES.indexOf(role) + 1).padStart(12, '0')}`;
}

/** All partners in a store in memory, and the edge in front of an operation. It is 15 July 2018, noon. */
export async function testApp(): Promise<TestApp> {
  const meter = new Meter();
  return appOn(openSqliteStore(':memory:', meter), meter);
}

/** The same with a store in which a test can make something happen before a commit. */
export async function hookedApp(): Promise<{ app: TestApp; store: HookedStore }> {
  const meter = new Meter();
  const store = new HookedStore(openSqliteStore(':memory:', meter));
  return { app: await appOn(store, meter), store };
}

/** The same on a store of the test's own. */
export async function appOn(store: Store, meter: Meter): Promise<TestApp> {
  for (const partner of NAMES) await seed(store, partner);
  meter.take();

  const problems: unknown[] = [];
  const ports: Ports = {
    authenticate: async (authorization) => (authorization === undefined ? 'missing' : (JSON.parse(authorization) as Caller)),
    store,
    blobs: { stage: unused, finish: unused, read: unused, remove: unused, link: unused },
    queue: { send: unused },
    guideUrl: 'https://guide.example.com',
    mail: { send: unused },
    webhooks: noWebhooks,
    directory: localDirectory,
    now: () => instant('2018-07-15T12:00:00Z'),
    report: ({ error }) => problems.push(error),
  };
  return { ports, meter, problems, call: (operation, options = {}) => call(ports, operation, options) };
}

async function unused(): Promise<never> {
  throw new Error('this test has neither files nor queues');
}

async function seed(store: Store, name: PartnerName): Promise<void> {
  const partnerId = tenantOf(name);
  const mpnId = String(5_000_001 + NAMES.indexOf(name));
  const account: Account = {
    partnerId,
    name: `Partner ${name}`,
    domain: `${name.toLowerCase()}.partner.onmschina.cn`,
    mpnId,
    state: 'active',
    address: { addressLine1: 'No. 1 Example Road', city: 'Shanghai', state: 'Shanghai', postalCode: '200000', country: 'CN' },
    contact: { firstName: 'Sample', lastName: 'Contact', email: `globalAdmin@${name.toLowerCase()}.partner.onmschina.cn` },
    agreementSignedOn: date('2018-01-15'),
    paymentTermDays: 30,
    applications: ['app'],
    workedThrough: date('2018-07-14'),
    ...PARTNERS[name],
  };
  const employees = ROLES.map((role) => ({
    userId: userOf(role),
    userPrincipalName: `${role}@${account.domain}`,
    displayName: role,
    agent: AGENT_ROLES.includes(role as AgentRole) ? (role as AgentRole) : ('none' as const),
    admin: ADMIN_ROLES.includes(role as AdminRole) ? (role as AdminRole) : ('none' as const),
  }));
  await store.partition('partners', partnerId).commit([create(ACCOUNT, account), ...employees.flatMap(employeeWrites)]);
  const { model, providerId, sandbox } = account;
  const entry = { partnerId, name: account.name, mpnId, model, providerId, sandbox: sandbox !== undefined };
  await store.partition('partners', DIRECTORY).commit([create(DIRECTORY_ENTRY, entry)]);
}

async function call(ports: Ports, operation: Operation, options: CallOptions): Promise<Called> {
  const { partner = 'direct', role = 'globalAdmin' } = options.as ?? {};
  const caller: Caller = {
    tenantId: tenantOf(partner),
    applicationId: 'app',
    ...(role === 'application' ? {} : { userId: userOf(role) }),
  };
  const { params = {}, query = {}, body } = options;
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const request = new HttpRequest({
    method: operation.method,
    url: `http://localhost/${path}?${new URLSearchParams(query).toString()}`,
    headers: { authorization: JSON.stringify(caller), 'content-type': 'application/json', ...options.headers },
    query,
    params,
    ...(body === undefined ? {} : { body: { string: text } }),
  });
  const { status = 200, headers, body: sent } = await serve(operation, ports)(request);
  const answer = typeof sent === 'string' ? sent : '';
  return {
    status,
    headers: headers as Record<string, string>,
    body: isJsonIn(headers as Record<string, string>) ? (JSON.parse(answer) as unknown) : undefined,
    text: answer,
  };
}

export function isJsonIn(headers: Record<string, string>): boolean {
  return headers['Content-Type']?.startsWith('application/json') ?? false;
}

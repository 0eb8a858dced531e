import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ACCOUNT, ACCOUNT_ID, DIRECTORY, DIRECTORY_ENTRY } from '../../functions/account/stored.ts';
import { seedSampleAgreements } from '../../functions/agreements/sample/templates.ts';
import { canGo, ENROLMENT_STATES, VETTING_STATUS } from '../../functions/enrolment/core/enrolment.ts';
import { setUpPartner } from '../../functions/jobs/account-setups.ts';
import { OPERATIONS } from '../../functions/operations.ts';
import { openFolderBlobs } from '../../functions/storage/blobs/folder.ts';
import { Meter } from '../../functions/storage/meter.ts';
import { addressOf, sampleOf, placeholdersOf, refusalOf } from '../contract/samples.ts';
import { market } from '../customers/invitations/market.ts';
import { newCustomer } from '../customers/requests.ts';
import { send } from '../http/requests.ts';
import RULES from '../rules/rules.json' with { type: 'json' };
import { crashAt } from '../support/hooked-store.ts';
import { tenantOf } from '../support/app.ts';
import { ADDRESS, ADMINISTRATOR, APPLICANT_USER, applicantTenant, CONTACT, REQUEST, START } from './applicants.ts';

const folder = mkdtempSync(join(tmpdir(), 'enrolment-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TENANT = applicantTenant(1);

/** A company that is no partner yet, the operator, and what was sent and put into queues. */
async function place() {
  const made = await market();
  await seedSampleAgreements(made.store.partition('catalog', 'CN'));
  const setups: unknown[] = [];
  const { letters } = made;
  const ports = {
    ...made.ports,
    blobs: openFolderBlobs({ directory: mkdtempSync(join(folder, 'files-')) }, new Meter()),
    queue: {
      send: async (queue: string, message: unknown) =>
        void (queue === 'account-setups' ? setups : (letters as unknown[])).push(message),
    },
  };
  const admin = { tenantId: TENANT, applicationId: 'app', userId: APPLICANT_USER, isGlobalAdmin: true, userName: 'admin@x.cn' };
  const as = (caller: object, method: string, path: string, body?: unknown, headers = {}) =>
    send(ports, method, path, {
      isAnonymous: true,
      headers: { authorization: JSON.stringify({ ...admin, ...caller }), ...headers },
      ...(body === undefined ? {} : { body }),
    });
  const apply = (step: string, body?: unknown) => as({}, 'POST', `/v1/enrollment${step}`, body);
  const operate = (method: string, path: string, body?: unknown) =>
    send(ports, method, `/v1/operator/enrollments${path}`, { partner: 'operator', ...(body === undefined ? {} : { body }) });
  const review = (method: string, step: string, body?: unknown) => operate(method, `/${TENANT}/${step}`, body);
  const submitted = async () => {
    await apply('', START);
    await apply('/account', ADMINISTRATOR);
    return apply('/request', REQUEST);
  };
  const approved = async () => {
    await submitted();
    await review('PUT', 'creditcheck', { result: 'passed' });
    return review('POST', 'approval');
  };
  const sign = (templateId = 'sample-reseller-agreement-1') => apply('/signature', { templateId, signedBy: CONTACT });
  const work = () => setUpPartner(ports, { partnerId: TENANT });
  return { ...made, ports, setups, admin, as, apply, operate, review, submitted, approved, sign, work };
}

const step = (code: number, status = 409) => ({ status, body: { code } });

describe('R-ENR-09: the states', () => {
  const allowed = new Set(RULES.enrolment_states.transitions.map(([from, to]) => `${from} ${to}`));

  test('are those of the rules, and lead on where the rules say, and nowhere else', () => {
    expect(ENROLMENT_STATES).toEqual(RULES.enrolment_states.states);
    for (const from of ENROLMENT_STATES)
      for (const to of ENROLMENT_STATES) expect(canGo(from, to), `${from} ${to}`).toBe(allowed.has(`${from} ${to}`));
  });

  test('show in the words of the public profile', () => {
    expect(new Set(Object.values(VETTING_STATUS))).toEqual(new Set(RULES.enrolment_states.api_vetting_status));
  });
});

test('from application to active: the company and the operator, step by step', async () => {
  const { apply, as, review, operate, sign, work, setups, letters, ports } = await place();
  expect(await apply('', START)).toMatchObject({ status: 201, body: { state: 'started', vettingStatus: 'none', number: 1 } });
  const created = await apply('/account', ADMINISTRATOR);
  expect(created).toMatchObject({
    status: 201,
    body: { state: 'account_created', userCredentials: { userName: ADMINISTRATOR.userPrincipalName } },
  });
  expect(await apply('/request', REQUEST)).toMatchObject({ status: 201, body: { state: 'submitted', vettingStatus: 'pending' } });

  expect((await operate('GET', '?state=submitted')).body).toMatchObject({ totalCount: 1, items: [{ partnerId: TENANT }] });
  expect(await review('POST', 'approval')).toMatchObject(step(950082, 400));
  expect(await review('PUT', 'creditcheck', { result: 'passed', note: 'rated A' })).toMatchObject({ status: 200 });
  expect(await review('POST', 'approval')).toMatchObject({
    status: 200,
    body: { state: 'approved', vettingStatus: 'authorized' },
  });
  expect(letters).toMatchObject([{ to: CONTACT.email, subject: '注册申请已获批准 / Your enrollment is approved' }]);

  const read = await as({}, 'GET', '/v1/enrollment');
  expect(read.body).toMatchObject({ agreement: { templateId: 'sample-reseller-agreement-1' } });
  expect(await sign('sample-customer-agreement-1')).toMatchObject(step(950058, 404));
  expect(await sign()).toMatchObject({ status: 201, body: { state: 'agreement_signed', signedAt: '2026-11-16T09:00:00.000Z' } });
  expect(setups).toEqual([{ partnerId: TENANT }]);
  await work();
  expect((await as({}, 'GET', '/v1/enrollment')).body).toMatchObject({ state: 'active' });
  expect((await operate('GET', '')).body).toMatchObject({ totalCount: 0 });

  // R-ENR-13: the 16th of November is the day of the bills
  const account = await ports.store.partition('partners', TENANT).get(ACCOUNT, ACCOUNT_ID);
  expect(account?.value).toMatchObject({ agreementSignedOn: '2026-11-16', workedThrough: '2026-11-16', mpnId: '6000001' });
  const entry = await ports.store.partition('partners', DIRECTORY).get(DIRECTORY_ENTRY, TENANT);
  expect(entry?.value).toMatchObject({ name: '兰花网络有限公司', mpnId: '6000001', model: 'direct' });
});

test('R-ENR-10, R-ENR-11: the first account is a global admin, who finds the profiles filled in and can begin', async () => {
  const { approved, sign, work, as, apply } = await place();
  await approved();
  await sign();
  await work();
  const created = await apply('/account', ADMINISTRATOR);
  expect(created).toMatchObject(step(950079));
  const { derivedGuid } = await import('../../functions/storage/derived-id.ts');
  const first = { userId: derivedGuid('local user', TENANT, ADMINISTRATOR.userPrincipalName), isGlobalAdmin: false };
  expect(await as(first, 'POST', '/v1/customers', newCustomer('orchidcustomer'))).toMatchObject({ status: 201 });
  expect((await as(first, 'GET', '/v1/profiles/legalbusiness')).body).toMatchObject({
    companyName: '兰花网络有限公司',
    companyApproverEmail: CONTACT.email,
    vettingStatus: 'authorized',
  });
  expect((await as(first, 'GET', '/v1/profiles/support')).body).toMatchObject(REQUEST.support);
  expect((await as(first, 'GET', '/v1/users')).body).toMatchObject({ totalCount: 1, items: [{ adminSetting: 'global_admin' }] });
  expect((await as(first, 'GET', '/v1/agreements/reseller')).body).toMatchObject({
    items: [{ templateId: 'sample-reseller-agreement-1', signedBy: CONTACT, signedAt: '2026-11-16T09:00:00.000Z' }],
  });
});

test('R-ENR-12: until the account is active no operation of a partner works', async () => {
  const { approved, sign, as } = await place();
  await approved();
  await sign();
  for (const operation of OPERATIONS) {
    if (['anybody', 'applicant', 'customer.itself'].includes(operation.permission) || operation.method === 'HEAD') continue;
    const ids = Object.fromEntries(placeholdersOf(operation).map((name) => [name, TENANT]));
    const { body, headers } = sampleOf(operation, ids);
    const answer = await as({}, operation.method, addressOf(operation, ids), body, headers);
    expect({ id: operation.id, ...answer }).toMatchObject({
      id: operation.id,
      status: 403,
      body: refusalOf(operation, 800039),
    });
  }
});

test('R-ENR-09: rejected is final for that request; another can be made', async () => {
  const { submitted, review, apply, as, letters, operate } = await place();
  await submitted();
  expect(await review('POST', 'rejection', {})).toMatchObject({ status: 400 });
  expect(await review('POST', 'rejection', { reason: '资料不全' })).toMatchObject({
    status: 200,
    body: { state: 'rejected', vettingStatus: 'rejected', reason: '资料不全' },
  });
  expect(letters.at(-1)?.text).toContain('资料不全');
  expect(await review('POST', 'approval')).toMatchObject(step(950079));
  expect(await apply('/request', REQUEST)).toMatchObject(step(950079));
  expect((await operate('GET', '')).body).toMatchObject({ totalCount: 0 });
  expect(await apply('', START)).toMatchObject({ status: 201, body: { number: 2, state: 'started' } });
  expect((await as({}, 'GET', '/v1/enrollment')).body).toMatchObject({ number: 2, state: 'started' });
});

test('R-ENR-02: a global admin of the company starts; a partner, or a company under way, does not start again', async () => {
  const { as, apply } = await place();
  expect(await as({ isGlobalAdmin: false }, 'POST', '/v1/enrollment', START)).toMatchObject(step(950080, 403));
  expect(await as({ userId: undefined }, 'POST', '/v1/enrollment', START)).toMatchObject(step(900150, 403));
  expect((await apply('', START)).status).toBe(201);
  expect(await apply('', START)).toMatchObject(step(950078));
  expect(await as({ tenantId: tenantOf('direct') }, 'POST', '/v1/enrollment', START)).toMatchObject(step(950078));
  expect(await as({ tenantId: applicantTenant(2) }, 'GET', '/v1/enrollment')).toMatchObject(step(950077, 404));
});

test('two who start at one moment start one enrolment', async () => {
  const { apply } = await place();
  const answers = await Promise.all([apply('', START), apply('', START)]);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
});

test('only forward: every step out of its turn is refused', async () => {
  const { apply, review, sign, submitted } = await place();
  expect(await apply('/account', ADMINISTRATOR)).toMatchObject(step(950077, 404));
  await apply('', START);
  expect(await apply('/request', REQUEST)).toMatchObject(step(950079));
  expect(await sign()).toMatchObject(step(950079));
  expect(await review('PUT', 'creditcheck', { result: 'passed' })).toMatchObject(step(950077, 404));
  await submitted();
  expect(await sign()).toMatchObject(step(950079));
  expect(await apply('/request', REQUEST)).toMatchObject(step(950079));
  await review('PUT', 'creditcheck', { result: 'failed' });
  expect(await review('POST', 'approval')).toMatchObject(step(950082, 400));
});

test('the signed-in admin may become the global admin itself; others of the company decide nothing', async () => {
  const { as, apply } = await place();
  const self = { userName: 'admin@orchid.partner.onmschina.cn' };
  await apply('', START);
  const foreign = { ...ADMINISTRATOR, userPrincipalName: 'wang@elsewhere.cn' };
  expect(await apply('/account', foreign)).toMatchObject(step(3000, 400));
  const body = { displayName: 'Admin', userPrincipalName: self.userName };
  const created = await as(self, 'POST', '/v1/enrollment/account', body);
  expect(created).toMatchObject({ status: 201, body: { administrator: self.userName } });
  expect(created.body).not.toHaveProperty('userCredentials');
  const colleague = { userId: tenantOf('direct'), isGlobalAdmin: false };
  expect(await as(colleague, 'POST', '/v1/enrollment/request', REQUEST)).toMatchObject(step(900150, 403));
});

test.each([
  ['', { ...START, address: { ...ADDRESS, country: 'US' } }, 400, 800002],
  ['', { ...START, contact: { ...CONTACT, phoneNumber: '+1 555 0100' } }, 400, 800002],
  ['', { ...START, domain: 'no domain' }, 400, 800002],
])('R-ENR-05: a start like %s %j is refused', async (path, body, status, code) => {
  const { apply } = await place();
  expect(await apply(path, body)).toMatchObject(step(code, status));
});

test.each([
  [{ mpnId: '5000001' }, 409, 950081], // the direct reseller's
  [{ mpnId: '' }, 400, 800002],
  [{ model: 'indirect_reseller' }, 400, 3000],
  [{ model: 'indirect_reseller', providerMpnId: '5000001' }, 400, 3000], // a direct reseller is no provider
  [{ providerMpnId: '5000003' }, 400, 3000],
  [{ support: { ...REQUEST.support, website: 'ftp://x' } }, 400, 800002],
])('R-ENR-03, R-ENR-04, R-IND-06: a request with %j is refused', async (change, status, code) => {
  const { apply } = await place();
  await apply('', START);
  await apply('/account', ADMINISTRATOR);
  expect(await apply('/request', { ...REQUEST, ...change })).toMatchObject(step(code, status));
});

test('R-IND-05: an indirect reseller enrols under a provider that has registered it', async () => {
  const { apply, review, sign, work, ports } = await place();
  await apply('', START);
  await apply('/account', ADMINISTRATOR);
  const request = { ...REQUEST, model: 'IndirectReseller', providerMpnId: '5000003' };
  expect(await apply('/request', request)).toMatchObject(step(3000, 400));
  const register = (partner: 'provider' | 'direct') =>
    send(ports, 'PUT', '/v1/resellers/6000001', { partner, role: 'salesAgent', body: { name: '兰花网络' } });
  expect(await register('direct')).toMatchObject(step(950083, 400));
  expect(await register('provider')).toMatchObject({ status: 200, body: { mpnId: '6000001', name: '兰花网络' } });
  expect(await apply('/request', request)).toMatchObject({ status: 201 });
  await review('PUT', 'creditcheck', { result: 'passed' });
  await review('POST', 'approval');
  await sign();
  await work();
  const account = await ports.store.partition('partners', TENANT).get(ACCOUNT, ACCOUNT_ID);
  expect(account?.value).toMatchObject({ model: 'indirectReseller', providerId: tenantOf('provider') });
  const listed = await send(ports, 'GET', '/v1/resellers', { partner: 'provider', role: 'adminAgent' });
  expect(listed.body).toMatchObject({ totalCount: 1, items: [{ mpnId: '6000001', partnerId: TENANT }] });
});

test.each([1, 2, 3])('setting up that dies before its commit %i is done by the next message, once', async (dieAt) => {
  const { approved, sign, work, store, as, setups, ports } = await place();
  await approved();
  await sign();
  store.beforeCommit = crashAt(dieAt);
  await expect(work()).rejects.toThrow('dies');
  store.beforeCommit = undefined;
  expect((await as({}, 'GET', '/v1/enrollment')).body).toMatchObject({ state: 'agreement_signed' });
  expect(setups).toHaveLength(2); // R-ENR-08: who comes back later has the worker look again
  await work();
  await work();
  const account = await ports.store.partition('partners', TENANT).get(ACCOUNT, ACCOUNT_ID);
  expect(account?.version).toBe(1);
  expect((await as({}, 'GET', '/v1/enrollment')).body).toMatchObject({ state: 'active' });
});

test('a decision that is sent again is the same decision, and the letter goes out again', async () => {
  const { approved, review, letters, store } = await place();
  await approved();
  expect(await review('POST', 'approval')).toMatchObject({ status: 200, body: { state: 'approved' } });
  expect(letters).toHaveLength(2);
  expect(await review('POST', 'rejection', { reason: 'x' })).toMatchObject(step(950079));
  expect(store.beforeCommit).toBeUndefined();
});

import { describe, expect, test } from 'vitest';
import { decideQualification, type QualificationName, type VettingStatus } from '../../functions/customers/core/qualification.ts';
import { VALIDATION_CODE } from '../../functions/customers/qualifications/stored.ts';
import { create, replace } from '../../functions/storage/port.ts';
import { send } from '../http/requests.ts';
import { crashAt } from '../support/hooked-store.ts';
import { tenantOf } from '../support/app.ts';
import { market, signedIn } from './invitations/market.ts';
import { newCustomer } from './requests.ts';

async function place() {
  const made = await market();
  const at = `/v1/customers/${made.id}`;
  const operator = (path: string, body: object) =>
    send(made.ports, 'PUT', `/v1/operator/partners/${tenantOf('direct')}/${path}`, { partner: 'operator', body });
  return {
    ...made,
    at,
    operator,
    ask: (body: unknown, customer = at) => made.as('direct', 'POST', `${customer}/qualifications`, body),
    list: async () => (await made.as('direct', 'GET', `${at}/qualifications`)).body,
    word: async () => (await made.as('direct', 'GET', `${at}/qualification`)).body,
    vet: (name: string, body: object) => operator(`customers/${made.id}/qualifications/${name}`, body),
  };
}

const SCHOOL = { Qualification: 'Education', EducationSegment: 'K12', Website: 'school.example.cn' };

describe('what a customer can be qualified as', () => {
  test.each<[had: [QualificationName, VettingStatus][], wish: QualificationName, code: string | undefined, expected: string]>([
    [[], 'Education', undefined, 'InReview'],
    [[], 'StateOwnedEntity', undefined, 'InReview'],
    [[], 'GovernmentCommunityCloud', '1', 'Approved'],
    [[], 'GovernmentCommunityCloud', undefined, 'InvalidProperty'],
    [[], 'Education', '1', 'InvalidProperty'],
    [[['Education', 'InReview']], 'Education', undefined, 'QualificationFixed'],
    [[['Education', 'Approved']], 'Education', undefined, 'QualificationFixed'],
    [[['Education', 'Denied']], 'Education', undefined, 'InReview'],
    [[['Education', 'InReview']], 'GovernmentCommunityCloud', '1', 'QualificationFixed'],
    [[['Education', 'Denied']], 'GovernmentCommunityCloud', '1', 'Approved'],
    [[['GovernmentCommunityCloud', 'Approved']], 'StateOwnedEntity', undefined, 'InReview'],
  ])('%j asks for %s with code %s: %s', (had, qualification, validationCode, expected) => {
    const all = had.map(([name, vettingStatus]) => ({ qualification: name, vettingStatus }));
    const decided = decideQualification(all, { qualification, validationCode });
    expect(decided.ok ? decided.value : decided.error).toBe(expected);
  });
});

test('education goes into review, as .NET sends it; the operator approves; it cannot be asked for again', async () => {
  const { ask, list, vet, word } = await place();
  expect(await list()).toEqual([]);
  expect(await word()).toBe('none');
  expect(await ask(SCHOOL)).toMatchObject({
    status: 201,
    body: { qualification: 'Education', vettingStatus: 'InReview', vettingCreateDate: '2026-11-16T09:00:00.000Z' },
  });
  expect(await vet('Education', { vettingStatus: 'Approved' })).toMatchObject({ status: 200 });
  expect(await list()).toMatchObject([{ qualification: 'Education', vettingStatus: 'Approved' }]);
  expect(await word()).toBe('education');
  expect(await ask(SCHOOL)).toMatchObject({ status: 400, body: { code: 950073 } });
  expect(await vet('Education', { vettingStatus: 'Denied', vettingReason: 'Not an Education Customer' })).toMatchObject({
    status: 400,
    body: { code: 950076 },
  });
});

test('what was denied shows why, and can be asked for again', async () => {
  const { ask, list, vet, word } = await place();
  await ask(SCHOOL);
  expect(await vet('Education', { vettingStatus: 'Denied' })).toMatchObject({ status: 400, body: { code: 800002 } });
  await vet('Education', { vettingStatus: 'Denied', vettingReason: 'Not an Academic Domain' });
  expect(await list()).toMatchObject([{ vettingStatus: 'Denied', vettingReason: 'Not an Academic Domain' }]);
  expect(await word()).toBe('none');
  expect((await ask(SCHOOL)).status).toBe(201);
  expect(await list()).toMatchObject([{ vettingStatus: 'InReview' }]);
});

test('the government cloud takes a code of the partner, for as many customers as it is good for', async () => {
  const { ask, operator, as, at, id, list } = await place();
  const wish = { qualification: 'GovernmentCommunityCloud', validationCode: '4711' };
  expect(await ask(wish)).toMatchObject({ status: 404, body: { code: 950074 } });
  expect((await operator('validationcodes/4711', { organizationName: 'City of Sample', maxCreates: 1 })).status).toBe(200);
  expect(await as('direct', 'GET', `${at}/validations`)).toMatchObject({ status: 404, body: { code: 950074 } });
  expect(await ask(wish)).toMatchObject({ status: 201, body: { vettingStatus: 'Approved' } });
  expect((await as('direct', 'GET', '/v1/customers/all/validations')).body).toMatchObject([
    {
      partnerId: tenantOf('direct'),
      organizationName: 'City of Sample',
      validationId: '4711',
      maxCreates: 1,
      remainingCreates: 0,
    },
  ]);
  expect((await as('direct', 'GET', `${at}/validations`)).body).toMatchObject({ customerId: id, validationId: '4711' });
  expect(await list()).toHaveLength(1);
  const other = await as('direct', 'POST', '/v1/customers', newCustomer('second'));
  const second = `/v1/customers/${(other.body as { id: string }).id}`;
  expect(await ask(wish, second)).toMatchObject({ status: 400, body: { code: 950075 } });
  expect(await operator('validationcodes/4711', { organizationName: 'City', maxCreates: 2 })).toMatchObject({ status: 200 });
  expect((await ask(wish, second)).status).toBe(201);
  expect(await operator('validationcodes/4711', { organizationName: 'City', maxCreates: 1 })).toMatchObject({ status: 400 });
});

test.each([1, 2, 3])('a code that was taken before a crash at commit %i is not taken twice', async (dieAt) => {
  const { ask, operator, store, as, list } = await place();
  await operator('validationcodes/1', { organizationName: 'City', maxCreates: 1 });
  const wish = { qualification: 'GovernmentCommunityCloud', validationCode: '1' };
  store.beforeCommit = crashAt(dieAt);
  expect((await ask(wish)).status).toBe(500);
  store.beforeCommit = undefined;
  const again = await ask(wish);
  // before the last commit, that of the audit record alone, the customer is qualified
  expect(again.status).toBe(dieAt === 3 ? 400 : 201);
  expect(await list()).toHaveLength(1);
  expect((await as('direct', 'GET', '/v1/customers/all/validations')).body).toMatchObject([{ remainingCreates: 0 }]);
});

test('two customers at one moment for the last place of a code: one gets it', async () => {
  const { ask, operator, as, at } = await place();
  await operator('validationcodes/1', { organizationName: 'City', maxCreates: 1 });
  const other = await as('direct', 'POST', '/v1/customers', newCustomer('second'));
  const second = `/v1/customers/${(other.body as { id: string }).id}`;
  const wish = { qualification: 'GovernmentCommunityCloud', validationCode: '1' };
  const answers = await Promise.all([ask(wish, at), ask(wish, second)]);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 400]);
});

test.each([
  ['education', 200, 'education'],
  ['Education', 200, 'education'],
  [1, 200, 'education'],
  ['none', 400, undefined],
  ['nonprofit', 400, undefined],
  [0, 400, undefined],
  ['governmentCommunityCloud', 400, undefined], // without a code
  ['something', 400, undefined],
])('the first call takes the bare value %j', async (value, status, stored) => {
  const { as, at } = await place();
  const answer = await as('direct', 'PUT', `${at}/qualification`, JSON.stringify(value));
  expect(answer.status).toBe(status);
  if (stored) expect(answer.body).toBe(stored);
});

test('the first call takes the code from the address', async () => {
  const { as, at, operator, word } = await place();
  await operator('validationcodes/1', { organizationName: 'City' });
  const answer = await as('direct', 'PUT', `${at}/qualification?code=1`, JSON.stringify('GovernmentCommunityCloud'));
  expect(answer).toMatchObject({ status: 200, body: 'government_community_cloud' });
  expect(await word()).toBe('government_community_cloud');
});

test('a qualification is the customer’s: its other partners see it, and whose code it was stays between the two', async () => {
  const made = await place();
  await made.operator('validationcodes/1', { organizationName: 'City' });
  await made.ask({ qualification: 'GovernmentCommunityCloud', validationCode: '1' });
  await (await signedIn(made)).accept('otherDirect');
  expect((await made.as('otherDirect', 'GET', `${made.at}/qualifications`)).body).toHaveLength(1);
  expect(await made.as('otherDirect', 'GET', `${made.at}/validations`)).toMatchObject({ status: 404 });
});

test('a code that names no number is good for ten thousand customers, so that its document stays small', async () => {
  const { ask, store } = await place();
  const customerIds = Array.from({ length: 9999 }, (_, number) => `customer ${number}`);
  const code = { validationId: '4711', organizationName: 'City of Sample', customerIds };
  const partition = store.partition('partners', tenantOf('direct'));
  await partition.commit([create(VALIDATION_CODE, { ...code, customerIds: [...customerIds, 'the last'] })]);
  const wish = { Qualification: 'GovernmentCommunityCloud', ValidationCode: '4711' };
  expect(await ask(wish)).toMatchObject({ status: 400, body: { code: 950075 } });
  const full = await partition.get(VALIDATION_CODE, '4711');
  if (!full) throw new Error('no code');
  await partition.commit([replace(VALIDATION_CODE, code, full)]);
  expect(await ask(wish)).toMatchObject({ status: 201 });
});

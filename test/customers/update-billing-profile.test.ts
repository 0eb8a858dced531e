import { expect, test } from 'vitest';
import { BillingProfile, CustomerList } from '../../functions/customers/wire.ts';
import { hookedApp, testApp, type TestApp } from '../support/app.ts';
import { crashAt } from '../support/hooked-store.ts';
import { ADDRESS, BILLING_PROFILE, created, customersOperation, newCustomer } from './requests.ts';

const update = customersOperation('updateCustomerBillingProfile');

/** A customer, and its billing profile as GET answers it. */
async function customerWithProfile(app: TestApp) {
  const { id: customerId } = await created(app, newCustomer('contoso'));
  const params = { customerId };
  const { body } = await app.call(customersOperation('getCustomerBillingProfile'), { params });
  return { params, profile: BillingProfile.parse(body) };
}

async function listedName(app: TestApp): Promise<string | undefined> {
  const { body } = await app.call(customersOperation('listCustomers'));
  return CustomerList.parse(body).items[0]?.companyProfile.companyName;
}

test('R-CUS-07: the whole resource goes back with its etag in attributes, and comes with a new one', async () => {
  const app = await testApp();
  const { params, profile } = await customerWithProfile(app);
  const body = { ...profile, companyName: '新名公司', firstName: '芳' };
  const { status, body: answer } = await app.call(update, { params, body });
  expect(status).toBe(200);
  const updated = BillingProfile.parse(answer);
  expect(updated).toEqual({ ...body, attributes: { ...profile.attributes, etag: updated.attributes.etag } });
  expect(updated.attributes.etag).not.toBe(profile.attributes.etag);

  const read = await app.call(customersOperation('getCustomerBillingProfile'), { params });
  expect(read.body).toEqual(answer);
  const company = await app.call(customersOperation('getCustomerCompanyProfile'), { params });
  expect(company.body).toMatchObject({ companyName: '新名公司' });
  expect(await listedName(app)).toBe('新名公司');
});

test('the etag may stand in If-Match, which wins', async () => {
  const app = await testApp();
  const { params, profile } = await customerWithProfile(app);
  const body = { ...profile, email: 'new@contoso.example.cn', attributes: { objectType: 'X', etag: 'old' } };
  const headers = { 'if-match': `"${profile.attributes.etag}"` };
  expect(await app.call(update, { params, body, headers })).toMatchObject({
    status: 200,
    body: { email: 'new@contoso.example.cn' },
  });
});

test('a stale etag changes nothing', async () => {
  const app = await testApp();
  const { params, profile } = await customerWithProfile(app);
  await app.call(update, { params, body: { ...profile, companyName: '先到公司' } });
  const late = await app.call(update, { params, body: { ...profile, companyName: '后到公司' } });
  expect(late).toMatchObject({ status: 400, body: { code: 2055 } });
  expect(await listedName(app)).toBe('先到公司');
});

test('of two changes at the same time under one etag one is refused', async () => {
  const app = await testApp();
  const { params, profile } = await customerWithProfile(app);
  const answers = await Promise.all(
    ['甲公司', '乙公司'].map((companyName) => app.call(update, { params, body: { ...profile, companyName } })),
  );
  const [accepted, ...others] = answers.filter(({ status }) => status === 200);
  expect(others).toEqual([]);
  expect(answers).toContainEqual(expect.objectContaining({ status: 400 }));
  expect(accepted?.body).toMatchObject({ companyName: await listedName(app) });
});

test('without an etag the change is refused', async () => {
  const app = await testApp();
  const { params } = await customerWithProfile(app);
  const { status, body } = await app.call(update, { params, body: BILLING_PROFILE });
  expect(status).toBe(400);
  expect(body).toMatchObject({ code: 800002, description: expect.stringContaining('If-Match') as string });
});

// the commits of a change: the customer, and the relationship with audit and answer
for (const dieAt of [1, 2]) {
  for (const [how, headers] of [
    ['under its MS-RequestId', { 'ms-requestid': '7f3d0d0a-0001-4000-8000-000000000001' }],
    ['under a new one', {}],
  ] as const) {
    test(`after a crash at commit ${dieAt} the repetition ${how} succeeds`, async () => {
      const { app, store } = await hookedApp();
      const { params, profile } = await customerWithProfile(app);
      const request = { params, body: { ...profile, companyName: '新名公司', firstName: '' }, headers };
      store.beforeCommit = crashAt(dieAt);
      expect(await app.call(update, request)).toMatchObject({ status: 500, body: { code: 800003 } });
      store.beforeCommit = undefined;

      const { status, body } = await app.call(update, request);
      expect(status).toBe(200);
      expect(await listedName(app)).toBe('新名公司');
      const read = await app.call(customersOperation('getCustomerBillingProfile'), { params });
      expect(read.body).toEqual(body);
    });
  }
}

test('a repetition with the same MS-RequestId gives the same answer', async () => {
  const app = await testApp();
  const { params, profile } = await customerWithProfile(app);
  const headers = { 'ms-requestid': '7f3d0d0a-0001-4000-8000-000000000001' };
  const request = { params, body: { ...profile, companyName: '新名公司' }, headers };
  const first = await app.call(update, request);
  expect(first.status).toBe(200);
  expect((await app.call(update, request)).text).toBe(first.text);
});

test('two requests at the same time under one MS-RequestId get one answer', async () => {
  const app = await testApp();
  const { params, profile } = await customerWithProfile(app);
  const headers = { 'ms-requestid': '7f3d0d0a-0001-4000-8000-000000000001' };
  const request = { params, body: { ...profile, companyName: '新名公司' }, headers };
  const [one, two] = await Promise.all([app.call(update, request), app.call(update, request)]);
  expect(one.status).toBe(200);
  expect(two.text).toBe(one.text);
});

test('a member left out or null ends up empty', async () => {
  const app = await testApp();
  const { params, profile } = await customerWithProfile(app);
  const body = { ...profile, defaultAddress: { ...ADDRESS, phoneNumber: null } };
  const { body: answer } = await app.call(update, { params, body });
  expect(BillingProfile.parse(answer).defaultAddress).not.toHaveProperty('phoneNumber');
});

test('refused: another id, no phone in a country that needs one, the customer of another partner', async () => {
  const app = await testApp();
  const { params, profile } = await customerWithProfile(app);
  const otherId = { ...profile, id: 'bbbbbbbb-0000-4000-8000-000000000000' };
  expect(await app.call(update, { params, body: otherId })).toMatchObject({ status: 400, body: { code: 3000 } });
  const noPhone = { ...profile, defaultAddress: { ...ADDRESS, country: 'KZ', phoneNumber: null } };
  expect(await app.call(update, { params, body: noPhone })).toMatchObject({ status: 400, body: { code: 600051 } });
  const theirs = await app.call(update, { as: { partner: 'otherDirect' }, params, body: profile });
  expect(theirs).toMatchObject({ status: 404, body: { code: 60003 } });
});

test('a change costs five reads and two commits, where the customer has no other partner', async () => {
  const app = await testApp();
  const { params, profile } = await customerWithProfile(app);
  app.meter.take();
  await app.call(update, { params, body: { ...profile, companyName: '新名公司' } });
  // account, employee, relationship, customer, partnerships; customer, relationship with audit
  expect(app.meter.take()).toEqual({ get: 5, commit: 2 });
});

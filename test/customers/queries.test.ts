import { expect, test } from 'vitest';
import { CustomerList, type CreatedCustomer } from '../../functions/customers/wire.ts';
import { tenantOf, testApp, type As, type TestApp } from '../support/app.ts';
import { BILLING_PROFILE, created, customersOperation, newCustomer } from './requests.ts';
import type * as z from 'zod';

const list = customersOperation('listCustomers');
const get = customersOperation('getCustomer');

async function listed(app: TestApp, query: Record<string, string>, token?: string, as: As = {}) {
  const headers = token === undefined ? {} : { 'ms-continuationtoken': token };
  const { status, body } = await app.call(list, { as, query, headers });
  expect(status).toBe(200);
  return CustomerList.parse(body);
}

const idsOf = ({ items }: z.infer<typeof CustomerList>) => items.map(({ id }) => id);
const namesOf = ({ items }: z.infer<typeof CustomerList>) => items.map(({ companyProfile }) => companyProfile.companyName);
const filter = (Field: string, Value: string, Operator = 'starts_with') => JSON.stringify({ Field, Value, Operator });

/** Five customers with Chinese names, in the order of a list: that of their ids. */
async function five(app: TestApp): Promise<z.infer<typeof CreatedCustomer>[]> {
  const customers = [];
  for (const [prefix, name] of [
    ['a', '阿里山茶业'],
    ['b', '北京书店'],
    ['c', '北京印刷'],
    ['d', 'Contoso 上海'],
    ['e', 'contoso 北京'],
  ] as const) {
    customers.push(await created(app, newCustomer(`company-${prefix}`, name)));
  }
  return customers.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

test('an item of the list is the summary, and nothing more', async () => {
  const app = await testApp();
  const { id } = await created(app, newCustomer('contoso'));
  const { body } = await app.call(list);
  expect(body).toEqual({
    totalCount: 1,
    items: [
      {
        id,
        companyProfile: {
          tenantId: id,
          domain: 'contoso.partner.onmschina.cn',
          companyName: '康拓索科技',
          links: { self: { uri: `/customers/${id}/profiles/company`, method: 'GET', headers: [] } },
          attributes: { objectType: 'CustomerCompanyProfile' },
        },
        relationshipToPartner: 'reseller',
        links: { self: { uri: `/customers/${id}`, method: 'GET', headers: [] } },
        attributes: { objectType: 'Customer' },
      },
    ],
    links: { self: { uri: '/customers?size=500', method: 'GET', headers: [] } },
    attributes: { objectType: 'Collection' },
  });
});

test('a partner without customers gets an empty list', async () => {
  const app = await testApp();
  const { body } = await app.call(list, { query: { size: '0' } });
  expect(body).toMatchObject({ totalCount: 0, items: [] });
  expect(body).not.toHaveProperty('continuationToken');
});

test('the pages are walked with nothing but the token, forwards, backwards, to both ends', async () => {
  const app = await testApp();
  const ids = (await five(app)).map(({ id }) => id);

  const first = await listed(app, { size: '2' });
  expect(idsOf(first)).toEqual(ids.slice(0, 2));
  expect(first.links?.previous).toBeUndefined();
  expect(first.links?.next).toEqual({
    uri: '/customers?size=2&seekOperation=Next',
    method: 'GET',
    headers: [{ key: 'MS-ContinuationToken', value: first.continuationToken }],
  });

  const second = await listed(app, { seekOperation: 'Next' }, first.continuationToken);
  expect(idsOf(second)).toEqual(ids.slice(2, 4));
  const third = await listed(app, { size: '2', seekOperation: 'next' }, second.continuationToken);
  expect(idsOf(third)).toEqual(ids.slice(4));
  expect(third.continuationToken).toBeUndefined();
  expect(third.links?.next).toBeUndefined();

  const back = await listed(app, { seekOperation: 'Previous' }, second.continuationToken);
  expect(idsOf(back)).toEqual(ids.slice(0, 2));
  expect(back.links?.previous).toBeUndefined();
  expect(idsOf(await listed(app, { seekOperation: 'First' }, second.continuationToken))).toEqual(ids.slice(0, 2));
  expect(idsOf(await listed(app, { seekOperation: 'Last' }, first.continuationToken))).toEqual(ids.slice(3));
});

test('a token of another making is refused', async () => {
  const app = await testApp();
  const refused = await app.call(list, { headers: { 'ms-continuationtoken': 'cGFnZS0y' } });
  expect(refused).toMatchObject({ status: 400, body: { code: 800002 } });
});

test('R-CUS-06: the filter finds the beginning of the company name, in any case, in the order of names', async () => {
  const app = await testApp();
  await five(app);
  expect(namesOf(await listed(app, { size: '0', filter: filter('CompanyName', '北京') }))).toEqual(['北京书店', '北京印刷']);
  expect(namesOf(await listed(app, { filter: filter('CompanyName', 'CONTOSO') }))).toEqual(['Contoso 上海', 'contoso 北京']);
  expect(namesOf(await listed(app, { filter: filter('CompanyName', '书店') }))).toEqual([]);
});

test('R-CUS-06: the dialect of the Java SDK and the beginning of a domain', async () => {
  const app = await testApp();
  await five(app);
  // Java sends its filter form-encoded: blanks come as plus signs, which the host has read as blanks
  const java = JSON.stringify({ fieldType: 'String', field: 'CompanyName', value: 'contoso 上', operator: 'StartsWith' });
  expect(namesOf(await listed(app, { filter: java }))).toEqual(['Contoso 上海']);
  expect(namesOf(await listed(app, { filter: filter('Domain', 'Company-B') }))).toEqual(['北京书店']);
});

test('a filtered list is paged within the filter', async () => {
  const app = await testApp();
  await five(app);
  const query = { size: '1', filter: filter('CompanyName', '北京') };
  const first = await listed(app, query);
  expect(namesOf(first)).toEqual(['北京书店']);
  expect(first.links?.self?.uri).toBe(`/customers?size=1&filter=${encodeURIComponent(query.filter)}`);
  const second = await listed(app, { seekOperation: 'Next' }, first.continuationToken);
  expect(namesOf(second)).toEqual(['北京印刷']);
  expect(second.continuationToken).toBeUndefined();
  expect(namesOf(await listed(app, { seekOperation: 'Last' }, first.continuationToken))).toEqual(['北京印刷']);
});

test('R-IND-04: an indirect provider lists the customers of one reseller', async () => {
  const app = await testApp();
  const as = { partner: 'provider' } as const;
  await created(app, newCustomer('own', '自己的'), as);
  await created(app, { ...newCustomer('theirs', '别人的'), associatedPartnerId: tenantOf('reseller') }, as);
  const page = await listed(app, { filter: filter('IndirectReseller', tenantOf('reseller').toUpperCase()) }, undefined, as);
  expect(namesOf(page)).toEqual(['别人的']);
});

for (const [what, text] of [
  ['another operator', filter('CompanyName', '北京', 'substring')],
  ['another field', filter('Email', 'a')],
  ['a field name every object has', filter('constructor', 'a')],
  ['text that is no JSON', 'CompanyName eq Contoso'],
  ['a compound filter', JSON.stringify({ LeftFilter: {}, RightFilter: {}, Operator: 'and' })],
] as const) {
  test(`a filter is refused: ${what}`, async () => {
    const app = await testApp();
    const { status, body } = await app.call(list, { query: { filter: text } });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 800002, description: expect.stringContaining('starts_with') as string });
  });
}

test('a customer is read by its id in any spelling, with its verified domain', async () => {
  const app = await testApp();
  const { userCredentials: _, ...customer } = await created(app, newCustomer('contoso'));
  for (const customerId of [customer.id, customer.id.toUpperCase(), `{${customer.id}}`]) {
    const { status, body } = await app.call(get, { params: { customerId } });
    expect(status).toBe(200);
    expect(body).toEqual({ ...customer, customDomains: ['contoso.partner.onmschina.cn'] });
  }
});

for (const id of ['getCustomer', 'getCustomerCompanyProfile', 'getCustomerBillingProfile'] as const) {
  test(`${id}: the customer of another partner looks like one that does not exist`, async () => {
    const app = await testApp();
    const { id: customerId } = await created(app, newCustomer('contoso'));
    const operation = customersOperation(id);
    const theirs = await app.call(operation, { as: { partner: 'otherDirect' }, params: { customerId } });
    const unknown = await app.call(operation, { params: { customerId: 'bbbbbbbb-0000-4000-8000-000000000000' } });
    expect(theirs).toMatchObject({ status: 404, body: { code: 60003 } });
    expect(theirs.text).toBe(unknown.text);
    expect((await app.call(operation, { params: { customerId } })).status).toBe(200);
  });

  test(`${id}: an id that is no GUID is refused`, async () => {
    const app = await testApp();
    const refused = await app.call(customersOperation(id), { params: { customerId: 'contoso' } });
    expect(refused).toMatchObject({ status: 400, body: { code: 800002 } });
  });
}

test('the profiles are what the customer shows', async () => {
  const app = await testApp();
  const { id: customerId, companyProfile, billingProfile } = await created(app, newCustomer('contoso'));
  const company = await app.call(customersOperation('getCustomerCompanyProfile'), { params: { customerId } });
  expect(company.body).toEqual(companyProfile);
  const billing = await app.call(customersOperation('getCustomerBillingProfile'), { params: { customerId } });
  expect(billing.body).toEqual(billingProfile);
  expect(billing.body).toMatchObject(BILLING_PROFILE);
});

test('what reads cost, beside the two of account and employee: a page is one list, a customer three reads, a profile two', async () => {
  const app = await testApp();
  const { id: customerId } = await created(app, newCustomer('contoso'));
  app.meter.take();
  await app.call(list, { query: { filter: filter('CompanyName', '康') } });
  expect(app.meter.take()).toEqual({ get: 2, list: 1 });
  for (const id of ['getCustomer', 'getCustomerCompanyProfile', 'getCustomerBillingProfile']) {
    await app.call(customersOperation(id), { params: { customerId } });
    expect(app.meter.take()).toEqual({ get: id === 'getCustomer' ? 5 : 4 });
  }
});

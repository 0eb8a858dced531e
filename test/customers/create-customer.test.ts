import { expect, test } from 'vitest';
import { CreatedCustomer, CustomerList } from '../../functions/customers/wire.ts';
import { hookedApp, tenantOf, testApp, type As, type Called, type TestApp } from '../support/app.ts';
import { crashAt } from '../support/hooked-store.ts';
import { ADDRESS, BILLING_PROFILE, created, customersOperation, newCustomer } from './requests.ts';

const create = customersOperation('createCustomer');

async function domainsOf(app: TestApp, as: As = {}): Promise<string[]> {
  const { body } = await app.call(customersOperation('listCustomers'), { as });
  return CustomerList.parse(body).items.map(({ companyProfile }) => companyProfile.domain);
}

test('R-CUS-03, R-CUS-09: the answer is the whole customer with its relationship', async () => {
  const app = await testApp();
  const { status, body } = await app.call(create, { body: newCustomer('contoso') });
  expect(status).toBe(201);
  const customer = CreatedCustomer.parse(body);
  expect(body).toEqual({
    id: customer.id,
    commerceId: customer.commerceId,
    companyProfile: {
      tenantId: customer.id,
      domain: 'contoso.partner.onmschina.cn',
      companyName: '康拓索科技',
      email: 'billing@contoso.example.cn',
      address: {
        country: 'CN',
        region: '上海市',
        city: '上海',
        addressLine1: '世纪大道100号',
        postalCode: '200120',
        firstName: '伟',
        lastName: '王',
        phoneNumber: '021-55550100',
      },
      links: { self: { uri: `/customers/${customer.id}/profiles/company`, method: 'GET', headers: [] } },
      attributes: { objectType: 'CustomerCompanyProfile' },
    },
    billingProfile: {
      ...BILLING_PROFILE,
      id: customer.billingProfile.id,
      links: { self: { uri: `/customers/${customer.id}/profiles/billing`, method: 'GET', headers: [] } },
      attributes: { etag: customer.billingProfile.attributes.etag, objectType: 'CustomerBillingProfile' },
    },
    relationshipToPartner: 'reseller',
    allowDelegatedAccess: true,
    userCredentials: { userName: 'admin', password: customer.userCredentials.password },
    links: { self: { uri: `/customers/${customer.id}`, method: 'GET', headers: [] } },
    attributes: { objectType: 'Customer' },
  });
  expect(customer.billingProfile.attributes.etag).toBeTypeOf('string');
});

test('R-CUS-04: the password is in the answer to the creation and in no other', async () => {
  const app = await testApp();
  const { id, userCredentials } = await created(app, newCustomer('contoso'));
  expect(userCredentials.password).toHaveLength(16);
  const { text } = await app.call(customersOperation('getCustomer'), { params: { customerId: id } });
  expect(text).toContain(id);
  expect(text).not.toContain('userCredentials');
});

test('a repetition with the same MS-RequestId gives the same answer and creates nothing', async () => {
  const app = await testApp();
  const request = { body: newCustomer('contoso'), headers: { 'ms-requestid': '7f3d0d0a-0001-4000-8000-000000000001' } };
  const first = await app.call(create, request);
  const again = await app.call(create, request);
  expect(first.status).toBe(201);
  expect(again.text).toBe(first.text);
  expect(await domainsOf(app)).toEqual(['contoso.partner.onmschina.cn']);
});

test('the same MS-RequestId with another body is refused', async () => {
  const app = await testApp();
  const headers = { 'ms-requestid': '7f3d0d0a-0001-4000-8000-000000000001' };
  await app.call(create, { body: newCustomer('contoso'), headers });
  const other = await app.call(create, { body: newCustomer('fabrikam'), headers });
  expect(other).toMatchObject({ status: 409, body: { code: 950009 } });
  expect(await domainsOf(app)).toEqual(['contoso.partner.onmschina.cn']);
});

test('two requests at the same time under one MS-RequestId create one customer and get one answer', async () => {
  const app = await testApp();
  const request = { body: newCustomer('contoso'), headers: { 'ms-requestid': '7f3d0d0a-0001-4000-8000-000000000001' } };
  const [one, two] = await Promise.all([app.call(create, request), app.call(create, request)]);
  expect(one.status).toBe(201);
  expect(two.text).toBe(one.text);
  expect(await domainsOf(app)).toHaveLength(1);
});

test('a request that its own repetition overtakes gives the answer of the repetition', async () => {
  const { app, store } = await hookedApp();
  const request = { body: newCustomer('contoso'), headers: { 'ms-requestid': '7f3d0d0a-0001-4000-8000-000000000001' } };
  const overtaking: Called[] = [];
  store.beforeCommit = async () => {
    store.beforeCommit = undefined;
    overtaking.push(await app.call(create, request));
  };
  const { status, text } = await app.call(create, request);
  expect(status).toBe(201);
  expect(text).toBe(overtaking[0]?.text);
});

test('two creations at the same time under one domain name create one customer', async () => {
  const app = await testApp();
  const answers = await Promise.all([
    app.call(create, { body: newCustomer('contoso', '甲公司') }),
    app.call(create, { body: newCustomer('contoso', '乙公司') }),
  ]);
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(1);
  expect(await domainsOf(app)).toHaveLength(1);
});

// the commits of a creation: the domain, the customer, and what makes it visible
for (const dieAt of [1, 2, 3]) {
  const crashed = async () => {
    const { app, store } = await hookedApp();
    const request = { body: newCustomer('contoso'), headers: { 'ms-requestid': '7f3d0d0a-0001-4000-8000-000000000001' } };
    store.beforeCommit = crashAt(dieAt);
    const died = await app.call(create, request);
    store.beforeCommit = undefined;
    expect(died).toMatchObject({ status: 500, body: { code: 800003 } });
    expect(await domainsOf(app)).toEqual([]);
    return { app, request };
  };

  test(`R-CUS-02: after a crash at commit ${dieAt} the repetition creates the customer`, async () => {
    const { app, request } = await crashed();
    const { status, body } = await app.call(create, request);
    expect(status).toBe(201);
    const { id } = CreatedCustomer.parse(body);
    expect(await app.call(customersOperation('getCustomer'), { params: { customerId: id } })).toMatchObject({ status: 200 });
    expect(await domainsOf(app)).toEqual(['contoso.partner.onmschina.cn']);
  });

  test(`R-CUS-02: after a crash at commit ${dieAt} another body under the same MS-RequestId is a customer of its own`, async () => {
    const { app, request } = await crashed();
    const { status, body } = await app.call(create, { ...request, body: newCustomer('contoso', '改名公司') });
    expect(status).toBe(201);
    const { id: customerId } = CreatedCustomer.parse(body);
    const read = await app.call(customersOperation('getCustomer'), { params: { customerId } });
    expect(read.body).toMatchObject({ companyProfile: { companyName: '改名公司' } });
  });

  test(`R-CUS-02: after a crash at commit ${dieAt} the domain is free for another attempt of the same partner`, async () => {
    const { app } = await crashed();
    const { id } = await created(app, newCustomer('contoso', '改名公司'));
    const { body } = await app.call(customersOperation('getCustomer'), { params: { customerId: id } });
    expect(body).toMatchObject({ companyProfile: { companyName: '改名公司' } });
    expect(await domainsOf(app)).toEqual(['contoso.partner.onmschina.cn']);
  });
}

test('the ids of a customer come from partner, request id and content', async () => {
  const idOf = async (body: object, requestId: string) => {
    const app = await testApp();
    const answer = await app.call(create, { body, headers: { 'ms-requestid': requestId } });
    return CreatedCustomer.parse(answer.body).id;
  };
  const id = await idOf(newCustomer('contoso'), 'one');
  expect(await idOf(newCustomer('contoso'), 'ONE')).toBe(id);
  expect(await idOf(newCustomer('contoso'), 'two')).not.toBe(id);
  expect(await idOf(newCustomer('contoso', '改名公司'), 'one')).not.toBe(id);
});

test('R-CUS-05: a domain name that a customer has is refused, to the same partner and to another, in any case', async () => {
  const app = await testApp();
  await created(app, newCustomer('contoso'));
  expect(await app.call(create, { body: newCustomer('Contoso') })).toMatchObject({ status: 409, body: { code: 950040 } });
  const other = await app.call(create, { as: { partner: 'otherDirect' }, body: newCustomer('CONTOSO') });
  expect(other).toMatchObject({ status: 409, body: { code: 950040 } });
  expect(await domainsOf(app, { partner: 'otherDirect' })).toEqual([]);
});

test('R-BILL-07: a suspended account cannot create a customer, but sees its own', async () => {
  const app = await testApp();
  const as = { partner: 'suspended' } as const;
  expect(await app.call(create, { as, body: newCustomer('contoso') })).toMatchObject({ status: 403, body: { code: 950007 } });
  expect(await domainsOf(app, as)).toEqual([]);
});

test('R-IND-02: an indirect reseller cannot create a customer', async () => {
  const app = await testApp();
  const refused = await app.call(create, { as: { partner: 'reseller' }, body: newCustomer('contoso') });
  expect(refused).toMatchObject({ status: 403, body: { code: 2032 } });
});

test('R-CUS-09: an indirect provider names an indirect reseller of its own, and nobody else does', async () => {
  const app = await testApp();
  const body = { ...newCustomer('contoso'), associatedPartnerId: `{${tenantOf('reseller').toUpperCase()}}` };
  const { id, associatedPartnerId } = await created(app, body, { partner: 'provider' });
  expect(associatedPartnerId).toBe(tenantOf('reseller'));
  const read = await app.call(customersOperation('getCustomer'), { as: { partner: 'provider' }, params: { customerId: id } });
  expect(read).toMatchObject({ body: { associatedPartnerId: tenantOf('reseller') } });

  for (const [partner, named] of [
    ['direct', 'reseller'],
    ['otherProvider', 'reseller'],
    ['provider', 'direct'],
    ['provider', 'provider'],
  ] as const) {
    const refused = { ...newCustomer('fabrikam'), associatedPartnerId: tenantOf(named) };
    expect(await app.call(create, { as: { partner }, body: refused })).toMatchObject({ status: 400, body: { code: 3000 } });
  }
});

test('a body of the .NET SDK is read: PascalCase, nulls, defaults of what was not set', async () => {
  const app = await testApp();
  const { defaultAddress, ...profile } = BILLING_PROFILE;
  const customer = await created(app, {
    Id: null,
    CommerceId: null,
    CompanyProfile: { TenantId: null, Domain: 'Contoso.Partner.OnMSChina.cn', CompanyName: null, Attributes: null },
    BillingProfile: {
      Id: null,
      FirstName: null,
      LastName: null,
      Email: profile.email,
      Culture: 'ZH-cn',
      Language: 'zh',
      CompanyName: profile.companyName,
      DefaultAddress: {
        Country: 'cn',
        Region: null,
        City: defaultAddress.city,
        State: defaultAddress.state,
        AddressLine1: defaultAddress.addressLine1,
        AddressLine2: '',
        PostalCode: defaultAddress.postalCode,
        FirstName: defaultAddress.firstName,
        LastName: defaultAddress.lastName,
        PhoneNumber: null,
      },
    },
    RelationshipToPartner: 'unknown',
    AllowDelegatedAccess: null,
    UserCredentials: null,
    CustomDomains: null,
    AssociatedPartnerId: null,
    Attributes: { ObjectType: 'Customer' },
  });
  expect(customer.companyProfile.domain).toBe('contoso.partner.onmschina.cn');
  expect(customer.billingProfile.culture).toBe('zh-CN');
  expect(customer.billingProfile.defaultAddress).toEqual({
    country: 'CN',
    city: '上海',
    state: '上海市',
    addressLine1: '世纪大道100号',
    postalCode: '200120',
    firstName: '伟',
    lastName: '王',
  });
});

const address = (changes: object) => ({
  ...newCustomer('contoso'),
  billingProfile: { ...BILLING_PROFILE, defaultAddress: { ...ADDRESS, ...changes } },
});
const profile = (changes: object) => ({ ...newCustomer('contoso'), billingProfile: { ...BILLING_PROFILE, ...changes } });
const domain = (name: string) => ({ ...newCustomer('contoso'), companyProfile: { domain: name } });

const INVALID = [
  ['no company profile', { billingProfile: BILLING_PROFILE }, 'companyProfile'],
  ['no billing profile', { companyProfile: { domain: 'contoso.cn' } }, 'billingProfile'],
  ['a control character in the name', profile({ companyName: 'Contoso\u0001' }), 'control characters'],
  ['a line break in the address', address({ addressLine1: 'Road\r\n1' }), 'control characters'],
  ['an empty name', profile({ companyName: '  ' }), 'companyName'],
  ['an address that is no email address', profile({ email: 'nobody' }), 'email'],
  ['a culture that is none', profile({ culture: 'Chinese' }), 'culture'],
  ['no city', address({ city: undefined }), 'city'],
  ['no province in China', address({ state: '' }), 'state'],
  ['no postal code in China', address({ postalCode: null }), 'postalCode'],
  ['a country that is no code', address({ country: 'China' }), 'country'],
  ['a domain without a dot', domain('contoso'), 'domain name'],
  ['a domain with a blank', domain('con toso.cn'), 'domain name'],
  ['a domain of more than 253 characters', domain(`${'abcdefgh.'.repeat(29)}cn`), 'domain'],
  ['a label that begins with a hyphen', domain('-contoso.cn'), 'domain name'],
] as const;

for (const [what, body, named] of INVALID) {
  test(`refused: ${what}`, async () => {
    const app = await testApp();
    const { status, body: fault } = await app.call(create, { body });
    expect(status).toBe(400);
    expect(fault).toMatchObject({ code: 800002, description: expect.stringContaining(named) as string });
    expect(await domainsOf(app)).toEqual([]);
  });
}

test('a province and a postal code are needed only where the country has them', async () => {
  const app = await testApp();
  const body = address({ country: 'SG', state: null, postalCode: null });
  expect((await created(app, body)).billingProfile.defaultAddress).not.toHaveProperty('state');
});

test('a registration number stands in the company profile, and the faults of registration have their codes', async () => {
  const app = await testApp();
  const inUkraine = { ...address({ country: 'UA', state: null, postalCode: null }) };
  const registered = (number: string) => ({
    ...inUkraine,
    companyProfile: { domain: 'contoso.example.org', organizationRegistrationNumber: number },
  });
  const customer = await created(app, registered('1234567'));
  expect(customer.companyProfile.organizationRegistrationNumber).toBe('1234567');
  expect(await app.call(create, { body: inUkraine })).toMatchObject({ status: 400, body: { code: 600049 } });
  expect(await app.call(create, { body: registered('№ 7') })).toMatchObject({ status: 400, body: { code: 600050 } });
});

test('a creation costs three reads and three commits, one for each partition', async () => {
  const app = await testApp();
  const headers = { 'ms-requestid': '7f3d0d0a-0001-4000-8000-000000000001' };
  await app.call(create, { body: newCustomer('contoso'), headers });
  // account, employee, earlier answer; domain, customer, relationship with audit and answer
  expect(app.meter.take()).toEqual({ get: 3, commit: 3 });
  expect(app.problems).toEqual([]);
});

import { expect, test } from 'vitest';
import { OPERATIONS } from '../../functions/operations.ts';
import { created, newCustomer } from '../customers/requests.ts';
import { testApp } from '../support/app.ts';
import { send } from './requests.ts';

const SPELLINGS = [
  ['as documented', (id: string) => `/v1/customers/${id}/profiles/billing`],
  ['in upper case', (id: string) => `/V1/CUSTOMERS/${id.toUpperCase()}/PROFILES/BILLING`],
  ['in mixed case', (id: string) => `/v1/Customers/${id}/Profiles/Billing`],
  ['with an empty segment after the version, as Java follows links', (id: string) => `/v1//customers/${id}/profiles/billing`],
  ['with empty segments elsewhere', (id: string) => `/v1/customers//${id}///profiles/billing`],
  ['with a slash at the end', (id: string) => `/v1/customers/${id}/profiles/billing/`],
  ['with slashes at both', (id: string) => `/v1//customers/${id}/profiles/billing//`],
  ['with the id in braces', (id: string) => `/v1/customers/{${id}}/profiles/billing`],
  ['with percent-encoding', (id: string) => `/v1/custom%65rs/%7B${id}%7D/profiles/billing`],
] as const;

for (const [how, spell] of SPELLINGS) {
  test(`an address ${how} is the same address, to read and to change`, async () => {
    const app = await testApp();
    const { id, billingProfile } = await created(app, newCustomer('contoso'));
    const read = await send(app.ports, 'GET', spell(id));
    expect(read).toMatchObject({ status: 200, body: { id: billingProfile.id } });
    const changed = await send(app.ports, 'PUT', spell(id), { body: billingProfile });
    expect(changed).toMatchObject({ status: 200, body: { id: billingProfile.id } });
  });
}

test.each(['size=1&seekOperation=First', 'SIZE=1&SEEKOPERATION=first', 'Size=1&seekoperation=FIRST'])(
  'query names and their words are read without regard to case: %s',
  async (query) => {
    const app = await testApp();
    await created(app, newCustomer('contoso'));
    await created(app, newCustomer('fabrikam'));
    const { status, body } = await send(app.ports, 'GET', `/v1/customers?${query}`);
    expect({ status, body }).toMatchObject({ status: 200, body: { totalCount: 1 } });
  },
);

test('a query member without a value counts as absent, and one nobody knows is passed over', async () => {
  const { ports } = await testApp();
  expect(await send(ports, 'GET', '/v1/customers?size=&filter=&whatever=1')).toMatchObject({ status: 200 });
});

test('literal segments win over placeholders', async () => {
  const { ports } = await testApp();
  expect(await send(ports, 'GET', '/v1/invoices/summary')).toMatchObject({
    status: 200,
    body: { attributes: { objectType: 'InvoiceSummary' } },
  });
  expect(await send(ports, 'GET', '/v1//Invoices/SUMMARIES/')).toMatchObject({ status: 200, body: { totalCount: 1 } });
  expect(await send(ports, 'GET', '/v1/invoices/D000000000')).toMatchObject({ status: 404, body: { code: 1000 } });
});

test.each([
  ['GET', '/v1'],
  ['GET', '/v1/'],
  ['GET', '/v1/customer'],
  ['GET', '/v1/customers/a/b/c/d/e'],
  ['GET', '/v2/customers'],
  ['DELETE', '/v1/customers'],
  ['POST', '/v1/v1/customers'],
  ['GET', '/v1/customers%2F'],
])('%s %s does not exist, and says so in the documented body', async (method, address) => {
  const { ports } = await testApp();
  const { status, body } = await send(ports, method, address, method === 'POST' ? { body: {} } : {});
  expect(status).toBe(404);
  expect(body).toEqual({
    code: 1000,
    description: 'Nothing was found at this address.',
    data: [],
    source: 'PartnerApiServiceControllers',
  });
});

test('no two operations share a method and an address, whatever their case and the names of their placeholders', () => {
  const addresses = OPERATIONS.map(({ method, path }) => `${method} ${path.toLowerCase().replaceAll(/\{\w+\}/g, '{}')}`);
  expect(addresses.filter((address, i) => addresses.indexOf(address) !== i)).toEqual([]);
});

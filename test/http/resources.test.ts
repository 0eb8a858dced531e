import { expect, test } from 'vitest';
import { created, newCustomer } from '../customers/requests.ts';
import { testApp } from '../support/app.ts';
import { send } from './requests.ts';

async function withCustomer() {
  const app = await testApp();
  return { ports: app.ports, customer: await created(app, newCustomer('contoso')) };
}

/** Every object in an answer, with where it stands. */
function* objectsOf(value: unknown, at = '$'): Generator<[at: string, object: Record<string, unknown>]> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield [at, value as Record<string, unknown>];
  for (const [name, member] of Object.entries(value)) yield* objectsOf(member, `${at}.${name}`);
}

const LISTS = ['/v1/customers', '/v1/invoices', '/v1/invoices/summaries', '/v1/offercategories?country=CN', '/v1/pricelists'];

for (const address of LISTS) {
  test(`${address} comes in the envelope of a collection`, async () => {
    const { ports } = await withCustomer();
    const { status, headers, body } = await send(ports, 'GET', address);
    expect(status).toBe(200);
    expect(headers['Content-Type']).toBe('application/json; charset=utf-8');
    const { items } = body as { items: unknown[] };
    expect(body).toMatchObject({ totalCount: items.length, attributes: { objectType: 'Collection' } });
    expect(Object.keys(body as object).filter((name) => !ENVELOPE.has(name))).toEqual([]);
  });
}

const ENVELOPE = new Set(['totalCount', 'items', 'links', 'attributes', 'continuationToken']);

test.each([
  ['/v1/customers', 'Collection'],
  ['/v1/customers/{id}', 'Customer'],
  ['/v1/customers/{id}/profiles/billing', 'CustomerBillingProfile'],
  ['/v1/invoices/summary', 'InvoiceSummary'],
])('%s names its kind in attributes.objectType, holds no null, and links without the version', async (path, objectType) => {
  const { ports, customer } = await withCustomer();
  const { body, text } = await send(ports, 'GET', path.replace('{id}', customer.id));
  expect(body).toMatchObject({ attributes: { objectType } });
  expect(text).not.toMatch(/:null[,}]/);
  const links = [...objectsOf(body)].filter(([, object]) => 'uri' in object);
  for (const [at, { uri, method, headers }] of links) {
    expect(uri, at).toMatch(/^\/(?!v1(\/|$))[^/]/);
    expect(method, at).toBe('GET');
    expect(headers, at).toEqual([]);
  }
});

test('a link leads to what it stands in, however the client puts the version before it', async () => {
  const { ports, customer } = await withCustomer();
  const { uri } = customer.links.self;
  const [dotnet, java] = [await send(ports, 'GET', `/v1${uri}`), await send(ports, 'GET', `/v1/${uri}`)];
  expect(dotnet).toMatchObject({ status: 200, body: { id: customer.id } });
  expect(java.text).toBe(dotnet.text);
});

test('an etag stays while the resource does, and changes with it', async () => {
  const { ports, customer } = await withCustomer();
  const address = `/v1/customers/${customer.id}/profiles/billing`;
  const etag = async () => ((await send(ports, 'GET', address)).body as { attributes: { etag: string } }).attributes.etag;
  const before = await etag();
  expect(await etag()).toBe(before);
  expect(JSON.parse(Buffer.from(before, 'base64url').toString('utf8'))).toEqual({ id: expect.any(String), version: 1 });
  const answer = await send(ports, 'PUT', address, { body: { ...customer.billingProfile, companyName: 'New' } });
  expect(answer.body).toMatchObject({ companyName: 'New', attributes: { etag: await etag() } });
  expect(await etag()).not.toBe(before);
});

test.each([
  ['If-Match', (etag: string) => [{ 'if-match': `"${etag}"` }, {}] as const],
  ['attributes.etag', (etag: string) => [{}, { attributes: { etag, objectType: 'CustomerBillingProfile' } }] as const],
])('a change with the etag of an older version in %s is refused with 2055 and changes nothing', async (_where, place) => {
  const { ports, customer } = await withCustomer();
  const address = `/v1/customers/${customer.id}/profiles/billing`;
  const { attributes, ...profile } = customer.billingProfile;
  const change = (companyName: string, etag: string) => {
    const [headers, more] = place(etag);
    return send(ports, 'PUT', address, { headers, body: { ...profile, companyName, ...more } });
  };
  const first = attributes.etag ?? '';
  const changed = await change('Second', first);
  expect(changed).toMatchObject({ status: 200, body: { companyName: 'Second' } });
  expect(await change('Third', first)).toMatchObject({ status: 400, body: { code: 2055 } });
  expect(await change('Third', 'not-an-etag')).toMatchObject({ status: 400, body: { code: 2055 } });
  expect((await send(ports, 'GET', address)).text).toBe(changed.text);
});

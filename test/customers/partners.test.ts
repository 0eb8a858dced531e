import { expect, test } from 'vitest';
import { CreatedCustomer } from '../../functions/customers/wire.ts';
import { send } from '../http/requests.ts';
import { tenantOf, testApp, type PartnerName } from '../support/app.ts';
import { newCustomer } from './requests.ts';

async function place() {
  const { ports } = await testApp();
  const get = async (partner: PartnerName, path: string) => send(ports, 'GET', path, { partner, role: 'globalAdmin' });
  return { ports, get };
}

const filter = (value: string, operator: string) =>
  encodeURIComponent(JSON.stringify({ Field: 'Name', Value: value, Operator: operator }));

test('R-IND-06: a provider sees its resellers, a reseller its provider, a direct reseller nobody', async () => {
  const { get } = await place();
  const ofProvider = await get('provider', '/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf');
  expect(ofProvider.body).toMatchObject({
    totalCount: 1,
    items: [
      {
        id: tenantOf('reseller'),
        name: 'Partner reseller',
        relationshipType: 'is_indirect_cloud_solution_provider_of',
        state: 'Active',
        location: 'CN',
        attributes: { objectType: 'PartnerRelationship' },
      },
    ],
  });
  const ofReseller = await get('reseller', '/v1/relationships?relationship_type=is_indirect_reseller_of');
  expect(ofReseller.body).toMatchObject({ totalCount: 1, items: [{ id: tenantOf('provider') }] });
  for (const [partner, query] of [
    ['direct', ''],
    ['otherProvider', ''],
    ['provider', '?relationship_type=IsIndirectResellerOf'],
  ] as const)
    expect((await get(partner, `/v1/relationships${query}`)).body).toMatchObject({ totalCount: 0, items: [] });
});

test('resellers are found by a part of their name, in either dialect; other filters are refused', async () => {
  const { get } = await place();
  const count = async (query: string) =>
    ((await get('provider', `/v1/relationships?${query}`)).body as { totalCount: number }).totalCount;
  expect(await count(`filter=${filter('RESELL', 'substring')}`)).toBe(1);
  expect(await count(`filter=${filter('partner r', 'starts_with')}`)).toBe(1);
  expect(await count(`filter=${filter('reseller', 'starts_with')}`)).toBe(0);
  const java = encodeURIComponent(JSON.stringify({ field: 'name', value: 'resell', operator: 'Substring', fieldType: 'String' }));
  expect(await count(`filter=${java}`)).toBe(1);
  expect(await get('provider', `/v1/relationships?filter=${filter('x', 'equals')}`)).toMatchObject({ status: 400 });
});

test('R-IND-04: the reseller that a customer of a provider is tied to', async () => {
  const { ports, get } = await place();
  const create = async (prefix: string, more: object) => {
    const { body } = await send(ports, 'POST', '/v1/customers', {
      partner: 'provider',
      body: { ...newCustomer(prefix), ...more },
    });
    return CreatedCustomer.parse(body).id;
  };
  const tied = await create('tied', { associatedPartnerId: tenantOf('reseller') });
  const free = await create('free', {});
  expect((await get('provider', `/v1/customers/${tied}/relationships`)).body).toMatchObject({
    items: [{ id: tenantOf('reseller') }],
  });
  expect((await get('provider', `/v1/customers/${free}/relationships`)).body).toMatchObject({ totalCount: 0 });
});

import { expect, test } from 'vitest';
import { SAMPLE_OFFER_ID } from '../../functions/catalog/sample/ids.ts';
import { directory } from '../customers/users/directory.ts';
import { send } from '../http/requests.ts';
import { seedSampleCatalogue } from '../../functions/catalog/sample/seed.ts';
import { granted } from '../../functions/customers/core/partnerships.ts';
import { findPartnerships, partnershipsWrite } from '../../functions/customers/partnerships.ts';
import { addSubscription } from '../support/billing.ts';
import { analyticsPlace, type Rows } from './place.ts';

/** Of two seats of Office 365 Enterprise E1 one is given to a user; of four of a Project plan none. */
async function deployed() {
  const place = await directory();
  const { call, order, add, ports, id } = place;
  await order(SAMPLE_OFFER_ID.enterpriseE1, 2);
  await order(SAMPLE_OFFER_ID.projectPremium, 4);
  const { items } = (await call('GET', '/subscribedskus')).body as { items: { productSku: { id: string; name: string } }[] };
  const e1 = items.find(({ productSku }) => productSku.name === 'Office 365 Enterprise E1')?.productSku.id ?? '';
  const { id: userId } = await add('one');
  expect((await call('POST', `/users/${userId}/licenseupdates`, { licensesToAssign: [{ skuId: e1 }] })).status).toBe(201);
  const read = async <T>(address: string): Promise<T> => {
    const { status, body, text } = await send(ports, 'GET', address, { role: 'helpDeskAgent' });
    expect(status, text).toBe(200);
    return body as T;
  };
  return { ...place, read, e1, at: `/v1/customers/${id}` };
}

const NOW = '2026-11-16T09:00:00.000Z';

test('of a customer: how many of the licenses sold are given to users, by product', async () => {
  const { read, at, id } = await deployed();
  const { items } = await read<{ items: object[] }>(`${at}/analytics/licenses/deployment`);
  expect(items).toHaveLength(2);
  expect(items).toContainEqual({
    processedDateTime: NOW,
    serviceName: 'o365',
    serviceCode: 'o365',
    channel: 'reseller',
    customerId: id,
    customerName: expect.any(String),
    productName: 'Office 365 Enterprise E1',
    licensesDeployed: 1,
    licensesSold: 2,
    deploymentPercent: 50,
    attributes: { objectType: 'CustomerLicensesDeploymentInsights' },
  });
});

test('of the partner: by service', async () => {
  const { read } = await deployed();
  const { items } = await read<{ items: object[] }>('/v1/analytics/licenses/deployment');
  expect(items).toMatchObject([
    { serviceName: 'o365', licensesSold: 2, proratedDeploymentPercent: 50 },
    { serviceName: 'project', licensesSold: 4, proratedDeploymentPercent: 0 },
  ]);
});

test.each(['/v1', '/partner/v1'])('in rows at %s: filtered, and grouped', async (base) => {
  const { read, id, e1 } = await deployed();
  const report = `${base}/analytics/commercial/deployment/license`;
  expect(await read<Rows>(`${report}?filter=serviceCode eq 'o365'`)).toMatchObject({
    TotalCount: 1,
    Value: [
      {
        processedDateTime: NOW,
        customerTenantId: id,
        productId: e1,
        serviceName: 'Office 365',
        licensesDeployed: 1,
        licensesSold: 2,
      },
    ],
  });
  expect((await read<Rows>(`${report}?groupby=channel`)).Value).toEqual([
    { channel: 'reseller', licensesDeployed: 1, licensesSold: 6 },
  ]);
});

test('R-REL-07: without the privileges for a service nobody sees what its users have', async () => {
  const { read, call, at } = await deployed();
  expect((await call('PATCH', '', { AllowDelegatedAccess: false }, { role: 'globalAdmin' })).status).toBeLessThan(300);
  expect(await read(`${at}/analytics/licenses/deployment`)).toMatchObject({ totalCount: 0 });
  expect(await read('/v1/analytics/licenses/deployment')).toMatchObject({ totalCount: 0 });
});

test('what is suspended is not sold at present', async () => {
  const { read, call, at } = await deployed();
  const { items } = (await call('GET', '/subscriptions')).body as { items: { id: string; offerName: string }[] };
  const subscription = items.find(({ offerName }) => offerName.startsWith('Office'))?.id;
  expect((await call('PATCH', `/subscriptions/${subscription}`, { status: 'suspended' })).status).toBe(200);
  expect(await read(`${at}/analytics/licenses/deployment`)).toMatchObject({ totalCount: 1 });
});

test('what users do with their licenses is not known here', async () => {
  const { read, at } = await deployed();
  for (const address of ['/v1/analytics/licenses/usage', `${at}/analytics/licenses/usage`])
    expect(await read(address)).toMatchObject({ totalCount: 0, items: [] });
  for (const base of ['/v1', '/partner/v1'])
    expect(await read(`${base}/analytics/commercial/usage/license?groupby=workloadName`)).toEqual({
      Value: [],
      '@nextLink': null,
      TotalCount: 0,
    });
});

test('of very many customers: two reads each, of its partners and of the use of its one product', async () => {
  const { partition, ports, account, read, meter } = await analyticsPlace();
  await seedSampleCatalogue(ports.store.partition('catalog', 'CN'));
  for (let number = 3; number <= 60; number += 1) await addSubscription(partition, number);
  for (let number = 1; number <= 60; number += 1) {
    const customer = ports.store.partition('customers', `33333333-0000-4000-8000-${String(number).padStart(12, '0')}`);
    const found = await findPartnerships(customer);
    await customer.commit([partnershipsWrite(found, granted(found.value, account.partnerId, ['office365']))]);
  }
  meter.take();
  expect((await read<{ items: object[] }>('/v1/analytics/licenses/deployment')).items).toMatchObject([
    { serviceName: 'o365', licensesSold: 600 },
  ]);
  // account and caller; the catalogue, the subscriptions and the customers
  expect(meter.take()).toEqual({ get: 2 + 60 * 2, list: 3 });
});

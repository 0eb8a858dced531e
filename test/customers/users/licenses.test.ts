import { expect, test } from 'vitest';
import { SAMPLE_OFFER_ID } from '../../../functions/catalog/sample/ids.ts';
import { WireOrder } from '../../../functions/subscriptions/wire.ts';
import { directory } from './directory.ts';

const { enterpriseE1, exchangePlan1 } = SAMPLE_OFFER_ID;

interface Sku {
  readonly availableUnits: number;
  readonly consumedUnits: number;
  readonly totalUnits: number;
  readonly productSku: { readonly id: string; readonly name: string };
}

/** A customer with two seats of Office 365 Enterprise E1, and two users. */
async function licensed() {
  const place = await directory();
  const { call, order, add } = place;
  const { lineItems } = WireOrder.parse((await order(enterpriseE1, 2)).body);
  const subscription = `/subscriptions/${lineItems[0]?.subscriptionId}`;
  const skus = async (query = '') => ((await call('GET', `/subscribedskus${query}`)).body as { items: Sku[] }).items;
  const [sku] = await skus();
  const skuId = sku?.productSku.id ?? '';
  const [one, two] = [(await add('one')).id, (await add('two')).id];
  return {
    ...place,
    subscription,
    skus,
    skuId,
    one,
    two,
    update: (userId: string, body: object) => call('POST', `/users/${userId}/licenseupdates`, body),
    assign: (userId: string) =>
      call('POST', `/users/${userId}/licenseupdates`, { LicensesToAssign: [{ SkuId: skuId, ExcludedPlans: null }] }),
    units: async () => {
      const [{ availableUnits, consumedUnits, totalUnits } = {} as Sku] = await skus();
      return [totalUnits, consumedUnits, availableUnits];
    },
  };
}

test('what was bought is what can be given: two seats, two users, and no third', async () => {
  const { assign, one, two, units, add, call } = await licensed();
  expect(await units()).toEqual([2, 0, 2]);
  expect(await assign(one)).toMatchObject({
    status: 201,
    body: { licenseWarnings: [], attributes: { objectType: 'LicenseUpdate' } },
  });
  expect((await assign(one)).status).toBe(201); // has it already: nothing changes
  expect((await assign(two)).status).toBe(201);
  expect(await units()).toEqual([2, 2, 0]);
  const { id } = await add('three');
  expect(await assign(id)).toMatchObject({ status: 400, body: { code: 60012 } });
  expect((await call('GET', `/users/${one}/licenses`)).body).toMatchObject({
    totalCount: 1,
    items: [
      { productSku: { name: 'Office 365 Enterprise E1', licenseGroupId: 'group1' }, attributes: { objectType: 'License' } },
    ],
  });
  expect((await call('GET', `/users/${one}/licenses?licenseGroupIds=Group2`)).body).toMatchObject({ totalCount: 0 });
});

test('the last unit, wanted by two at the same time: one gets it', async () => {
  const { assign, one, two, units, store, add } = await licensed();
  await assign(one);
  const { id: three } = await add('three');
  store.beforeCommit = async () => {
    store.beforeCommit = undefined;
    expect((await assign(two)).status).toBe(201);
  };
  expect(await assign(three)).toMatchObject({ status: 400, body: { code: 60012 } });
  expect(await units()).toEqual([2, 2, 0]);
});

test('a license that is taken away, or whose user is deleted, is free again', async () => {
  const { assign, update, one, two, units, skuId, call } = await licensed();
  await assign(one);
  await assign(two);
  expect((await update(one, { licensesToRemove: [skuId.toLowerCase()] })).status).toBe(201);
  expect(await units()).toEqual([2, 1, 1]);
  expect((await update(one, { licensesToRemove: [skuId] })).status).toBe(201); // has none: nothing changes
  expect((await call('DELETE', `/users/${two}`)).status).toBe(204);
  expect(await units()).toEqual([2, 0, 2]);
  await call('PATCH', `/users/${two}`, { state: 'active' });
  expect((await call('GET', `/users/${two}/licenses`)).body).toMatchObject({ totalCount: 0 });
});

test('seats that are taken away while users have them are reported: fewer than none are free, and nobody gets more', async () => {
  const { assign, one, two, units, call, subscription } = await licensed();
  await assign(one);
  await assign(two);
  expect((await call('PATCH', subscription, { quantity: 1 })).status).toBe(200);
  expect(await units()).toEqual([1, 2, -1]);
  expect((await assign(one)).status).toBe(201); // keeps what it has
  expect((await call('PATCH', subscription, { status: 'suspended' })).status).toBe(200);
  const [sku] = ((await call('GET', '/subscribedskus')).body as { items: object[] }).items;
  expect(sku).toMatchObject({ activeUnits: 0, suspendedUnits: 1, capabilityStatus: 'Suspended', availableUnits: -2 });
});

test('several subscriptions to one product are counted together; a deleted one is not counted', async () => {
  const { order, skus, call, subscription } = await licensed();
  await order(enterpriseE1, 3);
  await order(exchangePlan1, 4);
  expect((await skus()).map(({ totalUnits }) => totalUnits).toSorted((a, b) => a - b)).toEqual([4, 5]);
  await call('PATCH', subscription, { status: 'deleted' });
  expect((await skus()).map(({ totalUnits }) => totalUnits).toSorted((a, b) => a - b)).toEqual([3, 4]);
  expect(await skus('?licenseGroupIds=Group2')).toEqual([]);
  expect(await skus('?licenseGroupIds=Group1&licenseGroupIds=Group2')).toHaveLength(2);
  expect(await call('GET', '/subscribedskus?licenseGroupIds=Group3')).toMatchObject({ status: 400 });
});

test('a license the customer has not, a plan to leave out, and a user who is not there are refused', async () => {
  const { update, one, skuId } = await licensed();
  const other = '99999999-0000-4000-8000-000000000009';
  expect(await update(one, { licensesToAssign: [{ skuId: other }] })).toMatchObject({ status: 400, body: { code: 3000 } });
  const withPlan = { licensesToAssign: [{ skuId, excludedPlans: [other] }] };
  expect(await update(one, withPlan)).toMatchObject({ status: 400, body: { code: 800002 } });
  expect(await update(other, { licensesToAssign: [{ skuId }] })).toMatchObject({ status: 404, body: { code: 60002 } });
});

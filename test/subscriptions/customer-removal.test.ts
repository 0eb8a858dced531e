import { expect, test } from 'vitest';
import { ACCOUNT, ACCOUNT_ID } from '../../functions/account/stored.ts';
import { seedSampleCatalogue } from '../../functions/catalog/sample/seed.ts';
import { SAMPLE_OFFER_ID } from '../../functions/catalog/sample/ids.ts';
import { CUSTOMER } from '../../functions/customers/stored.ts';
import { CreatedCustomer } from '../../functions/customers/wire.ts';
import { instant } from '../../functions/shared/calendar.ts';
import { replace } from '../../functions/storage/port.ts';
import { SUBSCRIPTION } from '../../functions/subscriptions/stored.ts';
import { WireOrder } from '../../functions/subscriptions/wire.ts';
import { newCustomer } from '../customers/requests.ts';
import { send, type Sending } from '../http/requests.ts';
import { hookedApp, tenantOf, type PartnerName } from '../support/app.ts';
import { crashAt } from '../support/hooked-store.ts';

const NOW = instant('2026-11-16T09:00:00Z');
const LINE = { lineItemNumber: 0, offerId: SAMPLE_OFFER_ID.enterpriseE1, quantity: 5 };

/** A partner with one customer and one subscription, and a hook before every commit. */
async function place(partner: PartnerName = 'direct') {
  const { app, store } = await hookedApp();
  const ports = { ...app.ports, now: () => NOW };
  const partition = store.partition('partners', tenantOf(partner));
  const account = await partition.get(ACCOUNT, ACCOUNT_ID);
  if (account?.value.sandbox) await partition.commit([replace(ACCOUNT, { ...account.value, sandbox: { now: NOW } }, account)]);
  await seedSampleCatalogue(store.partition('catalog', 'CN'));
  const call = (method: string, path: string, sending: Sending = {}) => send(ports, method, path, { partner, ...sending });
  const created = await call('POST', '/v1/customers', { body: newCustomer('leaving') });
  const { id } = CreatedCustomer.parse(created.body);
  const at = `/v1/customers/${id}`;
  const order = () => call('POST', `${at}/orders`, { body: { lineItems: [LINE] } });
  const { lineItems } = WireOrder.parse((await order()).body);
  const subscriptionId = lineItems[0]?.subscriptionId ?? '';
  return {
    store,
    id,
    call,
    order,
    subscriptionId,
    at,
    patch: (body: unknown) => call('PATCH', at, { role: 'globalAdmin', body }),
    setStatus: (status: string) => call('PATCH', `${at}/subscriptions/${subscriptionId}`, { body: { status } }),
    remove: () => call('DELETE', at),
    stored: async () => (await partition.get(SUBSCRIPTION, subscriptionId))?.value,
    listed: async () => ((await call('GET', '/v1/customers')).body as { totalCount: number }).totalCount,
  };
}

const NONE = { relationshipToPartner: 'none' };

test('R-REL-10: a relationship ends once nothing of it is active; the customer is in no list any more', async () => {
  const { patch, setStatus, call, order, at, listed } = await place();
  expect(await patch(NONE)).toMatchObject({ status: 400, body: { code: 950041 } });
  await setStatus('suspended');
  expect(await patch(NONE)).toMatchObject({ status: 200, body: NONE });
  expect(await call('GET', at)).toMatchObject({ status: 404, body: { code: 60003 } });
  expect(await listed()).toBe(0);
  const filter = encodeURIComponent(JSON.stringify({ Field: 'Domain', Value: 'leav', Operator: 'starts_with' }));
  expect((await call('GET', `/v1/customers?filter=${filter}`)).body).toMatchObject({ totalCount: 0 });
  expect(await order()).toMatchObject({ status: 404, body: { code: 60003 } });
  expect(await setStatus('active')).toMatchObject({ status: 404, body: { code: 60003 } });
  expect(await patch(NONE)).toMatchObject({ status: 404 });
});

test.each([['unknown'], ['reseller'], [0], [null]])(
  'what the SDKs send for a relationship that is not to change (%j) is harmless',
  async (relationshipToPartner) => {
    const { patch, call, at, setStatus } = await place();
    await setStatus('suspended');
    expect(await patch({ relationshipToPartner })).toMatchObject({ status: 400, body: { code: 800002 } });
    expect((await call('GET', at)).status).toBe(200);
  },
);

test('the privileges can be given back alone: the relationship stays', async () => {
  const { patch, call, at, order } = await place();
  expect((await call('GET', at)).body).toMatchObject({ allowDelegatedAccess: true });
  const answer = await patch({ AllowDelegatedAccess: false, RelationshipToPartner: 'unknown' });
  expect(answer).toMatchObject({ status: 200, body: { relationshipToPartner: 'reseller', allowDelegatedAccess: false } });
  expect((await call('GET', at)).body).toMatchObject({ allowDelegatedAccess: false });
  expect((await order()).status).toBe(201);
});

test('an order and the end of the relationship at the same time: one is decided anew, and no subscription is left behind', async () => {
  const { store, patch, order, setStatus, call, at } = await place();
  await setStatus('suspended');
  store.beforeCommit = async () => {
    store.beforeCommit = undefined;
    expect((await order()).status).toBe(201); // just before the end is committed
  };
  expect(await patch(NONE)).toMatchObject({ status: 400, body: { code: 950041 } });
  expect((await call('GET', at)).status).toBe(200);
});

test('the end of the relationship just before an order is committed: the order is refused', async () => {
  const { store, patch, order, setStatus, call, at } = await place();
  await setStatus('suspended');
  store.beforeCommit = async () => {
    store.beforeCommit = undefined;
    expect((await patch(NONE)).status).toBe(200);
  };
  expect(await order()).toMatchObject({ status: 404, body: { code: 60003 } });
  expect(await call('GET', `${at}/subscriptions`)).toMatchObject({ status: 404 });
});

test('two orders for one customer at the same time are both carried out', async () => {
  const { store, order, call, at } = await place();
  store.beforeCommit = async () => {
    store.beforeCommit = undefined;
    expect((await order()).status).toBe(201);
  };
  expect((await order()).status).toBe(201);
  expect((await call('GET', `${at}/subscriptions`)).body).toMatchObject({ totalCount: 3 });
});

test('twenty orders for one customer at the same time are all carried out', async () => {
  const { order, call, at } = await place();
  const answers = await Promise.all(Array.from({ length: 20 }, order));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
  expect((await call('GET', `${at}/subscriptions`)).body).toMatchObject({ totalCount: 21 });
});

test('only a sandbox deletes customers', async () => {
  const { remove, call, at } = await place();
  expect(await remove()).toMatchObject({ status: 400, body: { code: 900127 } });
  expect((await call('GET', at)).status).toBe(200);
});

test('a deleted customer is gone with all it has, and its domain name is free again', async () => {
  const { remove, call, at, stored, store, id, listed } = await place('sandbox');
  expect(await remove()).toMatchObject({ status: 204, text: '' });
  expect((await call('GET', at)).status).toBe(404);
  expect(await listed()).toBe(0);
  expect(await stored()).toMatchObject({ status: 'deleted', ended: { on: '2026-11-16', by: 'cancellation' } });
  expect(await store.partition('customers', id).get(CUSTOMER, id)).toBeUndefined();
  expect(await remove()).toMatchObject({ status: 404, body: { code: 60003 } });
  expect((await call('POST', '/v1/customers', { body: newCustomer('leaving') })).status).toBe(201);
});

test('a deletion that dies anywhere is completed by its repetition', async () => {
  for (let dieAt = 1; ; dieAt += 1) {
    const { remove, store, call } = await place('sandbox');
    store.beforeCommit = crashAt(dieAt);
    const first = await remove();
    store.beforeCommit = undefined;
    if (first.status === 204) {
      expect(dieAt).toBeGreaterThan(4);
      return;
    }
    const again = await remove();
    // where all but the record of the request was done, it is as good as done
    expect([204, 404]).toContain(again.status);
    expect((await call('POST', '/v1/customers', { body: newCustomer('leaving') })).status).toBe(201);
  }
});

test('an order that comes in between is cancelled with the rest', async () => {
  const { remove, store, order, call, at } = await place('sandbox');
  let commits = 0;
  store.beforeCommit = async () => {
    commits += 1;
    if (commits !== 2) return; // the subscriptions are cancelled, the relationship is about to end
    store.beforeCommit = undefined;
    expect((await order()).status).toBe(201);
  };
  expect((await remove()).status).toBe(204);
  expect((await call('GET', at)).status).toBe(404);
});

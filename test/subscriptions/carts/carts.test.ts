import { expect, test } from 'vitest';
import { seedSampleCatalogue } from '../../../functions/catalog/sample/seed.ts';
import { SAMPLE_OFFER_ID as OFFER } from '../../../functions/catalog/sample/ids.ts';
import { ACCOUNT, ACCOUNT_ID } from '../../../functions/account/stored.ts';
import { instant, type Instant } from '../../../functions/shared/calendar.ts';
import { replace } from '../../../functions/storage/port.ts';
import { newCustomer } from '../../customers/requests.ts';
import { send, type Sending } from '../../http/requests.ts';
import { hookedApp, tenantOf, type PartnerName } from '../../support/app.ts';
import { crashAt } from '../../support/hooked-store.ts';

/** A partner with a customer, and its carts. It is 2 November 2026. */
async function place(partner: PartnerName = 'direct') {
  const { app, store } = await hookedApp();
  let now: Instant = instant('2026-11-02T09:00:00Z');
  const ports = { ...app.ports, now: () => now };
  await seedSampleCatalogue(store.partition('catalog', 'CN'));
  const call = (method: string, path: string, body?: unknown, sending: Sending = {}) =>
    send(ports, method, path, { partner, ...(body === undefined ? {} : { body }), ...sending });
  const created = await call('POST', '/v1/customers', newCustomer('carts'));
  const at = `/v1/customers/${(created.body as { id: string }).id}`;
  const open = (lineItems: unknown, sending: Sending = {}) => call('POST', `${at}/carts`, { lineItems }, sending);
  return {
    store,
    call,
    at,
    open,
    opened: async (...lineItems: object[]) => ((await open(lineItems)).body as { id: string }).id,
    checkout: (id: string, sending: Sending = {}) => call('POST', `${at}/carts/${id}/checkout`, undefined, sending),
    counts: async () => {
      const [orders, subscriptions] = await Promise.all([call('GET', `${at}/orders`), call('GET', `${at}/subscriptions`)]);
      return [orders, subscriptions].map(({ body }) => (body as { totalCount: number }).totalCount);
    },
    wait: (days: number) => void (now = instant(new Date(Date.parse(now) + days * 86_400_000).toISOString())),
    suspend: async () => {
      const partition = store.partition('partners', tenantOf(partner));
      const account = await partition.get(ACCOUNT, ACCOUNT_ID);
      const state = 'suspended' as const;
      if (account) await partition.commit([replace(ACCOUNT, { ...account.value, state }, account)]);
    },
  };
}

const E1 = { id: 0, catalogItemId: OFFER.enterpriseE1, quantity: 5, billingCycle: 'monthly' };
const TRIAL = { id: 1, catalogItemId: OFFER.projectPremiumTrial, quantity: 5, billingCycle: 'none' };
const STORAGE = { id: 2, catalogItemId: OFFER.extraFileStorage, quantity: 3, billingCycle: 'monthly' };

test('a cart as the .NET SDK sends it: created, active for seven days, one group for what can be one order', async () => {
  const { open, call } = await place();
  const nulls = { FriendlyName: null, Participants: null, AddonItems: null, OrderGroup: null, Error: null, TermDuration: null };
  const kiosk = { Id: 1, CatalogItemId: OFFER.exchangeKiosk.toLowerCase(), Quantity: 2, BillingCycle: 'Monthly', ...nulls };
  const { status, body } = await open([E1, kiosk]);
  expect(status).toBe(201);
  expect(body).toMatchObject({
    status: 'Active',
    creationTimestamp: '2026-11-02T09:00:00.000Z',
    expirationTimestamp: '2026-11-09T09:00:00.000Z',
    lastModifiedUser: 'app',
    lineItems: [
      { id: 0, orderGroup: 'OMS-0', currencyCode: 'CNY', billingCycle: 'monthly' },
      { id: 1, orderGroup: 'OMS-0', quantity: 2 },
    ],
    attributes: { objectType: 'Cart' },
  });
  const { links, id } = body as { links: { self: { uri: string } }; id: string };
  expect((await call('GET', `/v1${links.self.uri}`)).body).toEqual(body);
  expect(links.self.uri.endsWith(`/carts/${id}`)).toBe(true);
});

test('checkout: one order for each group, with billing cycles of its own', async () => {
  const { opened, checkout, call, at, counts } = await place();
  const id = await opened(E1, TRIAL);
  const { status, body } = await checkout(id);
  expect(status).toBe(201);
  expect(body).toMatchObject({
    orders: [
      { billingCycle: 'monthly', lineItems: [{ offerId: OFFER.enterpriseE1, quantity: 5 }], status: 'completed' },
      { billingCycle: 'none', lineItems: [{ offerId: OFFER.projectPremiumTrial }] },
    ],
    attributes: { objectType: 'CartCheckoutResult' },
  });
  expect(body).not.toHaveProperty('orderErrors');
  expect(await counts()).toEqual([2, 2]);
  expect((await call('GET', `${at}/carts/${id}`)).body).toMatchObject({ status: 'Ordered' });
});

test('one order however often it is sent: again, at one moment, and after a crash', async () => {
  const { opened, checkout, counts, store } = await place();
  const id = await opened(E1);
  store.beforeCommit = crashAt(1);
  expect((await checkout(id)).status).toBe(500);
  store.beforeCommit = undefined;
  const [one, two] = await Promise.all([checkout(id), checkout(id)]);
  const first = [one, two].find(({ status }) => status === 201);
  for (const answer of [one, two])
    if (answer.status !== 201) expect(answer).toMatchObject({ status: 409, body: { code: 800064 } });
  const again = await checkout(id);
  expect(again).toMatchObject({ status: 201, body: { orders: (first?.body as { orders: unknown[] } | undefined)?.orders } });
  expect(await counts()).toEqual([1, 1]);
});

test('add-ons of a new base stand behind it in the same order; those of one that is there extend its order', async () => {
  const { opened, checkout, call, at, counts } = await place();
  const first = await opened({ ...E1, addonItems: [STORAGE] });
  const { orders } = (await checkout(first)).body as { orders: { id: string; lineItems: Record<string, string>[] }[] };
  const [order] = orders;
  const [base, addOn] = order?.lineItems ?? [];
  expect(addOn).toMatchObject({ offerId: OFFER.extraFileStorage, parentSubscriptionId: base?.['subscriptionId'] });

  const context = { provisioningContext: { ParentSubscriptionId: base?.['subscriptionId'] } };
  const second = await opened({ id: 0, catalogItemId: OFFER.myAnalytics, quantity: 1, billingCycle: 'monthly', ...context });
  expect((await call('GET', `${at}/carts/${second}`)).body).toMatchObject({
    lineItems: [{ provisioningContext: { parentSubscriptionId: base?.['subscriptionId'] }, orderGroup: 'OMS-0' }],
  });
  expect((await checkout(second)).body).toMatchObject({
    orders: [{ id: order?.id, lineItems: [{}, {}, { offerId: OFFER.myAnalytics, lineItemNumber: 2 }] }],
  });
  expect((await checkout(second)).body).toMatchObject({ orders: [{ id: order?.id }] });
  expect(await counts()).toEqual([1, 3]);
});

test.each([
  ['an offer nobody knows', { catalogItemId: 'nothing' }, 10001],
  ['an offer off sale', { catalogItemId: OFFER.planE1 }, 500600],
  ['too many seats', { quantity: 10_000_001 }, 10015],
  ['no seats', { quantity: 0 }, 10015],
  ['an add-on alone', { catalogItemId: OFFER.extraFileStorage }, 10007],
  ['a base nobody has', { provisioningContext: { parentSubscriptionId: '99999999-0000-4000-8000-000000000001' } }, 10007],
  ['another currency', { currencyCode: 'USD' }, 10000],
  ['another cycle', { billingCycle: 'annual' }, 10013],
  ['a cycle of trials', { billingCycle: 'none' }, 10013],
  ['another term', { termDuration: 'P3Y' }, 10013],
  ['a reseller in the direct model', { participants: [{ key: 'TransactionReseller', value: '5000004' }] }, 10004],
  ['an add-on that does not fit', { addonItems: [{ ...STORAGE, catalogItemId: OFFER.exchangeProtection }] }, 10007],
])('%s is an error of the line, and keeps the cart from being checked out until it is mended', async (_what, change, code) => {
  const { open, checkout, call, at, counts } = await place();
  const { status, body } = await open([
    { ...E1, ...change },
    { ...E1, id: 9 },
  ]);
  expect(status).toBe(201);
  const { id, lineItems } = body as { id: string; lineItems: { error?: { errorCode: number }; orderGroup?: string }[] };
  expect(lineItems).toMatchObject([{ error: { errorCode: code, errorDescription: expect.stringMatching(/\S{3}/) } }, { id: 9 }]);
  expect(lineItems[0]).not.toHaveProperty('orderGroup');
  expect(lineItems[1]).not.toHaveProperty('error');
  expect(await checkout(id)).toMatchObject({ status: 400, body: { code: 800009 } });
  expect(await counts()).toEqual([0, 0]);
  expect((await call('PUT', `${at}/carts/${id}/`, { lineItems: [{ ...E1, id: 9 }] })).status).toBe(201);
  expect((await checkout(id)).status).toBe(201);
});

test.each([
  ['no line', []],
  ['a number twice', [E1, E1]],
  ['a number twice over both levels', [{ ...E1, addonItems: [{ ...STORAGE, id: 0 }] }]],
  ['a line without an item', [{ id: 0, quantity: 1 }]],
  ['more lines than an order can take', Array.from({ length: 31 }, (_, id) => ({ ...E1, id }))],
])('a cart with %s is refused', async (_what, lines) => {
  const { open } = await place();
  expect(await open(lines)).toMatchObject({ status: 400, body: { code: 800002 } });
});

test('what changes after the cart was made fails its group alone; another checkout tries that again', async () => {
  const { opened, checkout, counts, call, at } = await place();
  const id = await opened(E1, TRIAL);
  await call('POST', `${at}/orders`, { lineItems: [{ lineItemNumber: 0, offerId: OFFER.projectPremiumTrial, quantity: 1 }] });
  const { status, body } = await checkout(id);
  expect({ status, body }).toMatchObject({
    status: 201,
    body: {
      orders: [{ billingCycle: 'monthly' }],
      orderErrors: [{ orderGroupId: 'OMS-1', code: 27006, attributes: { objectType: 'OrderError' } }],
    },
  });
  expect((await call('GET', `${at}/carts/${id}`)).body).toMatchObject({ status: 'Active' });
  expect((await checkout(id)).body).toMatchObject({ orders: [{}], orderErrors: [{ orderGroupId: 'OMS-1' }] });
  expect(await counts()).toEqual([2, 2]);
  // of which a part was ordered, nothing can be changed any more
  expect(await call('PUT', `${at}/carts/${id}`, { lineItems: [E1] })).toMatchObject({ status: 400, body: { code: 800065 } });
});

test('two trials of one offer in a cart: the limit counts over the cart', async () => {
  const { opened, checkout } = await place();
  const id = await opened(TRIAL, { ...TRIAL, id: 5 });
  expect((await checkout(id)).body).toMatchObject({ orders: [], orderErrors: [{ code: 27006 }] });
});

test('a cart that has expired is gone; one that was checked out cannot be changed', async () => {
  const { opened, checkout, call, at, wait } = await place();
  const [one, two] = [await opened(E1), await opened(E1)];
  await checkout(one);
  expect(await call('PUT', `${at}/carts/${one}`, { lineItems: [E1] })).toMatchObject({ status: 400, body: { code: 800065 } });
  wait(7);
  for (const answer of [await call('GET', `${at}/carts/${two}`), await checkout(two), await checkout(one)])
    expect(answer).toMatchObject({ status: 404, body: { code: 800008 } });
});

test('two who change a cart at one moment: one is told that it is busy', async () => {
  const { opened, call, at } = await place();
  const id = await opened(E1);
  const change = (quantity: number) => call('PUT', `${at}/carts/${id}`, { lineItems: [{ ...E1, quantity }] });
  const answers = await Promise.all([change(1), change(2)]);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 800064 });
});

test('R-BILL-07: a suspended account opens and checks out no cart', async () => {
  const { opened, checkout, open, suspend, call, at } = await place();
  const id = await opened(E1);
  await suspend();
  expect(await open([E1])).toMatchObject({ status: 403, body: { code: 950007 } });
  expect(await checkout(id)).toMatchObject({ status: 403, body: { code: 950007 } });
  expect((await call('GET', `${at}/carts/${id}`)).status).toBe(200);
});

test('R-MPN-03: an indirect provider names the reseller of record of a line', async () => {
  const { opened, checkout } = await place('provider');
  const id = await opened({ ...E1, participants: [{ key: 'transaction_reseller', value: '5000004' }] });
  expect((await checkout(id)).body).toMatchObject({ orders: [{ lineItems: [{ partnerIdOnRecord: '5000004' }] }] });
});

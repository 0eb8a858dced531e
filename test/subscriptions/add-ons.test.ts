import { expect, test } from 'vitest';
import { hookedApp } from '../support/app.ts';
import { customerOf, idsOf, OFFER, orderIdOf, shop, versionIn, type Shop } from './shop.ts';

const STORAGE = { offerId: OFFER.extraFileStorage, quantity: 5 };

/** An order of Office 365 Enterprise E3, and a second one beside it. */
async function based(made: Shop) {
  const order = await made.order([{ offerId: OFFER.enterpriseE3, quantity: 10 }]);
  return { order, base: idsOf(order)[0], orderId: orderIdOf(order) };
}

test('R-SUB-12, R-CALC-15: an add-on is a further line of the order of its base, and ends with it', async () => {
  const made = await shop();
  const { order, base, orderId } = await based(made);
  made.moveTo('2026-12-20T10:00:00Z');
  const extended = await made.extend(order, { ...STORAGE, friendlyName: '文件' });
  const addOn = idsOf(extended)[1] ?? '';
  const self = (id: string) => ({ uri: `/customers/${customerOf('direct')}/subscriptions/${id}`, method: 'GET', headers: [] });
  expect(extended.status).toBe(200);
  expect(extended.body).toMatchObject({
    id: orderId,
    creationDate: '2026-11-02T09:00:00.000Z',
    lineItems: [
      { lineItemNumber: 0, offerId: OFFER.enterpriseE3, subscriptionId: base },
      {
        lineItemNumber: 1,
        offerId: OFFER.extraFileStorage,
        subscriptionId: addOn,
        parentSubscriptionId: base,
        friendlyName: '文件',
        quantity: 5,
        links: { subscription: self(addOn) },
      },
    ],
  });
  const { etag } = (extended.body as { attributes: { etag: string } }).attributes;
  expect(versionIn(etag)).toEqual({ id: orderId, version: 2 });
  expect((await made.call('listSubscriptionAddOns', { params: { subscriptionId: base } })).body).toMatchObject({
    totalCount: 1,
    items: [
      {
        id: addOn,
        unitType: 'Gigabytes',
        hasPurchasableAddons: false,
        parentSubscriptionId: base,
        effectiveStartDate: '2026-12-21T00:00:00.000Z',
        commitmentEndDate: '2027-11-15T00:00:00.000Z',
        orderId,
        links: { parentSubscription: self(base), self: self(addOn) },
      },
    ],
    attributes: { objectType: 'Collection' },
  });
  expect((await made.stored(addOn)).baseFirstBillingDate).toBe('2026-11-15');
});

test('an add-on is bought again by another request, and once by its repetition', async () => {
  const made = await shop();
  const { order } = await based(made);
  const headers = { 'MS-RequestId': '6a8b1c1e-0000-4000-8000-000000000002' };
  const first = await made.extend(order, STORAGE, { headers });
  expect((await made.extend(order, STORAGE, { headers })).text).toBe(first.text);
  expect(idsOf(await made.extend(order, STORAGE))).toHaveLength(3);
});

test('what does not extend an order is refused: 800029, and nothing is stored', async () => {
  const made = await shop();
  const { order } = await based(made);
  const other = await made.order([{ offerId: OFFER.enterpriseE1, quantity: 1 }]);
  const wrong = [
    { offerId: OFFER.enterpriseE3, quantity: 1 }, // no add-on
    { offerId: OFFER.enterpriseE3, quantity: 1, parentSubscriptionId: '' },
    { ...STORAGE, parentSubscriptionId: '' }, // no base
    { ...STORAGE, parentSubscriptionId: idsOf(other)[0] }, // the base of another order
    { offerId: OFFER.exchangeProtection, quantity: 1 }, // no add-on of this base
  ];
  for (const line of wrong) {
    expect(await made.extend(order, line), JSON.stringify(line)).toMatchObject({ status: 400, body: { code: 800_029 } });
  }
  expect((await made.call('listSubscriptions')).body).toMatchObject({ totalCount: 2 });
});

test('the first refusal that applies to an extension wins: order, etag, line numbers, parent', async () => {
  const made = await shop();
  const { order } = await based(made);
  const wrong = { ...STORAGE, parentSubscriptionId: '', lineItemNumber: 1 };
  const stale = { headers: { 'If-Match': '"old"' } };
  const absent = { params: { orderId: '00000000-0000-4000-8000-000000000000' } };
  expect(await made.extend(order, wrong, { ...stale, ...absent })).toMatchObject({ status: 404, body: { code: 20_000 } });
  expect(await made.extend(order, wrong, stale)).toMatchObject({ status: 400, body: { code: 2055 } });
  expect(await made.extend(order, wrong)).toMatchObject({ status: 400, body: { code: 800_071 } });
  expect(await made.extend(order, { ...wrong, lineItemNumber: 0 })).toMatchObject({ body: { code: 800_029 } });
});

test('4018: an order holds 90 lines, its add-ons among them', async () => {
  const made = await shop();
  const line = { offerId: OFFER.enterpriseE3, quantity: 1 };
  const full = await made.order(Array.from({ length: 90 }, () => line));
  expect(await made.extend(full, STORAGE)).toMatchObject({ status: 400, body: { code: 4018 } });
});

test('27009: there is no add-on to a base that is suspended or cancelled', async () => {
  const made = await shop();
  const { order, base } = await based(made);
  for (const status of ['suspended', 'deleted']) {
    await made.patch(base, { status });
    expect(await made.extend(order, STORAGE)).toMatchObject({ status: 409, body: { code: 27_009 } });
  }
});

test('R-SUB-12: an add-on is suspended, brought back and ended with its base, and not active without it', async () => {
  const made = await shop();
  const { order, base } = await based(made);
  const addOn = idsOf(await made.extend(order, STORAGE))[1] ?? '';
  const { patch, read } = made;

  await patch(base, { status: 'suspended' });
  expect(await read(addOn)).toMatchObject({ status: 'suspended', dataDeletionDate: '2027-01-02T00:00:00.000Z' });
  expect(await patch(addOn, { status: 'active' })).toMatchObject({ status: 409, body: { code: 27_009 } });
  await patch(base, { status: 'active' });
  expect((await read(addOn)).status).toBe('active');

  await patch(addOn, { status: 'suspended' }); // on its own: it does not come back with its base
  await patch(base, { status: 'suspended' });
  await patch(base, { status: 'active' });
  expect((await read(addOn)).status).toBe('suspended');

  await patch(base, { status: 'deleted' });
  expect(await read(addOn)).toMatchObject({ status: 'deleted', commitmentEndDate: '2026-11-02T00:00:00.000Z' });
});

test('R-SUB-12: a base that is cancelled while its add-on is bought: the add-on is not bought', async () => {
  const { app, store } = await hookedApp();
  const made = await shop(app);
  const { order, base } = await based(made);
  store.beforeCommit = async () => {
    store.beforeCommit = undefined;
    expect(await made.patch(base, { status: 'deleted' })).toMatchObject({ status: 200 });
  };
  expect(await made.extend(order, STORAGE)).toMatchObject({ status: 409, body: { code: 950_010 } });
  expect((await made.call('listSubscriptions')).body).toMatchObject({ totalCount: 1, items: [{ status: 'deleted' }] });
});

test('R-SUB-12: an add-on that is bought while its base is cancelled: the cancellation is repeated, and takes it along', async () => {
  const { app, store } = await hookedApp();
  const made = await shop(app);
  const { order, base } = await based(made);
  store.beforeCommit = async () => {
    store.beforeCommit = undefined;
    expect(await made.extend(order, STORAGE)).toMatchObject({ status: 200 });
  };
  expect(await made.patch(base, { status: 'deleted' })).toMatchObject({ status: 409, body: { code: 950_010 } });
  expect(await made.patch(base, { status: 'deleted' })).toMatchObject({ status: 200 });
  expect((await made.call('listSubscriptions')).body).toMatchObject({ items: [{ status: 'deleted' }, { status: 'deleted' }] });
});

test('R-SUB-12: a base that is suspended while its add-on is brought back: the add-on is not', async () => {
  const { app, store } = await hookedApp();
  const made = await shop(app);
  const { order, base } = await based(made);
  const addOn = idsOf(await made.extend(order, STORAGE))[1] ?? '';
  await made.patch(addOn, { status: 'suspended' });
  store.beforeCommit = async () => {
    store.beforeCommit = undefined;
    expect(await made.patch(base, { status: 'suspended' })).toMatchObject({ status: 200 });
  };
  expect(await made.patch(addOn, { status: 'active' })).toMatchObject({ status: 409, body: { code: 950_010 } });
  expect(await made.patch(addOn, { status: 'active' })).toMatchObject({ status: 409, body: { code: 27_009 } });
});

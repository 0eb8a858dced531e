import { expect, test } from 'vitest';
import { customerOf, idsOf, OFFER, orderIdOf, shop } from './shop.ts';

const KIOSK = { offerId: OFFER.exchangeKiosk, quantity: 1 };

test('orders are listed oldest first, whole or by billing cycle in any spelling', async () => {
  const { order, call, moveTo } = await shop();
  const monthly = await order([KIOSK]);
  moveTo('2026-11-03T09:00:00Z');
  const none = await order([{ offerId: OFFER.enterpriseE3Trial, quantity: 1 }]);
  expect((await call('listOrders')).body).toEqual({
    totalCount: 2,
    items: [monthly.body, none.body],
    links: { self: { uri: `/customers/${customerOf('direct')}/orders`, method: 'GET', headers: [] } },
    attributes: { objectType: 'Collection' },
  });
  const countOf = async (billingType: string) =>
    ((await call('listOrders', { query: { billingType } })).body as { totalCount: number }).totalCount;
  for (const [billingType, count] of [
    ['Monthly', 1],
    ['none', 1],
    ['one_time', 0],
    ['OneTime', 0],
    ['', 2],
  ] as const) {
    expect(await countOf(billingType), billingType).toBe(count);
  }
});

test('subscriptions are listed in the order in which they were bought, ended ones too, in one answer', async () => {
  const { order, call, patch } = await shop();
  const ids = idsOf(await order(Array.from({ length: 12 }, (_, index) => ({ ...KIOSK, quantity: index + 1 }))));
  await patch(ids[0], { status: 'deleted' });
  const { body } = await call('listSubscriptions');
  expect(body).toMatchObject({ totalCount: 12, attributes: { objectType: 'Collection' } });
  expect(body).not.toHaveProperty('links');
  expect((body as { items: { id: string }[] }).items.map(({ id }) => id)).toEqual(ids);
});

test('subscriptions are listed by order, in any case of its id', async () => {
  const { order, call } = await shop();
  const first = await order([KIOSK, { ...KIOSK, quantity: 2 }]);
  await order([KIOSK]);
  const { body } = await call('listSubscriptions', { query: { order_id: orderIdOf(first).toUpperCase() } });
  expect((body as { items: { id: string }[] }).items.map(({ id }) => id)).toEqual(idsOf(first));
  expect(await call('listSubscriptions', { query: { order_id: 'x' } })).toMatchObject({ status: 400, body: { code: 800_002 } });
});

test('subscriptions are listed by reseller of record', async () => {
  const { order, call } = await shop();
  const as = { partner: 'provider' } as const;
  const [sold] = idsOf(await order([{ ...KIOSK, partnerIdOnRecord: '5000004' }, KIOSK], as));
  const countOf = async (mpn_id: string) => (await call('listSubscriptions', { as, query: { mpn_id } })).body;
  expect(await countOf('5000004')).toMatchObject({ totalCount: 1, items: [{ id: sold, partnerId: '5000004' }] });
  expect(await countOf('5000005')).toMatchObject({ totalCount: 0, items: [] });
});

test('more subscriptions than one read of the store gives are listed all the same', async () => {
  const { order, call } = await shop();
  for (let index = 0; index < 3; index += 1) await order(Array.from({ length: 80 }, () => KIOSK));
  expect((await call('listSubscriptions')).body).toMatchObject({ totalCount: 240 });
});

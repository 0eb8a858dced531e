import { describe, expect, test } from 'vitest';
import { ACCOUNT, ACCOUNT_ID } from '../../../functions/account/stored.ts';
import { replace } from '../../../functions/storage/port.ts';
import { SAMPLE_OFFER_ID as OFFER } from '../../../functions/catalog/sample/ids.ts';
import { SAMPLE_OFFERS } from '../../../functions/catalog/sample/offers.ts';
import { closeOf, subscriptionLines } from '../../../functions/billing/core/subscription-lines.ts';
import { date } from '../../../functions/shared/calendar.ts';
import { SUBSCRIPTION } from '../../../functions/subscriptions/stored.ts';
import { WireOrder } from '../../../functions/subscriptions/wire.ts';
import { market } from '../../customers/invitations/market.ts';
import { newCustomer } from '../../customers/requests.ts';
import { tenantOf } from '../../support/app.ts';

/** A partner with a customer and a subscription of ten seats; it is 16 November 2026. */
async function place(partner: 'direct' | 'sandbox' = 'direct') {
  const made = await market();
  const partition = made.store.partition('partners', tenantOf('sandbox'));
  const account = await partition.get(ACCOUNT, ACCOUNT_ID);
  // the clock of the sandbox, as the time of day of the others
  if (account) await partition.commit([replace(ACCOUNT, { ...account.value, sandbox: { now: made.ports.now() } }, account)]);
  const call = (method: string, path: string, body?: unknown) => made.as(partner, method, path, body);
  const customer =
    partner === 'direct' ? made.id : ((await call('POST', '/v1/customers', newCustomer('box'))).body as { id: string }).id;
  const at = `/v1/customers/${customer}`;
  const order = (offerId: string, quantity: number) =>
    call('POST', `${at}/orders`, { lineItems: [{ lineItemNumber: 0, offerId, quantity }] });
  const bought = async (offerId: string, quantity: number) => {
    const { id, lineItems } = WireOrder.parse((await order(offerId, quantity)).body);
    return { orderId: id, subscriptionId: lineItems[0]?.subscriptionId ?? '' };
  };
  return { ...made, call, at, order, bought };
}

const productOf = (offerId: string) => SAMPLE_OFFERS.find(({ id }) => id === offerId)?.product.id;

describe('provisioning', () => {
  test('what is ordered is there at once; what is cancelled is there no more', async () => {
    const { call, at, bought } = await place();
    const { orderId, subscriptionId } = await bought(OFFER.enterpriseE1, 10);
    const status = () => call('GET', `${at}/subscriptions/${subscriptionId}/provisioningstatus`);
    expect((await status()).body).toMatchObject({
      skuId: productOf(OFFER.enterpriseE1),
      status: 'success',
      quantity: 10,
      endDate: '2027-12-15T00:00:00.000Z',
      attributes: { objectType: 'SubscriptionProvisioningStatus' },
    });
    const lines = () => call('GET', `${at}/orders/${orderId}/provisioningstatus`);
    expect((await lines()).body).toMatchObject({
      items: [
        { lineItemNumber: 0, status: 'Fulfilled', quantityProvisioningInformation: [{ quantity: 10, status: 'Fulfilled' }] },
      ],
    });
    await call('PATCH', `${at}/subscriptions/${subscriptionId}`, { status: 'deleted' });
    expect((await status()).body).toMatchObject({ status: 'none', quantity: 0, endDate: '2026-11-16T00:00:00.000Z' });
    expect((await lines()).body).toMatchObject({ items: [{ status: 'Unfulfilled' }] });
  });

  test('it needs delegated privileges', async () => {
    const { call, at, bought } = await place();
    const { subscriptionId } = await bought(OFFER.enterpriseE1, 10);
    await call('PATCH', at, { allowDelegatedAccess: false });
    const answer = await call('GET', `${at}/subscriptions/${subscriptionId}/provisioningstatus`);
    expect(answer).toMatchObject({ status: 403, body: { code: 950047 } });
  });

  test('licenses need no activation; a sandbox has a link for each line to try a client with', async () => {
    for (const partner of ['direct', 'sandbox'] as const) {
      const { call, at, bought } = await place(partner);
      const { orderId, subscriptionId } = await bought(OFFER.enterpriseE1, 10);
      const line = `${at}/orders/${orderId}/lineitems`;
      const links = [
        `${at}/orders/${orderId}/activationlinks`,
        `${line}/0/activationlinks`,
        `${at}/subscriptions/${subscriptionId}/activationlinks`,
      ];
      for (const path of links) {
        const { body } = await call('GET', path);
        expect(body).toMatchObject(
          partner === 'direct' ? { totalCount: 0 } : { items: [{ lineItemNumber: 0, link: { method: 'GET' } }] },
        );
      }
      expect(await call('GET', `${line}/1/activationlinks`)).toMatchObject({ status: 400, body: { code: 800071 } });
    }
  });
});

describe('changes of an order', () => {
  test('it cannot be cancelled, in the sandbox neither: its subscriptions are', async () => {
    for (const partner of ['direct', 'sandbox'] as const) {
      const { call, at, bought } = await place(partner);
      const { orderId } = await bought(OFFER.enterpriseE1, 10);
      const patch = (id: string) => call('PATCH', `${at}/orders/${id}`, { id, status: 'cancelled' });
      expect(await patch(orderId)).toMatchObject({ status: 400, body: { code: 800063 } });
      expect(await patch(tenantOf('direct'))).toMatchObject({ status: 404, body: { code: 20000 } });
    }
  });

  test('its billing cycle is the only one it can have', async () => {
    const { call, at, bought } = await place();
    const { orderId, subscriptionId } = await bought(OFFER.enterpriseE1, 10);
    const lineItems = [{ lineItemNumber: 0, offerId: OFFER.enterpriseE1, subscriptionId, quantity: 10 }];
    const patch = (billingCycle: string) => call('PATCH', `${at}/orders/${orderId}`, { billingCycle, lineItems });
    expect(await patch('Monthly')).toMatchObject({ status: 200, body: { id: orderId, billingCycle: 'monthly' } });
    expect(await patch('Annual')).toMatchObject({ status: 400, body: { code: 6001 } });
    await call('PATCH', `${at}/subscriptions/${subscriptionId}`, { status: 'suspended' });
    expect(await patch('Annual')).toMatchObject({ status: 400, body: { code: 6000 } });
    expect(await call('PATCH', `${at}/orders/${orderId}`, {})).toMatchObject({ status: 400, body: { code: 4018 } });
  });
});

describe('R-DEV-04: the limits of a sandbox', () => {
  test('25 licenses a subscription, ordered or changed', async () => {
    const { call, at, order, bought } = await place('sandbox');
    expect(await order(OFFER.enterpriseE1, 26)).toMatchObject({ status: 400, body: { code: 800018 } });
    const { subscriptionId } = await bought(OFFER.enterpriseE1, 25);
    const change = await call('PATCH', `${at}/subscriptions/${subscriptionId}`, { quantity: 26 });
    expect(change).toMatchObject({ status: 400, body: { code: 800018 } });
  });

  test('five subscriptions a customer; one that was cancelled makes room, however many are ordered at one moment', async () => {
    const { call, at, order, bought } = await place('sandbox');
    const { subscriptionId } = await bought(OFFER.enterpriseE1, 1);
    for (let number = 0; number < 3; number += 1) await bought(OFFER.enterpriseE1, 1);
    const answers = await Promise.all([order(OFFER.enterpriseE1, 1), order(OFFER.enterpriseE1, 1)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 400]);
    await call('PATCH', `${at}/subscriptions/${subscriptionId}`, { status: 'deleted' });
    expect((await order(OFFER.enterpriseE1, 1)).status).toBe(201);
    const lineItems = [0, 1].map((id) => ({ id, catalogItemId: OFFER.enterpriseE1, quantity: 1, billingCycle: 'monthly' }));
    expect((await call('POST', `${at}/carts`, { lineItems })).body).toMatchObject({
      lineItems: [{ error: { errorCode: 10009 } }, {}],
    });
  });

  test('no limits elsewhere', async () => {
    const { order } = await place();
    for (let number = 0; number < 6; number += 1) expect((await order(OFFER.enterpriseE1, 26)).status).toBe(201);
  });
});

describe('trial to paid', () => {
  async function trial() {
    const made = await place();
    const bought = await made.bought(OFFER.enterpriseE3Trial, 20);
    const path = `${made.at}/subscriptions/${bought.subscriptionId}`;
    const convert = (body: object) => made.call('POST', `${path}/conversions`, body);
    return { ...made, ...bought, path, convert };
  }

  test('the id and the order stay; the rest is as if bought on that day, with its free period', async () => {
    const { call, at, path, convert, orderId, subscriptionId, store, wait } = await trial();
    expect((await call('GET', `${path}/conversions`)).body).toMatchObject({
      items: [
        { offerId: OFFER.enterpriseE3Trial, targetOfferId: OFFER.enterpriseE3, orderId, quantity: 20, billingCycle: 'monthly' },
      ],
    });
    wait(4 * 24 * 60); // 20 November
    const answer = await convert({
      OfferId: OFFER.enterpriseE3Trial,
      TargetOfferId: OFFER.enterpriseE3,
      OrderId: orderId,
      Quantity: 0,
      BillingCycle: 'Monthly',
    });
    expect(answer).toMatchObject({ status: 200, body: { subscriptionId, targetOfferId: OFFER.enterpriseE3 } });
    expect(answer.body).not.toHaveProperty('error');
    expect((await call('GET', path)).body).toMatchObject({
      offerId: OFFER.enterpriseE3,
      offerName: 'Office 365 Enterprise E3',
      isTrial: false,
      billingCycle: 'monthly',
      quantity: 20,
      effectiveStartDate: '2026-11-21T00:00:00.000Z',
      commitmentEndDate: '2027-12-15T00:00:00.000Z',
    });
    expect((await call('GET', `${at}/orders/${orderId}`)).body).toMatchObject({
      billingCycle: 'monthly',
      lineItems: [{ offerId: OFFER.enterpriseE3, quantity: 20, subscriptionId }],
    });
    // the first advance, on the first billing date: 133.33 x 20
    const stored = await store.partition('partners', tenantOf('direct')).get(SUBSCRIPTION, subscriptionId);
    const lines = stored ? subscriptionLines(stored.value, closeOf(date('2026-12-15'), 15)) : [];
    expect(lines).toMatchObject([{ chargeType: 'PURCHASE_FEE', amount: 266_660 }]);
  });

  test.each([
    ['another target', { targetOfferId: OFFER.enterpriseE1 }, 1],
    ['a target nobody knows', { targetOfferId: 'nothing' }, 1],
    ['too many seats', { targetOfferId: OFFER.enterpriseE3, quantity: 10_000_001 }, 0],
  ])('%s is refused inside the answer', async (_what, body, code) => {
    const { convert } = await trial();
    expect(await convert(body)).toMatchObject({ status: 200, body: { error: { code } } });
  });

  test('what is no active trial has no conversions', async () => {
    const { call, path, convert, at, bought } = await trial();
    const paid = await bought(OFFER.enterpriseE1, 1);
    expect((await call('GET', `${at}/subscriptions/${paid.subscriptionId}/conversions`)).body).toMatchObject({ totalCount: 0 });
    await call('PATCH', path, { status: 'suspended' });
    expect((await call('GET', `${path}/conversions`)).body).toMatchObject({ totalCount: 0 });
    expect((await convert({ targetOfferId: OFFER.enterpriseE3 })).body).toMatchObject({ error: { code: 1 } });
  });

  test('two conversions at one moment convert once', async () => {
    const { convert, call, at } = await trial();
    const [one, two] = await Promise.all([
      convert({ targetOfferId: OFFER.enterpriseE3 }),
      convert({ targetOfferId: OFFER.enterpriseE3 }),
    ]);
    expect([one.status, two.status]).toEqual([200, 200]);
    expect([one, two].filter(({ body }) => 'error' in (body as object))).toHaveLength(1);
    expect((await call('GET', `${at}/subscriptions`)).body).toMatchObject({ totalCount: 1 });
  });
});

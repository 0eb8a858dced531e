import { expect, test } from 'vitest';
import { ACCOUNT, ACCOUNT_ID } from '../../functions/account/stored.ts';
import { canPartnerChange, type SubscriptionStatus } from '../../functions/contract/lifecycle.ts';
import { replace } from '../../functions/storage/port.ts';
import { SUBSCRIPTION } from '../../functions/subscriptions/stored.ts';
import { tenantOf } from '../support/app.ts';
import { idsOf, OFFER, shop, type Shop } from './shop.ts';

async function ordered(quantity = 15): Promise<Shop & { id: string }> {
  const made = await shop();
  const [id] = idsOf(await made.order([{ offerId: OFFER.exchangeKiosk, quantity }]));
  return { ...made, id };
}

const storedIn = async ({ app, id }: Shop & { id: string }) =>
  (await app.ports.store.partition('partners', tenantOf('direct')).get(SUBSCRIPTION, id))?.value;

test('R-SUB-14, R-CALC-13: seats change from the day of the change, one entry a day', async () => {
  const made = await ordered();
  const { moveTo, patch, id, app } = made;
  moveTo('2026-11-20T10:00:00Z');
  app.meter.take();
  expect(await patch(id, { quantity: 30 })).toMatchObject({ status: 200, body: { quantity: 30, status: 'active' } });
  expect(app.meter.take()).toEqual({ get: 4, commit: 1 }); // account, employee, subscription, offer
  await patch(id, { quantity: 12 });
  expect((await storedIn(made))?.seatChanges).toEqual([
    { on: '2026-11-02', quantity: 15 },
    { on: '2026-11-20', quantity: 12 },
  ]);
});

test('R-SUB-11: seats stay within the offer and are frozen while suspended; a deleted subscription cannot change', async () => {
  const { patch, id } = await ordered();
  expect(await patch(id, { quantity: 10_000_001 })).toMatchObject({ status: 400, body: { code: 2002 } });
  expect(await patch(id, { quantity: 0 })).toMatchObject({ body: { code: 2002 } });
  await patch(id, { status: 'suspended' });
  expect(await patch(id, { quantity: 16 })).toMatchObject({ status: 400, body: { code: 2001 } });
  await patch(id, { status: 'deleted' });
  for (const body of [{ quantity: 16 }, { status: 'active' }, { friendlyName: 'x' }])
    expect(await patch(id, body)).toMatchObject({ status: 400, body: { code: 2011 } });
});

test('the whole resource sent back with one change changes that one thing', async () => {
  const { call, patch, id } = await ordered();
  const { body } = await call('getSubscription', { params: { subscriptionId: id } });
  expect(await patch(id, { ...(body as object), friendlyName: '门店' })).toMatchObject({
    status: 200,
    body: { friendlyName: '门店', quantity: 15, status: 'active', autoRenewEnabled: true },
  });
});

test('.NET placeholders beside a wish are no wishes', async () => {
  const { patch, id } = await ordered();
  const body = {
    Id: null,
    FriendlyName: '门店',
    Quantity: 0,
    Status: 'none',
    BillingCycle: 'unknown',
    AutoRenewEnabled: true,
    EffectiveStartDate: '0001-01-01T00:00:00',
    Attributes: { Etag: null, ObjectType: 'Subscription' },
  };
  expect(await patch(id, body)).toMatchObject({ status: 200, body: { friendlyName: '门店', quantity: 15, status: 'active' } });
});

test('R-SUS-05: suspended on 10 November: the answer tells the deletion date; day 60 brings it back, day 61 does not', async () => {
  const { moveTo, patch, id } = await ordered();
  moveTo('2026-11-10T10:00:00Z');
  expect(await patch(id, { status: 'suspended' })).toMatchObject({
    body: { status: 'suspended', dataDeletionDate: '2027-01-10T00:00:00.000Z' },
  });
  moveTo('2027-01-10T00:00:00Z');
  expect(await patch(id, { status: 'active' })).toMatchObject({ status: 400, body: { code: 800_096 } });
  moveTo('2027-01-09T23:59:59Z');
  const back = await patch(id, { status: 'active' });
  expect(back).toMatchObject({ status: 200, body: { status: 'active' } });
  expect(back.body).not.toHaveProperty('dataDeletionDate');
});

test('R-SUB-15: a cancellation ends the subscription at 0:00 of its day and stops its renewal', async () => {
  const { moveTo, patch, id } = await ordered();
  moveTo('2026-12-05T22:00:00Z');
  expect(await patch(id, { status: 'deleted' })).toMatchObject({
    body: { status: 'deleted', autoRenewEnabled: false, commitmentEndDate: '2026-12-05T00:00:00.000Z', actions: [] },
  });
});

test('auto-renew goes off and on; a trial has none', async () => {
  const { order, patch, id } = await ordered();
  expect(await patch(id, { autoRenewEnabled: false })).toMatchObject({ body: { autoRenewEnabled: false } });
  expect(await patch(id, { autoRenewEnabled: true })).toMatchObject({ body: { autoRenewEnabled: true } });
  const [trial] = idsOf(await order([{ offerId: OFFER.enterpriseE3Trial, quantity: 1 }]));
  expect(await patch(trial, { autoRenewEnabled: true })).toMatchObject({ status: 400, body: { code: 800_093 } });
});

test('2054: the billing cycle does not change through the subscription', async () => {
  const { patch, id } = await ordered();
  expect(await patch(id, { billingCycle: 'annual' })).toMatchObject({ status: 400, body: { code: 2054 } });
  expect(await patch(id, { billingCycle: 'Monthly' })).toMatchObject({ status: 200 });
});

test('2055: an old etag is refused, in the header or the body, and of two writers one wins', async () => {
  const { call, patch, id } = await ordered();
  const { etag } = ((await call('getSubscription', { params: { subscriptionId: id } })).body as { attributes: { etag: string } })
    .attributes;
  const writers = await Promise.all(
    [16, 17].map((quantity) => patch(id, { quantity }, { headers: { 'If-Match': `"${etag}"` } })),
  );
  expect(writers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  expect(await patch(id, { quantity: 18 }, { headers: { 'If-Match': `"${etag}"` } })).toMatchObject({
    status: 400,
    body: { code: 2055 },
  });
  expect(await patch(id, { quantity: 18, attributes: { etag } })).toMatchObject({ body: { code: 2055 } });
  const winner = writers.find(({ status }) => status === 200)?.body as { attributes: { etag: string } } | undefined;
  const fresh = winner?.attributes.etag;
  expect(await patch(id, { quantity: 18, attributes: { etag: fresh } })).toMatchObject({ status: 200 });
});

test('R-SUB-12: an add-on is suspended, brought back and ended with its base, and not active without it', async () => {
  const { order, call, patch } = await shop();
  const first = await order([{ offerId: OFFER.enterpriseE3, quantity: 10 }]);
  const [base] = idsOf(first);
  const extended = await call('addAddOnToOrder', {
    params: { orderId: (first.body as { id: string }).id },
    body: { lineItems: [{ lineItemNumber: 0, offerId: OFFER.extraFileStorage, quantity: 5, parentSubscriptionId: base }] },
  });
  const addOn = idsOf(extended)[1] ?? '';
  const statusOf = async (subscriptionId: string) =>
    ((await call('getSubscription', { params: { subscriptionId } })).body as { status: string }).status;

  await patch(base, { status: 'suspended' });
  expect(await statusOf(addOn)).toBe('suspended');
  expect(await patch(addOn, { status: 'active' })).toMatchObject({ status: 409, body: { code: 27_009 } });
  await patch(base, { status: 'active' });
  expect(await statusOf(addOn)).toBe('active');

  await patch(addOn, { status: 'suspended' }); // on its own: it does not come back with its base
  await patch(base, { status: 'suspended' });
  await patch(base, { status: 'active' });
  expect(await statusOf(addOn)).toBe('suspended');

  await patch(base, { status: 'deleted' });
  expect(await statusOf(addOn)).toBe('deleted');
});

test('R-BILL-07, R-BILL-08: a suspended account changes no seats, but suspends, renames and cancels', async () => {
  const { app, patch, id } = await ordered();
  const partition = app.ports.store.partition('partners', tenantOf('direct'));
  const account = await partition.get(ACCOUNT, ACCOUNT_ID);
  if (!account) throw new Error('no account');
  await partition.commit([replace(ACCOUNT, { ...account.value, state: 'suspended' as const }, account)]);
  for (const quantity of [14, 16]) expect(await patch(id, { quantity })).toMatchObject({ status: 403, body: { code: 950_007 } });
  for (const body of [
    { friendlyName: '门店' },
    { status: 'suspended' },
    { status: 'active' },
    { autoRenewEnabled: false },
    { status: 'deleted' },
  ]) {
    expect((await patch(id, body)).status, JSON.stringify(body)).toBe(200);
  }
});

test('the lifecycle: every pair of statuses is either in the table or refused', async () => {
  const statuses: readonly SubscriptionStatus[] = ['active', 'suspended', 'deleted'];
  const allowed = statuses.flatMap((from) => statuses.filter((to) => canPartnerChange(from, to)).map((to) => `${from} to ${to}`));
  expect(allowed).toEqual(['active to suspended', 'active to deleted', 'suspended to active', 'suspended to deleted']);
  for (const from of statuses) {
    for (const to of statuses) {
      const { patch, id } = await ordered();
      if (from !== 'active') await patch(id, { status: from });
      const { status } = await patch(id, { status: to });
      expect(status, `${from} to ${to}`).toBe(
        from !== 'deleted' && (from === to || allowed.includes(`${from} to ${to}`)) ? 200 : 400,
      );
    }
  }
});

test('the first refusal that applies wins: deleted, then status, then account, seats, range', async () => {
  const { patch, id } = await ordered();
  await patch(id, { status: 'suspended' });
  expect(await patch(id, { quantity: 10_000_001 })).toMatchObject({ body: { code: 2001 } });
  expect(await patch(id, { billingCycle: 'annual', quantity: 10_000_001 })).toMatchObject({ body: { code: 2054 } });
  expect(await patch(id, { billingCycle: 'annual' }, { headers: { 'If-Match': '"old"' } })).toMatchObject({
    body: { code: 2055 },
  });
  expect(
    await patch('00000000-0000-4000-8000-000000000000', { quantity: 1 }, { headers: { 'If-Match': '"old"' } }),
  ).toMatchObject({ status: 404, body: { code: 20_003 } });
});

import { expect, test } from 'vitest';
import { hookedApp } from '../support/app.ts';
import { idsOf, OFFER, shop, versionIn, type Shop } from './shop.ts';

async function ordered(given?: Shop): Promise<Shop & { id: string }> {
  const made = given ?? (await shop());
  const [id] = idsOf(await made.order([{ offerId: OFFER.exchangeKiosk, quantity: 15 }]));
  return { ...made, id };
}

test('R-SUB-14, R-CALC-13: seats change from the day of the change, one entry a day', async () => {
  const { moveTo, patch, id, stored, read } = await ordered();
  moveTo('2026-11-20T10:00:00Z');
  const answer = await patch(id, { quantity: 30 });
  expect(answer).toMatchObject({ status: 200, body: { quantity: 30, status: 'active' } });
  expect(await read(id)).toEqual(answer.body);
  await patch(id, { quantity: 12 });
  expect((await stored(id)).seatChanges).toEqual([
    { on: '2026-11-02', quantity: 15 },
    { on: '2026-11-20', quantity: 12 },
  ]);
});

test('R-SUB-11: seats stay within the offer, and are frozen while suspended', async () => {
  const { patch, id, stored } = await ordered();
  for (const quantity of [10_000_001, 0, -1]) {
    expect(await patch(id, { quantity }), `${quantity}`).toMatchObject({ status: 400, body: { code: 2002 } });
  }
  await patch(id, { status: 'suspended' });
  expect(await patch(id, { quantity: 16 })).toMatchObject({ status: 400, body: { code: 2001 } });
  expect(await patch(id, { quantity: 15 })).toMatchObject({ status: 200 });
  expect((await stored(id)).seatChanges).toEqual([{ on: '2026-11-02', quantity: 15 }]);
});

test('R-SUB-15: a cancellation ends the subscription at 0:00 of its day and stops its renewal, for good', async () => {
  const { moveTo, patch, id, read } = await ordered();
  moveTo('2026-12-05T22:00:00Z');
  const cancelled = await patch(id, { status: 'deleted' });
  expect(cancelled).toMatchObject({
    status: 200,
    body: { status: 'deleted', autoRenewEnabled: false, commitmentEndDate: '2026-12-05T00:00:00.000Z', actions: [] },
  });
  for (const body of [{ status: 'deleted' }, { status: 'active' }, { quantity: 16 }, { friendlyName: 'x' }, {}]) {
    expect(await patch(id, body), JSON.stringify(body)).toMatchObject({ status: 400, body: { code: 2011 } });
  }
  expect(await read(id)).toEqual(cancelled.body);
});

test('R-SUS-05: suspended on 10 November: the answer tells the deletion date; day 60 brings it back, day 61 does not', async () => {
  const { moveTo, patch, id } = await ordered();
  moveTo('2026-11-10T10:00:00Z');
  expect(await patch(id, { status: 'suspended' })).toMatchObject({
    body: {
      status: 'suspended',
      suspensionReasons: ['PartnerRequest'],
      dataDeletionDate: '2027-01-10T00:00:00.000Z',
      commitmentEndDate: '2027-11-15T00:00:00.000Z',
    },
  });
  moveTo('2027-01-10T00:00:00Z');
  expect(await patch(id, { status: 'active' })).toMatchObject({ status: 400, body: { code: 800_096 } });
  moveTo('2027-01-09T23:59:59Z');
  const back = await patch(id, { status: 'active' });
  expect(back).toMatchObject({ status: 200, body: { status: 'active' } });
  expect(back.body).not.toHaveProperty('dataDeletionDate');
  expect(back.body).not.toHaveProperty('suspensionReasons');
});

test('R-SUB-09: a nickname is given, and taken away by an empty one', async () => {
  const { patch, id } = await ordered();
  expect(await patch(id, { friendlyName: '  门店 ' })).toMatchObject({ body: { friendlyName: '门店' } });
  expect(await patch(id, { friendlyName: '' })).toMatchObject({ body: { friendlyName: 'Exchange Online Kiosk' } });
  for (const friendlyName of ['a\u0001b', 'x'.repeat(257)]) {
    expect(await patch(id, { friendlyName })).toMatchObject({ status: 400, body: { code: 800_002 } });
  }
});

test('800093: auto-renewal goes off and on; a trial has none', async () => {
  const { order, patch, id } = await ordered();
  for (const autoRenewEnabled of [false, true]) {
    expect(await patch(id, { autoRenewEnabled })).toMatchObject({ status: 200, body: { autoRenewEnabled } });
  }
  const [trial] = idsOf(await order([{ offerId: OFFER.enterpriseE3Trial, quantity: 1 }]));
  expect(await patch(trial, { autoRenewEnabled: true })).toMatchObject({ status: 400, body: { code: 800_093 } });
});

test('2054: the billing cycle does not change through the subscription', async () => {
  const { patch, id } = await ordered();
  for (const billingCycle of ['annual', 'none', 2]) {
    expect(await patch(id, { billingCycle })).toMatchObject({ status: 400, body: { code: 2054 } });
  }
  for (const billingCycle of ['Monthly', 'unknown', 0]) expect((await patch(id, { billingCycle })).status).toBe(200);
});

test('2055: an old etag is refused in the header and in the body; a fresh one, or *, is not', async () => {
  const { patch, id, read } = await ordered();
  const { etag } = (await read(id)).attributes;
  expect(versionIn(etag)).toEqual({ id, version: 1 });
  const changed = await patch(id, { quantity: 16 }, { headers: { 'If-Match': `"${etag}"` } });
  expect(changed.status).toBe(200);
  const refused = { status: 400, body: { code: 2055 } };
  expect(await patch(id, { quantity: 18 }, { headers: { 'If-Match': `"${etag}"` } })).toMatchObject(refused);
  expect(await patch(id, { quantity: 18, attributes: { etag } })).toMatchObject(refused);
  expect(await patch(id, { quantity: 18, Attributes: { Etag: etag } })).toMatchObject(refused);
  const fresh = (changed.body as { attributes: { etag: string } }).attributes.etag;
  expect(versionIn(fresh)).toEqual({ id, version: 2 });
  expect((await patch(id, { quantity: 17, attributes: { etag: fresh } })).status).toBe(200);
  expect((await patch(id, { quantity: 18 }, { headers: { 'If-Match': '*' } })).status).toBe(200);
});

test('of two writers with one etag one wins, and only its change is there', async () => {
  const { app, store } = await hookedApp();
  const { patch, id, read } = await ordered(await shop(app));
  const headers = { 'If-Match': `"${(await read(id)).attributes.etag}"` };
  store.beforeCommit = async () => {
    store.beforeCommit = undefined;
    expect((await patch(id, { quantity: 17 }, { headers })).status).toBe(200);
  };
  expect(await patch(id, { quantity: 16 }, { headers })).toMatchObject({ status: 409, body: { code: 950_010 } });
  expect((await read(id)).quantity).toBe(17);
});

test('a repeated change with one MS-RequestId is made once, and gives the same answer', async () => {
  const { patch, id, read } = await ordered();
  const headers = { 'MS-RequestId': '6a8b1c1e-0000-4000-8000-000000000003' };
  const first = await patch(id, { status: 'deleted' }, { headers });
  expect(await patch(id, { status: 'deleted' }, { headers })).toMatchObject({ status: 200, text: first.text });
  expect(versionIn((await read(id)).attributes.etag)).toEqual({ id, version: 2 });
});

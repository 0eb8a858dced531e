import { expect, test } from 'vitest';
import { SAMPLE_OFFER_ID as OFFER } from '../../functions/catalog/sample/ids.ts';
import { closeOf, subscriptionLines } from '../../functions/billing/core/subscription-lines.ts';
import { date } from '../../functions/shared/calendar.ts';
import { toMinor } from '../../functions/shared/money.ts';
import { planChange } from '../../functions/subscriptions/core/change.ts';
import { onDueDay } from '../../functions/subscriptions/core/due.ts';
import { SUBSCRIPTION } from '../../functions/subscriptions/stored.ts';
import { WireOrder } from '../../functions/subscriptions/wire.ts';
import { market } from '../customers/invitations/market.ts';
import { tenantOf } from '../support/app.ts';

/** Ten seats of Office 365 Enterprise E1, bought on 16 November 2026; it renews on 15 December 2027. */
async function place(offerId: string = OFFER.enterpriseE1) {
  const made = await market();
  const at = `/v1/customers/${made.id}`;
  const lineItems = [{ lineItemNumber: 0, offerId, quantity: 10 }];
  const { lineItems: lines } = WireOrder.parse((await made.as('direct', 'POST', `${at}/orders`, { lineItems })).body);
  const id = lines[0]?.subscriptionId ?? '';
  const path = `${at}/subscriptions/${id}`;
  return {
    ...made,
    path,
    patch: (body: object) => made.as('direct', 'PATCH', path, body),
    preview: async (body: object) => {
      const answer = await made.as('direct', 'POST', `${path}/preview`, body);
      return (answer.body as { consequences: { code: string; on?: string }[] }).consequences;
    },
    read: async () => (await made.as('direct', 'GET', path)).body as Record<string, unknown>,
    stored: async () => {
      const found = await made.store.partition('partners', tenantOf('direct')).get(SUBSCRIPTION, id);
      if (!found) throw new Error('there is a subscription');
      return found.value;
    },
  };
}

const scheduled = (quantity: number) => ({ scheduledNextTermInstructions: { quantity } });
const WARNED = { warnings: [expect.stringContaining('dropped')] };

test('seats scheduled for the renewal count from that day on, and not before', async () => {
  const { patch, read, stored } = await place();
  const product = { skuId: OFFER.enterpriseE1, billingCycle: 'monthly', termDuration: 'P1Y' };
  expect(await patch(scheduled(12))).toMatchObject({
    status: 200,
    body: { quantity: 10, scheduledNextTermInstructions: { quantity: 12, product } },
  });
  expect(await read()).toMatchObject({ quantity: 10, scheduledNextTermInstructions: { quantity: 12 } });
  const renewed = onDueDay(await stored(), 15, { unitPrice: toMinor(5000), version: '2027-01-01' });
  expect(renewed).not.toHaveProperty('scheduled');
  expect(renewed.seatChanges).toEqual([
    { on: '2026-11-16', quantity: 10 },
    { on: '2027-12-15', quantity: 12, withRenewal: true },
  ]);
  // R-SUB-08, R-SUB-14: 12 seats at the price of the renewal, 50.00; and 10 at 49.83 the month before
  const advance = (day: string) => subscriptionLines(renewed, closeOf(date(day), 15)).at(-1)?.amount;
  expect([advance('2027-11-15'), advance('2027-12-15')]).toEqual([49_830, 60_000]);
  // nothing to settle for that period, unless seats change in it: on the very day, 12 were charged and 14 used throughout
  const lines = (one: typeof renewed) =>
    subscriptionLines(one, closeOf(date('2028-01-15'), 15)).map(({ chargeType, quantity, amount }) => [
      chargeType,
      quantity,
      amount,
    ]);
  expect(lines(renewed)).toEqual([['CYCLE_FEE', 12, 60_000]]);
  const changed = planChange(
    renewed,
    { quantity: 14 },
    { today: date('2027-12-15'), isAccountSuspended: false, quantityMin: 1, quantityMax: 100, isAutoRenewable: true },
  );
  expect(changed.ok && lines(changed.value)).toEqual([
    ['CANCEL_INSTANCEPRORATE', 12, -60_000],
    ['CYCLE_INSTANCEPRORATE', 14, 70_000],
    ['CYCLE_FEE', 14, 70_000],
  ]);
});

test('a subscription that is suspended on the day keeps its seats (R-SUB-11)', async () => {
  const { patch, stored } = await place();
  await patch(scheduled(12));
  await patch({ status: 'suspended' });
  const renewed = onDueDay({ ...(await stored()), suspendedOn: date('2027-12-01') }, 15, {
    unitPrice: toMinor(5000),
    version: 'v',
  });
  expect(renewed.seatChanges).toHaveLength(1);
  expect(renewed).not.toHaveProperty('scheduled');
});

test.each([
  ['other seats', { quantity: 11 }],
  ['no renewal', { autoRenewEnabled: false }],
])('%s before the renewal drop what was scheduled, and the answer says so', async (_what, change) => {
  const { patch, preview, read } = await place();
  await patch(scheduled(12));
  expect((await preview(change)).map(({ code }) => code)).toContain('scheduledChangeDropped');
  expect(await read()).toMatchObject({ scheduledNextTermInstructions: { quantity: 12 } });
  expect(await patch(change)).toMatchObject({ status: 200, body: WARNED });
  const after = await read();
  expect(after).not.toHaveProperty('scheduledNextTermInstructions');
  expect(after).not.toHaveProperty('warnings');
});

test.each([
  ['a nickname', { friendlyName: 'Desk' }, 12],
  ['a suspension', { status: 'suspended' }, 12],
  ['other seats, with what is to be scheduled', { quantity: 11, ...scheduled(12) }, 12],
  ['another schedule', scheduled(13), 13],
])('%s leaves a schedule, without a warning', async (_what, change, quantity) => {
  const { patch } = await place();
  await patch(scheduled(12));
  const { body } = await patch(change);
  expect(body).toMatchObject({ scheduledNextTermInstructions: { quantity } });
  expect(body).not.toHaveProperty('warnings');
});

test('an empty object takes a schedule back; the whole resource can be sent back as it was read', async () => {
  const { patch, read } = await place();
  await patch(scheduled(12));
  expect((await patch(await read())).body).toMatchObject({ scheduledNextTermInstructions: { quantity: 12 } });
  const { body } = await patch({ scheduledNextTermInstructions: {} });
  expect(body).not.toHaveProperty('scheduledNextTermInstructions');
  expect(body).not.toHaveProperty('warnings');
});

test('what is scheduled can be seen beforehand, with its day', async () => {
  const { preview } = await place();
  expect(await preview(scheduled(12))).toMatchObject([{ code: 'scheduledFor', on: '2027-12-15T00:00:00.000Z' }]);
});

test.each([
  ['seats outside the offer', scheduled(10_000_001), 2002],
  ['another offer', { scheduledNextTermInstructions: { quantity: 10, product: { skuId: OFFER.enterpriseE3 } } }, 3000],
  ['a subscription that does not renew', { autoRenewEnabled: false, ...scheduled(12) }, 950084],
  ['one that is suspended', { status: 'suspended', ...scheduled(12) }, 950084],
  ['one that is cancelled', { status: 'deleted', ...scheduled(12) }, 950084],
])('%s cannot be scheduled', async (_what, body, code) => {
  const { patch } = await place();
  expect(await patch(body)).toMatchObject({ status: 400, body: { code } });
});

test('a trial does not renew, so nothing can be scheduled for it', async () => {
  const { patch } = await place(OFFER.enterpriseE3Trial);
  expect(await patch(scheduled(12))).toMatchObject({ status: 400, body: { code: 950084 } });
});

import { expect, test } from 'vitest';
import { canPartnerChange, SUBSCRIPTION_LIFECYCLE, type SubscriptionStatus } from '../../functions/contract/lifecycle.ts';
import { onDueDay } from '../../functions/subscriptions/core/due.ts';
import { idsOf, OFFER, shop } from './shop.ts';
import { subscription, suspendedOn } from './core/sample.ts';

// Every pair: what a PATCH of the status answers, and whether the table of the lifecycle has it. To stay is no change.
const PAIRS: readonly [SubscriptionStatus, SubscriptionStatus, 200 | 2011, boolean][] = [
  ['active', 'active', 200, false],
  ['active', 'suspended', 200, true],
  ['active', 'deleted', 200, true],
  ['suspended', 'active', 200, true],
  ['suspended', 'suspended', 200, false],
  ['suspended', 'deleted', 200, true],
  ['deleted', 'active', 2011, false],
  ['deleted', 'suspended', 2011, false],
  ['deleted', 'deleted', 2011, false],
];

for (const [from, to, answer, isChange] of PAIRS) {
  test(`the lifecycle, by the partner: ${from} to ${to}: ${answer}`, async () => {
    expect(canPartnerChange(from, to)).toBe(isChange);
    const { order, patch, read } = await shop();
    const [id] = idsOf(await order([{ offerId: OFFER.exchangeKiosk, quantity: 15 }]));
    if (from !== 'active') await patch(id, { status: from });
    const { status, body } = await patch(id, { status: to });
    if (answer === 200) expect([status, (body as { status: string }).status]).toEqual([200, to]);
    else expect([status, (body as { code: number }).code]).toEqual([400, answer]);
    expect((await read(id)).status).toBe(answer === 200 ? to : from);
  });
}

test('the lifecycle, by the jobs: what a due day does is in the table', () => {
  const byJob = SUBSCRIPTION_LIFECYCLE.filter(({ by }) => by === 'job').map(({ from, to }) => `${from} to ${to}`);
  const due = [suspendedOn('2018-07-01'), subscription({ autoRenew: false })];
  expect(due.map((before) => `${before.status} to ${onDueDay(before, 15, undefined).status}`)).toEqual(byJob);
});

test('no status but these can be asked for', async () => {
  const { order, patch } = await shop();
  const [id] = idsOf(await order([{ offerId: OFFER.exchangeKiosk, quantity: 15 }]));
  for (const status of ['pending', 'expired', 'gone', 7]) {
    expect(await patch(id, { status }), `${status}`).toMatchObject({ status: 400, body: { code: 800_002 } });
  }
});

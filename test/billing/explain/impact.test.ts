import { expect, test } from 'vitest';
import { ACCOUNT, ACCOUNT_ID } from '../../../functions/account/stored.ts';
import { SAMPLE_OFFER_ID as OFFER } from '../../../functions/catalog/sample/ids.ts';
import { replace } from '../../../functions/storage/port.ts';
import { WireOrder } from '../../../functions/subscriptions/wire.ts';
import { market } from '../../customers/invitations/market.ts';
import { tenantOf } from '../../support/app.ts';

interface Impact {
  readonly difference: number;
  readonly invoiceDate: string;
  readonly linesWith: { chargeType: string; amount: number }[];
  readonly linesWithout: { amount: number }[];
  readonly consequences: { code: string; on?: string }[];
  readonly subscriptions: { status: string; offerId: string; quantity: number }[];
}

/** A partner with a customer; it is 16 November 2026, billing dates are on the 15th. */
async function place() {
  const made = await market();
  const at = `/v1/customers/${made.id}`;
  const call = (method: string, path: string, body?: unknown) => made.as('direct', method, `${at}${path}`, body);
  const order = (offerId: string, quantity: number) => ({ lineItems: [{ lineItemNumber: 0, offerId, quantity }] });
  const bought = async (offerId: string, quantity: number) => {
    const { lineItems } = WireOrder.parse((await call('POST', '/orders', order(offerId, quantity))).body);
    return `/subscriptions/${lineItems[0]?.subscriptionId}`;
  };
  const count = async () => ((await call('GET', '/subscriptions')).body as { totalCount: number }).totalCount;
  return { ...made, call, order, bought, count };
}

test('an order: what the next invoice gains, how long the price is locked; nothing is written', async () => {
  const { call, order, count } = await place();
  const { status, body } = await call('POST', '/orders/preview', order(OFFER.enterpriseE1, 10));
  expect(status).toBe(200);
  const impact = body as Impact;
  expect(impact).toMatchObject({
    invoiceDate: '2026-12-15T00:00:00.000Z',
    difference: 498.3, // 49.83 x 10 in advance; the days before are free (R-CALC-03)
    linesWithout: [],
    linesWith: [{ chargeType: 'Purchase fee', amount: 498.3 }],
    subscriptions: [{ offerId: OFFER.enterpriseE1, quantity: 10, status: 'active' }],
  });
  expect(impact.consequences).toMatchObject([{ code: 'priceLocked', on: '2027-12-15T00:00:00.000Z' }]);
  expect(await count()).toBe(0);
});

test('a cart: all of its groups together', async () => {
  const { call, count } = await place();
  const lineItems = [
    { id: 0, catalogItemId: OFFER.enterpriseE1, quantity: 10, billingCycle: 'monthly' },
    { id: 1, catalogItemId: OFFER.projectPremiumTrial, quantity: 5, billingCycle: 'none' },
  ];
  const { id } = (await call('POST', '/carts', { lineItems })).body as { id: string };
  const impact = (await call('POST', `/carts/${id}/preview`)).body as Impact;
  expect(impact.difference).toBe(498.3);
  expect(impact.consequences.map(({ code }) => code)).toEqual(['priceLocked', 'endsWithTerm']);
  expect(await count()).toBe(0);
  expect((await call('GET', `/carts/${id}`)).body).toMatchObject({ status: 'Active' });
});

test('an upgrade, by hand: on 26 December 54.17 x 10 x 20 / 31 = 349.48 back and 79.17 x 10 x 20 / 31 = 510.77 more', async () => {
  const { call, bought, wait, count } = await place();
  const source = await bought(OFFER.business, 10);
  wait(39 * 24 * 60 + 15 * 60);
  const body = { targetOffer: { id: OFFER.businessPremium }, upgradeType: 'upgrade_only', quantity: 10 };
  const impact = (await call('POST', `${source}/upgrades/preview`, body)).body as Impact;
  const total = (lines: { amount: number }[]) => lines.map(({ amount }) => amount);
  expect(total(impact.linesWithout)).toEqual([541.7]);
  expect(total(impact.linesWith)).toEqual([-349.48, 510.77, 791.7]);
  expect(impact.difference).toBe(411.29); // -349.48 + 510.77 + 791.70 - 541.70
  expect(impact.consequences).toMatchObject([{ code: 'sourceEnds' }, { code: 'priceLocked' }]);
  expect(await count()).toBe(1);
  const wrong = { ...body, targetOffer: { id: OFFER.enterpriseE1 } };
  expect(await call('POST', `${source}/upgrades/preview`, wrong)).toMatchObject({ status: 400, body: { code: 950085 } });
});

test('a conversion: the first bill of what was a trial', async () => {
  const { call, bought } = await place();
  const trial = await bought(OFFER.enterpriseE3Trial, 20);
  const impact = (await call('POST', `${trial}/conversions/preview`, { targetOfferId: OFFER.enterpriseE3 })).body as Impact;
  expect(impact.difference).toBe(2666.6); // 133.33 x 20
  expect(impact.consequences.map(({ code }) => code)).toEqual(['trialEnds', 'priceLocked']);
  expect((await call('GET', trial)).body).toMatchObject({ isTrial: true });
  const wrong = await call('POST', `${trial}/conversions/preview`, { targetOfferId: OFFER.enterpriseE1 });
  expect(wrong).toMatchObject({ status: 400, body: { code: 950086 } });
});

test('what would be refused is refused in the same words', async () => {
  const { call, order, store } = await place();
  const tooMany = order(OFFER.enterpriseE1, 10_000_001);
  expect(await call('POST', '/orders/preview', tooMany)).toMatchObject({
    status: 400,
    body: (await call('POST', '/orders', tooMany)).body as { code: number },
  });
  const partition = store.partition('partners', tenantOf('direct'));
  const account = await partition.get(ACCOUNT, ACCOUNT_ID);
  const state = 'suspended' as const;
  if (account) await partition.commit([replace(ACCOUNT, { ...account.value, state }, account)]);
  expect(await call('POST', '/orders/preview', order(OFFER.enterpriseE1, 1))).toMatchObject({
    status: 403,
    body: { code: 950007 },
  });
});

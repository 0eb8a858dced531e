import { describe, expect, test } from 'vitest';
import { SAMPLE_OFFER_ID as ID } from '../../../functions/catalog/sample/ids.ts';
import { OFFER, PRICE_LIST } from '../../../functions/catalog/stored.ts';
import { replace, type Partition } from '../../../functions/storage/port.ts';
import { WireOrder } from '../../../functions/subscriptions/wire.ts';
import { market } from '../../customers/invitations/market.ts';

/** A customer with a subscription of an offer. It is 16 November 2026, and the price list of 1 January is in force. */
async function place(offerId: string) {
  const { as, id, store } = await market();
  const at = `/v1/customers/${id}`;
  const lineItems = [{ lineItemNumber: 0, offerId, quantity: 10 }];
  const order = WireOrder.parse((await as('direct', 'POST', `${at}/orders`, { lineItems })).body);
  const path = `${at}/subscriptions/${order.lineItems[0]?.subscriptionId}`;
  const call = (method: string, tail: string, body?: unknown) => as('direct', method, `${path}${tail}`, body);
  return { call, catalog: store.partition('catalog', 'CN') };
}

async function withdraw(catalog: Partition, offerId: string): Promise<void> {
  const was = await catalog.get(OFFER, offerId);
  if (!was) throw new Error('the offer is there');
  await catalog.commit([replace(OFFER, { ...was.value, isAvailableForPurchase: false }, was)]);
}

async function takePriceFrom(catalog: Partition, offerId: string): Promise<void> {
  const was = await catalog.get(PRICE_LIST, '2026-01-01');
  if (!was) throw new Error('the price list is there');
  const prices = Object.fromEntries(Object.entries(was.value.prices).filter(([id]) => id !== offerId));
  await catalog.commit([replace(PRICE_LIST, { ...was.value, prices }, was)]);
}

const upgradeTo = (id: string) => ({ targetOffer: { id }, upgradeType: 'upgrade_only', quantity: 10 });

describe.each([
  ['was withdrawn (R-OFR-04)', withdraw],
  ['has no price in force', takePriceFrom],
])('a target that %s', (_what, spoil) => {
  test('is no upgrade of a subscription', async () => {
    const { call, catalog } = await place(ID.business);
    await spoil(catalog, ID.businessPremium);
    const { items } = (await call('GET', '/upgrades')).body as { items: { targetOffer: { id: string } }[] };
    expect(items).toHaveLength(4);
    expect(items.map(({ targetOffer }) => targetOffer.id)).not.toContain(ID.businessPremium);
    expect(await call('POST', '/upgrades', upgradeTo(ID.businessPremium))).toMatchObject({
      status: 200,
      body: { upgradeErrors: [{ code: 8 }] },
    });
    expect((await call('POST', '/upgrades/preview', upgradeTo(ID.businessPremium))).status).toBe(400);
  });

  test('is no conversion of a trial', async () => {
    const { call, catalog } = await place(ID.enterpriseE3Trial);
    await spoil(catalog, ID.enterpriseE3);
    expect((await call('GET', '/conversions')).body).toMatchObject({ totalCount: 0 });
    expect(await call('POST', '/conversions', { targetOfferId: ID.enterpriseE3 })).toMatchObject({
      status: 200,
      body: { error: { code: 1 } },
    });
  });
});

test('a repeated upgrade finds itself done, also when the target was withdrawn meanwhile', async () => {
  const { call, catalog } = await place(ID.business);
  const first = (await call('POST', '/upgrades', upgradeTo(ID.businessPremium))).body;
  await withdraw(catalog, ID.businessPremium);
  expect((await call('POST', '/upgrades', upgradeTo(ID.businessPremium))).body).toEqual(first);
});

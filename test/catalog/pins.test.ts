import { expect, test } from 'vitest';
import { SAMPLE_OFFER_ID } from '../../functions/catalog/sample/ids.ts';
import { seedSampleCatalogue } from '../../functions/catalog/sample/seed.ts';
import { OFFER } from '../../functions/catalog/stored.ts';
import { OfferCollection } from '../../functions/catalog/wire.ts';
import { replace } from '../../functions/storage/port.ts';
import { send } from '../http/requests.ts';
import { testApp, type PartnerName } from '../support/app.ts';

const { enterpriseE3, exchangeKiosk, enterpriseE1, extraFileStorage, enterpriseE3Trial } = SAMPLE_OFFER_ID;

async function shop() {
  const { ports } = await testApp();
  const catalog = ports.store.partition('catalog', 'CN');
  await seedSampleCatalogue(catalog);
  return {
    catalog,
    pin: (offerIds: string[], etag?: string) =>
      send(ports, 'PUT', '/v1/catalogpins', {
        role: 'globalAdmin',
        body: { offerIds },
        ...(etag ? { headers: { 'if-match': etag } } : {}),
      }),
    pins: async () => (await send(ports, 'GET', '/v1/catalogpins')).body as { offerIds: string[]; attributes: { etag: string } },
    listed: async (partner: PartnerName = 'direct', query = '') => {
      const { body } = await send(ports, 'GET', `/v1/offers?country=CN${query}`, { partner });
      return OfferCollection.parse(body).items.map(({ id }) => id);
    },
  };
}

test('R-OFR-06: what is pinned stands at the top of the list, in the order chosen, in pages too, and for nobody else', async () => {
  const { pin, listed, pins } = await shop();
  const before = await listed();
  expect((await pin([exchangeKiosk.toLowerCase(), enterpriseE3])).body).toMatchObject({
    offerIds: [exchangeKiosk, enterpriseE3],
  });
  const after = await listed();
  expect(after.slice(0, 2)).toEqual([exchangeKiosk, enterpriseE3]);
  expect(after.toSorted()).toEqual(before.toSorted());
  expect(await listed('direct', '&size=1&offset=1')).toEqual([enterpriseE3]);
  expect(await listed('otherDirect')).toEqual(before);
  expect((await pins()).offerIds).toEqual([exchangeKiosk, enterpriseE3]);
  await pin([]);
  expect(await listed()).toEqual(before);
});

test('R-OFR-07: a sixth, a second time, and what is not sold are refused, and nothing changes', async () => {
  const { pin, pins, catalog } = await shop();
  const five = [enterpriseE3, exchangeKiosk, enterpriseE1, extraFileStorage, enterpriseE3Trial];
  expect((await pin(five)).status).toBe(200);
  expect(await pin([...five, SAMPLE_OFFER_ID.exchangePlan1])).toMatchObject({ status: 400, body: { code: 950044 } });
  expect(await pin([enterpriseE3, enterpriseE3.toLowerCase()])).toMatchObject({ status: 400, body: { code: 950045 } });
  const nowhere = '99999999-0000-4000-8000-000000000009';
  expect(await pin([nowhere])).toMatchObject({ status: 400, body: { code: 950046 } });
  expect((await pins()).offerIds).toEqual(five);

  // an offer that leaves the catalogue loses its pin
  const offer = await catalog.get(OFFER, exchangeKiosk);
  if (!offer) throw new Error('the offer is in the sample');
  await catalog.commit([replace(OFFER, { ...offer.value, isAvailableForPurchase: false }, offer)]);
  expect((await pins()).offerIds).toEqual(five.filter((id) => id !== exchangeKiosk));
  expect(await pin([exchangeKiosk])).toMatchObject({ status: 400, body: { code: 950046 } });
});

test('of two who read the same pins, the second to change them is refused', async () => {
  const { pin, pins } = await shop();
  const { etag } = (await pins()).attributes;
  expect((await pin([enterpriseE3], etag)).status).toBe(200);
  expect(await pin([enterpriseE1], etag)).toMatchObject({ status: 400, body: { code: 2055 } });
});

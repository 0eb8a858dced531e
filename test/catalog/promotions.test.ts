import { expect, test } from 'vitest';
import { SAMPLE_OFFER_ID as OFFER } from '../../functions/catalog/sample/ids.ts';
import { newCustomer } from '../customers/requests.ts';
import { market } from '../customers/invitations/market.ts';
import { send } from '../http/requests.ts';

const EMPTY = { totalCount: 0, items: [], attributes: { objectType: 'Collection' } };

test('R-OFR-02: the price list is the price, so there are no promotions', async () => {
  const { ports } = await market();
  const get = (address: string) => send(ports, 'GET', address);
  expect((await get('/v1/productpromotions?country=CN&segment=Commercial')).body).toEqual(EMPTY);
  expect((await get('/v1/productpromotions?country=US&segment=commercial')).body).toMatchObject({ code: 800070 });
  expect((await get('/v1/productpromotions?country=CN&segment=education')).body).toMatchObject({ code: 800002 });
  const one = '/v1/productpromotions/39NFJQT1PJPF:0001:39NFJQT1Q5KJ';
  expect(await get(`${one}?country=CN`)).toMatchObject({ status: 404, body: { code: 1000 } });
  expect(await get(`${one}?country=US`)).toMatchObject({ status: 400, body: { code: 800070 } });
});

test('each item of a purchase is told why no promotion holds for it', async () => {
  const { as } = await market();
  const created = await as('provider', 'POST', '/v1/customers', newCustomer('promoted'));
  const item = { quantity: 1, billingCycle: 'Monthly', termDuration: 'P1Y' };
  const { body } = await as('provider', 'POST', `/v1/customers/${(created.body as { id: string }).id}/promotionEligibilities`, {
    Items: [
      { ...item, Id: 0, CatalogItemId: OFFER.enterpriseE1, PromotionId: null },
      { ...item, id: 1, catalogItemId: OFFER.enterpriseE1.toLowerCase(), promotionId: 'p:0001:c' },
      { ...item, id: 2, catalogItemId: 'unknown' },
    ],
    Attributes: null,
  });
  const { items } = body as { items: { id: number; eligibilities: { isEligible: boolean; errors: { type: string }[] }[] }[] };
  expect(
    items.map(({ id, eligibilities }) => [id, ...eligibilities.map(({ isEligible, errors }) => [isEligible, errors[0]?.type])]),
  ).toEqual([
    [0, [false, 'noPromotionsAvailable']],
    [1, [false, 'invalidPromotion']],
    [2, [false, 'invalidCatalogItemId']],
  ]);
  expect(items[0]).toMatchObject({ quantity: 1, billingCycle: 'monthly', termDuration: 'P1Y' });
});

test('R-REC-11: no meter has a price', async () => {
  const { ports } = await market();
  const get = (query: string) =>
    send(ports, 'GET', `/v1/ratecards/azure${query}`, { role: 'adminAgent', headers: { 'X-Locale': 'zh-CN' } });
  const card = { locale: 'zh-CN', currency: 'CNY', isTaxIncluded: false, meters: [], offerTerms: [] };
  expect((await get('')).body).toEqual({ ...card, attributes: { objectType: 'AzureRateCard' } });
  expect((await get('?currency=cny&region=cn')).body).toMatchObject(card);
  expect((await get('-shared')).body).toMatchObject(card);
  expect(await get('?region=US')).toMatchObject({ status: 400, body: { code: 800070 } });
  expect(await get('?currency=USD')).toMatchObject({ status: 400, body: { code: 950090 } });
});

import { expect, test } from 'vitest';
import { SAMPLE_OFFER_ID as OFFER } from '../../functions/catalog/sample/ids.ts';
import { SAMPLE_OFFERS } from '../../functions/catalog/sample/offers.ts';
import { market } from '../customers/invitations/market.ts';

const E3 = SAMPLE_OFFERS.find(({ id }) => id === OFFER.enterpriseE3);
const PRODUCT = E3?.product.id ?? '';
const CN = 'country=CN';

async function place() {
  const made = await market();
  const get = (path: string) => made.as('direct', 'GET', `/v1/${path}`);
  return { ...made, get, customers: `customers/${made.id}` };
}

const ids = (body: unknown) => (body as { items: { id: string }[] }).items.map(({ id }) => id);

test('each product once, of the online services; the other views are empty', async () => {
  const { get, customers } = await place();
  const all = (await get(`products?${CN}&targetView=onlineservices`)).body;
  const sold = new Set(SAMPLE_OFFERS.filter(({ isTrial }) => !isTrial).map(({ product }) => product.id));
  expect(new Set(ids(all))).toEqual(sold);
  expect(ids(all)).toHaveLength(sold.size);
  expect(ids((await get(`${customers}/products?targetView=OnlineServices`)).body)).toEqual(ids(all));
  for (const query of ['targetView=Azure', 'targetView=OnlineServices&targetSegment=education'])
    expect(ids((await get(`products?${CN}&${query}`)).body)).toEqual([]);
});

test('from a product over its SKUs to what an order names', async () => {
  const { get, as, id } = await place();
  const product = (await get(`products/${PRODUCT.toLowerCase()}?${CN}`)).body as { links: { skus: { uri: string } } };
  expect(product).toMatchObject({ id: PRODUCT, title: 'Office 365 Enterprise E3', isMicrosoftProduct: true });
  const skus = (await get(product.links.skus.uri.slice(1))).body as {
    items: { id: string; isTrial: boolean; links: { availabilities: { uri: string } } }[];
  };
  expect(skus.items.map((sku) => [sku.id, sku.isTrial])).toEqual([
    [OFFER.enterpriseE3, false],
    [OFFER.enterpriseE3Trial, true],
  ]);
  const [availability] = (
    (await get(skus.items[0]?.links.availabilities.uri.slice(1) ?? '')).body as {
      items: { catalogItemId: string; links: { self: { uri: string } } }[];
    }
  ).items;
  expect(availability).toMatchObject({
    id: expect.stringMatching(/^[0-9A-Z]{12}$/),
    defaultCurrency: { code: 'CNY', symbol: '¥' },
    segment: 'commercial',
    isPurchasable: true,
    terms: [{ duration: 'P1Y' }],
    product: { id: PRODUCT },
    sku: { id: OFFER.enterpriseE3 },
  });
  expect((await get(availability?.links.self.uri.slice(1) ?? '')).body).toEqual(availability);
  const lineItems = [{ lineItemNumber: 0, offerId: availability?.catalogItemId, quantity: 1 }];
  expect((await as('direct', 'POST', `/v1/customers/${id}/orders`, { lineItems })).status).toBe(201);
});

test('as a customer sees it: the same, at its own addresses', async () => {
  const { get, customers } = await place();
  const at = `${customers}/products/${PRODUCT}/skus/${OFFER.enterpriseE3}`;
  const sku = (await get(at)).body as { links: { self: { uri: string } } };
  expect(sku.links.self.uri).toBe(`/${at}`);
  expect(ids((await get(`${at}/availabilities`)).body)).toEqual(
    ids((await get(`products/${PRODUCT}/skus/${OFFER.enterpriseE3}/availabilities?${CN}`)).body),
  );
  expect(ids((await get(`${customers}/offers?size=2`)).body)).toEqual(SAMPLE_OFFERS.slice(0, 2).map(({ id }) => id));
  expect((await get(`${customers}/offercategories`)).body).toMatchObject({ totalCount: 3 });
});

test('an add-on says which key its purchase needs', async () => {
  const { get } = await place();
  const storage = SAMPLE_OFFERS.find(({ id }) => id === OFFER.extraFileStorage);
  expect((await get(`products/${storage?.product.id}/skus/${OFFER.extraFileStorage}?${CN}`)).body).toMatchObject({
    provisioningVariables: ['ParentSubscriptionId'],
    dynamicAttributes: { isAddon: 'true' },
  });
});

test.each([
  [`products?targetView=OnlineServices&country=US`, 400, 800070],
  [`products?${CN}`, 400, 800002],
  [`products?${CN}&targetView=Everything`, 400, 800002],
  [`products/nothing?${CN}`, 404, 400013],
  [`products/nothing/skus?${CN}`, 404, 400013],
  [`products/${PRODUCT}/skus/nothing?${CN}`, 404, 400018],
  [`products/${PRODUCT}/skus/${OFFER.enterpriseE1}?${CN}`, 404, 400018],
  [`products/${PRODUCT}/skus/nothing/availabilities?${CN}`, 404, 400018],
  [`products/${PRODUCT}/skus/${OFFER.enterpriseE3}/availabilities/ABCDEFGHJKMN?${CN}`, 404, 400019],
])('%s is refused', async (path, status, code) => {
  const { get } = await place();
  expect(await get(path)).toMatchObject({ status, body: { code } });
});

test('inventory: every SKU of a product, the one named, and nothing of what the catalogue does not know', async () => {
  const { as } = await place();
  const check = async (...targetItems: object[]) =>
    (await as('direct', 'POST', `/v1/extensions/product/checkinventory?${CN}`, { TargetItems: targetItems })).body;
  expect(await check({ ProductId: PRODUCT }, { productId: 'nothing' })).toEqual([
    { productId: PRODUCT, skuId: OFFER.enterpriseE3, isRestricted: false, restrictions: [] },
    { productId: PRODUCT, skuId: OFFER.enterpriseE3Trial, isRestricted: false, restrictions: [] },
  ]);
  expect(await check({ productId: PRODUCT, skuId: OFFER.enterpriseE3Trial })).toHaveLength(1);
});

import { expect, test } from 'vitest';
import { getOffer, listOfferAddOns, listOfferCategories, listOffers } from '../../functions/catalog/operations.ts';
import { SAMPLE_OFFER_ID } from '../../functions/catalog/sample/ids.ts';
import { SAMPLE_OFFERS } from '../../functions/catalog/sample/offers.ts';
import { seedSampleCatalogue } from '../../functions/catalog/sample/seed.ts';
import { testApp, type CallOptions } from '../support/app.ts';

interface WireOffer {
  readonly id: string;
  readonly name: string;
  readonly isAddOn: boolean;
  readonly prerequisiteOffers: readonly string[];
}

interface WireCollection {
  readonly totalCount: number;
  readonly items: readonly WireOffer[];
  readonly links: Readonly<Record<string, { readonly uri: string }>>;
}

const CN = { country: 'CN' };
const E3 = SAMPLE_OFFER_ID.enterpriseE3;

async function catalogApp() {
  const app = await testApp();
  await seedSampleCatalogue(app.ports.store.partition('catalog', 'CN'));
  app.meter.take();
  return app;
}

async function listed(options: CallOptions, operation = listOffers): Promise<WireCollection> {
  const app = await catalogApp();
  return (await app.call(operation, options)).body as WireCollection;
}

function uris({ links }: WireCollection): Record<string, string> {
  return Object.fromEntries(Object.entries(links).map(([name, { uri }]) => [name, uri]));
}

test('R-OFR-05: without a page the whole catalogue is listed, by rank', async () => {
  const { totalCount, items, links } = await listed({ query: CN });
  expect(items.map(({ id }) => id)).toEqual(SAMPLE_OFFERS.map(({ id }) => id));
  expect(totalCount).toBe(41);
  expect(links).toEqual({ self: { uri: '/offers?country=CN', method: 'GET', headers: [] } });
});

test('a list of offers costs two storage requests beside the two of the caller: the catalogue and the pins', async () => {
  const app = await catalogApp();
  await app.call(listOffers, { query: CN });
  expect(app.meter.take()).toEqual({ get: 3, list: 1 });
});

test('a page in the middle links to its neighbours', async () => {
  const page = await listed({ query: { country: 'cn', size: '5', offset: '3' } });
  expect(page.items.map(({ id }) => id)).toEqual(SAMPLE_OFFERS.slice(3, 8).map(({ id }) => id));
  expect(uris(page)).toEqual({
    self: '/offers?country=CN&size=5&offset=3',
    next: '/offers?country=CN&size=5&offset=8',
    previous: '/offers?country=CN&size=5&offset=0',
  });
});

test('the last page has no next link, and one behind it is empty', async () => {
  const last = await listed({ query: { ...CN, size: '20', offset: '21' } });
  expect(last.totalCount).toBe(20);
  expect(Object.keys(last.links)).toEqual(['self', 'previous']);
  expect((await listed({ query: { ...CN, size: '20', offset: '41' } })).totalCount).toBe(0);
});

test('R-OFR-09: a category in any case limits the list, and its links keep it', async () => {
  const page = await listed({ query: { ...CN, offer_category_id: 'smallbusiness_key', size: '2' } });
  expect(page.items.map(({ name }) => name)).toEqual(['Office 365 Business', 'Office 365 Business Premium']);
  expect(uris(page)['next']).toBe('/offers?country=CN&offer_category_id=smallbusiness_key&size=2&offset=2');
  expect((await listed({ query: { ...CN, offer_category_id: 'Government_Key' } })).items).toEqual([]);
});

test('an offer has every documented member, and no price', async () => {
  const app = await catalogApp();
  const { status, body } = await app.call(getOffer, {
    params: { offerId: SAMPLE_OFFER_ID.business.toLowerCase() },
    query: { country: 'cn' },
  });
  const id = SAMPLE_OFFER_ID.business;
  const product = SAMPLE_OFFERS.find((offer) => offer.id === id)?.product;
  expect(status).toBe(200);
  expect(body).toEqual({
    id,
    name: 'Office 365 Business',
    description: 'The Office applications and 1 TB of file storage, for up to 300 seats.',
    minimumQuantity: 1,
    maximumQuantity: 300,
    rank: 280,
    uri: `/${product?.id}/Offers/${id}`,
    locale: 'en-US',
    country: 'CN',
    category: {
      id: 'SmallBusiness_Key',
      name: 'Small business',
      rank: 30,
      locale: 'en-US',
      country: 'CN',
      attributes: { objectType: 'OfferCategory' },
    },
    limitUnitOfMeasure: 'None',
    limit: 0,
    termUnitOfMeasure: 'Year',
    term: 1,
    prerequisiteOffers: [],
    isAddOn: false,
    hasAddOns: false,
    isAvailableForPurchase: true,
    billing: 'license',
    supportedBillingCycles: ['monthly'],
    isAutoRenewable: true,
    isInternal: false,
    isMicrosoftProduct: true,
    upgradeTargetOffers: [SAMPLE_OFFER_ID.businessPremium, SAMPLE_OFFER_ID.proPlus, E3],
    conversionTargetOffers: [],
    reselleeQualifications: [],
    resellerQualifications: [],
    salesGroupId: 'Default',
    isTrial: false,
    acquisitionType: 'purchase',
    supportedCatalogTypes: ['sandbox', 'live'],
    actions: ['Cancel', 'Edit'],
    product: { id: product?.id, name: 'Office 365 Business', unit: 'Licenses' },
    unitType: 'Licenses',
    links: { self: { uri: `/offers/${id}?country=CN`, method: 'GET', headers: [] } },
    attributes: { objectType: 'Offer' },
  });
});

test('a trial is limited for life, has no billing cycle, and a sales group of its own', async () => {
  const app = await catalogApp();
  const offerId = SAMPLE_OFFER_ID.enterpriseE3Trial;
  const { body } = await app.call(getOffer, { params: { offerId }, query: CN });
  expect(body).toMatchObject({
    isTrial: true,
    limitUnitOfMeasure: 'Lifetime',
    limit: 1,
    termUnitOfMeasure: 'Month',
    supportedBillingCycles: ['none'],
    salesGroupId: `Trial-${offerId}`,
    conversionTargetOffers: [E3],
  });
  expect(body).not.toHaveProperty('upgradeTargetOffers');
});

const LANGUAGES = [
  ['zh-CN', 'zh-CN', 'Office 365 企业版 E3', '企业'],
  ['zh-hk', 'zh-CN', 'Office 365 企业版 E3', '企业'],
  ['pt-BR', 'pt-BR', 'Office 365 Enterprise E3', 'Grandes empresas'],
  ['fr-FR', 'en-US', 'Office 365 Enterprise E3', 'Enterprise'],
] as const;

for (const [asked, locale, name, category] of LANGUAGES) {
  test(`with X-Locale ${asked} an offer is answered in ${locale}`, async () => {
    const app = await catalogApp();
    const { body } = await app.call(getOffer, { params: { offerId: E3 }, query: CN, headers: { 'X-Locale': asked } });
    expect(body).toMatchObject({ locale, name, category: { locale, name: category } });
  });
}

test('R-SUB-02: the add-ons of an offer are add-ons, name it as prerequisite, and are in no category', async () => {
  const addOns = await listed({ params: { offerId: E3.toLowerCase() }, query: CN }, listOfferAddOns);
  expect(addOns.items.map(({ name }) => name)).toEqual([
    'Office 365 Extra File Storage',
    'Audio Conferencing',
    'Phone System',
    'Office 365 Advanced Compliance',
    'Microsoft MyAnalytics',
  ]);
  for (const addOn of addOns.items) {
    expect(addOn.isAddOn).toBe(true);
    expect(addOn.prerequisiteOffers).toContain(E3);
    expect(addOn).toMatchObject({ category: { id: '', name: '', rank: 0 } });
  }
});

test('add-ons are paged', async () => {
  const page = await listed({ params: { offerId: E3 }, query: { ...CN, size: '2', offset: '2' } }, listOfferAddOns);
  expect(page.items.map(({ name }) => name)).toEqual(['Phone System', 'Office 365 Advanced Compliance']);
  expect(uris(page)).toEqual({
    self: `/offers/${E3}/addons?country=CN&size=2&offset=2`,
    next: `/offers/${E3}/addons?country=CN&size=2&offset=4`,
    previous: `/offers/${E3}/addons?country=CN&size=2&offset=0`,
  });
});

test('an offer without add-ons has an empty list of them', async () => {
  expect((await listed({ params: { offerId: SAMPLE_OFFER_ID.intune }, query: CN }, listOfferAddOns)).items).toEqual([]);
});

test('R-OFR-09: the categories, without links', async () => {
  const app = await catalogApp();
  const { body } = await app.call(listOfferCategories, { query: CN, headers: { 'X-Locale': 'zh-CN' } });
  const attributes = { objectType: 'OfferCategory' };
  expect(body).toEqual({
    totalCount: 3,
    items: [
      { id: 'Enterprise_Key', name: '企业', rank: 20, locale: 'zh-CN', country: 'CN', attributes },
      { id: 'SmallBusiness_Key', name: '小型企业', rank: 30, locale: 'zh-CN', country: 'CN', attributes },
      { id: 'Trial_Key', name: '试用', rank: 70, locale: 'zh-CN', country: 'CN', attributes },
    ],
    attributes: { objectType: 'Collection' },
  });
});

for (const operation of [listOffers, getOffer, listOfferAddOns, listOfferCategories]) {
  test(`${operation.id} needs a country, and serves CN only`, async () => {
    const app = await catalogApp();
    const params = { offerId: E3 };
    const missing = await app.call(operation, { params });
    expect([missing.status, missing.body]).toMatchObject([400, { code: 800002 }]);
    expect(missing.text).toContain('country');
    const other = await app.call(operation, { params, query: { country: 'US' } });
    expect([other.status, other.body]).toMatchObject([400, { code: 800070 }]);
  });

  test(`R-USR-12: ${operation.id} is closed to a help desk agent, and open to a sales agent and an application`, async () => {
    const app = await catalogApp();
    const options = { params: { offerId: E3 }, query: CN };
    expect(await app.call(operation, { ...options, as: { role: 'helpDeskAgent' } })).toMatchObject({
      status: 403,
      body: { code: 900150 },
    });
    expect((await app.call(operation, { ...options, as: { role: 'salesAgent' } })).status).toBe(200);
    expect((await app.call(operation, { ...options, as: { role: 'application' } })).status).toBe(200);
    expect((await app.call(operation, { ...options, as: { partner: 'suspended' } })).status).toBe(200);
  });
}

const REFUSED = [
  ['US', 'CFQ7TTC0LH18:0001:CFQ7TTC0K5DM', 400, 800070],
  ['CN', 'CFQ7TTC0LH18:0001:CFQ7TTC0K5DM', 400, 2100],
  ['CN', '00000000-0000-4000-8000-000000000000', 404, 1000],
] as const;

for (const operation of [getOffer, listOfferAddOns]) {
  for (const [country, offerId, status, code] of REFUSED) {
    test(`${operation.id} of ${offerId} in ${country}: ${code}`, async () => {
      const app = await catalogApp();
      expect(await app.call(operation, { params: { offerId }, query: { country } })).toMatchObject({ status, body: { code } });
    });
  }
}

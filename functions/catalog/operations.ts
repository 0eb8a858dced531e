import { answered, operation, type Operation } from '../contract/operation.ts';
import { offsetCollection } from '../contract/paging.ts';
import { PROGRAMME } from '../contract/programme.ts';
import { collection } from '../contract/wire.ts';
import { refuse, type Refusal } from '../shared/outcome.ts';
import { OFFER_CATEGORIES } from './core/category.ts';
import { isProductId } from './core/offer.ts';
import { priceFileOperations } from './price-files/operations.ts';
import { fxRateOperations } from './fx-rates/operations.ts';
import { productOperations } from './products/operations.ts';
import { isServed } from './products/served.ts';
import { promotionOperations } from './promotions/operations.ts';
import { rateCardOperations } from './rate-cards.ts';
import { pinsFirst } from './core/pins.ts';
import { matrixOperations } from './matrix/operations.ts';
import { findPins, pinOperations } from './pins.ts';
import { getPriceList, listPriceLists, previewPriceList, publishPriceList } from './price-list-operations.ts';
import * as queries from './queries.ts';
import {
  CountryPageQuery,
  CountryQuery,
  OfferCategoryCollection,
  OfferCollection,
  OfferPath,
  OfferResource,
  OffersQuery,
  toWireOffer,
  toWireOfferCategory,
} from './wire.ts';

export const listOffers = operation({
  id: 'listOffers',
  summary: 'List the offers of a market, those you have pinned first',
  method: 'GET',
  path: 'v1/offers',
  availability: '21vianet',
  permission: 'catalog.view_offers',
  appOnly: true,
  whenAccountSuspended: 'allow',
  query: OffersQuery,
  answer: OfferCollection,
  refuses: ['CountryNotServed'],
  handle: async ({ partition, shared, locale }, { query }) => {
    if (!isServed(query.country)) return refuse('CountryNotServed');
    const category = query.offer_category_id;
    const [pins, all] = await Promise.all([findPins(partition), queries.listOffers(shared.catalog, category)]);
    const offers = pinsFirst(pins.offerIds, all);
    const items = pageOf(offers, query).map((offer) => toWireOffer(offer, locale));
    const filter = category === undefined ? '' : `&offer_category_id=${encodeURIComponent(category)}`;
    return answered(offsetCollection(`/offers?${COUNTRY}${filter}`, query, items, isMore(offers, query)));
  },
});

export const getOffer = operation({
  id: 'getOffer',
  summary: 'Get an offer',
  method: 'GET',
  path: 'v1/offers/{offerId}',
  availability: '21vianet',
  permission: 'catalog.view_offers',
  appOnly: true,
  whenAccountSuspended: 'allow',
  params: OfferPath,
  query: CountryQuery,
  answer: OfferResource,
  refuses: ['CountryNotServed', 'NotAnOffer', 'NoSuchOffer'],
  handle: async ({ shared, locale }, { params, query }) => {
    const refusal = refusalOf(query.country, params.offerId);
    if (refusal) return refusal;
    const offer = await queries.getOffer(shared.catalog, params.offerId);
    return offer ? answered(toWireOffer(offer, locale)) : refuse('NoSuchOffer');
  },
});

export const listOfferAddOns = operation({
  id: 'listOfferAddOns',
  summary: 'List the add-ons of an offer',
  method: 'GET',
  path: 'v1/offers/{offerId}/addons',
  availability: '21vianet',
  permission: 'catalog.view_offers',
  appOnly: true,
  whenAccountSuspended: 'allow',
  params: OfferPath,
  query: CountryPageQuery,
  answer: OfferCollection,
  refuses: ['CountryNotServed', 'NotAnOffer', 'NoSuchOffer'],
  handle: async ({ shared, locale }, { params, query }) => {
    const refusal = refusalOf(query.country, params.offerId);
    if (refusal) return refusal;
    const parent = await queries.getOffer(shared.catalog, params.offerId);
    if (!parent) return refuse('NoSuchOffer');
    const addOns = parent.hasAddOns ? await queries.listAddOns(shared.catalog, parent.id) : [];
    const items = pageOf(addOns, query).map((addOn) => toWireOffer(addOn, locale));
    return answered(offsetCollection(`/offers/${parent.id}/addons?${COUNTRY}`, query, items, isMore(addOns, query)));
  },
});

export const listOfferCategories = operation({
  id: 'listOfferCategories',
  summary: 'List the offer categories of a market',
  method: 'GET',
  path: 'v1/offercategories',
  availability: '21vianet',
  permission: 'catalog.view_offers',
  appOnly: true,
  whenAccountSuspended: 'allow',
  query: CountryQuery,
  answer: OfferCategoryCollection,
  refuses: ['CountryNotServed'],
  handle: async ({ locale }, { query }) => {
    if (!isServed(query.country)) return refuse('CountryNotServed');
    return answered(collection(OFFER_CATEGORIES.map((category) => toWireOfferCategory(category, locale))));
  },
});

export const catalogOperations: Operation[] = [
  listOffers,
  getOffer,
  listOfferAddOns,
  listOfferCategories,
  publishPriceList,
  previewPriceList,
  listPriceLists,
  getPriceList,
  ...priceFileOperations,
  ...fxRateOperations,
  ...rateCardOperations,
  ...promotionOperations,
  ...matrixOperations,
  ...pinOperations,
  ...productOperations,
];

const COUNTRY = `country=${PROGRAMME.market}`;

function refusalOf(country: string, offerId: string): Refusal<'CountryNotServed' | 'NotAnOffer'> | undefined {
  if (!isServed(country)) return refuse('CountryNotServed');
  return isProductId(offerId) ? refuse('NotAnOffer') : undefined;
}

interface OffsetPage {
  readonly size?: number | undefined;
  readonly offset?: number | undefined;
}

function pageOf<T>(all: readonly T[], { size, offset = 0 }: OffsetPage): T[] {
  return all.slice(offset, size ? offset + size : undefined);
}

function isMore(all: readonly unknown[], { size, offset = 0 }: OffsetPage): boolean {
  return size ? all.length > offset + size : false;
}

import type { CalendarDate } from '../shared/calendar.ts';
import { under, type Index, type Partition, type Versioned } from '../storage/port.ts';
import { walk } from '../storage/walk.ts';
import { isAddOnOf, offerIdOf } from './core/offer.ts';
import {
  ADD_ONS_BY_RANK,
  OFFER,
  OFFERS_BY_RANK,
  PRICE_LIST,
  PRICE_LISTS_BY_FIRST_DAY,
  type Offer,
  type PriceListVersion,
} from './stored.ts';

/** Documents in one storage request: the whole of a catalogue of usual size. */
const READ_SIZE = 500;

/** The offer, whatever the case of its id. */
export async function getOffer(catalog: Partition, offerId: string): Promise<Offer | undefined> {
  return (await catalog.get(OFFER, offerIdOf(offerId)))?.value;
}

/** Every offer, or those of one category (in any case), in the order of the catalogue. */
export async function listOffers(catalog: Partition, categoryId?: string): Promise<Offer[]> {
  const offers = await readAll(catalog, OFFERS_BY_RANK);
  const wanted = categoryId?.toLowerCase();
  return wanted === undefined ? offers : offers.filter((offer) => offer.categoryId?.toLowerCase() === wanted);
}

/** The offers that can hang on a subscription of an offer, in the order of the catalogue (R-SUB-02). */
export async function listAddOns(catalog: Partition, parentOfferId: string): Promise<Offer[]> {
  const addOns = await readAll(catalog, ADD_ONS_BY_RANK);
  return addOns.filter((offer) => isAddOnOf(offer, parentOfferId));
}

/** The price list version whose prices hold on a day; undefined before the first one. */
export async function priceInForce(catalog: Partition, day: CalendarDate): Promise<PriceListVersion | undefined> {
  const { before } = under(day);
  const page = await catalog.list(PRICE_LISTS_BY_FIRST_DAY, { ...(before ? { before } : {}), limit: 1, descending: true });
  return page.items[0]?.value;
}

/** The versions published by a day, those of the future too, the earliest first (R-OFR-02). */
export async function listPriceLists(catalog: Partition, today: CalendarDate): Promise<PriceListVersion[]> {
  const versions = await listAllPriceLists(catalog);
  return versions.filter(({ publishedOn }) => publishedOn <= today);
}

/** Those too that will be published on a later day, the earliest first. */
export async function listAllPriceLists(catalog: Partition): Promise<PriceListVersion[]> {
  return readAll(catalog, PRICE_LISTS_BY_FIRST_DAY);
}

/** The version that takes effect on a day, once it is published. */
export async function getPriceList(
  catalog: Partition,
  effectiveFrom: CalendarDate,
  today: CalendarDate,
): Promise<PriceListVersion | undefined> {
  const version = (await catalog.get(PRICE_LIST, effectiveFrom))?.value;
  return version && version.publishedOn <= today ? version : undefined;
}

/** Every offer, with what a replacement of it needs. */
export async function listOffersWithVersions(catalog: Partition): Promise<Versioned<Offer>[]> {
  return await Array.fromAsync(walk(catalog, OFFERS_BY_RANK, { limit: READ_SIZE }));
}

async function readAll<T>(catalog: Partition, index: Index<T>): Promise<T[]> {
  return await Array.fromAsync(walk(catalog, index, { limit: READ_SIZE }), ({ value }) => value);
}

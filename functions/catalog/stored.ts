import * as z from 'zod';
import { SERVICE_IDS } from '../contract/services.ts';
import { defineKind, indexOf, padded } from '../storage/port.ts';
import { StoredDate, StoredMinor } from '../storage/values.ts';
import { OFFER_CATEGORY_IDS } from './core/category.ts';
import { isAddOn } from './core/offer.ts';

const Localized = z.object({ en: z.string(), zh: z.string(), pt: z.string().optional() });

/** Something that can be sold (R-OFR-09). All ids are in upper case. */
export const Offer = z.object({
  id: z.string(),
  name: Localized,
  description: Localized,
  /** Absent on an add-on. */
  categoryId: z.enum(OFFER_CATEGORY_IDS).optional(),
  /** Where it stands in a list. */
  rank: z.int(),
  quantityMin: z.int(),
  quantityMax: z.int(),
  /** Subscriptions a customer may have: at one time, or ever. */
  limit: z.object({ count: z.int(), unitOfMeasure: z.enum(['Concurrent', 'Lifetime']) }).optional(),
  term: z.object({ count: z.int(), unitOfMeasure: z.enum(['Year', 'Month']) }),
  /** The offers it can hang on: an add-on has some, a base offer none. */
  prerequisiteOffers: z.array(z.string()),
  /** R-UPG-01. */
  upgradeTargetOffers: z.array(z.string()),
  /** What a trial can become. */
  conversionTargetOffers: z.array(z.string()),
  hasAddOns: z.boolean(),
  isAvailableForPurchase: z.boolean(),
  isAutoRenewable: z.boolean(),
  isTrial: z.boolean(),
  unitType: z.enum(['Licenses', 'Add-On Licenses', 'Gigabytes']),
  /** What is provisioned: an offer and its trial bring the same. */
  product: z.object({ id: z.string(), name: z.string() }),
  /** The parts it has in common with other offers: an upgrade adds some (R-UPG-04). */
  plans: z.array(z.string()),
  /** Of which service it is a part. */
  service: z.enum(SERVICE_IDS),
});

export type Offer = z.infer<typeof Offer>;

export const OFFER = defineKind<Offer>({
  name: 'offer',
  container: 'catalog',
  schemaVersion: 1,
  schema: Offer,
  idOf: ({ id }) => id,
  indexes: {
    byRank: ({ rank }) => [padded(rank)],
    addOnsByRank: (offer) => (isAddOn(offer) ? [padded(offer.rank)] : undefined),
  },
});

export const OFFERS_BY_RANK = indexOf(OFFER, 'byRank');
export const ADD_ONS_BY_RANK = indexOf(OFFER, 'addOnsByRank');

/** A row of a price list file. Prices are those of one seat for a whole billing period. */
const OfferPrice = z.object({
  listPrice: StoredMinor,
  erpPrice: StoredMinor,
  displayName: z.string(),
  agreementType: z.string(),
  purchaseUnit: z.string(),
  secondaryLicenseType: z.string(),
  endCustomerType: z.string(),
});

export type OfferPrice = z.infer<typeof OfferPrice>;

const PriceListVersion = z.object({
  /** The day it takes effect. */
  id: z.string(),
  publishedOn: StoredDate,
  effectiveFrom: StoredDate,
  /** The last day the file names; the prices hold on until the next version begins. */
  validTo: StoredDate,
  /** By offer id, in the order of the file. */
  prices: z.record(z.string(), OfferPrice),
});

export type PriceListVersion = z.infer<typeof PriceListVersion>;

export const PRICE_LIST = defineKind<PriceListVersion>({
  name: 'priceList',
  container: 'catalog',
  schemaVersion: 1,
  schema: PriceListVersion,
  idOf: ({ id }) => id,
  indexes: { byFirstDay: ({ effectiveFrom }) => [effectiveFrom] },
});

export const PRICE_LISTS_BY_FIRST_DAY = indexOf(PRICE_LIST, 'byFirstDay');

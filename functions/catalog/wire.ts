import * as z from 'zod';
import { OffsetQuery } from '../contract/paging.ts';
import { Attributes, collectionOf, Link, link, SelfLink } from '../contract/wire.ts';
import { PROGRAMME } from '../contract/programme.ts';
import { date } from '../shared/calendar.ts';
import { toDecimal } from '../shared/money.ts';
import type { PriceListDiff } from './core/price-list-diff.ts';
import { OFFER_CATEGORIES, type OfferCategory } from './core/category.ts';
import { languageOf, textIn, type Language } from './core/localized.ts';
import { billingCycleOf, isAddOn } from './core/offer.ts';
import type { Offer, PriceListVersion } from './stored.ts';

const Country = z.string().describe('Two letters, in any case; this programme sells in CN only.');

export const CountryQuery = z.object({ country: Country });
export const CountryPageQuery = OffsetQuery.extend({ country: Country });
export const OffersQuery = CountryPageQuery.extend({
  offer_category_id: z.string().optional().describe('Limits the list to one category, for example Enterprise_Key.'),
});

export const OfferPath = z.object({ offerId: z.string() });

export const PublishQuery = z.object({
  publishedOn: z.iso.date().transform(date).optional().describe('The day partners can see the list from; today by default.'),
});

export const PriceListPath = z.object({ effectiveFrom: z.iso.date().transform(date) });

export const OfferCategoryResource = z.object({
  id: z.string().describe('Empty on an add-on.'),
  name: z.string(),
  rank: z.int(),
  locale: z.string(),
  country: z.string(),
  attributes: Attributes,
});

export const OfferResource = z.object({
  id: z.string().describe('A GUID in upper case.'),
  name: z.string(),
  description: z.string(),
  minimumQuantity: z.int(),
  maximumQuantity: z.int(),
  rank: z.int().describe('Where the offer stands in the list.'),
  uri: z.string(),
  locale: z.string().describe('The language of name and description.'),
  country: z.string(),
  category: OfferCategoryResource,
  limitUnitOfMeasure: z.enum(['None', 'Concurrent', 'Lifetime']).describe('Whether `limit` counts at one time, or ever.'),
  limit: z.int().describe('Subscriptions a customer may have; 0 where there is no limit.'),
  termUnitOfMeasure: z.enum(['Year', 'Month']),
  term: z.int(),
  prerequisiteOffers: z.array(z.string()).describe('The offers an add-on can hang on.'),
  isAddOn: z.boolean(),
  hasAddOns: z.boolean(),
  isAvailableForPurchase: z.boolean(),
  billing: z.literal('license'),
  supportedBillingCycles: z.array(z.enum(['monthly', 'none'])),
  isAutoRenewable: z.boolean(),
  isInternal: z.boolean(),
  isMicrosoftProduct: z.boolean(),
  upgradeTargetOffers: z.array(z.string()).optional(),
  conversionTargetOffers: z.array(z.string()).describe('What a trial can become.'),
  reselleeQualifications: z.array(z.string()),
  resellerQualifications: z.array(z.string()),
  salesGroupId: z.string().describe('The items of one order share it.'),
  isTrial: z.boolean(),
  acquisitionType: z.literal('purchase'),
  supportedCatalogTypes: z.array(z.enum(['sandbox', 'live'])),
  actions: z.array(z.enum(['Cancel', 'Edit'])),
  product: z.object({ id: z.string(), name: z.string(), unit: z.string() }),
  unitType: z.string(),
  links: z.object({ learnMore: Link.optional(), self: Link }),
  attributes: Attributes,
});

export const OfferCollection = collectionOf(OfferResource);
export const OfferCategoryCollection = collectionOf(OfferCategoryResource);

export const PriceListResource = z.object({
  publishedOn: z.string(),
  effectiveFrom: z.string().describe('The first day of its prices; they hold until the next version begins.'),
  offerCount: z.int(),
  links: SelfLink,
  attributes: Attributes,
});

export const PriceListDiffResource = z.object({
  effectiveFrom: z.string(),
  against: z.string().optional().describe('The first day of the version whose prices hold until then.'),
  unchanged: z.int().describe('Offers whose price stays.'),
  changes: z.array(
    z.object({
      offerId: z.string(),
      displayName: z.string(),
      change: z.enum(['added', 'removed', 'raised', 'lowered']).describe('An offer that is removed is off sale from then on.'),
      before: z.string().optional(),
      after: z.string().optional(),
    }),
  ),
  attributes: Attributes,
});

export function toWireDiff(
  effectiveFrom: string,
  { against, changes, unchanged }: PriceListDiff,
): z.infer<typeof PriceListDiffResource> {
  return {
    effectiveFrom,
    against,
    unchanged,
    changes: changes.map(({ before, after, ...change }) => ({
      ...change,
      before: before === undefined ? undefined : toDecimal(before),
      after: after === undefined ? undefined : toDecimal(after),
    })),
    attributes: { objectType: 'PriceListDiff' },
  };
}

export const PriceListCollection = collectionOf(PriceListResource);

const country = PROGRAMME.market;

export function toWireOfferCategory({ id, name, rank }: OfferCategory, locale: string): z.infer<typeof OfferCategoryResource> {
  const language = languageOf(locale);
  return { id, name: textIn(name, language), rank, locale: language, country, attributes: { objectType: 'OfferCategory' } };
}

export function toWireOffer(offer: Offer, locale: string): z.infer<typeof OfferResource> {
  const language = languageOf(locale);
  const category = OFFER_CATEGORIES.find(({ id }) => id === offer.categoryId);
  return {
    id: offer.id,
    name: textIn(offer.name, language),
    description: textIn(offer.description, language),
    minimumQuantity: offer.quantityMin,
    maximumQuantity: offer.quantityMax,
    rank: offer.rank,
    uri: `/${offer.product.id}/Offers/${offer.id}`,
    locale: language,
    country,
    category: category ? toWireOfferCategory(category, locale) : noCategory(language),
    limitUnitOfMeasure: offer.limit?.unitOfMeasure ?? 'None',
    limit: offer.limit?.count ?? 0,
    termUnitOfMeasure: offer.term.unitOfMeasure,
    term: offer.term.count,
    prerequisiteOffers: offer.prerequisiteOffers,
    isAddOn: isAddOn(offer),
    hasAddOns: offer.hasAddOns,
    isAvailableForPurchase: offer.isAvailableForPurchase,
    billing: 'license',
    supportedBillingCycles: [billingCycleOf(offer)],
    isAutoRenewable: offer.isAutoRenewable,
    isInternal: false,
    isMicrosoftProduct: true,
    ...(offer.upgradeTargetOffers.length > 0 ? { upgradeTargetOffers: offer.upgradeTargetOffers } : {}),
    conversionTargetOffers: offer.conversionTargetOffers,
    reselleeQualifications: [],
    resellerQualifications: [],
    salesGroupId: offer.isTrial ? `Trial-${offer.id}` : 'Default',
    isTrial: offer.isTrial,
    acquisitionType: 'purchase',
    supportedCatalogTypes: ['sandbox', 'live'],
    actions: ['Cancel', 'Edit'],
    product: { ...offer.product, unit: offer.unitType },
    unitType: offer.unitType,
    links: { self: link(`/offers/${offer.id}?country=${country}`) },
    attributes: { objectType: 'Offer' },
  };
}

export function toWirePriceList({ publishedOn, effectiveFrom, prices }: PriceListVersion): z.infer<typeof PriceListResource> {
  return {
    publishedOn,
    effectiveFrom,
    offerCount: Object.keys(prices).length,
    links: { self: link(`/pricelists/${effectiveFrom}`) },
    attributes: { objectType: 'PriceList' },
  };
}

/** An add-on is in no category; the public API says so with an empty one. */
function noCategory(locale: Language): z.infer<typeof OfferCategoryResource> {
  return { id: '', name: '', rank: 0, locale, country, attributes: { objectType: 'OfferCategory' } };
}

import * as z from 'zod';
import { PROGRAMME } from '../../contract/programme.ts';
import { Attributes, Link, link } from '../../contract/wire.ts';
import { derivedCode } from '../../storage/derived-id.ts';
import { languageOf, textIn } from '../core/localized.ts';
import { billingCycleOf, isAddOn } from '../core/offer.ts';
import type { Offer } from '../stored.ts';

const SEGMENT = 'commercial';

export const WireProduct = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  productType: z.object({ id: z.string(), displayName: z.string() }),
  isMicrosoftProduct: z.literal(true),
  publisherName: z.string(),
  links: z.object({ skus: Link, self: Link }),
  attributes: Attributes,
});

export const WireSku = z.object({
  id: z.string().describe('The id of the offer.'),
  productId: z.string(),
  title: z.string(),
  description: z.string(),
  minimumQuantity: z.int(),
  maximumQuantity: z.int(),
  isTrial: z.boolean(),
  supportedBillingCycles: z.array(z.enum(['monthly', 'none'])),
  purchasePrerequisites: z.array(z.never()),
  inventoryVariables: z.array(z.never()),
  provisioningVariables: z.array(z.literal('ParentSubscriptionId')).describe('Of an add-on: the subscription it hangs on.'),
  dynamicAttributes: z.record(z.string(), z.string()).describe('Its keys may change; do not rely on them.'),
  links: z.object({ availabilities: Link, self: Link }),
  attributes: Attributes,
});

export const WireAvailability = z.object({
  id: z.string(),
  productId: z.string(),
  skuId: z.string(),
  catalogItemId: z.string().describe('What an order or a cart names.'),
  defaultCurrency: z.object({ code: z.string(), symbol: z.string() }),
  segment: z.literal(SEGMENT),
  country: z.string(),
  isPurchasable: z.boolean(),
  isRenewable: z.boolean(),
  terms: z.array(z.object({ duration: z.enum(['P1M', 'P1Y']), description: z.string(), billingCycle: z.string() })),
  product: WireProduct,
  sku: WireSku,
  links: z.object({ self: Link }),
  attributes: Attributes,
});

/** Where something of the catalogue is found: in the market, or as a customer sees it. */
export interface Shelf {
  /** Before `/products`. */
  readonly base: string;
  /** Behind the address: `?country=CN`, or nothing for a customer. */
  readonly query: string;
  readonly locale: string;
}

/** A product as the first of its offers names it. */
export function toWireProduct({ product, description }: Offer, { base, query, locale }: Shelf): z.infer<typeof WireProduct> {
  const self = `${base}/products/${product.id}`;
  return {
    id: product.id,
    title: product.name,
    description: textIn(description, languageOf(locale)),
    productType: { id: 'OnlineServices', displayName: 'OnlineServices' },
    isMicrosoftProduct: true,
    publisherName: 'Microsoft',
    links: { skus: link(`${self}/skus${query}`), self: link(`${self}${query}`) },
    attributes: { objectType: 'Product' },
  };
}

export function toWireSku(offer: Offer, { base, query, locale }: Shelf): z.infer<typeof WireSku> {
  const language = languageOf(locale);
  const self = `${base}/products/${offer.product.id}/skus/${offer.id}`;
  return {
    id: offer.id,
    productId: offer.product.id,
    title: textIn(offer.name, language),
    description: textIn(offer.description, language),
    minimumQuantity: offer.quantityMin,
    maximumQuantity: offer.quantityMax,
    isTrial: offer.isTrial,
    supportedBillingCycles: [billingCycleOf(offer)],
    purchasePrerequisites: [],
    inventoryVariables: [],
    provisioningVariables: isAddOn(offer) ? ['ParentSubscriptionId'] : [],
    // texts only: one SDK reads nothing else
    dynamicAttributes: {
      billingType: 'license',
      isAddon: String(isAddOn(offer)),
      hasAddOns: String(offer.hasAddOns),
      isAutoRenewable: String(offer.isAutoRenewable),
      rank: String(offer.rank),
      unitType: offer.unitType,
      limit: String(offer.limit?.count ?? 0),
      limitUnitOfMeasure: offer.limit?.unitOfMeasure ?? 'None',
      prerequisiteSkus: offer.prerequisiteOffers.join(','),
      upgradeTargetOffers: offer.upgradeTargetOffers.join(','),
      conversionTargetOffers: offer.conversionTargetOffers.join(','),
    },
    links: { availabilities: link(`${self}/availabilities${query}`), self: link(`${self}${query}`) },
    attributes: { objectType: 'Sku' },
  };
}

/** An offer has one: the market's. */
export function availabilityIdOf({ id, product }: Offer): string {
  return derivedCode(12, 'availability', product.id, id);
}

export function toWireAvailability(offer: Offer, shelf: Shelf): z.infer<typeof WireAvailability> {
  const { base, query } = shelf;
  const id = availabilityIdOf(offer);
  const [duration, description] = offer.isTrial ? (['P1M', 'One month'] as const) : (['P1Y', 'One year'] as const);
  return {
    id,
    productId: offer.product.id,
    skuId: offer.id,
    catalogItemId: offer.id,
    defaultCurrency: { code: PROGRAMME.currency, symbol: PROGRAMME.currencySymbol },
    segment: SEGMENT,
    country: PROGRAMME.market,
    isPurchasable: offer.isAvailableForPurchase,
    isRenewable: offer.isAutoRenewable,
    terms: [{ duration, description, billingCycle: billingCycleOf(offer) }],
    product: toWireProduct(offer, shelf),
    sku: toWireSku(offer, shelf),
    links: { self: link(`${base}/products/${offer.product.id}/skus/${offer.id}/availabilities/${id}${query}`) },
    attributes: { objectType: 'Availability' },
  };
}

import type { Offer } from '../stored.ts';

/** How many subscriptions of an offer a customer has. */
export interface Held {
  /** That have not ended. */
  readonly concurrent: number;
  /** Ever, ended ones included. */
  readonly lifetime: number;
}

/** @rule R-OFR-09, R-SUB-11 */
export function isQuantityAllowed({ quantityMin, quantityMax }: Offer, quantity: number): boolean {
  return Number.isSafeInteger(quantity) && quantityMin <= quantity && quantity <= quantityMax;
}

export function isAddOn({ prerequisiteOffers }: Pick<Offer, 'prerequisiteOffers'>): boolean {
  return prerequisiteOffers.length > 0;
}

/** Whether the offer can hang on a subscription of `parentOfferId`. @rule R-SUB-12 */
export function isAddOnOf({ prerequisiteOffers }: Offer, parentOfferId: string): boolean {
  return prerequisiteOffers.includes(offerIdOf(parentOfferId));
}

/** Whether a customer may have one more subscription of the offer. */
export function isWithinLimit({ limit }: Offer, held: Held): boolean {
  if (!limit) return true;
  return (limit.unitOfMeasure === 'Lifetime' ? held.lifetime : held.concurrent) < limit.count;
}

/** A trial is billed to nobody, everything else by the month. */
export function billingCycleOf({ isTrial }: Offer): 'monthly' | 'none' {
  return isTrial ? 'none' : 'monthly';
}

/** The spelling in which ids are stored and compared: callers may use any case. */
export function offerIdOf(text: string): string {
  return text.toUpperCase();
}

/** Whether an id names a product, a SKU of one (`a:b`) or an availability (`a:b:c`): none of them is an offer. */
export function isProductId(text: string): boolean {
  return text.includes(':');
}

import type { Offer } from '../stored.ts';

interface Reason {
  readonly type: 'invalidCatalogItemId' | 'invalidPromotion' | 'noPromotionsAvailable';
  readonly description: string;
}

/**
 * Why a purchase gets no promotion: the price list is the price (R-OFR-02), and no rule takes anything off it.
 *
 * @param promotionId  the one that is hoped for, if any
 * @param offer  what is to be bought, if it is sold
 */
export function whyNoPromotion(promotionId: string | undefined, offer: Offer | undefined): Reason {
  if (!offer) return { type: 'invalidCatalogItemId', description: 'This catalogue item is not sold; read the catalogue anew.' };
  return promotionId === undefined
    ? { type: 'noPromotionsAvailable', description: 'No promotion runs for this item.' }
    : { type: 'invalidPromotion', description: 'There is no promotion of this id.' };
}

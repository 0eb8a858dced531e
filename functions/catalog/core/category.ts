import type { Localized } from './localized.ts';

interface Category {
  readonly id: string;
  readonly name: Localized;
  /** Where it stands in a list. */
  readonly rank: number;
}

/** The categories of this market; an add-on is in none (R-OFR-09). */
export const OFFER_CATEGORIES = [
  { id: 'Enterprise_Key', name: { en: 'Enterprise', zh: '企业', pt: 'Grandes empresas' }, rank: 20 },
  { id: 'SmallBusiness_Key', name: { en: 'Small business', zh: '小型企业', pt: 'Pequenas empresas' }, rank: 30 },
  { id: 'Trial_Key', name: { en: 'Trial', zh: '试用', pt: 'Avaliação' }, rank: 70 },
] as const satisfies readonly Category[];

export type OfferCategory = (typeof OFFER_CATEGORIES)[number];

export const OFFER_CATEGORY_IDS = OFFER_CATEGORIES.map(({ id }) => id);

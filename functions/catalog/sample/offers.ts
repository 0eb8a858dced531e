import { inOrder, type MatrixOffer } from '../core/matrix.ts';
import type { Offer } from '../stored.ts';
import { ADD_ONS } from './add-ons.ts';
import { ENTERPRISE_OFFERS } from './enterprise.ts';
import { SMALL_BUSINESS_OFFERS } from './small-business.ts';
import { SAMPLE_PLANS } from './plans.ts';
import { TRIALS } from './trials.ts';

/** What is particular to an offer; the rest follows from the group it stands in. */
export type SampleOffer = Pick<Offer, 'id' | 'product' | 'name' | 'description'> & Partial<Offer>;

/** The value the public API gives an offer without an upper bound. */
const UNBOUNDED = 10_000_000;

type Ordinary = Omit<MatrixOffer, 'id' | 'product' | 'name' | 'description'>;

const ORDINARY: Ordinary = {
  quantityMin: 1,
  quantityMax: UNBOUNDED,
  term: { count: 1, unitOfMeasure: 'Year' },
  prerequisiteOffers: [],
  upgradeTargetOffers: [],
  conversionTargetOffers: [],
  isAvailableForPurchase: true,
  isAutoRenewable: true,
  isTrial: false,
  unitType: 'Licenses',
  service: 'office365',
  plans: [],
};

const TRIAL: Partial<Offer> = {
  categoryId: 'Trial_Key',
  quantityMax: 25,
  limit: { count: 1, unitOfMeasure: 'Lifetime' },
  term: { count: 1, unitOfMeasure: 'Month' },
  isAutoRenewable: false,
  isTrial: true,
};

const GROUPED: readonly SampleOffer[] = [
  ...ENTERPRISE_OFFERS.map((offer) => ({ categoryId: 'Enterprise_Key' as const, ...offer })),
  ...SMALL_BUSINESS_OFFERS.map((offer) => ({ categoryId: 'SmallBusiness_Key' as const, quantityMax: 300, ...offer })),
  ...TRIALS.map((offer) => ({ ...TRIAL, ...offer })),
  ...ADD_ONS.map((offer) => ({ unitType: 'Add-On Licenses' as const, ...offer })),
];

/** A sample catalogue for the market CN: made to try the programme, not the operator's offer matrix (R-OFR-04). */
export const SAMPLE_OFFERS: readonly Offer[] = inOrder(
  GROUPED.map((offer) => ({ ...ORDINARY, ...offer, plans: [...(SAMPLE_PLANS[offer.id] ?? [])] })),
);

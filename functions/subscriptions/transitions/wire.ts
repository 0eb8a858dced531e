import * as z from 'zod';
import type { Offer } from '../../catalog/stored.ts';
import { textIn, languageOf } from '../../catalog/core/localized.ts';
import { Attributes, collectionOf, wireWord } from '../../contract/wire.ts';
import { derivedGuid } from '../../storage/derived-id.ts';
import type { Subscription } from '../stored.ts';
import type { UpgradeType } from '../upgrades/core/upgrade.ts';

const TRANSITION_TYPES = ['transition_only', 'transition_with_license_transfer'] as const;

type TransitionType = (typeof TRANSITION_TYPES)[number];

const WireError = z.object({ code: z.int(), description: z.string() });

export type WireTransitionError = z.infer<typeof WireError>;

const WireEligibility = z.object({
  catalogItemId: z.string(),
  title: z.string(),
  description: z.string(),
  quantity: z.int(),
  eligibilities: z.array(
    z.object({ isEligible: z.boolean(), transitionType: z.enum(TRANSITION_TYPES), errors: z.array(WireError) }),
  ),
});

export type WireEligibility = z.infer<typeof WireEligibility>;

export const WireEligibilityCollection = collectionOf(WireEligibility);

const WireEvent = z.object({
  name: z.enum(['Conversion', 'SeatReassignment']),
  status: z.enum(['Completed', 'Failed']),
  timestamp: z.string(),
  errors: z.array(WireError).optional(),
  attributes: Attributes,
});

export type WireTransitionEvent = z.infer<typeof WireEvent>;

export const WireTransition = z.object({
  operationId: z.string(),
  fromCatalogItemId: z.string(),
  fromSubscriptionId: z.string(),
  toCatalogItemId: z.string(),
  toSubscriptionId: z.string().optional().describe('Absent where nothing was moved.'),
  quantity: z.int(),
  termDuration: z.literal('P1Y'),
  billingCycle: z.literal('monthly'),
  transitionType: z.enum(TRANSITION_TYPES),
  events: z.array(WireEvent),
  attributes: Attributes,
});

export type WireTransition = z.infer<typeof WireTransition>;

export const WireTransitionCollection = collectionOf(WireTransition);

const Unset = z.string().trim().max(100).nullish();

export const TransitionBody = z.object({
  toCatalogItemId: z.string().trim().min(1).max(100),
  toSubscriptionId: Unset.describe('Subscriptions are not merged here.'),
  quantity: z.int().describe('All seats of the subscription: it moves as a whole.'),
  transitionType: wireWord(TRANSITION_TYPES),
  termDuration: Unset.describe('P1Y, the only one.'),
  billingCycle: Unset.describe('monthly, the only one.'),
  promotionId: Unset.describe('There are no promotions here.'),
});

export type TransitionWish = z.infer<typeof TransitionBody>;

export function upgradeTypeOf(type: TransitionType): UpgradeType {
  return type === 'transition_only' ? 'upgrade_only' : 'upgrade_with_license_transfer';
}

export function transitionTypeOf(type: UpgradeType): TransitionType {
  return type === 'upgrade_only' ? 'transition_only' : 'transition_with_license_transfer';
}

export function toWireEligibility(
  { id, name, description }: Offer,
  { quantity, eligibilities }: Pick<WireEligibility, 'quantity' | 'eligibilities'>,
  locale: string,
): WireEligibility {
  const language = languageOf(locale);
  return {
    catalogItemId: id,
    title: textIn(name, language),
    description: textIn(description, language),
    quantity,
    eligibilities,
  };
}

export function toWireEvent(
  name: WireTransitionEvent['name'],
  timestamp: string,
  errors: readonly WireTransitionError[] = [],
): WireTransitionEvent {
  return {
    name,
    status: errors.length === 0 ? 'Completed' : 'Failed',
    timestamp,
    ...(errors.length === 0 ? {} : { errors: [...errors] }),
    attributes: { objectType: 'TransitionEvent' },
  };
}

/** @param what  what is particular to one; there is one term and one billing cycle */
export function toWireTransition(
  { id, offerId }: Subscription,
  what: Pick<WireTransition, 'toCatalogItemId' | 'toSubscriptionId' | 'quantity' | 'transitionType' | 'events'>,
): WireTransition {
  return {
    // made of what it stands for, so that a repetition has the same
    operationId: derivedGuid('transition', id, what.toCatalogItemId),
    fromCatalogItemId: offerId,
    fromSubscriptionId: id,
    termDuration: 'P1Y',
    billingCycle: 'monthly',
    ...what,
    attributes: { objectType: 'Transition' },
  };
}

/** The transition by which a subscription came from another; nothing where it did not. */
export function transitionBetween(source: Subscription, target: Subscription): WireTransition | undefined {
  const { upgradedFrom, createdAt, seatChanges } = target;
  if (upgradedFrom?.subscriptionId !== source.id) return undefined;
  return toWireTransition(source, {
    toCatalogItemId: target.offerId,
    toSubscriptionId: target.id,
    quantity: seatChanges[0]?.quantity ?? 0,
    transitionType: upgradedFrom.withLicenses ? 'transition_with_license_transfer' : 'transition_only',
    events: [toWireEvent('Conversion', createdAt)],
  });
}

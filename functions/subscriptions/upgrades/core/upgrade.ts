import { isQuantityAllowed } from '../../../catalog/core/offer.ts';
import type { Offer } from '../../../catalog/stored.ts';
import { billingDateOnOrAfter, type BillingDay } from '../../../shared/billing-calendar.ts';
import { dateOf, type Instant } from '../../../shared/calendar.ts';
import type { Minor } from '../../../shared/money.ts';
import { currentTerm, end } from '../../core/due.ts';
import type { Subscription } from '../../stored.ts';

export const UPGRADE_TYPES = ['upgrade_only', 'upgrade_with_license_transfer'] as const;

export type UpgradeType = (typeof UPGRADE_TYPES)[number];

/** Why a subscription cannot be upgraded, by the numbers that both SDKs read. @rule R-UPG-09 */
export const UPGRADE_ERRORS = {
  other: { code: 0, text: 'The number of licenses is outside the minimum and maximum of the target.' },
  delegated_admin_permissions_disabled: {
    code: 1,
    text: 'You hold no delegated administrative privileges for this customer and service; request a relationship (R-UPG-03).',
  },
  subscription_status_not_active: { code: 2, text: 'The subscription is not active (R-UPG-02).' },
  conflicting_service_types: {
    code: 3,
    text: 'The customer has a subscription, from you or from another, that already includes what the upgrade would add; it has to be cancelled first (R-UPG-04 to R-UPG-06).',
  },
  user_context_required: {
    code: 5,
    text: 'Licenses are moved on behalf of a signed-in user only; send an application plus user token.',
  },
  subscription_add_ons_present: { code: 6, text: 'The subscription has add-ons; cancel them first.' },
  subscription_target_offer_not_found: { code: 8, text: 'The target is not among the upgrades of this subscription.' },
} as const;

export type UpgradeErrorName = keyof typeof UPGRADE_ERRORS;

export interface UpgradeFacts {
  readonly source: Subscription;
  readonly sourceOffer: Offer;
  readonly target: Offer;
  readonly quantity: number;
  /** Every other subscription of the customer that has not ended, whoever sold it, by its offer. */
  readonly otherOffers: readonly Offer[];
  readonly hasAddOns: boolean;
  readonly holdsPrivileges: boolean;
  readonly isUser: boolean;
}

/** All reasons against an upgrade, in the order of their numbers but for the first. @rule R-UPG-02 to R-UPG-06 */
export function upgradeErrors(facts: UpgradeFacts, type: UpgradeType): UpgradeErrorName[] {
  const { source, target, quantity, hasAddOns, holdsPrivileges, isUser } = facts;
  const reasons: [boolean, UpgradeErrorName][] = [
    [!holdsPrivileges, 'delegated_admin_permissions_disabled'],
    [source.status !== 'active', 'subscription_status_not_active'],
    [isInConflict(facts), 'conflicting_service_types'],
    [type === 'upgrade_with_license_transfer' && !isUser, 'user_context_required'],
    [hasAddOns, 'subscription_add_ons_present'],
    [!isQuantityAllowed(target, quantity), 'other'],
  ];
  return reasons.filter(([is]) => is).map(([, name]) => name);
}

/** Whether the customer already has the target, or a part that the upgrade would add. */
function isInConflict({ sourceOffer, target, otherOffers }: UpgradeFacts): boolean {
  const added = target.plans.filter((plan) => !sourceOffer.plans.includes(plan));
  return otherOffers.some(({ id, plans }) => id === target.id || added.some((plan) => plans.includes(plan)));
}

export interface UpgradeOrder {
  readonly now: Instant;
  readonly billingDay: BillingDay;
  readonly target: Offer;
  readonly targetId: string;
  readonly targetName: string;
  readonly lineItemNumber: number;
  readonly upgradeType: UpgradeType;
  readonly quantity: number;
  readonly price: { readonly unitPrice: Minor; readonly version: string };
}

/**
 * The source ends and the target starts on the same day, with no new free period: it keeps the source's end date and locks
 * its own price of the day.
 *
 * @rule R-UPG-10, R-CALC-23
 */
export function planUpgrade(source: Subscription, order: UpgradeOrder): { source: Subscription; target: Subscription } {
  const { target, quantity, price, billingDay } = order;
  const today = dateOf(order.now);
  const start = today < source.start ? source.start : today;
  const isNickname = source.friendlyName !== source.offerName;
  return {
    source: end(source, { on: today, by: 'upgrade' }),
    target: {
      id: order.targetId,
      customerId: source.customerId,
      orderId: source.orderId,
      lineItemNumber: order.lineItemNumber,
      offerId: target.id,
      offerName: order.targetName,
      unitType: target.unitType,
      friendlyName: isNickname ? source.friendlyName : order.targetName,
      isTrial: false,
      hasPurchasableAddOns: target.hasAddOns,
      createdAt: order.now,
      status: 'active',
      autoRenew: source.autoRenew && target.isAutoRenewable,
      start,
      terms: [{ start, end: currentTerm(source).end, unitPrice: price.unitPrice, priceListVersion: price.version }],
      seatChanges: [{ on: today, quantity }],
      upgradedFrom: {
        subscriptionId: source.id,
        firstBillingDate: source.upgradedFrom?.firstBillingDate ?? billingDateOnOrAfter(source.start, billingDay),
        ...(order.upgradeType === 'upgrade_with_license_transfer' ? { withLicenses: true as const } : {}),
      },
      ...(source.partnerIdOnRecord ? { partnerIdOnRecord: source.partnerIdOnRecord } : {}),
      ...(source.resellerRemoved ? { resellerRemoved: true } : {}),
    },
  };
}

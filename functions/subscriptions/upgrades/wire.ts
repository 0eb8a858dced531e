import * as z from 'zod';
import { OfferResource, toWireOffer } from '../../catalog/wire.ts';
import type { Offer } from '../../catalog/stored.ts';
import { ERRORS, type ErrorName } from '../../contract/errors.ts';
import { Attributes, wireWord } from '../../contract/wire.ts';
import type { CustomerUser } from '../../customers/users/stored.ts';
import { UPGRADE_ERRORS, UPGRADE_TYPES, type UpgradeErrorName, type UpgradeType } from './core/upgrade.ts';
import type { Subscription } from '../stored.ts';

const WireError = z.object({
  code: z.int(),
  description: z.string(),
  additionalDetails: z.string().optional().describe('Of code 2: the status of the subscription.'),
  attributes: Attributes,
});

export const WireUpgrade = z.object({
  targetOffer: OfferResource,
  upgradeType: z.enum(UPGRADE_TYPES),
  isEligible: z.boolean(),
  quantity: z.int(),
  upgradeErrors: z.array(WireError).describe('Empty when eligible.'),
  attributes: Attributes,
});

export type WireUpgrade = z.infer<typeof WireUpgrade>;

const NUMBERS: Readonly<Record<number, UpgradeType>> = { 1: 'upgrade_only', 2: 'upgrade_with_license_transfer' };

export const UpgradeBody = z.object({
  targetOffer: z.object({ id: z.string().trim().min(1).max(100) }),
  upgradeType: z.preprocess((given) => (typeof given === 'number' ? NUMBERS[given] : given), wireWord(UPGRADE_TYPES)),
  quantity: z.int(),
});

export const WireLicenseError = z.object({
  userObjectId: z.string(),
  name: z.string(),
  email: z.string(),
  errors: z.array(z.object({ code: z.int(), description: z.string() })),
  attributes: Attributes,
});

export type WireLicenseError = z.infer<typeof WireLicenseError>;

export const WireUpgradeResult = z.object({
  sourceSubscriptionId: z.string(),
  targetSubscriptionId: z.string().optional().describe('Absent where nothing was upgraded.'),
  upgradeType: z.enum(UPGRADE_TYPES),
  upgradeErrors: z.array(WireError),
  licenseErrors: z.array(WireLicenseError).describe('Users whose license could not be moved.'),
  attributes: Attributes,
});

export type WireUpgradeResult = z.infer<typeof WireUpgradeResult>;

export function toWireErrors(names: readonly UpgradeErrorName[], { status }: Subscription): z.infer<typeof WireError>[] {
  return names.map((name) => ({
    code: UPGRADE_ERRORS[name].code,
    description: UPGRADE_ERRORS[name].text,
    ...(name === 'subscription_status_not_active' ? { additionalDetails: status } : {}),
    attributes: { objectType: 'UpgradeError' },
  }));
}

export function toWireUpgrade(
  target: Offer,
  { upgradeType, quantity, upgradeErrors }: Pick<WireUpgrade, 'upgradeType' | 'quantity' | 'upgradeErrors'>,
  locale: string,
): WireUpgrade {
  return {
    targetOffer: toWireOffer(target, locale),
    upgradeType,
    isEligible: upgradeErrors.length === 0,
    quantity,
    upgradeErrors,
    attributes: { objectType: 'Upgrade' },
  };
}

export function toWireLicenseError({ id, displayName, userPrincipalName }: CustomerUser, error: ErrorName): WireLicenseError {
  const { code, text } = ERRORS[error];
  return {
    userObjectId: id,
    name: displayName,
    email: userPrincipalName,
    errors: [{ code, description: text }],
    attributes: { objectType: 'UserLicenseError' },
  };
}

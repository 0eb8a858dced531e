import * as z from 'zod';
import { defineKind, type Partition } from '../../storage/port.ts';
import type { Scope } from '../../identity/scope.ts';
import { StoredAddress, StoredContact, type Account } from '../stored.ts';
import {
  billingProfileOf,
  openedLegalBusinessProfile,
  openedOrganizationProfile,
  type BillingProfile,
  type LegalBusinessProfile,
  type OrganizationProfile,
  type OwnBillingValues,
} from './core/profiles.ts';

/** One document of a kind in a partner's partition; without it the profile is as the account was opened. */
function profileKind<T>(name: string, schema: z.ZodType<T>) {
  return defineKind<T>({ name, container: 'partners', schemaVersion: 1, schema, idOf: () => name, indexes: {} });
}

export const LEGAL_BUSINESS_PROFILE = profileKind<LegalBusinessProfile>(
  'legalBusinessProfile',
  z.object({
    companyName: z.string(),
    address: StoredAddress,
    primaryContact: StoredContact,
    companyApproverAddress: StoredAddress.optional(),
    companyApproverEmail: z.string().optional(),
  }),
);

export const OWN_BILLING_VALUES = profileKind<OwnBillingValues>(
  'ownBillingValues',
  z.object({
    companyName: z.string().optional(),
    address: StoredAddress.optional(),
    primaryContact: StoredContact.optional(),
    purchaseOrderNumber: z.string().optional(),
    taxId: z.string().optional(),
  }),
);

export const ORGANIZATION_PROFILE = profileKind<OrganizationProfile>(
  'organizationProfile',
  z.object({
    companyName: z.string(),
    defaultAddress: StoredAddress,
    email: z.string(),
    language: z.string(),
    culture: z.string(),
  }),
);

const SupportProfile = z.object({ email: z.string(), telephone: z.string(), website: z.string() });

export type SupportProfile = z.infer<typeof SupportProfile>;

/** Where customers turn for help (R-ENR-04). */
export const SUPPORT_PROFILE = profileKind<SupportProfile>('supportProfile', SupportProfile);

type Owner = Pick<Scope, 'partition'> & { readonly account: { readonly value: Account } };

export async function findLegalBusinessProfile({ partition, account }: Owner) {
  const was = await partition.get(LEGAL_BUSINESS_PROFILE, LEGAL_BUSINESS_PROFILE.name);
  return { was, version: was?.version ?? 0, value: was?.value ?? openedLegalBusinessProfile(account.value) };
}

export async function findBillingProfile(owner: Owner) {
  const [legal, was] = await Promise.all([
    findLegalBusinessProfile(owner),
    owner.partition.get(OWN_BILLING_VALUES, OWN_BILLING_VALUES.name),
  ]);
  // it shows the values of both, so it is another one when either has changed
  const version = legal.version + (was?.version ?? 0);
  return { legal, was, version, value: billingProfileOf(legal.value, was?.value ?? {}) };
}

export async function findOrganizationProfile({ partition, account }: Owner) {
  const was = await partition.get(ORGANIZATION_PROFILE, ORGANIZATION_PROFILE.name);
  return { was, version: was?.version ?? 0, value: was?.value ?? openedOrganizationProfile(account.value) };
}

export async function findSupportProfile({ partition }: Pick<Owner, 'partition'>) {
  const was = await partition.get(SUPPORT_PROFILE, SUPPORT_PROFILE.name);
  return { was, value: was?.value ?? { email: '', telephone: '', website: '' } };
}

/** Who the bills of a partner are addressed to. */
export async function billedProfile(partition: Partition, account: Account): Promise<BillingProfile> {
  return (await findBillingProfile({ partition, account: { value: account } })).value;
}

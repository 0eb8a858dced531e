import type { z } from 'zod';
import type { Account, StoredAddress, StoredContact } from '../../stored.ts';

type Address = z.infer<typeof StoredAddress>;
type Contact = z.infer<typeof StoredContact>;

/** The partner profile: who the company is. */
export interface LegalBusinessProfile {
  readonly companyName: string;
  readonly address: Address;
  readonly primaryContact: Contact;
  readonly companyApproverAddress?: Address | undefined;
  readonly companyApproverEmail?: string | undefined;
}

/** Who is billed, and under which numbers of its own. */
export interface BillingProfile {
  readonly companyName: string;
  readonly address: Address;
  readonly primaryContact: Contact;
  readonly purchaseOrderNumber?: string | undefined;
  readonly taxId?: string | undefined;
}

/** What the billing profile does not share with the partner profile. */
export type OwnBillingValues = { readonly [Name in keyof BillingProfile]?: BillingProfile[Name] | undefined };

/** The company's account in the directory: what it buys for itself is billed to it (R-ACC-05). */
export interface OrganizationProfile {
  readonly companyName: string;
  readonly defaultAddress: Address;
  readonly email: string;
  readonly language: string;
  readonly culture: string;
}

/** As the account was opened, until somebody changes it. */
export function openedLegalBusinessProfile({ name, address, contact }: Account): LegalBusinessProfile {
  return { companyName: name, address, primaryContact: contact };
}

export function openedOrganizationProfile({ name, address, contact }: Account): OrganizationProfile {
  return { companyName: name, defaultAddress: address, email: contact.email, language: 'zh', culture: 'zh-CN' };
}

/** @rule R-ACC-04 */
export function billingProfileOf(legal: LegalBusinessProfile, own: OwnBillingValues): BillingProfile {
  const { companyName, address, primaryContact } = legal;
  return {
    ...own,
    companyName: own.companyName ?? companyName,
    address: own.address ?? address,
    primaryContact: own.primaryContact ?? primaryContact,
  };
}

const SHARED = ['companyName', 'address', 'primaryContact'] as const;

/**
 * Only what differs from the partner profile is kept, so that the rest goes on following it.
 *
 * @rule R-ACC-04
 */
export function ownBillingValues(legal: LegalBusinessProfile, wanted: BillingProfile): OwnBillingValues {
  const same = SHARED.filter((name) => isSame(wanted[name], legal[name]));
  return { ...wanted, ...Object.fromEntries(same.map((name) => [name, undefined])) };
}

/** Alike in all that is set, in whatever order. */
function isSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const set = Object.entries(value).filter(([, member]) => member !== undefined);
  return JSON.stringify(set.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

import * as z from 'zod';
import { Address, addressBody, Culture, Language, optional, required } from '../../contract/address.ts';
import { Attributes, etagOf, Guid, link, SelfLink } from '../../contract/wire.ts';
import { PROGRAMME } from '../../contract/programme.ts';
import { billingDayOf } from '../core/account.ts';
import type { Account } from '../stored.ts';
import type { BillingProfile, LegalBusinessProfile, OrganizationProfile } from './core/profiles.ts';
import type { SupportProfile } from './stored.ts';

const NAME_MAX = 50;
const COMPANY_MAX = 250;

const AddressBody = addressBody(optional(NAME_MAX));
const Email = z.email().max(254);
const optionalEmail = z.preprocess((given) => (given === '' ? undefined : given), Email.optional());

const ContactBody = z.object({
  firstName: required(NAME_MAX),
  lastName: required(NAME_MAX),
  email: Email,
  phoneNumber: optional(40),
});

/** Vetting is the operator's: what is sent back of it, as the SDKs do, changes nothing. */
export const LegalBusinessProfileBody = z.object({
  companyName: required(COMPANY_MAX),
  address: AddressBody,
  primaryContact: ContactBody,
  companyApproverAddress: AddressBody.optional(),
  companyApproverEmail: optionalEmail,
});

export const BillingProfileBody = z.object({
  companyName: required(COMPANY_MAX),
  address: AddressBody,
  primaryContact: ContactBody,
  purchaseOrderNumber: optional(50),
  taxId: optional(50),
  billingCurrency: optional(10),
  billingDay: z.int().optional(),
});

export const OrganizationProfileBody = z.object({
  id: optional(50),
  companyName: required(COMPANY_MAX),
  defaultAddress: AddressBody,
  tenantId: Guid.optional(),
  domain: optional(253),
  email: Email,
  language: Language,
  culture: Culture,
});

export const SupportProfileBody = z.object({
  email: Email,
  telephone: required(40),
  website: z.url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' }).max(250),
});

const Contact = z.object({
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  phoneNumber: z.string().optional(),
});

const Profile = z.object({ profileType: z.string(), links: SelfLink, attributes: Attributes });

export const WireLegalBusinessProfile = Profile.extend({
  companyName: z.string(),
  address: Address,
  primaryContact: Contact,
  companyApproverAddress: Address.optional(),
  companyApproverEmail: z.string().optional(),
  vettingStatus: z.enum(['none', 'pending', 'authorized', 'rejected']).describe("The operator's review (R-ENR-09)."),
  vettingSubStatus: z.literal('none'),
});

export const WireBillingProfile = Profile.extend({
  companyName: z.string(),
  address: Address,
  primaryContact: Contact,
  purchaseOrderNumber: z.string().optional(),
  taxId: z.string().optional(),
  billingDay: z.int().describe('The day of the month the books are closed: that of the signature (R-BILL-01).'),
  billingCurrency: z.string(),
});

export const WireOrganizationProfile = Profile.extend({
  id: z.string(),
  companyName: z.string(),
  defaultAddress: Address,
  tenantId: z.string(),
  domain: z.string(),
  email: z.string(),
  language: z.string(),
  culture: z.string(),
});

export const WireSupportProfile = Profile.extend({ email: z.string(), telephone: z.string(), website: z.string() });

export const WireMpnProfile = Profile.extend({ partnerName: z.string(), mpnId: z.string() });

/** @param version  0: as the account was opened */
function about(type: string, path: string, version?: number) {
  return {
    profileType: type,
    links: { self: link(`/profiles/${path}`) },
    attributes: { ...(version === undefined ? {} : { etag: etagOf(type, version) }), objectType: type },
  };
}

export function toWireLegalBusinessProfile(value: LegalBusinessProfile, version: number) {
  return {
    ...about('LegalBusinessProfile', 'legalbusiness', version),
    ...value,
    vettingStatus: 'authorized' as const, // an account that can call has been approved
    vettingSubStatus: 'none' as const,
  };
}

export function toWireBillingProfile(account: Account, value: BillingProfile, version: number) {
  return {
    ...about('BillingProfile', 'billing', version),
    ...value,
    billingDay: billingDayOf(account),
    billingCurrency: PROGRAMME.currency,
  };
}

export function toWireOrganizationProfile({ partnerId, domain }: Account, value: OrganizationProfile, version: number) {
  return { ...about('OrganizationProfile', 'organization', version), id: partnerId, tenantId: partnerId, domain, ...value };
}

export function toWireSupportProfile(value: SupportProfile) {
  return { ...about('SupportProfile', 'support'), ...value };
}

export function toWireMpnProfile({ name, mpnId }: { name: string; mpnId: string }) {
  return { ...about('MpnProfile', 'mpn'), partnerName: name, mpnId };
}

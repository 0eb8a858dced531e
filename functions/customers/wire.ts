import * as z from 'zod';
import { Address, addressBody, Culture, Language, optional, required } from '../contract/address.ts';
import { Attributes, collectionOf, Guid, SelfLink, wireEnum, wireWord } from '../contract/wire.ts';

const NAME_MAX = 50;

const BillingProfileFields = z.object({
  firstName: optional(NAME_MAX),
  lastName: optional(NAME_MAX),
  email: z.email().max(254),
  culture: Culture,
  language: Language,
  companyName: required(250),
  defaultAddress: addressBody(required(NAME_MAX)),
});

export type BillingProfileFields = z.infer<typeof BillingProfileFields>;

const DOMAIN_NAME = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

export const DomainName = z.string().trim().toLowerCase().max(253).regex(DOMAIN_NAME, 'must be a domain name');

/**
 * What the SDKs send beside these (ids, relationshipToPartner, userCredentials: mostly null or a default) has no meaning
 * in a creation.
 */
export const NewCustomer = z.object({
  companyProfile: z.object({
    domain: DomainName.describe('The initial domain, such as contoso.partner.onmschina.cn.'),
    organizationRegistrationNumber: optional(100),
  }),
  billingProfile: BillingProfileFields,
  associatedPartnerId: z
    .preprocess((given) => (given === '' ? undefined : given), Guid.optional())
    .describe('The tenant id of an indirect reseller of the caller.'),
});

export type NewCustomer = z.infer<typeof NewCustomer>;

export const BillingProfileBody = BillingProfileFields.extend({ id: Guid.optional() });

export type BillingProfileBody = z.infer<typeof BillingProfileBody>;

export const ValidationQuery = z.object({
  type: wireWord(['account']),
});

export const ValidationStatus = z.object({
  type: z.literal('account'),
  status: z.literal('Allowed').describe('What the check could not accept was refused when the customer was created.'),
  lastUpdateDateTime: z.string(),
});

/** Of every address below a customer. */
export const CustomerPath = z.object({ customerId: Guid });

const CompanySummary = z.object({
  tenantId: z.string().describe('Equals the id of the customer.'),
  domain: z.string(),
  companyName: z.string(),
  links: SelfLink,
  attributes: Attributes,
});

export const CompanyProfile = CompanySummary.extend({
  address: Address.describe('With region for the state.'),
  email: z.string(),
  organizationRegistrationNumber: z.string().optional(),
});

export const BillingProfile = z.object({
  id: z.string(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  email: z.string(),
  culture: z.string(),
  language: z.string(),
  companyName: z.string(),
  defaultAddress: Address,
  links: SelfLink,
  attributes: Attributes,
});

export const CustomerSummary = z.object({
  id: z.string(),
  companyProfile: CompanySummary,
  relationshipToPartner: z.literal('reseller'),
  links: SelfLink,
  attributes: Attributes,
});

export const CustomerList = collectionOf(CustomerSummary);

export const Customer = CustomerSummary.extend({
  commerceId: z.string(),
  companyProfile: CompanyProfile,
  billingProfile: BillingProfile,
  allowDelegatedAccess: z.boolean(),
  associatedPartnerId: z.string().optional(),
  customDomains: z.array(z.string()).optional().describe('Not in the answer to the creation.'),
});

export const CreatedCustomer = Customer.extend({
  userCredentials: z
    .object({ userName: z.string(), password: z.string() })
    .describe('Of the first admin: shown in this answer and never again (R-CUS-04).'),
});

/** The SDK sends the whole customer back with the one member changed. */
export const CustomerPatch = z.object({
  relationshipToPartner: wireEnum(['none', 'reseller', 'advisor', 'syndication', 'microsoft_support'], ['unknown'], {
    1: 'reseller',
    5: 'none',
  }).describe('none ends the relationship.'),
  allowDelegatedAccess: z.boolean().optional().describe('false gives the delegated administrative privileges back.'),
});

export type CustomerPatch = z.infer<typeof CustomerPatch>;

export const ChangedCustomer = Customer.partial().extend({
  relationshipToPartner: z.enum(['none', 'reseller']),
  attributes: Attributes,
});

export type ChangedCustomer = z.infer<typeof ChangedCustomer>;

import * as z from 'zod';
import { Attributes, collectionOf, Guid, line, SelfLink } from '../contract/wire.ts';

/** Countries whose addresses have a state (or province) and a postal code. */
const STATE_AND_POSTAL_CODE = new Set(['CN']);

const required = (max: number) => line(max).min(1, 'must not be empty');

/** Some clients send empty text for what was not set. */
const optional = (max: number) => z.preprocess((given) => (given === '' ? undefined : given), line(max).optional());

const AddressBody = z
  .object({
    country: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{2}$/, 'must be a two-letter country code'),
    region: optional(100),
    city: required(100),
    // documented with two characters at most, as in the United States; the names of Chinese provinces are longer
    state: optional(100),
    addressLine1: required(200),
    addressLine2: optional(200),
    postalCode: optional(20),
    firstName: required(50),
    middleName: optional(50),
    lastName: required(50),
    phoneNumber: optional(40),
  })
  .refine(({ country, state }) => state !== undefined || !STATE_AND_POSTAL_CODE.has(country), {
    path: ['state'],
    error: 'is needed in this country',
  })
  .refine(({ country, postalCode }) => postalCode !== undefined || !STATE_AND_POSTAL_CODE.has(country), {
    path: ['postalCode'],
    error: 'is needed in this country',
  });

const Culture = z
  .string()
  .trim()
  .regex(/^[a-z]{2,3}(-[a-z]{4})?-[a-z]{2}$/i, 'must be a culture such as zh-CN')
  .transform((text) => {
    const [language = '', ...rest] = text.toLowerCase().split('-');
    const cased = rest.map((part) =>
      part.length === 4 ? `${part.charAt(0).toUpperCase()}${part.slice(1)}` : part.toUpperCase(),
    );
    return [language, ...cased].join('-');
  });

const BillingProfileFields = z.object({
  firstName: optional(50),
  lastName: optional(50),
  email: z.email().max(254),
  culture: Culture,
  language: line(20).regex(/^[a-z]{2,3}(-[a-z]{2,4}){0,2}$/i, 'must be a language such as zh'),
  companyName: required(250),
  defaultAddress: AddressBody,
});

export type BillingProfileFields = z.infer<typeof BillingProfileFields>;

const DOMAIN_NAME = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/**
 * What the SDKs send beside these (ids, relationshipToPartner, userCredentials: mostly null or a default) has no meaning
 * in a creation.
 */
export const NewCustomer = z.object({
  companyProfile: z.object({
    domain: z
      .string()
      .trim()
      .toLowerCase()
      .max(253)
      .regex(DOMAIN_NAME, 'must be a domain name')
      .describe('The initial domain, such as contoso.partner.onmschina.cn.'),
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

/** Of every address below a customer. */
export const CustomerPath = z.object({ customerId: Guid });

export const Address = z.object({
  country: z.string(),
  region: z.string().optional(),
  city: z.string(),
  state: z.string().optional(),
  addressLine1: z.string(),
  addressLine2: z.string().optional(),
  postalCode: z.string().optional(),
  firstName: z.string(),
  middleName: z.string().optional(),
  lastName: z.string(),
  phoneNumber: z.string().optional(),
});

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

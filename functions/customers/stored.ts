import * as z from 'zod';
import { defineKind, indexOf } from '../storage/port.ts';
import { StoredInstant } from '../storage/values.ts';

const Address = z.object({
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

const BillingProfile = z.object({
  id: z.string(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  email: z.string(),
  culture: z.string(),
  language: z.string(),
  companyName: z.string(),
  defaultAddress: Address,
});

export type BillingProfile = z.infer<typeof BillingProfile>;

/** A domain name that was verified at its registrar. */
export const StoredDomain = z.object({
  name: z.string(),
  authenticationType: z.enum(['managed', 'federated']),
  capability: z.enum([
    'email',
    'sharepoint',
    'office_communications_online',
    'sharepoint_default',
    'full_redelegation',
    'share_point_public',
    'org_id_authentication',
    'yammer',
    'intune',
    'all',
  ]),
  verificationMethod: z.enum(['dns_record', 'email']),
  isDefault: z.boolean(),
  isInitial: z.boolean(),
  rootDomain: z.string().optional(),
  /** Of a federated domain, as they were sent. */
  settings: z.record(z.string(), z.unknown()).optional(),
});

export type StoredDomain = z.infer<typeof StoredDomain>;

/** The company profile shows the name, address and email of the billing profile: they are stored once. */
const Customer = z.object({
  id: z.string(),
  commerceId: z.string(),
  domain: z.string(),
  organizationRegistrationNumber: z.string().optional(),
  billingProfile: BillingProfile,
  /** Where the customer's own codes are mailed to: a partner without privileges cannot turn it to itself. */
  contactEmail: z.string(),
  /** Beside the first one. */
  domains: z.array(StoredDomain).optional(),
});

export type Customer = z.infer<typeof Customer>;

/** The customer itself, in its own partition: it belongs to no partner. */
export const CUSTOMER = defineKind<Customer>({
  name: 'customer',
  container: 'customers',
  schemaVersion: 1,
  schema: Customer,
  idOf: ({ id }) => id,
  indexes: {},
});

const Relationship = z.object({
  customerId: z.string(),
  companyName: z.string(),
  /** In lower case. */
  domain: z.string(),
  relationship: z.literal('reseller'),
  /** The indirect reseller, where an indirect provider named one. */
  associatedPartnerId: z.string().optional(),
  createdAt: StoredInstant,
  /** When the customer last accepted it; absent where the partner created the customer. */
  acceptedAt: StoredInstant.optional(),
  /** Once it has ended it is kept for the bills still to come; the partner does not see it any more. */
  endedAt: StoredInstant.optional(),
});

export type Relationship = z.infer<typeof Relationship>;

/** That the customer is one of the partner's, with what its lists and files print: no other proof of it counts. */
export const RELATIONSHIP = defineKind<Relationship>({
  name: 'relationship',
  container: 'partners',
  schemaVersion: 1,
  schema: Relationship,
  idOf: ({ customerId }) => customerId,
  indexes: {
    ever: () => [],
    byId: ({ endedAt }) => (endedAt ? undefined : []),
    byName: ({ endedAt, companyName }) => (endedAt ? undefined : [companyName.toLowerCase()]),
    byDomain: ({ endedAt, domain }) => (endedAt ? undefined : [domain]),
    byReseller: ({ endedAt, associatedPartnerId }) => (endedAt || !associatedPartnerId ? undefined : [associatedPartnerId]),
  },
});

/** By customer id, ended ones included. */
export const RELATIONSHIPS_EVER = indexOf(RELATIONSHIP, 'ever');
export const RELATIONSHIPS_BY_ID = indexOf(RELATIONSHIP, 'byId');
export const RELATIONSHIPS_BY_NAME = indexOf(RELATIONSHIP, 'byName');
export const RELATIONSHIPS_BY_DOMAIN = indexOf(RELATIONSHIP, 'byDomain');
export const RELATIONSHIPS_BY_RESELLER = indexOf(RELATIONSHIP, 'byReseller');

/** Holds the reservation of a domain name that no partner may create a customer under: a partner's own. */
export const NOBODY = 'nobody';

const DomainReservation = z.object({
  domain: z.string(),
  partnerId: z.string(),
  /** Whose further domain name it is; absent where it is the first one of a customer. */
  customerId: z.string().optional(),
});

/** Keeps a domain name from all other partners; in a partition of its own, whose key is the name. */
export const DOMAIN_RESERVATION = defineKind<z.infer<typeof DomainReservation>>({
  name: 'domainReservation',
  container: 'customers',
  schemaVersion: 1,
  schema: DomainReservation,
  idOf: ({ domain }) => domain,
  indexes: {},
});

const CreatedDomain = z.object({ domain: z.string(), customerId: z.string() });

/** The customer a partner created under a domain name: one for a name, so of two creations only one can be committed. */
export const CREATED_DOMAIN = defineKind<z.infer<typeof CreatedDomain>>({
  name: 'createdDomain',
  container: 'partners',
  schemaVersion: 1,
  schema: CreatedDomain,
  idOf: ({ domain }) => domain,
  indexes: {},
});

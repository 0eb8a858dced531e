import type * as z from 'zod';
import { etagOf, link } from '../contract/wire.ts';
import type { Versioned } from '../storage/port.ts';
import type { Customer, Relationship } from './stored.ts';
import type * as wire from './wire.ts';

/** What the first user of a customer's directory is called. */
export const FIRST_ADMIN = 'admin';

type Version = Pick<Versioned<Customer>, 'value' | 'version'>;

/** An item of the list: what the relationship knows, so that a page costs one request. */
export function toWireCustomerSummary({
  customerId,
  domain,
  companyName,
  relationship,
}: Relationship): z.infer<typeof wire.CustomerSummary> {
  return {
    id: customerId,
    companyProfile: {
      tenantId: customerId,
      domain,
      companyName,
      links: { self: link(`/customers/${customerId}/profiles/company`) },
      attributes: { objectType: 'CustomerCompanyProfile' },
    },
    relationshipToPartner: relationship,
    links: { self: link(`/customers/${customerId}`) },
    attributes: { objectType: 'Customer' },
  };
}

export function toWireCompanyProfile({
  id,
  domain,
  organizationRegistrationNumber,
  billingProfile: { companyName, email, defaultAddress },
}: Customer): z.infer<typeof wire.CompanyProfile> {
  // the public examples print the state of a company's address as its region
  const { state, ...address } = defaultAddress;
  return {
    tenantId: id,
    domain,
    companyName,
    address: { ...address, region: state ?? address.region },
    email,
    organizationRegistrationNumber,
    links: { self: link(`/customers/${id}/profiles/company`) },
    attributes: { objectType: 'CustomerCompanyProfile' },
  };
}

export function toWireBillingProfile({ value: { id, billingProfile }, version }: Version): z.infer<typeof wire.BillingProfile> {
  return {
    ...billingProfile,
    links: { self: link(`/customers/${id}/profiles/billing`) },
    attributes: { etag: etagOf(billingProfile.id, version), objectType: 'CustomerBillingProfile' },
  };
}

/** @param allowDelegatedAccess  whether the partner holds the privileges for at least one service (R-REL-11) */
export function toWireCustomer(
  customer: Version,
  relationship: Relationship,
  allowDelegatedAccess: boolean,
): z.infer<typeof wire.Customer> {
  return { ...toWireUnverified(customer, relationship, allowDelegatedAccess), customDomains: domainsOf(customer.value) };
}

export function toWireValidationStatus({ createdAt }: Relationship): z.infer<typeof wire.ValidationStatus> {
  return { type: 'account', status: 'Allowed', lastUpdateDateTime: createdAt };
}

/** All domain names of a customer, the first one first. */
export function domainsOf({ domain, domains = [] }: Customer): string[] {
  return [domain, ...domains.map(({ name }) => name)];
}

/** The only answer that holds the password (R-CUS-04). */
export function toWireCreatedCustomer(
  customer: Customer,
  relationship: Relationship,
  password: string,
): z.infer<typeof wire.CreatedCustomer> {
  return {
    ...toWireUnverified({ value: customer, version: 1 }, relationship, true),
    userCredentials: { userName: FIRST_ADMIN, password },
  };
}

/** Without the verified domains, which a customer that was just created does not show yet. */
function toWireUnverified(
  customer: Version,
  relationship: Relationship,
  allowDelegatedAccess: boolean,
): z.infer<typeof wire.Customer> {
  return {
    ...toWireCustomerSummary(relationship),
    commerceId: customer.value.commerceId,
    companyProfile: toWireCompanyProfile(customer.value),
    billingProfile: toWireBillingProfile(customer),
    allowDelegatedAccess,
    associatedPartnerId: relationship.associatedPartnerId,
  };
}

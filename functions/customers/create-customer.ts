import { decided } from '../contract/operation.ts';
import { PROGRAMME } from '../contract/programme.ts';
import { SERVICE_IDS } from '../contract/services.ts';
import type { Scope } from '../identity/scope.ts';
import { refuse } from '../shared/outcome.ts';
import { derivedGuid } from '../storage/derived-id.ts';
import { create, type Write } from '../storage/port.ts';
import { granted, NO_PARTNERSHIPS } from './core/partnerships.ts';
import { registrationProblem } from './core/registration.ts';
import { newPassword } from '../identity/password.ts';
import { PARTNERSHIPS } from './partnerships.ts';
import { isOwnReseller } from './resellers.ts';
import { isFull } from './sandbox-limit.ts';
import { CREATED_DOMAIN, CUSTOMER, DOMAIN_RESERVATION, RELATIONSHIP, type Customer, type Relationship } from './stored.ts';
import { FIRST_ADMIN, toWireCreatedCustomer } from './to-wire.ts';
import { COMPANY_ADMINISTRATOR } from '../contract/directory-role.ts';
import { CUSTOMER_USER, USER_NAME, type CustomerUser } from './users/stored.ts';
import type { NewCustomer } from './wire.ts';

/**
 * Creates a customer with its domain name and the first admin's password (R-CUS-03, R-CUS-04).
 *
 * Three partitions change, one after the other: the domain's, the customer's, and the partner's, which the edge commits
 * with the answer. Only the last makes the customer visible. A crash before it leaves a domain reserved for this partner
 * and a customer nobody is related to. The repetition of the request takes both up; another creation of the partner under
 * that domain name takes up the reservation and makes a customer of its own.
 */
export async function createCustomer(scope: Scope, body: NewCustomer) {
  const { shared, now } = scope;
  const { country, phoneNumber } = body.billingProfile.defaultAddress;
  const registrationNumber = body.companyProfile.organizationRegistrationNumber;
  const problem = registrationProblem({ country, registrationNumber, phoneNumber });
  if (problem) return problem;
  const { associatedPartnerId } = body;
  if (associatedPartnerId !== undefined && !(await isOwnReseller(scope, associatedPartnerId))) {
    return refuse(
      'InvalidProperty',
      'associatedPartnerId: only an indirect provider names an indirect reseller, one of its own.',
    );
  }

  if (scope.account.value.sandbox && (await isFull(scope.partition))) {
    return refuse('SandboxLimit', `It holds ${PROGRAMME.sandboxCustomersMax} customers.`);
  }

  const customer = newCustomer(scope, body);
  const { id: customerId, domain } = customer;
  if (!(await reserveDomain(scope, customer))) return refuse('DomainTaken');
  // a conflict here: an attempt that did not end made it, of the same content, for the id is made from the content
  await shared
    .customer(customerId)
    .commit([create(CUSTOMER, customer), partnershipsOfCreator(scope), ...firstAdminWrites(customer)]);

  const relationship: Relationship = {
    customerId,
    companyName: customer.billingProfile.companyName,
    domain,
    relationship: 'reseller',
    associatedPartnerId,
    createdAt: now,
  };
  return decided(toWireCreatedCustomer(customer, relationship, newPassword()), [
    create(RELATIONSHIP, relationship),
    create(CREATED_DOMAIN, { domain, customerId }),
  ]);
}

/** Who creates a customer has the privileges for all services. @rule R-CUS-03 */
function partnershipsOfCreator({ caller }: Scope): Write {
  return create(PARTNERSHIPS, granted(NO_PARTNERSHIPS, caller.tenantId, SERVICE_IDS));
}

/** @rule R-CUS-03 */
function firstAdminWrites({ id, domain, billingProfile }: Customer): Write[] {
  const { firstName, lastName, country } = billingProfile.defaultAddress;
  const user: CustomerUser = {
    id: derivedGuid('first admin', id),
    userPrincipalName: `${FIRST_ADMIN}@${domain}`,
    displayName: `${firstName} ${lastName}`,
    firstName,
    lastName,
    usageLocation: country,
    roleIds: [COMPANY_ADMINISTRATOR],
    skuIds: [],
  };
  return [create(CUSTOMER_USER, user), create(USER_NAME, { userPrincipalName: user.userPrincipalName, userId: user.id })];
}

/** Its ids come from the request, so that a repetition finds what an earlier attempt left. */
function newCustomer({ caller, requestId }: Scope, { companyProfile, billingProfile }: NewCustomer): Customer {
  const content = JSON.stringify([companyProfile, billingProfile]);
  const id = derivedGuid('customer', caller.tenantId, requestId.toLowerCase(), content);
  return {
    id,
    commerceId: derivedGuid('commerce', id),
    ...companyProfile,
    billingProfile: { id: derivedGuid('billing profile', id), ...billingProfile },
    contactEmail: billingProfile.email,
  };
}

/** Whether the partner may create the customer under its domain: reserved by none before, or by itself for a creation that did not end. */
async function reserveDomain({ caller, partition, shared }: Scope, { id, domain }: Customer): Promise<boolean> {
  const partnerId = caller.tenantId;
  const reservations = shared.domain(domain);
  const reserved = await reservations.commit([create(DOMAIN_RESERVATION, { domain, partnerId })]);
  if (reserved === 'committed') return true;
  const reservation = await reservations.get(DOMAIN_RESERVATION, domain);
  if (reservation?.value.partnerId !== partnerId || reservation.value.customerId !== undefined) return false;
  const created = await partition.get(CREATED_DOMAIN, domain);
  // by this very request a moment ago: its commit will conflict, and the edge gives the answer of the one that won
  return created === undefined || created.value.customerId === id;
}

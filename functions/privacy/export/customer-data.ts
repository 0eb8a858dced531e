import { nextBillingDate } from '../../account/core/account.ts';
import { CONFIRMATIONS, CUSTOMER_SIGNATURES } from '../../agreements/stored.ts';
import { USAGE_BUDGET } from '../../analytics/usage/stored.ts';
import { AUDIT_BY_CUSTOMER } from '../../audit/stored.ts';
import { CONSENTS_OF_CUSTOMER } from '../../customers/consents/operations.ts';
import { findPartnerships, heldServices, PARTNERSHIPS, PARTNERSHIPS_ID } from '../../customers/partnerships.ts';
import { findRelationshipEver } from '../../customers/queries.ts';
import { QUALIFICATIONS_OF_CUSTOMER } from '../../customers/qualifications/stored.ts';
import { POLICIES_BY_CUSTOMER } from '../../customers/self-serve/stored.ts';
import { CUSTOMER, RELATIONSHIP, type Relationship } from '../../customers/stored.ts';
import { CUSTOMER_USERS, DELETED_USERS } from '../../customers/users/stored.ts';
import type { CustomerScope, Scope } from '../../identity/scope.ts';
import { under, type Index, type Partition } from '../../storage/port.ts';
import { walk } from '../../storage/walk.ts';
import { ATTACHMENTS_BY_ORDER } from '../../subscriptions/attachments/stored.ts';
import { CARTS_BY_CUSTOMER } from '../../subscriptions/carts/stored.ts';
import { ORDERS_BY_CUSTOMER, SUBSCRIPTIONS_BY_CUSTOMER } from '../../subscriptions/stored.ts';
import { NOTES, REQUESTS_BY_CUSTOMER } from '../../support/stored.ts';
import { customersBills } from './bills.ts';
import { all, lineOf, listed, one, type Lines } from './lines.ts';

const PER_READ = 100;

/** Keys of these begin with the customer. */
const OF_CUSTOMER = [
  listed(CONFIRMATIONS),
  listed(POLICIES_BY_CUSTOMER),
  listed(CARTS_BY_CUSTOMER),
  listed(SUBSCRIPTIONS_BY_CUSTOMER),
  listed(AUDIT_BY_CUSTOMER),
];

/** What a partner has of its customer: its own documents, and of the customer's what it may see. @rule R-REL-07 */
export async function* dataAtPartner(scope: Scope, relationship: Relationship): Lines {
  const { partition, shared, account } = scope;
  const { customerId } = relationship;
  const customer = shared.customer(customerId);
  yield lineOf(RELATIONSHIP, relationship);
  yield* one(customer, CUSTOMER, customerId);
  const held = await heldServices(shared, relationship, account.value.partnerId);
  if (held.length > 0) yield* directoryOf(customer);
  for (const section of OF_CUSTOMER) yield* section(partition, under(customerId));
  yield* one(partition, USAGE_BUDGET, customerId);
  yield* withParts(partition, { of: ORDERS_BY_CUSTOMER, parts: ATTACHMENTS_BY_ORDER, customerId });
  yield* withParts(partition, { of: REQUESTS_BY_CUSTOMER, parts: NOTES, customerId });
  const next = nextBillingDate(account.value);
  yield* customersBills(partition, { linesOf: shared.lines, customerId, nextBillingDate: next });
}

/** What a customer has itself, who works for it, and what these have confirmed in its name. Prices are between partner and operator. */
export async function* dataOfCustomer({ partition, shared, customerId }: CustomerScope): Lines {
  yield* one(partition, CUSTOMER, customerId);
  yield* one(partition, PARTNERSHIPS, PARTNERSHIPS_ID);
  yield* directoryOf(partition);
  yield* all(partition, QUALIFICATIONS_OF_CUSTOMER);
  yield* all(partition, CUSTOMER_SIGNATURES);
  for (const partnerId of (await findPartnerships(partition)).value.partnerIds) {
    const relationship = await findRelationshipEver(shared.partner(partnerId), customerId);
    if (relationship) yield lineOf(RELATIONSHIP, relationship.value);
    yield* all(shared.partner(partnerId), CONFIRMATIONS, under(customerId));
  }
}

async function* directoryOf(customer: Partition): Lines {
  yield* all(customer, CUSTOMER_USERS);
  yield* all(customer, DELETED_USERS);
  yield* all(customer, CONSENTS_OF_CUSTOMER);
}

/** Documents of a customer, each with those that belong to it. */
async function* withParts<T extends { readonly id: string }, P>(
  partition: Partition,
  { of, parts, customerId }: { of: Index<T>; parts: Index<P>; customerId: string },
): Lines {
  for await (const { value } of walk(partition, of, { ...under(customerId), limit: PER_READ })) {
    yield lineOf(of.kind, value);
    yield* all(partition, parts, under(value.id));
  }
}

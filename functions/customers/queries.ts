import type * as z from 'zod';
import { parseFilter } from '../contract/filter.ts';
import { answered } from '../contract/operation.ts';
import { pageRequest, parseSeek, seekCollection, type SeekQuery } from '../contract/paging.ts';
import type { Scope, SharedPartitions } from '../identity/scope.ts';
import { assert } from '../shared/assert.ts';
import { ok, refuse, type Outcome } from '../shared/outcome.ts';
import { startingWith, type Index, type Partition, type Versioned } from '../storage/port.ts';
import { heldServices } from './partnerships.ts';
import {
  CUSTOMER,
  RELATIONSHIP,
  RELATIONSHIPS_BY_DOMAIN,
  RELATIONSHIPS_BY_ID,
  RELATIONSHIPS_BY_NAME,
  RELATIONSHIPS_BY_RESELLER,
  type Customer,
  type Relationship,
} from './stored.ts';
import { toWireBillingProfile, toWireCompanyProfile, toWireCustomer, toWireCustomerSummary } from './to-wire.ts';

const PAGE_SIZES = { default: 500, max: 500 };

/** By the field of a filter, in lower case: matched from its beginning, without regard to case (R-CUS-06). */
const SEARCHABLE = new Map<string, Index<Relationship>>([
  ['companyname', RELATIONSHIPS_BY_NAME],
  ['domain', RELATIONSHIPS_BY_DOMAIN],
  ['indirectreseller', RELATIONSHIPS_BY_RESELLER],
]);

/** Undefined when the customer is not one of the partner's, whether it exists or not. */
export async function findRelationship(partition: Partition, customerId: string): Promise<Versioned<Relationship> | undefined> {
  const relationship = await findRelationshipEver(partition, customerId);
  return relationship?.value.endedAt === undefined ? relationship : undefined;
}

/** One that has ended too: its last bills are still to come. */
export function findRelationshipEver(partition: Partition, customerId: string): Promise<Versioned<Relationship> | undefined> {
  return partition.get(RELATIONSHIP, customerId);
}

/** The customer of a relationship, which is proof that it exists. */
export async function readCustomer(shared: Pick<SharedPartitions, 'customer'>, customerId: string): Promise<Versioned<Customer>> {
  const customer = await shared.customer(customerId).get(CUSTOMER, customerId);
  assert(customer, `the related customer ${customerId} exists`);
  return customer;
}

export async function getCustomer({ account, partition, shared }: Scope, customerId: string) {
  const relationship = await findRelationship(partition, customerId);
  if (!relationship) return refuse('NoSuchTenant');
  const [customer, services] = await Promise.all([
    readCustomer(shared, customerId),
    heldServices(shared, relationship.value, account.value.partnerId),
  ]);
  return answered(toWireCustomer(customer, relationship.value, services.length > 0));
}

export async function getCompanyProfile({ partition, shared }: Scope, customerId: string) {
  if (!(await findRelationship(partition, customerId))) return refuse('NoSuchTenant');
  const { value } = await readCustomer(shared, customerId);
  return answered(toWireCompanyProfile(value));
}

export async function getBillingProfile({ partition, shared }: Scope, customerId: string) {
  if (!(await findRelationship(partition, customerId))) return refuse('NoSuchTenant');
  return answered(toWireBillingProfile(await readCustomer(shared, customerId)));
}

export async function listCustomers({ partition }: Scope, query: z.infer<typeof SeekQuery>, continuationToken?: string) {
  const seek = parseSeek(query, continuationToken, PAGE_SIZES);
  if (!seek.ok) return seek;
  const range = rangeOf(seek.value.filter);
  if (!range.ok) return range;
  const page = await partition.list(range.value.index, pageRequest(seek.value, range.value.bounds));
  return answered(seekCollection('/customers', seek.value, page, ({ value }) => toWireCustomerSummary(value)));
}

interface Range {
  readonly index: Index<Relationship>;
  readonly bounds: { after?: string; before?: string };
}

function rangeOf(text: string | undefined): Outcome<Range, 'InvalidInput'> {
  if (text === undefined) return ok({ index: RELATIONSHIPS_BY_ID, bounds: {} });
  const filter = parseFilter(text);
  const index = filter && SEARCHABLE.get(filter.field.toLowerCase());
  if (!index || filter.operator !== 'starts_with') {
    return refuse(
      'InvalidInput',
      'A filter of customers is {"Field":"CompanyName","Value":"…","Operator":"starts_with"}; the field is CompanyName, Domain or IndirectReseller, and starts_with is the only operator.',
    );
  }
  return ok({ index, bounds: startingWith([], filter.value.toLowerCase()) });
}

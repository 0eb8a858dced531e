import { isDeepStrictEqual } from 'node:util';
import { decided } from '../contract/operation.ts';
import { isStale } from '../contract/wire.ts';
import type { Scope, SharedPartitions } from '../identity/scope.ts';
import { refuse } from '../shared/outcome.ts';
import { replace, type Partition, type Versioned } from '../storage/port.ts';
import { isPhoneMissing } from './core/registration.ts';
import { servicesOf } from './core/partnerships.ts';
import { findPartnerships, othersIn } from './partnerships.ts';
import { findRelationship, findRelationshipEver, readCustomer } from './queries.ts';
import { CUSTOMER, RELATIONSHIP, type BillingProfile, type Customer } from './stored.ts';
import { toWireBillingProfile } from './to-wire.ts';
import type { BillingProfileBody } from './wire.ts';

/**
 * Replaces the billing profile (R-CUS-07). The customer's partition changes first, guarded by the etag, then the partner's:
 * the edge commits the relationship, always, since its commit carries the audit record, and with the new name. The lists of
 * the customer's other partners get the name before that.
 */
export async function updateBillingProfile(
  { account, partition, shared }: Scope,
  customerId: string,
  { id, ...fields }: BillingProfileBody,
  etag: string | undefined,
) {
  // read before the customer changes: of two updates that overlap, the one with the older name cannot commit it last
  const relationship = await findRelationship(partition, customerId);
  if (!relationship) return refuse('NoSuchTenant');
  if (etag === undefined) {
    return refuse('InvalidInput', 'Send the etag of the profile as If-Match or in attributes.etag; GET answers it.');
  }
  const was = await readCustomer(shared, customerId);
  const profileId = was.value.billingProfile.id;
  if (id !== undefined && id !== profileId) return refuse('InvalidProperty', 'id: the id of a billing profile does not change.');
  if (isPhoneMissing(fields.defaultAddress.country, fields.defaultAddress.phoneNumber)) return refuse('PhoneNumberMissing');

  const { partnerId } = account.value;
  const { value: partnerships } = await findPartnerships(shared.customer(customerId));
  const mayTurnCodes = servicesOf(partnerships, partnerId).length > 0;
  const customer = await putBillingProfile(shared, was, { profile: { id: profileId, ...fields }, etag, mayTurnCodes });
  if (!customer) return refuse('EtagStale');
  const { companyName } = fields;
  for (const other of othersIn(shared, partnerships, partnerId)) await rename(other, customerId, companyName);
  return decided(toWireBillingProfile(customer), [replace(RELATIONSHIP, { ...relationship.value, companyName }, relationship)]);
}

/**
 * The customer with this billing profile; undefined when the etag is out of date. Where it has the very profile already
 * nothing is to be done, whatever the etag: so a repetition succeeds after a crash between the two partitions.
 */
async function putBillingProfile(
  shared: SharedPartitions,
  was: Versioned<Customer>,
  wanted: { profile: BillingProfile; etag: string; mayTurnCodes: boolean },
): Promise<Pick<Versioned<Customer>, 'value' | 'version'> | undefined> {
  const { profile: billingProfile, etag, mayTurnCodes } = wanted;
  if (isDeepStrictEqual(was.value.billingProfile, asStored(billingProfile))) return was;
  if (isStale(billingProfile.id, was.version, etag)) return undefined;
  const { id, contactEmail } = was.value;
  const value = { ...was.value, billingProfile, contactEmail: mayTurnCodes ? billingProfile.email : contactEmail };
  const committed = await shared.customer(id).commit([replace(CUSTOMER, value, was)]);
  if (committed === 'committed') return { value, version: was.version + 1 };
  return putBillingProfile(shared, await readCustomer(shared, id), wanted);
}

/** The customer in the list of another of its partners. */
async function rename(partition: Partition, customerId: string, companyName: string): Promise<void> {
  const relationship = await findRelationshipEver(partition, customerId);
  if (!relationship || relationship.value.companyName === companyName) return;
  const renamed = replace(RELATIONSHIP, { ...relationship.value, companyName }, relationship);
  if ((await partition.commit([renamed])) === 'conflict') await rename(partition, customerId, companyName);
}

/** Members that are not set are not stored. */
function asStored(profile: BillingProfile): unknown {
  return JSON.parse(JSON.stringify(profile));
}

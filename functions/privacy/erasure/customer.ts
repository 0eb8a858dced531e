import { CONFIRMATIONS, CUSTOMER_SIGNATURES } from '../../agreements/stored.ts';
import { USAGE_BUDGET } from '../../analytics/usage/stored.ts';
import { ACCESS_CODE, ACCESS_CODE_ID } from '../../customers/access/stored.ts';
import { CONSENTS_OF_CUSTOMER } from '../../customers/consents/operations.ts';
import { QUALIFICATIONS_OF_CUSTOMER } from '../../customers/qualifications/stored.ts';
import { POLICIES_BY_CUSTOMER } from '../../customers/self-serve/stored.ts';
import { CREATED_DOMAIN, DOMAIN_RESERVATION, RELATIONSHIP } from '../../customers/stored.ts';
import { purgeUsers } from '../../customers/users/purge.ts';
import type { SharedPartitions } from '../../identity/scope.ts';
import type { Instant } from '../../shared/calendar.ts';
import type { Blobs } from '../../storage/blobs/port.ts';
import { remove, replace, under, type Partition } from '../../storage/port.ts';
import { walk } from '../../storage/walk.ts';
import { CARTS_BY_CUSTOMER } from '../../subscriptions/carts/stored.ts';
import { ORDERS_BY_CUSTOMER, SUBSCRIPTIONS_BY_CUSTOMER } from '../../subscriptions/stored.ts';
import { removeFiles } from '../../support/attachments.ts';
import { NOTES, REQUESTS_BY_CUSTOMER } from '../../support/stored.ts';
import {
  erasedConfirmation,
  erasedNote,
  erasedOrder,
  erasedRelationship,
  erasedRequest,
  erasedSignature,
  erasedSubscription,
} from '../core/erased.ts';
import { ERASURE } from '../stored.ts';
import { commit, removeAll, removeOne, rewrite } from './rewrite.ts';

export interface Erasing {
  readonly shared: Pick<SharedPartitions, 'customer' | 'partner' | 'domain'>;
  readonly blobs: Blobs;
  readonly now: Instant;
}

const PER_READ = 25;

/** The worker's part: all but the customer itself, which is gone already. Every step can be done again. */
export async function finishErasure({ shared, blobs, now }: Erasing, customerId: string): Promise<void> {
  const customer = shared.customer(customerId);
  const erasure = await customer.get(ERASURE, customerId);
  if (!erasure || erasure.value.doneAt) return;
  const { partnerIds, domains } = erasure.value;
  for (const domain of domains) await freeDomain(shared, domain, customerId);
  for (const partnerId of partnerIds) {
    await eraseAtPartner(shared.partner(partnerId), customerId, blobs);
    for (const domain of domains) await forgetCreation(shared.partner(partnerId), domain, customerId);
  }
  await eraseOwn(customer);
  await commit(customer, [replace(ERASURE, { ...erasure.value, domains: [], doneAt: now }, erasure)]);
}

async function eraseAtPartner(partition: Partition, customerId: string, blobs: Blobs): Promise<void> {
  const its = under(customerId);
  const relationship = await partition.get(RELATIONSHIP, customerId);
  if (relationship) await commit(partition, [replace(RELATIONSHIP, erasedRelationship(relationship.value), relationship)]);
  await rewrite(partition, SUBSCRIPTIONS_BY_CUSTOMER, its, erasedSubscription);
  await rewrite(partition, ORDERS_BY_CUSTOMER, its, erasedOrder);
  await rewrite(partition, CONFIRMATIONS, its, erasedConfirmation);
  for await (const { value } of walk(partition, REQUESTS_BY_CUSTOMER, { ...its, limit: PER_READ })) {
    await rewrite(partition, NOTES, under(value.id), erasedNote);
    await removeFiles(blobs, value); // before the request forgets them
  }
  await rewrite(partition, REQUESTS_BY_CUSTOMER, its, erasedRequest);
  await removeAll(partition, CARTS_BY_CUSTOMER, its);
  await removeAll(partition, POLICIES_BY_CUSTOMER, its);
  await removeOne(partition, USAGE_BUDGET, customerId);
}

async function eraseOwn(customer: Partition): Promise<void> {
  await purgeUsers(customer);
  await removeAll(customer, CONSENTS_OF_CUSTOMER);
  await removeAll(customer, QUALIFICATIONS_OF_CUSTOMER);
  await rewrite(customer, CUSTOMER_SIGNATURES, {}, erasedSignature);
  await removeOne(customer, ACCESS_CODE, ACCESS_CODE_ID);
}

/** Before its creation is forgotten, which tells whose the name is: whoever takes it after that keeps it. */
async function freeDomain(shared: Erasing['shared'], domain: string, customerId: string): Promise<void> {
  const reservation = await shared.domain(domain).get(DOMAIN_RESERVATION, domain);
  if (!reservation) return;
  const created = await shared.partner(reservation.value.partnerId).get(CREATED_DOMAIN, domain);
  if ((reservation.value.customerId ?? created?.value.customerId) !== customerId) return;
  await commit(shared.domain(domain), [remove(DOMAIN_RESERVATION, reservation)]);
}

async function forgetCreation(partition: Partition, domain: string, customerId: string): Promise<void> {
  const created = await partition.get(CREATED_DOMAIN, domain);
  if (created?.value.customerId === customerId) await commit(partition, [remove(CREATED_DOMAIN, created)]);
}

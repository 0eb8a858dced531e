import { decided, type Answer } from '../contract/operation.ts';
import { withdrawn } from '../customers/core/partnerships.ts';
import { findPartnerships, othersOf, PARTNERSHIPS, partnershipsWrite } from '../customers/partnerships.ts';
import { findRelationship, findRelationshipEver, readCustomer } from '../customers/queries.ts';
import { CREATED_DOMAIN, CUSTOMER, DOMAIN_RESERVATION, RELATIONSHIP, type Relationship } from '../customers/stored.ts';
import { domainsOf, toWireCustomer } from '../customers/to-wire.ts';
import { purgeUsers } from '../customers/users/purge.ts';
import type { ChangedCustomer, CustomerPatch } from '../customers/wire.ts';
import type { Scope } from '../identity/scope.ts';
import { refuse, type Outcome, type Success } from '../shared/outcome.ts';
import { remove, replace, WRITES_MAX, type Versioned } from '../storage/port.ts';
import { end } from './core/due.ts';
import { subscriptionsOf } from './queries.ts';
import { SUBSCRIPTION } from './stored.ts';

type RemovalError = 'NoSuchTenant' | 'SubscriptionsStillActive' | 'InvalidInput';

/** One address for two purposes, told apart by the member that is set: the relationship ends, or only the privileges do. */
export async function patchCustomer(
  scope: Scope,
  customerId: string,
  { relationshipToPartner, allowDelegatedAccess }: CustomerPatch,
): Promise<Outcome<Answer<ChangedCustomer>, RemovalError>> {
  const relationship = await findRelationship(scope.partition, customerId);
  if (!relationship) return refuse('NoSuchTenant');
  if (relationshipToPartner === 'none') return endRelationship(scope, relationship);
  if (allowDelegatedAccess === false) return endDelegatedAccess(scope, relationship);
  return refuse('InvalidInput', 'Send relationshipToPartner "none", or allowDelegatedAccess false: nothing else changes here.');
}

/** The customer leaves the partner's list; what it still has is billed to the end (R-REL-10). */
async function endRelationship(
  { partition, now }: Scope,
  relationship: Versioned<Relationship>,
): Promise<Outcome<Answer<ChangedCustomer>, RemovalError>> {
  const subscriptions = await subscriptionsOf(partition, relationship.value.customerId);
  if (subscriptions.some(({ value }) => value.status === 'active')) return refuse('SubscriptionsStillActive');
  // an order, or a reactivation, at the same time writes the relationship too: one of the two is decided anew
  const ended = { ...relationship.value, endedAt: now };
  return decided({ relationshipToPartner: 'none' as const, attributes: { objectType: 'Customer' } }, [
    replace(RELATIONSHIP, ended, relationship),
  ]);
}

/** The partner gives its privileges back. @rule R-REL-10 */
async function endDelegatedAccess(
  scope: Scope,
  relationship: Versioned<Relationship>,
): Promise<Success<Answer<ChangedCustomer>>> {
  const { shared, account } = scope;
  const { customerId } = relationship.value;
  const found = await findPartnerships(shared.customer(customerId));
  const without = withdrawn(found.value, account.value.partnerId);
  const committed = await shared.customer(customerId).commit([partnershipsWrite(found, without)]);
  if (committed === 'conflict') return endDelegatedAccess(scope, relationship);
  return decided(toWireCustomer(await readCustomer(shared, customerId), relationship.value, false), []);
}

/**
 * Deletes a customer from a sandbox: its subscriptions are cancelled, the relationship ends, the customer is gone and its
 * domain name is free. The relationship ends before the customer goes; a repetition after a crash does what is left. For a
 * customer that another partner created, or has too, only the relationship ends.
 */
export async function deleteCustomer(
  scope: Scope,
  customerId: string,
): Promise<Outcome<Answer<undefined>, 'NoSuchTenant' | 'NotInThisEnvironment'>> {
  const { account, partition } = scope;
  const relationship = await findRelationshipEver(partition, customerId);
  if (!relationship) return refuse('NoSuchTenant');
  if (!account.value.sandbox) return refuse('NotInThisEnvironment');
  const created = await partition.get(CREATED_DOMAIN, relationship.value.domain);
  const isToGo = created?.value.customerId === customerId && !(await hasOthers(scope, customerId));

  if (relationship.value.endedAt === undefined) {
    await cancelAll(scope, customerId);
    const ended = await partition.commit([replace(RELATIONSHIP, { ...relationship.value, endedAt: scope.now }, relationship)]);
    if (ended === 'conflict') return deleteCustomer(scope, customerId); // an order came in between
  } else if (!isToGo) {
    return refuse('NoSuchTenant');
  }
  if (!isToGo) return decided(undefined, []);
  if (!(await purge(scope, customerId))) return deleteCustomer(scope, customerId); // another partner came in between
  return decided(undefined, [remove(CREATED_DOMAIN, created)]);
}

/** One who has just been accepted, and has no relationship yet, counts. */
async function hasOthers({ account, shared }: Scope, customerId: string): Promise<boolean> {
  const others = await othersOf(shared, customerId, account.value.partnerId);
  const relationships = await Promise.all(others.map((other) => findRelationshipEver(other, customerId)));
  return relationships.some((relationship) => relationship?.value.endedAt === undefined);
}

/** @returns whether nothing came in between */
async function purge({ shared }: Scope, customerId: string): Promise<boolean> {
  const partition = shared.customer(customerId);
  const [customer, { was }] = [await partition.get(CUSTOMER, customerId), await findPartnerships(partition)];
  if (!customer) return true; // by an attempt that did not end
  for (const domain of domainsOf(customer.value)) {
    const reservation = await shared.domain(domain).get(DOMAIN_RESERVATION, domain);
    if (reservation) await shared.domain(domain).commit([remove(DOMAIN_RESERVATION, reservation)]);
  }
  await purgeUsers(partition);
  const removed = await partition.commit([remove(CUSTOMER, customer), ...(was ? [remove(PARTNERSHIPS, was)] : [])]);
  return removed === 'committed';
}

async function cancelAll({ partition, today }: Scope, customerId: string): Promise<void> {
  for (;;) {
    const live = (await subscriptionsOf(partition, customerId)).filter(({ value }) => value.status !== 'deleted');
    if (live.length === 0) return;
    // a lost race leaves them as they are, to be met again
    const cancellation = { on: today, by: 'cancellation' } as const;
    const some = live.slice(0, WRITES_MAX - 1); // the store tells of them in one more write
    await partition.commit(some.map((was) => replace(SUBSCRIPTION, end(was.value, cancellation), was)));
  }
}

import { decided, type Answer } from '../../contract/operation.ts';
import { findPartnerships, PARTNERSHIPS } from '../../customers/partnerships.ts';
import { findRelationshipEver } from '../../customers/queries.ts';
import { CUSTOMER, RELATIONSHIP } from '../../customers/stored.ts';
import { domainsOf } from '../../customers/to-wire.ts';
import type { Scope } from '../../identity/scope.ts';
import { ok, refuse, type Outcome } from '../../shared/outcome.ts';
import { create, remove, replace } from '../../storage/port.ts';
import { erasedRelationship } from '../core/erased.ts';
import { ERASURE, type Erasure } from '../stored.ts';
import { toWireErasure, type WireErasure } from '../wire.ts';
import { isUsageUnbilled, neededAt, type Need } from './needs.ts';

type EraseError = 'NoSuchTenant' | Need['error'];

/**
 * Erases a customer that nobody works for any more: itself at once, all else by a worker. Sent again it goes on with what a
 * crash has left.
 */
export async function eraseCustomer(scope: Scope, customerId: string): Promise<Outcome<Answer<WireErasure>, EraseError>> {
  const { partition, queue } = scope;
  const relationship = await findRelationshipEver(partition, customerId);
  if (!relationship) return refuse('NoSuchTenant');
  const erasure = await begin(scope, customerId);
  if (!erasure.ok) return erasure;
  await queue.send('erasures', { customerId });
  const erased = replace(RELATIONSHIP, erasedRelationship(relationship.value), relationship);
  return decided(toWireErasure(erasure.value), [erased]);
}

export async function findErasure(
  { partition, shared }: Scope,
  customerId: string,
): Promise<Outcome<WireErasure, 'NoSuchTenant' | 'NoSuchErasure'>> {
  if (!(await findRelationshipEver(partition, customerId))) return refuse('NoSuchTenant');
  const erasure = await shared.customer(customerId).get(ERASURE, customerId);
  return erasure ? ok(toWireErasure(erasure.value)) : refuse('NoSuchErasure');
}

/** The erasure that has begun, by this request or an earlier one. A partner that is taken on meanwhile has it decided anew. */
async function begin(scope: Scope, customerId: string): Promise<Outcome<Erasure, EraseError>> {
  const { account, shared, timeOfDay } = scope;
  const partition = shared.customer(customerId);
  const begun = await partition.get(ERASURE, customerId);
  if (begun) return ok(begun.value);
  const [customer, partnerships] = [await partition.get(CUSTOMER, customerId), await findPartnerships(partition)];
  if (!customer) return refuse('NoSuchTenant');
  const partnerIds = [...new Set([account.value.partnerId, ...partnerships.value.partnerIds])];
  for (const partnerId of partnerIds) {
    const need = await neededAt(shared.partner(partnerId), customerId);
    if (need) return need;
  }
  if (await isUsageUnbilled(scope, customerId)) return refuse('NotBilledYet', 'Its usage stands on the bill to come.');
  const erasure = { customerId, partnerIds, domains: domainsOf(customer.value), requestedAt: timeOfDay };
  const committed = await partition.commit([
    create(ERASURE, erasure),
    remove(CUSTOMER, customer),
    ...(partnerships.was ? [remove(PARTNERSHIPS, partnerships.was)] : []),
  ]);
  return committed === 'committed' ? ok(erasure) : begin(scope, customerId);
}

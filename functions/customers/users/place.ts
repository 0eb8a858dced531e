import type { Scope } from '../../identity/scope.ts';
import { ok, refuse, type Outcome } from '../../shared/outcome.ts';
import type { Partition } from '../../storage/port.ts';
import { findRelationship } from '../queries.ts';

export type PlaceError = 'NoSuchTenant' | 'NoDelegatedAccess';

/** The partition of a customer that the partner may administer. @rule R-REL-09, R-REL-11 */
export async function administered(
  { partition, shared }: Scope,
  customerId: string,
): Promise<Outcome<{ users: Partition }, PlaceError>> {
  const relationship = await findRelationship(partition, customerId);
  if (!relationship) return refuse('NoSuchTenant');
  if (!relationship.value.allowDelegatedAccess) return refuse('NoDelegatedAccess');
  return ok({ users: shared.customer(customerId) });
}

import type { ServiceId } from '../../contract/services.ts';
import type { Scope } from '../../identity/scope.ts';
import { ok, refuse, type Outcome } from '../../shared/outcome.ts';
import type { Partition } from '../../storage/port.ts';
import { heldServices } from '../partnerships.ts';
import { findRelationship } from '../queries.ts';

export type PlaceError = 'NoSuchTenant' | 'NoDelegatedAccess';

/** The partition of a customer that the partner may administer, and the services it may. @rule R-REL-07, R-REL-09, R-REL-11 */
export async function administered(
  { account, partition, shared }: Scope,
  customerId: string,
): Promise<Outcome<{ users: Partition; services: readonly ServiceId[] }, PlaceError>> {
  const relationship = await findRelationship(partition, customerId);
  if (!relationship) return refuse('NoSuchTenant');
  const services = await heldServices(shared, relationship.value, account.value.partnerId);
  if (services.length === 0) return refuse('NoDelegatedAccess');
  return ok({ users: shared.customer(customerId), services });
}

import type { ServiceId } from '../contract/services.ts';
import { findPartnerships } from '../customers/partnerships.ts';
import type { CustomerScope, Scope } from '../identity/scope.ts';
import { findSkus, skusFrom } from '../subscriptions/licenses/commands.ts';
import type { Sku } from '../subscriptions/licenses/core/skus.ts';

/** The services of a customer: those of all that was sold to it and has not ended, by whichever partner. */
export async function servicesOf(scope: Scope, customerId: string): Promise<Set<ServiceId>> {
  return servicesIn(await findSkus(scope, customerId));
}

/** The same, for the customer itself. */
export async function servicesOfMine({ customerId, partition, shared }: CustomerScope): Promise<Set<ServiceId>> {
  const { value } = await findPartnerships(partition);
  return servicesIn(await skusFrom(value.partnerIds.map(shared.partner), shared.catalog, customerId));
}

function servicesIn(skus: readonly Sku[]): Set<ServiceId> {
  return new Set(skus.map(({ service }) => service));
}

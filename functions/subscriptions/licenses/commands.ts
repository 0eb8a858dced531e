import { listOffers } from '../../catalog/queries.ts';
import { decided, type Answer } from '../../contract/operation.ts';
import { planUses } from '../../customers/users/license-use.ts';
import { administered, type PlaceError } from '../../customers/users/place.ts';
import { CUSTOMER_USER } from '../../customers/users/stored.ts';
import type { Scope } from '../../identity/scope.ts';
import { refuse, type Outcome } from '../../shared/outcome.ts';
import { replace } from '../../storage/port.ts';
import { subscriptionsOf } from '../queries.ts';
import { exceeded, planLicenses, type WantedLicenses } from './core/assignment.ts';
import { skusOf, type Sku } from './core/skus.ts';
import { toWireUpdate, type WireLicenseUpdate } from './wire.ts';

/** What the partner sold the customer, by product. */
export async function findSkus({ partition, shared }: Scope, customerId: string): Promise<Sku[]> {
  const [subscriptions, offers] = await Promise.all([subscriptionsOf(partition, customerId), listOffers(shared.catalog)]);
  return skusOf(
    subscriptions.map(({ value }) => value),
    new Map(offers.map((offer) => [offer.id, offer])),
  );
}

const ATTEMPTS = 10;

/**
 * Licenses given to a user and taken away, in one commit with the count of each: of two users for whom one unit is left, one
 * gets it.
 */
export async function updateLicenses(
  scope: Scope,
  { customerId, userId }: { customerId: string; userId: string },
  wanted: WantedLicenses,
): Promise<Outcome<Answer<WireLicenseUpdate>, PlaceError | 'NoSuchUser' | 'InvalidProperty' | 'NoUnitsLeft' | 'Conflict'>> {
  const place = await administered(scope, customerId);
  if (!place.ok) return place;
  const { users } = place.value;
  const skus = await findSkus(scope, customerId);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const was = await users.get(CUSTOMER_USER, userId);
    if (!was) return refuse('NoSuchUser');
    const planned = planLicenses(was.value.skuIds, wanted, skus);
    if (!planned.ok) return planned;
    const { skuIds, taken } = planned.value;
    const { writes, consumed } = await planUses(users, planned.value);
    const without = exceeded(taken, consumed, skus);
    if (without !== undefined) return refuse('NoUnitsLeft', `It is ${without}.`);
    const committed = await users.commit([replace(CUSTOMER_USER, { ...was.value, skuIds }, was), ...writes]);
    if (committed === 'committed') return decided(toWireUpdate(wanted), []);
  }
  return refuse('Conflict'); // very many at once
}

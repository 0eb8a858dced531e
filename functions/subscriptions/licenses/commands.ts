import { listOffers } from '../../catalog/queries.ts';
import { decided, type Answer } from '../../contract/operation.ts';
import { othersOf } from '../../customers/partnerships.ts';
import { planUses } from '../../customers/users/license-use.ts';
import { administered, type PlaceError } from '../../customers/users/place.ts';
import { CUSTOMER_USER } from '../../customers/users/stored.ts';
import type { Scope } from '../../identity/scope.ts';
import { refuse, type Outcome } from '../../shared/outcome.ts';
import { replace, type Partition } from '../../storage/port.ts';
import { subscriptionsOf } from '../queries.ts';
import { exceeded, planLicenses, type WantedLicenses } from './core/assignment.ts';
import { skusOf, type Sku } from './core/skus.ts';
import { toWireUpdate, type WireLicenseUpdate } from './wire.ts';

/** What the customer has of each product, whoever sold it. */
export async function findSkus({ account, partition, shared }: Scope, customerId: string): Promise<Sku[]> {
  const others = await othersOf(shared, customerId, account.value.partnerId);
  return skusFrom([partition, ...others], shared.catalog, customerId);
}

/** The same, of the partners whose partitions these are. */
export async function skusFrom(partners: readonly Partition[], catalog: Partition, customerId: string): Promise<Sku[]> {
  const [offers, ...subscriptions] = await Promise.all([
    listOffers(catalog),
    ...partners.map((one) => subscriptionsOf(one, customerId)),
  ]);
  return skusOf(
    subscriptions.flat().map(({ value }) => value),
    new Map(offers.map((offer) => [offer.id, offer])),
  );
}

const ATTEMPTS = 10;

/**
 * Licenses given to a user and taken away, in one commit with the count of each: of two users for whom one unit is left, one
 * gets it. Only those of a service for which the partner holds the privileges (R-REL-07).
 */
export async function updateLicenses(
  scope: Scope,
  { customerId, userId }: { customerId: string; userId: string },
  wanted: WantedLicenses,
): Promise<Outcome<Answer<WireLicenseUpdate>, PlaceError | 'NoSuchUser' | 'InvalidProperty' | 'NoUnitsLeft' | 'Conflict'>> {
  const place = await administered(scope, customerId);
  if (!place.ok) return place;
  const { users, services } = place.value;
  const skus = await findSkus(scope, customerId);
  // of a license that the customer has no more, nobody is left to hold the service
  const isOpen = (skuId: string) => skus.every(({ id, service }) => id !== skuId || services.includes(service));
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const was = await users.get(CUSTOMER_USER, userId);
    if (!was) return refuse('NoSuchUser');
    const planned = planLicenses(was.value.skuIds, wanted, skus);
    if (!planned.ok) return planned;
    const { skuIds, taken, returned } = planned.value;
    const closed = [...taken, ...returned].find((id) => !isOpen(id));
    if (closed !== undefined) return refuse('NoDelegatedAccess', `It is about the service of ${closed}.`);
    const { writes, consumed } = await planUses(users, planned.value);
    const without = exceeded(taken, consumed, skus);
    if (without !== undefined) return refuse('NoUnitsLeft', `It is ${without}.`);
    const committed = await users.commit([replace(CUSTOMER_USER, { ...was.value, skuIds }, was), ...writes]);
    if (committed === 'committed') return decided(toWireUpdate(wanted), []);
  }
  return refuse('Conflict'); // very many at once
}

import { isSold } from '../../catalog/core/price-list.ts';
import { getOffer, listOffers, priceInForce } from '../../catalog/queries.ts';
import type { Offer, PriceListVersion } from '../../catalog/stored.ts';
import { heldServices, othersOf } from '../../customers/partnerships.ts';
import { findRelationship } from '../../customers/queries.ts';
import type { Scope } from '../../identity/scope.ts';
import { assert } from '../../shared/assert.ts';
import { ok, refuse, type Outcome } from '../../shared/outcome.ts';
import type { Versioned } from '../../storage/port.ts';
import { asOfToday } from '../as-of-today.ts';
import { quantityOf } from '../core/due.ts';
import { findSubscription, subscriptionsOf } from '../queries.ts';
import type { Subscription } from '../stored.ts';
import type { UpgradeFacts } from './core/upgrade.ts';

export interface Upgradable {
  readonly was: Versioned<Subscription>;
  /** As the jobs of today leave it. */
  readonly source: Subscription;
  /** Where it can go, as far as that is sold today; none: there is no path (R-UPG-01). */
  readonly targets: readonly Offer[];
  readonly prices: PriceListVersion | undefined;
  /** All that decides, but for the target and how many. */
  readonly facts: Omit<UpgradeFacts, 'target' | 'quantity'>;
}

/** A subscription with what decides about its upgrades; of the customer's other subscriptions, whoever sold them (R-UPG-06). */
export async function findUpgradable(
  scope: Scope,
  { customerId, subscriptionId }: { customerId: string; subscriptionId: string },
): Promise<Outcome<Upgradable, 'NoSuchTenant' | 'NoSuchSubscription'>> {
  const { partition, shared, account, caller, today } = scope;
  const relationship = await findRelationship(partition, customerId);
  if (!relationship) return refuse('NoSuchTenant');
  const was = await findSubscription(scope, customerId, subscriptionId);
  if (!was) return refuse('NoSuchSubscription');
  const { partnerId } = account.value;
  const [sourceOffer, offers, prices, own, others, services] = await Promise.all([
    getOffer(shared.catalog, was.value.offerId),
    listOffers(shared.catalog),
    priceInForce(shared.catalog, today),
    subscriptionsOf(partition, customerId),
    othersOf(shared, customerId, partnerId),
    heldServices(shared, relationship.value, partnerId),
  ]);
  assert(sourceOffer, 'an offer that was sold stays in the catalogue');
  const elsewhere = (await Promise.all(others.map((other) => subscriptionsOf(other, customerId)))).flat();
  const live = [...own, ...elsewhere].map(({ value }) => value).filter(({ status }) => status !== 'deleted');
  const byId = new Map(offers.map((offer) => [offer.id, offer]));
  const source = await asOfToday(scope, was.value);
  return ok({
    was,
    source,
    targets: sourceOffer.upgradeTargetOffers.flatMap((id) => byId.get(id) ?? []).filter((offer) => isSold(offer, prices)),
    prices,
    facts: {
      source,
      sourceOffer,
      otherOffers: live.filter(({ id }) => id !== subscriptionId).flatMap(({ offerId }) => byId.get(offerId) ?? []),
      hasAddOns: live.some(({ parentSubscriptionId }) => parentSubscriptionId === subscriptionId),
      holdsPrivileges: services.includes(sourceOffer.service),
      isUser: caller.userId !== undefined,
    },
  });
}

/** R-UPG-09: the number of licenses is preset to that of the source. */
export function presetQuantity({ source }: Pick<Upgradable, 'source'>): number {
  return quantityOf(source);
}

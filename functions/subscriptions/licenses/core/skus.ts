import type { ServiceId } from '../../../contract/services.ts';
import type { Offer } from '../../../catalog/stored.ts';
import { quantityOf } from '../../core/due.ts';
import type { Subscription } from '../../stored.ts';

/** What a customer has of a product: the seats of all its subscriptions to offers that bring it. */
export interface Sku {
  readonly id: string;
  readonly name: string;
  readonly service: ServiceId;
  /** Given to users, or to the whole company as storage is. */
  readonly target: 'User' | 'Tenant';
  readonly activeUnits: number;
  readonly suspendedUnits: number;
}

/** @param offers  by id: of every subscription that has not ended */
export function skusOf(subscriptions: readonly Subscription[], offers: ReadonlyMap<string, Offer>): Sku[] {
  const skus = new Map<string, Sku>();
  for (const subscription of subscriptions) {
    const offer = offers.get(subscription.offerId);
    if (subscription.status === 'deleted' || !offer) continue;
    const { service } = offer;
    const { id, name } = offer.product;
    const target = offer.unitType === 'Gigabytes' ? 'Tenant' : 'User';
    const sku = skus.get(id) ?? { id, name, service, target, activeUnits: 0, suspendedUnits: 0 };
    const unit = subscription.status === 'active' ? 'activeUnits' : 'suspendedUnits';
    skus.set(id, { ...sku, [unit]: sku[unit] + quantityOf(subscription) });
  }
  return [...skus.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

import { listOffers } from '../../catalog/queries.ts';
import type { Offer } from '../../catalog/stored.ts';
import { heldServices } from '../../customers/partnerships.ts';
import type { Relationship } from '../../customers/stored.ts';
import { consumedUnits } from '../../customers/users/license-use.ts';
import type { Scope } from '../../identity/scope.ts';
import { skusOf, type Sku } from '../../subscriptions/licenses/core/skus.ts';
import { subscriptionsOf } from '../../subscriptions/queries.ts';
import type { Subscription } from '../../subscriptions/stored.ts';
import { soldSubscriptions } from '../reports/partner-subscriptions.ts';

/** The licenses of one product that the partner has sold to a customer, and how many of them users have. */
export interface Deployment {
  readonly customer: Relationship;
  readonly product: Pick<Sku, 'id' | 'name' | 'service'>;
  readonly sold: number;
  /** Up to what the partner sold: what users have beyond it is another partner's. */
  readonly deployed: number;
}

/** Of all customers, one after the other. */
export async function* deployments(scope: Scope): AsyncGenerator<Deployment> {
  const offers = await offersById(scope);
  let customer: Relationship | undefined;
  let subscriptions: Subscription[] = [];
  for await (const sold of soldSubscriptions(scope)) {
    if (customer && sold.customer.customerId !== customer.customerId) {
      yield* await deploymentsTo(scope, customer, subscriptions, offers);
      subscriptions = [];
    }
    customer = sold.customer;
    subscriptions.push(sold.subscription);
  }
  if (customer) yield* await deploymentsTo(scope, customer, subscriptions, offers);
}

export async function deploymentsOf(scope: Scope, customer: Relationship): Promise<Deployment[]> {
  const [offers, found] = await Promise.all([offersById(scope), subscriptionsOf(scope.partition, customer.customerId)]);
  return deploymentsTo(
    scope,
    customer,
    found.map(({ value }) => value),
    offers,
  );
}

async function offersById({ shared }: Scope): Promise<ReadonlyMap<string, Offer>> {
  return new Map((await listOffers(shared.catalog)).map((offer) => [offer.id, offer]));
}

/** What users have is seen only where the partner holds the privileges for the service (R-REL-07, R-REL-11). */
async function deploymentsTo(
  { account, shared }: Scope,
  customer: Relationship,
  subscriptions: readonly Subscription[],
  offers: ReadonlyMap<string, Offer>,
): Promise<Deployment[]> {
  const skus = skusOf(subscriptions, offers).filter(({ target, activeUnits }) => target === 'User' && activeUnits > 0);
  if (skus.length === 0) return [];
  const held = await heldServices(shared, customer, account.value.partnerId);
  const users = shared.customer(customer.customerId);
  const seen = skus.filter(({ service }) => held.includes(service));
  return Promise.all(
    seen.map(async (product) => {
      const sold = product.activeUnits;
      return { customer, product, sold, deployed: Math.min(await consumedUnits(users, product.id), sold) };
    }),
  );
}

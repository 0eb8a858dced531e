import { listOffers } from '../../catalog/queries.ts';
import type { Offer } from '../../catalog/stored.ts';
import { heldServices } from '../../customers/partnerships.ts';
import type { Relationship } from '../../customers/stored.ts';
import { consumedUnits } from '../../customers/users/license-use.ts';
import type { Scope } from '../../identity/scope.ts';
import { skusOf, type Sku } from '../../subscriptions/licenses/core/skus.ts';
import { subscriptionsOf } from '../../subscriptions/queries.ts';
import type { Subscription } from '../../subscriptions/stored.ts';
import { soldSubscriptions, type Sold } from '../reports/partner-subscriptions.ts';

/** The licenses of one product that the partner has sold to a customer, and how many of them users have. */
export interface Deployment {
  readonly customer: Relationship;
  readonly product: Pick<Sku, 'id' | 'name' | 'service'>;
  readonly sold: number;
  /** Up to what the partner sold: what users have beyond it is another partner's. */
  readonly deployed: number;
}

/** Each takes reads of its own, which need not wait for one another. */
const CUSTOMERS_AT_ONCE = 25;

/** Of all customers. */
export async function* deployments(scope: Scope): AsyncGenerator<Deployment> {
  const offers = await offersById(scope);
  const read = async (some: readonly SoldTo[]) =>
    (await Promise.all(some.map(({ customer, subscriptions }) => deploymentsTo(scope, customer, subscriptions, offers)))).flat();
  let next: SoldTo[] = [];
  for await (const one of byCustomer(soldSubscriptions(scope))) {
    next.push(one);
    if (next.length < CUSTOMERS_AT_ONCE) continue;
    yield* await read(next);
    next = [];
  }
  yield* await read(next);
}

interface SoldTo {
  readonly customer: Relationship;
  readonly subscriptions: Subscription[];
}

/** The subscriptions of a customer are neighbours. */
async function* byCustomer(sold: AsyncIterable<Sold>): AsyncGenerator<SoldTo> {
  let last: SoldTo | undefined;
  for await (const { customer, subscription } of sold) {
    if (last?.customer.customerId === customer.customerId) last.subscriptions.push(subscription);
    else {
      if (last) yield last;
      last = { customer, subscriptions: [subscription] };
    }
  }
  if (last) yield last;
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

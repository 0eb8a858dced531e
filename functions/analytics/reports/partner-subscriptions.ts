import { customersInOrder } from '../../billing/billed-subscriptions.ts';
import type { Relationship } from '../../customers/stored.ts';
import type { Scope } from '../../identity/scope.ts';
import { walk } from '../../storage/walk.ts';
import { SUBSCRIPTIONS_BY_CUSTOMER, type Subscription } from '../../subscriptions/stored.ts';

const SUBSCRIPTIONS_PER_READ = 250;

export interface Sold {
  readonly subscription: Subscription;
  readonly customer: Relationship;
}

/** All that a partner has sold to the customers it has today, ended subscriptions included, by customer. */
export async function* soldSubscriptions({ partition }: Pick<Scope, 'partition'>): AsyncGenerator<Sold> {
  const customerOf = customersInOrder(partition);
  for await (const { value: subscription } of walk(partition, SUBSCRIPTIONS_BY_CUSTOMER, { limit: SUBSCRIPTIONS_PER_READ })) {
    const customer = await customerOf(subscription.customerId);
    if (!customer.endedAt) yield { subscription, customer };
  }
}

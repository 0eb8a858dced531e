import { setImmediate } from 'node:timers/promises';
import { RELATIONSHIPS_EVER, type Relationship } from '../customers/stored.ts';
import type { Account } from '../account/stored.ts';
import { assert } from '../shared/assert.ts';
import type { Entry, Partition } from '../storage/port.ts';
import { walk } from '../storage/walk.ts';
import { BILLABLE_SUBSCRIPTIONS, type Subscription } from '../subscriptions/stored.ts';
import type { BilledFacts } from './core/invoice.ts';
import { resellerMpnId } from './core/reseller.ts';

const SUBSCRIPTIONS_PER_READ = 100;
const SUBSCRIPTIONS_PER_TURN = 25;
const CUSTOMERS_PER_READ = 250;

export interface BillableSubscription {
  /** Its key is its place in the walk: going on behind it finds the next one. */
  readonly entry: Entry<Subscription>;
  readonly facts: BilledFacts;
}

/**
 * Walks a partner's subscriptions in one unchanging order, each with what its lines say of it. Customers lie in the same
 * order, so both are read once, side by side, a page at a time.
 */
export async function* billableSubscriptions(
  partition: Partition,
  account: Account,
  after: string,
): AsyncGenerator<BillableSubscription> {
  const customerOf = customersInOrder(partition);
  let number = 0;
  for await (const entry of walk(partition, BILLABLE_SUBSCRIPTIONS, { after, limit: SUBSCRIPTIONS_PER_READ })) {
    // a turn for what is being written meanwhile, and for whoever else asks this process
    if (number % SUBSCRIPTIONS_PER_TURN === 0) await setImmediate();
    number += 1;
    const customer = await customerOf(entry.value.customerId);
    yield { entry, facts: factsOf(entry.value, customer, account) };
  }
}

/** Looks customers up by ascending id, reading on as far as needed. */
export function customersInOrder(partition: Partition): (customerId: string) => Promise<Relationship> {
  let page: readonly Relationship[] = [];
  let at = 0;
  return async (customerId) => {
    while (page[at]?.customerId !== customerId) {
      at += 1;
      if (at < page.length) continue;
      // the customer itself lies just behind its id without the last character
      const { items } = await partition.list(RELATIONSHIPS_EVER, { after: customerId.slice(0, -1), limit: CUSTOMERS_PER_READ });
      page = items.map(({ value }) => value).filter((one) => one.customerId >= customerId);
      at = 0;
      assert(page[0]?.customerId === customerId, `the customer ${customerId} of a subscription is one of the partner's`);
    }
    return page[at] as Relationship;
  };
}

/** What the lines of a subscription say of it, as it is now. */
export function factsOf(subscription: Subscription, { companyName, domain }: Relationship, account: Account): BilledFacts {
  const { customerId, orderId, offerId, offerName, start } = subscription;
  return {
    customerId,
    customerName: companyName,
    domain,
    orderId,
    subscriptionId: subscription.id,
    offerId,
    offerName,
    name: subscription.friendlyName,
    start,
    resellerMpnId: resellerMpnId(account, subscription),
  };
}

import { findRelationship } from '../customers/queries.ts';
import type { Scope } from '../identity/scope.ts';
import { ok, refuse, type Outcome } from '../shared/outcome.ts';
import { under, type Entry, type Index, type Partition, type Versioned } from '../storage/port.ts';
import { walk } from '../storage/walk.ts';
import { ORDER, ORDERS_BY_CUSTOMER, SUBSCRIPTION, SUBSCRIPTIONS_BY_CUSTOMER, type Order, type Subscription } from './stored.ts';

const PER_READ = 200;

/** All of a customer's: the wire gives these lists in one answer. */
function allOfCustomer<T>(partition: Partition, index: Index<T>, customerId: string): Promise<Entry<T>[]> {
  return Array.fromAsync(walk(partition, index, { ...under(customerId), limit: PER_READ }));
}

/** A customer's orders, oldest first. */
export async function listOrders({ partition }: Scope, customerId: string): Promise<Outcome<Entry<Order>[], 'NoSuchTenant'>> {
  if (!(await findRelationship(partition, customerId))) return refuse('NoSuchTenant');
  return ok(await allOfCustomer(partition, ORDERS_BY_CUSTOMER, customerId));
}

export async function findOrder(
  { partition }: Scope,
  customerId: string,
  orderId: string,
): Promise<Versioned<Order> | undefined> {
  const order = await partition.get(ORDER, orderId);
  return order?.value.customerId === customerId ? order : undefined;
}

/** A customer's subscriptions, oldest first, ended ones included. */
export async function listSubscriptions(
  { partition }: Scope,
  customerId: string,
): Promise<Outcome<Entry<Subscription>[], 'NoSuchTenant'>> {
  if (!(await findRelationship(partition, customerId))) return refuse('NoSuchTenant');
  return ok(await subscriptionsOf(partition, customerId));
}

export function subscriptionsOf(partition: Partition, customerId: string): Promise<Entry<Subscription>[]> {
  return allOfCustomer(partition, SUBSCRIPTIONS_BY_CUSTOMER, customerId);
}

export async function findSubscription(
  { partition }: Scope,
  customerId: string,
  subscriptionId: string,
): Promise<Versioned<Subscription> | undefined> {
  const subscription = await partition.get(SUBSCRIPTION, subscriptionId);
  return subscription?.value.customerId === customerId ? subscription : undefined;
}

/** The add-on subscriptions under a base, ended ones included. */
export async function addOnsOf(partition: Partition, base: Subscription): Promise<Entry<Subscription>[]> {
  const all = await subscriptionsOf(partition, base.customerId);
  return all.filter(({ value }) => value.parentSubscriptionId === base.id);
}

import * as z from 'zod';
import { answered, operation, type Answer, type Operation } from '../../contract/operation.ts';
import { collection, collectionOf, link, type Collection } from '../../contract/wire.ts';
import { findRelationship } from '../../customers/queries.ts';
import type { Scope } from '../../identity/scope.ts';
import { startOf } from '../../shared/calendar.ts';
import { ok, refuse, type Outcome } from '../../shared/outcome.ts';
import { findSubscription, subscriptionsOf } from '../../subscriptions/queries.ts';
import type { Subscription } from '../../subscriptions/stored.ts';
import { CustomerPath, SubscriptionPath } from '../../subscriptions/wire.ts';
import { costsByDay, costsBySubscription, runningPeriod, unbilledCost, usageByMeter } from './costs.ts';
import { USAGE_READ } from './reads.ts';
import * as records from './records-wire.ts';
import { toWireSummary, WireSummary } from './wire.ts';

const OF_SUBSCRIPTION = {
  ...USAGE_READ,
  throttled: true,
  params: SubscriptionPath,
  refuses: ['NoSuchTenant', 'NoSuchSubscription'],
} as const;

const PATH = 'v1/customers/{customerId}/subscriptions/{subscriptionId}';

export interface OwnerPath {
  readonly customerId: string;
  readonly subscriptionId: string;
}

/** A subscription of a customer that the partner has today. */
export async function findOwner(
  scope: Scope,
  { customerId, subscriptionId }: OwnerPath,
): Promise<Outcome<Subscription, 'NoSuchTenant' | 'NoSuchSubscription'>> {
  const [customer, subscription] = await Promise.all([
    findRelationship(scope.partition, customerId),
    findSubscription(scope, customerId, subscriptionId),
  ]);
  if (!customer) return refuse('NoSuchTenant');
  return subscription ? ok(subscription.value) : refuse('NoSuchSubscription');
}

type Listed<T> = Outcome<Answer<Collection<T>>, 'NoSuchTenant' | 'NoSuchSubscription'>;

/** The usage of one subscription, split in some way. */
async function listed<T>(
  scope: Scope,
  path: OwnerPath,
  end: string,
  split: (of: Subscription) => Promise<T[]>,
): Promise<Listed<T>> {
  const found = await findOwner(scope, path);
  if (!found.ok) return found;
  const { customerId, subscriptionId } = path;
  const self = link(`/customers/${customerId}/subscriptions/${subscriptionId}/${end}`);
  return answered(collection(await split(found.value), { self }));
}

export const subscriptionUsageOperations: readonly Operation[] = [
  operation({
    ...USAGE_READ,
    id: 'listSubscriptionUsageRecords',
    summary: 'List the subscriptions of a customer that have usage in the running period, with what it costs so far',
    path: 'v1/customers/{customerId}/subscriptions/usagerecords',
    appOnly: false,
    throttled: true,
    params: CustomerPath,
    answer: collectionOf(records.WireSubscriptionRecord),
    refuses: ['NoSuchTenant'],
    handle: async (scope, { params: { customerId } }) => {
      const { partition, now } = scope;
      if (!(await findRelationship(partition, customerId))) return refuse('NoSuchTenant');
      const costs = await costsBySubscription(scope, customerId);
      const found = (await subscriptionsOf(partition, customerId)).flatMap(({ value }) => {
        const cost = costs.get(value.id);
        return cost === undefined ? [] : [records.toWireSubscriptionRecord(value, cost, now)];
      });
      return answered(collection(found, { self: link(`/customers/${customerId}/subscriptions/usagerecords`) }));
    },
  }),
  operation({
    ...OF_SUBSCRIPTION,
    id: 'getSubscriptionUsageSummary',
    summary: 'Read what the usage of a subscription costs so far in the running period',
    path: `${PATH}/usagesummary`,
    appOnly: false,
    answer: WireSummary,
    handle: async (scope, { params }) => {
      const found = await findOwner(scope, params);
      if (!found.ok) return found;
      const { customerId, subscriptionId: id } = params;
      const summary = toWireSummary({
        objectType: 'SubscriptionUsageSummary',
        of: { id, name: found.value.friendlyName },
        path: `/customers/${customerId}/subscriptions/${id}/usagesummary`,
        cost: await unbilledCost(scope, customerId, id),
        period: runningPeriod(scope),
        now: scope.now,
      });
      return answered(summary);
    },
  }),
  operation({
    ...OF_SUBSCRIPTION,
    id: 'listSubscriptionUsageByMeter',
    summary: 'List the usage of a subscription in the running period by meter',
    path: `${PATH}/meterusagerecords`,
    appOnly: false,
    answer: collectionOf(records.WireMeterRecord),
    handle: (scope, { params }) =>
      listed(scope, params, 'meterusagerecords', async ({ customerId, id }) =>
        (await usageByMeter(scope, customerId, id)).map((meter) => records.toWireMeterRecord(id, meter, scope.now)),
      ),
  }),
  operation({
    ...OF_SUBSCRIPTION,
    id: 'listSubscriptionUsageByResource',
    summary: 'List the usage of an Azure plan by resource; no plans are sold here, so it is empty',
    path: `${PATH}/resourceusagerecords`,
    appOnly: false,
    answer: collectionOf(z.never()),
    handle: (scope, { params }) => listed<never>(scope, params, 'resourceusagerecords', async () => []),
  }),
  operation({
    ...OF_SUBSCRIPTION,
    id: 'listSubscriptionMonthlyResourceUsage',
    summary: 'List the usage of a subscription in the running period by resource, older form of the address',
    path: `${PATH}/usagerecords/resources`,
    appOnly: true,
    answer: collectionOf(records.WireResourceRecord),
    handle: (scope, { params }) =>
      listed(scope, params, 'usagerecords/resources', async ({ customerId, id }) =>
        (await usageByMeter(scope, customerId, id)).map((meter) => records.toWireResourceRecord(meter, scope.now)),
      ),
  }),
  operation({
    ...OF_SUBSCRIPTION,
    id: 'listSubscriptionDailyUsage',
    summary: 'List the usage of a subscription in the running period by day',
    path: `${PATH}/usagerecords/daily`,
    appOnly: true,
    answer: collectionOf(records.WireDailyRecord),
    handle: (scope, { params }) =>
      listed(scope, params, 'usagerecords/daily', async ({ customerId, id, friendlyName: name }) =>
        [...(await costsByDay(scope, customerId, id))].map(([day, cost]) =>
          records.toWireDailyRecord({ id, name }, cost, startOf(day), scope.now),
        ),
      ),
  }),
];

import { answered, operation, type Operation } from '../../contract/operation.ts';
import { collectionOf } from '../../contract/wire.ts';
import { refuse } from '../../shared/outcome.ts';
import { SubscriptionPath } from '../../subscriptions/wire.ts';
import { USAGE_READ } from './reads.ts';
import { findOwner } from './subscription-operations.ts';
import { utilizations } from './utilization.ts';
import { UtilizationQuery, wantedByQuery, wantedByToken, WireUtilization } from './utilization-wire.ts';

export const utilizationOperations: readonly Operation[] = [
  operation({
    ...USAGE_READ,
    id: 'listAzureUtilizationRecords',
    summary: 'List what a subscription consumed, unrated, by the time it was recorded, 1,000 at a time',
    path: 'v1/customers/{customerId}/subscriptions/{subscriptionId}/utilizations/azure',
    appOnly: true,
    throttled: true,
    params: SubscriptionPath,
    query: UtilizationQuery,
    answer: collectionOf(WireUtilization),
    refuses: ['InvalidContinuationToken', 'InvalidInput', 'NoSuchTenant', 'NoSuchSubscription'],
    handle: async (scope, { params, query, continuationToken }) => {
      const wanted = continuationToken === undefined ? wantedByQuery(query) : wantedByToken(continuationToken);
      if (!wanted && continuationToken !== undefined) return refuse('InvalidContinuationToken');
      if (!wanted) return refuse('InvalidInput', 'Give start_time, and an end_time that is not before it.');
      const found = await findOwner(scope, params);
      return found.ok ? answered(await utilizations(scope, params, wanted)) : found;
    },
  }),
];

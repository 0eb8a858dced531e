import { USAGE_PARTITION } from '../../billing/usage/stored.ts';
import type { UsageRecord } from '../../billing/usage/core/record.ts';
import { usageRecords } from '../../billing/usage/walk.ts';
import { findRelationshipEver } from '../../customers/queries.ts';
import type { Scope } from '../../identity/scope.ts';
import { assert } from '../../shared/assert.ts';
import { startOf } from '../../shared/calendar.ts';
import { decimal, decimalText, type Decimal } from '../../shared/decimal.ts';
import { SUBSCRIPTION } from '../../subscriptions/stored.ts';
import type { Fact, Fields } from '../core/report.ts';
import type { Report } from './report.ts';

const FIELDS: Fields = {
  customerTenantId: 'id',
  customerName: 'text',
  subscriptionId: 'id',
  subscriptionName: 'text',
  usageDate: 'date',
  resourceLocation: 'text',
  meterCategory: 'text',
  meterSubcategory: 'text',
  meterUnit: 'text',
  reservationOrderId: 'id',
  reservationId: 'id',
  consumptionMeterId: 'id',
  serviceType: 'text',
};

/** Rated usage of all months, record by record; discounts and refunds are no usage. */
export const azureUsageReport: Report = {
  id: 'listAzureUsageAnalytics',
  summary: 'Report on the usage of all your customers, by day and resource, filtered or grouped',
  path: 'partner/v1/analytics/usage/azure',
  availability: '21vianet',
  fields: FIELDS,
  measures: { quantity: (sum) => numberOf(sum as Decimal) },
  level: 'day',
  facts: async function* (scope: Scope): AsyncGenerator<Fact> {
    const namesOf = nameReader(scope);
    for await (const { value: record } of usageRecords(scope.shared.lines(USAGE_PARTITION), {})) {
      if (record.grant) continue;
      const quantity = decimal(record.consumedQuantity);
      const row = {
        customerTenantId: record.customerId,
        subscriptionId: record.subscriptionId,
        ...(await namesOf(record)),
        usageDate: startOf(record.usageDate),
        resourceLocation: record.region,
        meterCategory: record.serviceName,
        meterSubcategory: record.serviceType,
        meterUnit: record.unit,
        reservationOrderId: '',
        reservationId: '',
        consumptionMeterId: record.resourceGuid,
        serviceType: record.meteredServiceType,
        quantity: numberOf(quantity),
      };
      yield { row, amounts: { quantity } };
    }
  },
};

/** The JSON number nearest to it; it was added up exactly. */
function numberOf(quantity: Decimal): number {
  return Number(decimalText(quantity));
}

const NAMES_KEPT = 20_000;

interface Names {
  readonly customerName: string;
  readonly subscriptionName: string;
}

/** Whose usage a record is. The months repeat the same subscriptions, so names are kept once they are read. */
function nameReader({ partition }: Scope): (record: UsageRecord) => Promise<Names> {
  const known = new Map<string, Names>();
  return async ({ subscriptionId, customerId }) => {
    const before = known.get(subscriptionId);
    if (before) return before;
    const [subscription, customer] = await Promise.all([
      partition.get(SUBSCRIPTION, subscriptionId),
      findRelationshipEver(partition, customerId),
    ]);
    assert(subscription && customer, `the subscription ${subscriptionId} and its customer are the partner's`);
    const names = { customerName: customer.value.companyName, subscriptionName: subscription.value.friendlyName };
    if (known.size === NAMES_KEPT) known.clear();
    known.set(subscriptionId, names);
    return names;
  };
}

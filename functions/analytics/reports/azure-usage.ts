import { USAGE_PARTITION } from '../../billing/usage/stored.ts';
import { billOf, subjects, usageRecords } from '../../billing/usage/walk.ts';
import type { Scope } from '../../identity/scope.ts';
import { startOf } from '../../shared/calendar.ts';
import { decimal, decimalText, type Decimal } from '../../shared/decimal.ts';
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
    const subjectOf = subjects(await billOf(scope, scope.account.value));
    for await (const { value: record } of usageRecords(scope.shared.lines(USAGE_PARTITION), {})) {
      if (record.grant) continue;
      const { facts } = await subjectOf(record);
      const quantity = decimal(record.consumedQuantity);
      const row = {
        customerTenantId: record.customerId,
        customerName: facts.customerName,
        subscriptionId: record.subscriptionId,
        subscriptionName: facts.name,
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

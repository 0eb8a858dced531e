import * as z from 'zod';
import { answered, operation, type Operation } from '../../contract/operation.ts';
import { Attributes, collection, collectionOf } from '../../contract/wire.ts';
import type { ServiceId } from '../../contract/services.ts';
import { findRelationship } from '../../customers/queries.ts';
import type { Instant } from '../../shared/calendar.ts';
import { refuse } from '../../shared/outcome.ts';
import { CustomerPath } from '../../subscriptions/wire.ts';
import { percentOf } from '../core/percent.ts';
import { deployments, deploymentsOf } from './deployments.ts';
import { CHANNEL, SERVICE_CODES } from './reports.ts';

const INSIGHTS = {
  method: 'GET',
  availability: 'worldwide_only',
  permission: 'customer.search_view',
  appOnly: false,
  whenAccountSuspended: 'allow',
} as const;

const Insights = z.object({
  processedDateTime: z.string(),
  serviceName: z.string(),
  channel: z.string(),
  attributes: Attributes,
});

function insightsOf(objectType: string, service: ServiceId, now: Instant): z.infer<typeof Insights> {
  return { processedDateTime: now, serviceName: SERVICE_CODES[service], channel: CHANNEL, attributes: { objectType } };
}

const PartnerDeployment = Insights.extend({ proratedDeploymentPercent: z.number(), licensesSold: z.int() });

const CustomerDeployment = Insights.extend({
  customerId: z.string(),
  customerName: z.string(),
  productName: z.string(),
  serviceCode: z.string(),
  licensesDeployed: z.int(),
  licensesSold: z.int(),
  deploymentPercent: z.number(),
});

export const licenseInsightOperations: readonly Operation[] = [
  operation({
    ...INSIGHTS,
    id: 'getPartnerLicensesDeployment',
    summary: 'Read what part of the licenses you sold is given to users, by service',
    path: 'v1/analytics/licenses/deployment',
    answer: collectionOf(PartnerDeployment),
    refuses: [],
    handle: async (scope) => {
      const services = new Map<ServiceId, { sold: number; deployed: number }>();
      for await (const { product, sold, deployed } of deployments(scope)) {
        const before = services.get(product.service) ?? { sold: 0, deployed: 0 };
        services.set(product.service, { sold: before.sold + sold, deployed: before.deployed + deployed });
      }
      const insights = [...services].map(([service, { sold, deployed }]) => ({
        ...insightsOf('PartnerLicensesDeploymentInsights', service, scope.now),
        proratedDeploymentPercent: percentOf(deployed, sold),
        licensesSold: sold,
      }));
      return answered(collection(insights));
    },
  }),
  operation({
    ...INSIGHTS,
    id: 'getCustomerLicensesDeployment',
    summary: 'Read how many of the licenses you sold to a customer are given to users, by product',
    path: 'v1/customers/{customerId}/analytics/licenses/deployment',
    params: CustomerPath,
    answer: collectionOf(CustomerDeployment),
    refuses: ['NoSuchTenant'],
    handle: async (scope, { params: { customerId } }) => {
      const customer = await findRelationship(scope.partition, customerId);
      if (!customer) return refuse('NoSuchTenant');
      const insights = (await deploymentsOf(scope, customer.value)).map(({ product, sold, deployed }) => ({
        ...insightsOf('CustomerLicensesDeploymentInsights', product.service, scope.now),
        customerId,
        customerName: customer.value.companyName,
        productName: product.name,
        serviceCode: SERVICE_CODES[product.service],
        licensesDeployed: deployed,
        licensesSold: sold,
        deploymentPercent: percentOf(deployed, sold),
      }));
      return answered(collection(insights));
    },
  }),
  operation({
    ...INSIGHTS,
    id: 'getPartnerLicensesUsage',
    summary: 'Read what part of the licenses you sold is worked with; services do not tell this programme, so it is empty',
    path: 'v1/analytics/licenses/usage',
    answer: collectionOf(z.never()),
    refuses: [],
    handle: async () => answered(collection<never>([])),
  }),
  operation({
    ...INSIGHTS,
    id: 'getCustomerLicensesUsage',
    summary: 'Read what part of the licenses of a customer is worked with; services do not tell this programme, so it is empty',
    path: 'v1/customers/{customerId}/analytics/licenses/usage',
    params: CustomerPath,
    answer: collectionOf(z.never()),
    refuses: ['NoSuchTenant'],
    handle: async ({ partition }, { params: { customerId } }) =>
      (await findRelationship(partition, customerId)) ? answered(collection<never>([])) : refuse('NoSuchTenant'),
  }),
];

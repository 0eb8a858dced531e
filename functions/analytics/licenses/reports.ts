import { SERVICES, type ServiceId } from '../../contract/services.ts';
import type { Scope } from '../../identity/scope.ts';
import type { Fact, Fields } from '../core/report.ts';
import type { Report } from '../reports/report.ts';
import { nothing } from '../reports/unrecorded.ts';
import { deployments } from './deployments.ts';

/** As the wire writes the two services it names, and the others after them. */
export const SERVICE_CODES: Readonly<Record<ServiceId, string>> = {
  office365: 'o365',
  project: 'project',
  visio: 'visio',
  dynamics365: 'crm',
  powerBi: 'powerbi',
  enterpriseMobility: 'ems',
};

/** How everything here is sold. */
export const CHANNEL = 'reseller';

const PRODUCT_FIELDS: Fields = {
  serviceCode: 'text',
  serviceName: 'text',
  channel: 'text',
  customerTenantId: 'id',
  customerName: 'text',
  productId: 'id',
  productName: 'text',
};

const deploymentReport: Report = {
  id: 'listCommercialLicenseDeployment',
  summary: 'Report on how many of the licenses you sold are given to users, by service, customer and product',
  path: 'v1/analytics/commercial/deployment/license',
  availability: 'worldwide_only',
  fields: PRODUCT_FIELDS,
  besides: { processedDateTime: 'date' },
  measures: { licensesDeployed: Number, licensesSold: Number },
  facts: async function* (scope: Scope): AsyncGenerator<Fact> {
    for await (const { customer, product, sold, deployed } of deployments(scope)) {
      const row = {
        processedDateTime: scope.now,
        serviceCode: SERVICE_CODES[product.service],
        serviceName: SERVICES[product.service],
        channel: CHANNEL,
        customerTenantId: customer.customerId,
        customerName: customer.companyName,
        productId: product.id,
        productName: product.name,
        licensesDeployed: deployed,
        licensesSold: sold,
      };
      yield { row, amounts: { licensesDeployed: BigInt(deployed), licensesSold: BigInt(sold) } };
    }
  },
};

/** Whether a user who has a license works with it is known to the services alone, and they do not tell this programme. */
const usageReport: Report = {
  id: 'listCommercialLicenseUsage',
  summary: 'Report on how many licenses are worked with, by workload; services do not tell this programme, so it is empty',
  path: 'v1/analytics/commercial/usage/license',
  availability: 'worldwide_only',
  fields: { workloadCode: 'text', workloadName: 'text', ...PRODUCT_FIELDS },
  besides: { processedDateTime: 'date' },
  measures: { licensesActive: Number, licensesQualified: Number },
  facts: nothing,
};

/** Clients know both addresses of each. */
export const licenseReports: readonly Report[] = [deploymentReport, usageReport].flatMap((report) => [
  report,
  {
    ...report,
    id: `${report.id}AtItsOtherAddress`,
    summary: `${report.summary}; at its other address`,
    path: `partner/${report.path}`,
  },
]);

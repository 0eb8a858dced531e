import { answered, operation, type Operation } from '../../contract/operation.ts';
import { collection, collectionOf, link } from '../../contract/wire.ts';
import { findRelationship } from '../../customers/queries.ts';
import { refuse } from '../../shared/outcome.ts';
import { toMinor, ZERO } from '../../shared/money.ts';
import { runningPeriod } from '../usage/costs.ts';
import { USAGE_READ } from '../usage/reads.ts';
import { lastBill, serviceCosts } from './lines.ts';
import { CostsPath, pathOf, toWireCostLine, toWireCosts, WireCostLine, WireCosts } from './wire.ts';

const COSTS = { ...USAGE_READ, appOnly: false, params: CostsPath, refuses: ['NoSuchTenant'] } as const;

export const costOperations: readonly Operation[] = [
  operation({
    ...COSTS,
    id: 'getCustomerServiceCostsSummary',
    summary: 'Read what the last bill charges for a customer',
    path: 'v1/customers/{customerId}/servicecosts/{billingPeriod}',
    answer: WireCosts,
    handle: async (scope, { params: { customerId } }) => {
      if (!(await findRelationship(scope.partition, customerId))) return refuse('NoSuchTenant');
      const bill = await lastBill(scope);
      if (!bill) return answered(toWireCosts({ customerId, period: runningPeriod(scope), pretax: ZERO, tax: ZERO }));
      let [pretax, tax] = [ZERO, ZERO];
      for await (const cost of serviceCosts(scope, bill, customerId))
        [pretax, tax] = [toMinor(pretax + cost.pretax), toMinor(tax + cost.tax)];
      const period = { start: bill.billingDate, end: bill.periodEnd };
      return answered(toWireCosts({ customerId, period, pretax, tax }));
    },
  }),
  operation({
    ...COSTS,
    id: 'listCustomerServiceCostLineItems',
    summary: 'List the charges of the last bill for a customer',
    path: 'v1/customers/{customerId}/servicecosts/{billingPeriod}/lineitems',
    answer: collectionOf(WireCostLine),
    handle: async (scope, { params: { customerId } }) => {
      if (!(await findRelationship(scope.partition, customerId))) return refuse('NoSuchTenant');
      const bill = await lastBill(scope);
      const self = link(`${pathOf(customerId)}/lineitems`);
      if (!bill) return answered(collection([], { self }));
      const lines = await Array.fromAsync(serviceCosts(scope, bill, customerId), (cost) => toWireCostLine(cost, bill));
      return answered(collection(lines, { self }));
    },
  }),
];

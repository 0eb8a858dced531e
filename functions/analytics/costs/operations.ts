import { answered, operation, type Operation } from '../../contract/operation.ts';
import { collection, collectionOf, link } from '../../contract/wire.ts';
import type { Invoice } from '../../billing/stored.ts';
import { findRelationship } from '../../customers/queries.ts';
import type { Scope } from '../../identity/scope.ts';
import type { Period } from '../../shared/calendar.ts';
import { refuse } from '../../shared/outcome.ts';
import { toMinor, ZERO } from '../../shared/money.ts';
import { runningPeriod } from '../usage/costs.ts';
import { USAGE_READ } from '../usage/reads.ts';
import { lastBills, serviceCosts, type ServiceCost } from './lines.ts';
import { CostsPath, pathOf, toWireCostLine, toWireCosts, WireCostLine, WireCosts, type Costs } from './wire.ts';

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
      const bills = await lastBills(scope);
      const period = bills ? { start: bills.month.billingDate, end: bills.month.periodEnd } : runningPeriod(scope);
      const added = (type: Costs['type'], invoices: readonly Invoice[]) =>
        addedUp(allOf(scope, invoices, customerId), { type, period });
      const month = await added('recurring', bills ? [bills.month] : []);
      const oneTime = bills?.oneTime.length ? [await added('oneTime', bills.oneTime)] : [];
      return answered(toWireCosts(customerId, [month, ...oneTime]));
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
      const bills = await lastBills(scope);
      const costs = allOf(scope, bills ? [bills.month, ...bills.oneTime] : [], customerId);
      const lines = await Array.fromAsync(costs, (cost) => toWireCostLine(customerId, cost));
      return answered(collection(lines, { self: link(`${pathOf(customerId)}/lineitems`) }));
    },
  }),
];

async function* allOf({ shared }: Scope, invoices: readonly Invoice[], customerId: string): AsyncGenerator<ServiceCost> {
  for (const invoice of invoices) yield* serviceCosts(shared, invoice, customerId);
}

async function addedUp(costs: AsyncIterable<ServiceCost>, of: { type: Costs['type']; period: Period }): Promise<Costs> {
  let [pretax, tax] = [ZERO, ZERO];
  for await (const cost of costs) [pretax, tax] = [toMinor(pretax + cost.pretax), toMinor(tax + cost.tax)];
  return { ...of, pretax, tax };
}

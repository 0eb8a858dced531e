import * as z from 'zod';
import { answered, operation, type Operation } from '../../contract/operation.ts';
import { collection, collectionOf, link } from '../../contract/wire.ts';
import { findRelationship } from '../../customers/queries.ts';
import { RELATIONSHIPS_BY_ID } from '../../customers/stored.ts';
import { refuse } from '../../shared/outcome.ts';
import { sum, ZERO } from '../../shared/money.ts';
import { walk } from '../../storage/walk.ts';
import { CustomerPath } from '../../subscriptions/wire.ts';
import { standingOf } from '../core/budget.ts';
import { costsByCustomer, runningPeriod, unbilledCost } from './costs.ts';
import { USAGE_READ } from './reads.ts';
import { findBudget, readBudgets } from './stored.ts';
import { toWireCustomerRecord, WireCustomerRecord } from './records-wire.ts';
import { toWireBudget, toWireSummary, WireBudget, WireSummary } from './wire.ts';

const CUSTOMERS_PER_READ = 500;

const count = z.int();

export const customerUsageOperations: readonly Operation[] = [
  operation({
    ...USAGE_READ,
    id: 'getPartnerUsageSummary',
    summary: 'Read what the usage of all your customers costs so far in the running period',
    path: 'v1/usagesummary',
    appOnly: false,
    answer: WireSummary.extend({
      customersOverBudget: count,
      customersTrendingOver: count.describe('At 80% of their budget or more, and not over it.'),
      customersWithUsageBasedSubscription: count.describe('With usage in the running period.'),
    }),
    refuses: [],
    handle: async (scope) => {
      const [costs, budgets] = await Promise.all([costsByCustomer(scope), readBudgets(scope.partition)]);
      const standings = [...costs].map(([customerId, cost]) => standingOf(cost, budgets.get(customerId)));
      const { partnerId: id, name } = scope.account.value;
      const summary = toWireSummary({
        objectType: 'PartnerUsageSummary',
        of: { id, name },
        path: '/usagesummary',
        cost: sum(costs.values()),
        period: runningPeriod(scope),
        now: scope.now,
      });
      return answered({
        ...summary,
        customersOverBudget: standings.filter((standing) => standing === 'over').length,
        customersTrendingOver: standings.filter((standing) => standing === 'trending').length,
        customersWithUsageBasedSubscription: costs.size,
      });
    },
  }),
  operation({
    ...USAGE_READ,
    id: 'listCustomerUsageRecords',
    summary: 'List your customers with what the usage of each costs so far in the running period, and its budget',
    path: 'v1/customers/usagerecords',
    appOnly: false,
    answer: collectionOf(WireCustomerRecord),
    refuses: [],
    handle: async (scope) => {
      const { partition, now } = scope;
      const [costs, budgets] = await Promise.all([costsByCustomer(scope), readBudgets(partition)]);
      const customers = walk(partition, RELATIONSHIPS_BY_ID, { limit: CUSTOMERS_PER_READ });
      const records = await Array.fromAsync(customers, ({ value: { customerId: id, companyName: name } }) =>
        toWireCustomerRecord({ id, name }, costs.get(id) ?? ZERO, budgets.get(id), now),
      );
      return answered(collection(records, { self: link('/customers/usagerecords') }));
    },
  }),
  operation({
    ...USAGE_READ,
    id: 'getCustomerUsageSummary',
    summary: 'Read what the usage of a customer costs so far in the running period, and its budget',
    path: 'v1/customers/{customerId}/usagesummary',
    appOnly: false,
    params: CustomerPath,
    answer: WireSummary.extend({ budget: WireBudget }),
    refuses: ['NoSuchTenant'],
    handle: async (scope, { params: { customerId: id } }) => {
      const customer = await findRelationship(scope.partition, id);
      if (!customer) return refuse('NoSuchTenant');
      const summary = toWireSummary({
        objectType: 'CustomerUsageSummary',
        of: { id, name: customer.value.companyName },
        path: `/customers/${id}/usagesummary`,
        cost: await unbilledCost(scope, id),
        period: runningPeriod(scope),
        now: scope.now,
      });
      return answered({ ...summary, budget: toWireBudget(await findBudget(scope.partition, id)) });
    },
  }),
];

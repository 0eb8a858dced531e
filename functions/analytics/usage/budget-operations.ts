import { answered, decided, operation, type Operation } from '../../contract/operation.ts';
import { findRelationship } from '../../customers/queries.ts';
import { refuse } from '../../shared/outcome.ts';
import { put, remove } from '../../storage/port.ts';
import { CustomerPath } from '../../subscriptions/wire.ts';
import { findBudget, USAGE_BUDGET } from './stored.ts';
import { BudgetBody, toLinkedBudget, WireBudget } from './wire.ts';

const BUDGET = {
  path: 'v1/customers/{customerId}/usagebudget',
  availability: 'worldwide_only',
  appOnly: true,
  whenAccountSuspended: 'allow',
  params: CustomerPath,
  answer: WireBudget,
  refuses: ['NoSuchTenant'],
} as const;

export const budgetOperations: readonly Operation[] = [
  operation({
    ...BUDGET,
    id: 'getCustomerUsageBudget',
    summary: 'Read what a customer is to use at most in a billing period',
    method: 'GET',
    permission: 'customer.search_view',
    handle: async ({ partition }, { params: { customerId } }) => {
      if (!(await findRelationship(partition, customerId))) return refuse('NoSuchTenant');
      return answered(toLinkedBudget(customerId, await findBudget(partition, customerId)));
    },
  }),
  operation({
    ...BUDGET,
    id: 'updateCustomerUsageBudget',
    summary: 'Set what a customer is to use at most in a billing period, or take it away; nothing stops at it',
    method: 'PATCH',
    permission: 'customer.edit_billing',
    body: BudgetBody,
    decidedAnew: true,
    handle: async ({ partition }, { params: { customerId }, body: { amount } }) => {
      if (!(await findRelationship(partition, customerId))) return refuse('NoSuchTenant');
      const was = await partition.get(USAGE_BUDGET, customerId);
      const answer = toLinkedBudget(customerId, amount);
      if (amount !== undefined) return decided(answer, [put(USAGE_BUDGET, { customerId, amount }, was)]);
      return decided(answer, was ? [remove(USAGE_BUDGET, was)] : []);
    },
  }),
];

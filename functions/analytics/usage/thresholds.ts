import { ACCOUNT, ACCOUNT_ID } from '../../account/stored.ts';
import type { SharedPartitions } from '../../identity/scope.ts';
import { assert } from '../../shared/assert.ts';
import { ZERO } from '../../shared/money.ts';
import { replace, type Partition } from '../../storage/port.ts';
import { standingOf } from '../core/budget.ts';
import { costsByCustomer, runningPeriod } from './costs.ts';
import { budgetEntries, USAGE_BUDGET } from './stored.ts';

interface Place {
  readonly partition: Partition;
  readonly shared: Pick<SharedPartitions, 'lines'>;
}

/**
 * Marks each budget that the usage of the running billing period has passed, once a period: webhooks tell of the mark.
 * A partner without budgets costs one read. A budget that is changed at the same moment is met again the next day.
 */
export async function markExceededBudgets({ partition, shared }: Place): Promise<void> {
  const budgets = await budgetEntries(partition);
  if (budgets.length === 0) return;
  const account = await partition.get(ACCOUNT, ACCOUNT_ID);
  assert(account, 'a partner has an account');
  const { start } = runningPeriod({ account, today: account.value.workedThrough });
  const costs = await costsByCustomer({ account, shared });
  for (const budget of budgets) {
    const { customerId, amount, exceededFrom } = budget.value;
    const isOver = standingOf(costs.get(customerId) ?? ZERO, amount) === 'over';
    if (isOver && exceededFrom !== start)
      await partition.commit([replace(USAGE_BUDGET, { ...budget.value, exceededFrom: start }, budget)]);
  }
}

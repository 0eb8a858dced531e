import * as z from 'zod';
import type { Minor } from '../../shared/money.ts';
import { defineKind, indexOf, type Partition } from '../../storage/port.ts';
import { StoredMinor } from '../../storage/values.ts';
import { walk } from '../../storage/walk.ts';

const UsageBudget = z.object({ customerId: z.string(), amount: StoredMinor });

/** What a partner wants a customer to use at most in a billing period; nothing stops at it. */
export const USAGE_BUDGET = defineKind<z.infer<typeof UsageBudget>>({
  name: 'usageBudget',
  container: 'partners',
  schemaVersion: 1,
  schema: UsageBudget,
  idOf: ({ customerId }) => customerId,
  indexes: { byCustomer: () => [] },
});

const USAGE_BUDGETS = indexOf(USAGE_BUDGET, 'byCustomer');
const BUDGETS_PER_READ = 500;

export async function findBudget(partition: Partition, customerId: string): Promise<Minor | undefined> {
  return (await partition.get(USAGE_BUDGET, customerId))?.value.amount;
}

/** By customer id. */
export async function readBudgets(partition: Partition): Promise<Map<string, Minor>> {
  const budgets = walk(partition, USAGE_BUDGETS, { limit: BUDGETS_PER_READ });
  return new Map(await Array.fromAsync(budgets, ({ value }) => [value.customerId, value.amount] as const));
}

import * as z from 'zod';
import type { Minor } from '../../shared/money.ts';
import { defineKind, indexOf, type Entry, type Partition } from '../../storage/port.ts';
import { StoredDate, StoredMinor } from '../../storage/values.ts';
import { walk } from '../../storage/walk.ts';

const UsageBudget = z.object({
  customerId: z.string(),
  amount: StoredMinor,
  /** The first day of the last billing period whose usage was found above it; absent in one that was set since. */
  exceededFrom: StoredDate.optional(),
});

export type UsageBudget = z.infer<typeof UsageBudget>;

/** What a partner wants a customer to use at most in a billing period; nothing stops at it. */
export const USAGE_BUDGET = defineKind<UsageBudget>({
  name: 'usageBudget',
  container: 'partners',
  schemaVersion: 1,
  schema: UsageBudget,
  idOf: ({ customerId }) => customerId,
  indexes: { byCustomer: () => [] },
});

export const USAGE_BUDGETS = indexOf(USAGE_BUDGET, 'byCustomer');
const BUDGETS_PER_READ = 500;

export async function findBudget(partition: Partition, customerId: string): Promise<Minor | undefined> {
  return (await partition.get(USAGE_BUDGET, customerId))?.value.amount;
}

export function budgetEntries(partition: Partition): Promise<Entry<UsageBudget>[]> {
  return Array.fromAsync(walk(partition, USAGE_BUDGETS, { limit: BUDGETS_PER_READ }));
}

/** By customer id. */
export async function readBudgets(partition: Partition): Promise<Map<string, Minor>> {
  const budgets = await budgetEntries(partition);
  return new Map(budgets.map(({ value }) => [value.customerId, value.amount]));
}

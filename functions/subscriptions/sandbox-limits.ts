import { PROGRAMME } from '../contract/programme.ts';
import type { Scope } from '../identity/scope.ts';
import { refuse, type Refusal } from '../shared/outcome.ts';
import { subscriptionsOf } from './queries.ts';
import type { Subscription } from './stored.ts';

type Place = Pick<Scope, 'account' | 'partition'>;

/** @rule R-DEV-04 */
export function licensesProblem({ account }: Pick<Scope, 'account'>, quantity: number): Refusal<'SandboxLimit'> | undefined {
  const { sandboxLicensesMax } = PROGRAMME;
  if (!account.value.sandbox || quantity <= sandboxLicensesMax) return undefined;
  return refuse('SandboxLimit', `A subscription has at most ${sandboxLicensesMax} licenses.`);
}

/**
 * Whether one more subscription of a customer would be too many.
 *
 * @param planned  those of the same order, which are not there yet
 * @rule R-DEV-04
 */
export async function subscriptionsProblem(
  { account, partition }: Place,
  customerId: string,
  planned: readonly Subscription[],
): Promise<Refusal<'SandboxLimit'> | undefined> {
  if (!account.value.sandbox) return undefined;
  const { sandboxSubscriptionsMax } = PROGRAMME;
  const had = (await subscriptionsOf(partition, customerId)).filter(({ value }) => value.status !== 'deleted');
  if (had.length + planned.length < sandboxSubscriptionsMax) return undefined;
  return refuse('SandboxLimit', `A customer has at most ${sandboxSubscriptionsMax} subscriptions.`);
}

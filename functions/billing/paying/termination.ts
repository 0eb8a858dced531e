import { ACCOUNT, type Account } from '../../account/stored.ts';
import { answered, decided } from '../../contract/operation.ts';
import type { Scope } from '../../identity/scope.ts';
import { refuse, type Refusal } from '../../shared/outcome.ts';
import { replace } from '../../storage/port.ts';
import { walk } from '../../storage/walk.ts';
import { BILLABLE_SUBSCRIPTIONS } from '../../subscriptions/stored.ts';
import type { StateChange } from './commands.ts';
import { findReceivables } from './stored.ts';

const PER_READ = 200;

/** Ends a partner's account for good: nobody of it signs in any more, what it owes is billed and stays due. @rule R-BILL-21 */
export async function terminate({ account, partition }: Scope): Promise<StateChange | Refusal<'SubscriptionsStillActive'>> {
  for await (const { value } of walk(partition, BILLABLE_SUBSCRIPTIONS, { limit: PER_READ })) {
    if (value.status === 'active')
      return refuse('SubscriptionsStillActive', `The subscription ${value.id} is active: suspend it, or let it run out, first.`);
  }
  const body = { state: 'terminated', receivables: (await findReceivables(partition)).value } as const;
  if (account.value.state === 'terminated') return answered(body);
  const ended: Account = { ...account.value, state: 'terminated' };
  return decided(body, [replace(ACCOUNT, ended, account)]);
}

import { ACCOUNT, ACCOUNT_ID, type Account } from '../account/stored.ts';
import { dateOf, type Instant } from '../shared/calendar.ts';
import { replace, type Versioned } from '../storage/port.ts';
import { runDays } from './days.ts';
import type { Workplace } from './workplace.ts';

/** Runs what is due up to the target of a sandbox clock, and lets the clock arrive there. Running it twice changes nothing. */
export async function advanceToTarget(workplace: Workplace): Promise<'done' | 'unfinished'> {
  const before = await workplace.partition.get(ACCOUNT, ACCOUNT_ID);
  const target = before?.value.sandbox?.target;
  if (!target) return 'done';
  if ((await runDays(workplace, dateOf(target))) === 'unfinished') return 'unfinished';
  const account = await workplace.partition.get(ACCOUNT, ACCOUNT_ID);
  if (account && account.value.sandbox?.target === target)
    await workplace.partition.commit([replace(ACCOUNT, arrived(account, target), account)]);
  return 'done';
}

function arrived({ value }: Versioned<Account>, now: Instant): Account {
  return { ...value, sandbox: { now } };
}

import type { Account } from '../../../account/stored.ts';
import { daysIn, type CalendarDate } from '../../../shared/calendar.ts';
import { overdueOn, type Receivables } from './receivables.ts';

/**
 * The state of an account by what is overdue: delinquent while something is, suspended once the operator said so or the
 * agreed number of days is over, active again at once when all overdue invoices and finance charges are paid.
 *
 * @rule R-BILL-09, R-BILL-19, R-BILL-21
 */
export function stateOn(
  { state, suspendAfterDays }: Pick<Account, 'state' | 'suspendAfterDays'>,
  receivables: Receivables,
  today: CalendarDate,
): Account['state'] {
  if (state === 'terminated') return state;
  const [oldest] = overdueOn(receivables, today);
  if (!oldest) return 'active';
  const isPastLimit = suspendAfterDays !== undefined && daysIn({ start: oldest.dueOn, end: today }) > suspendAfterDays;
  return state === 'suspended' || isPastLimit ? 'suspended' : 'delinquent';
}

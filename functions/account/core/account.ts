import type { Role } from '../../contract/permissions.ts';
import { billingDateAfter, type BillingDay } from '../../shared/billing-calendar.ts';
import type { CalendarDate } from '../../shared/calendar.ts';
import type { Account, Employee } from '../stored.ts';

/** @rule R-BILL-02 */
export function billingDayOf({ agreementSignedOn }: Account): BillingDay {
  return Number(agreementSignedOn.slice(8));
}

/** An indirect reseller's subscriptions are billed to its provider. */
export function isBilled({ model }: Pick<Account, 'model'>): boolean {
  return model === 'direct' || model === 'indirectProvider';
}

/** The date of the first close that is not done; undefined for an account that is not billed. */
export function nextBillingDate(account: Account): CalendarDate | undefined {
  return isBilled(account) ? billingDateAfter(account.workedThrough, billingDayOf(account), 1) : undefined;
}

/** @rule R-USR-06 */
export function rolesOf({ agent, admin }: Employee): Role[] {
  return [agent, admin].filter((setting) => setting !== 'none');
}

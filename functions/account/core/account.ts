import type { Role } from '../../contract/permissions.ts';
import type { BillingDay } from '../../shared/billing-calendar.ts';
import type { Account, Employee } from '../stored.ts';

/** @rule R-BILL-02 */
export function billingDayOf({ agreementSignedOn }: Account): BillingDay {
  return Number(agreementSignedOn.slice(8));
}

/** @rule R-USR-06 */
export function rolesOf({ agent, admin }: Employee): Role[] {
  return [agent, admin].filter((setting) => setting !== 'none');
}

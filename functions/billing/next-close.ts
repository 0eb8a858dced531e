import { billingDayOf } from '../account/core/account.ts';
import type { Scope } from '../identity/scope.ts';
import { billingDateAfter } from '../shared/billing-calendar.ts';
import { NO_TERMS, type BillingTerms } from './core/terms.ts';
import { closeOf, type Close } from './core/subscription-lines.ts';
import { BILLING_TERMS, BILLING_TERMS_ID } from './stored.ts';

/** The close to come: what is ordered today stands on its invoice. */
export function nextClose({ account, today }: Pick<Scope, 'account' | 'today'>): Close {
  const billingDay = billingDayOf(account.value);
  return closeOf(billingDateAfter(today, billingDay, 1), billingDay);
}

export async function termsOf({ partition }: Pick<Scope, 'partition'>): Promise<BillingTerms> {
  return (await partition.get(BILLING_TERMS, BILLING_TERMS_ID))?.value ?? NO_TERMS;
}

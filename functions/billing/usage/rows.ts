import type { Account } from '../../account/stored.ts';
import type { Period } from '../../shared/calendar.ts';
import { platformCode, platformDigits } from '../../storage/derived-id.ts';
import type { BilledFacts } from '../core/invoice.ts';
import { billedPartner } from '../license-file.ts';
import type { Invoice } from '../stored.ts';
import type { UsageLine } from './core/line.ts';
import type { BillingRow, DailyRow, UsageNumbers, UsageRow } from './core/reconciliation.ts';
import { daysOf, type UsageRecord } from './core/record.ts';

/** What all rows of a bill have in common. */
export interface Heading extends Pick<UsageRow, 'partner' | 'invoiceId'> {
  readonly isIndirect: boolean;
}

/** @param invoiceId  empty for what is not billed yet */
export function headingOf(account: Account, invoiceId: string): Heading {
  const partner = { ...billedPartner(account), name: account.name };
  return { partner, invoiceId, isIndirect: account.model !== 'direct' };
}

/** The same as it was when the invoice was made. */
export function headingOfInvoice(partnerId: string, { id, billTo }: Invoice): Heading {
  const partner = { ...billedPartner({ partnerId, mpnId: billTo.mpnId }), name: billTo.name };
  return { partner, invoiceId: id, isIndirect: billTo.isIndirect };
}

export function billingRow(heading: Heading, facts: BilledFacts, line: UsageLine): BillingRow {
  const days = { start: line.chargeStart, end: line.chargeEnd };
  return { ...heading, facts, numbers: numbersOf(heading, facts), days, usage: line, line };
}

export function dailyRow(heading: Heading, facts: BilledFacts, record: UsageRecord, cycle: Period): DailyRow {
  return { ...heading, facts, numbers: numbersOf(heading, facts), days: daysOf(record, cycle), usage: record, record };
}

/** Derived, so that every file names a thing alike. */
function numbersOf({ partner }: Heading, facts: BilledFacts): UsageNumbers {
  return {
    partnerAccount: platformDigits(partner.partnerId),
    customerAccount: platformDigits(facts.customerId),
    order: platformDigits(facts.orderId),
    subscription: platformCode(facts.subscriptionId),
  };
}

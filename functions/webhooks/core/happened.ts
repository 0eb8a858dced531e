import type { UsageBudget } from '../../analytics/usage/stored.ts';
import type { Notice } from '../../billing/paying/stored.ts';
import type { WebhookEventName } from '../../contract/webhooks.ts';
import type { Subscription } from '../../subscriptions/stored.ts';

/** Something a partner can be told of: its name, and what it is about. */
export interface Happened {
  readonly name: WebhookEventName;
  readonly id: string;
  readonly customerId?: string | undefined;
}

/** What a partner sees of a subscription. What else is stored, as that closes pass it over, is no change to tell of. */
const SEEN = [
  'status',
  'autoRenew',
  'friendlyName',
  'seatChanges',
  'terms',
  'scheduled',
  'supportContact',
  'partnerIdOnRecord',
  'ended',
] as const satisfies (keyof Subscription)[];

/** Any change of a subscription is an update of it; its renewal and its end have a name of their own too. */
export function happenedTo(after: Subscription, before: Subscription | undefined): Happened[] {
  const { id, customerId } = after;
  const happened = (name: WebhookEventName) => ({ name, id, customerId });
  if (!before) return [happened('subscription-created')];
  if (SEEN.every((member) => JSON.stringify(after[member]) === JSON.stringify(before[member]))) return [];
  return [
    happened('subscription-updated'),
    ...(after.terms.length > before.terms.length ? [happened('subscription-renewed')] : []),
    ...(after.status === 'deleted' && before.status !== 'deleted' ? [happened('subscription-ended')] : []),
  ];
}

/** A budget is marked when usage is found above it, once a billing period. */
export function happenedToBudget(after: UsageBudget, before: UsageBudget | undefined): Happened[] {
  if (after.exceededFrom === undefined || after.exceededFrom === before?.exceededFrom) return [];
  return [{ name: 'usagerecords-thresholdExceeded', id: after.customerId, customerId: after.customerId }];
}

const NOTICE_EVENTS = {
  invoiceReady: 'invoice-ready',
  creditNoteReady: 'creditnote-ready',
  invoiceOverdue: 'invoice-overdue',
  financeChargeAssessed: 'financecharge-assessed',
  accountSuspended: 'account-suspended',
  accountRestored: 'account-restored',
  paymentReceived: 'payment-received',
  paymentReversed: 'payment-reversed',
} as const satisfies Record<Notice['kind'], WebhookEventName>;

/** What billing tells a partner of, it tells its system too. */
export function happenedInBilling({ kind, id, documentId }: Notice): Happened[] {
  return [{ name: NOTICE_EVENTS[kind], id: documentId ?? id }];
}

import * as z from 'zod';
import { BLOCKED_WHEN_SUSPENDED } from '../../contract/delinquency.ts';
import { NOTICE_KINDS } from '../../contract/notices.ts';
import { PROGRAMME } from '../../contract/programme.ts';
import { Attributes, line } from '../../contract/wire.ts';
import { PartnerPath } from '../../account/partners/wire.ts';
import type { Account } from '../../account/stored.ts';
import { parseDate, startOf, type CalendarDate } from '../../shared/calendar.ts';
import { sum, toJsonNumber } from '../../shared/money.ts';
import { PositiveAmount } from '../amount-wire.ts';
import { balanceDue, overdueOn, settle, type Receivables, type Settled } from './core/receivables.ts';
import type { Notice, Payment } from './stored.ts';

const NAME_MAX = 64;

export const PaymentPath = PartnerPath.extend({
  paymentId: z.string().regex(/^[\w.-]{1,64}$/, 'has 1 to 64 letters, digits, dots, hyphens or underscores'),
});

/** A day, or an instant whose day counts. */
export const WireDay = z.string().transform((given, context): CalendarDate => {
  const day = parseDate(given.slice(0, 10));
  if (day) return day;
  context.issues.push({ code: 'custom', message: 'is a day, YYYY-MM-DD', input: given });
  return z.NEVER;
});

export const NewPayment = z.object({ amount: PositiveAmount, receivedOn: WireDay, reference: line(200).default('') });

export const WirePayment = z.object({
  id: z.string(),
  amount: z.number(),
  receivedOn: z.string(),
  reference: z.string(),
  reversedOn: z.string().optional(),
  currencyCode: z.string(),
  attributes: Attributes,
});

export function toWirePayment({ id, amount, receivedOn, reference, reversedOn }: Payment): z.infer<typeof WirePayment> {
  return {
    id,
    amount: toJsonNumber(amount),
    receivedOn: startOf(receivedOn),
    reference,
    ...(reversedOn ? { reversedOn: startOf(reversedOn) } : {}),
    currencyCode: PROGRAMME.currency,
    attributes: { objectType: 'Payment' },
  };
}

const WireReceivable = z.object({
  documentId: z.string(),
  invoiceType: z.enum(['Recurring', 'OneTime']),
  issuedOn: z.string(),
  dueOn: z.string(),
  amount: z.number(),
  credited: z.number().describe('By credit notes.'),
  paid: z.number(),
  financeCharge: z.number().describe('Assessed so far (R-BILL-20).'),
  financeChargePaid: z.number(),
  open: z.number(),
  isOverdue: z.boolean(),
});

export const WireReceivables = z.object({
  balanceDue: z.number().describe('What is open in all, less what was paid in advance.'),
  paidInAdvance: z.number(),
  currencyCode: z.string(),
  items: z.array(WireReceivable),
  attributes: Attributes,
});

export function toWireReceivables(receivables: Receivables, today: CalendarDate): z.infer<typeof WireReceivables> {
  const { items, balance } = settle(receivables);
  return {
    balanceDue: toJsonNumber(balanceDue(receivables)),
    paidInAdvance: toJsonNumber(balance),
    currencyCode: PROGRAMME.currency,
    items: items.map((item) => toWireReceivable(item, today)),
    attributes: { objectType: 'Receivables' },
  };
}

function toWireReceivable(item: Settled, today: CalendarDate): z.infer<typeof WireReceivable> {
  return {
    documentId: item.documentId,
    invoiceType: item.type === 'recurring' ? 'Recurring' : 'OneTime',
    issuedOn: startOf(item.issuedOn),
    dueOn: startOf(item.dueOn),
    amount: toJsonNumber(item.amount),
    credited: toJsonNumber(item.credited),
    paid: toJsonNumber(item.paid),
    financeCharge: toJsonNumber(item.financeCharge),
    financeChargePaid: toJsonNumber(item.financeChargePaid),
    open: toJsonNumber(item.open),
    isOverdue: item.open > 0 && item.dueOn < today,
  };
}

export const WireAccountStatus = z.object({
  state: z.enum(['active', 'delinquent', 'suspended', 'terminated']),
  overdueAmount: z.number(),
  overdueSince: z.string().optional().describe('The due date of the oldest unpaid document.'),
  blockedOperations: z.array(z.enum(BLOCKED_WHEN_SUSPENDED)).describe('What a suspended account cannot do (R-BILL-07).'),
  attributes: Attributes,
});

export function toWireAccountStatus(
  { state }: Pick<Account, 'state'>,
  receivables: Receivables,
  today: CalendarDate,
): z.infer<typeof WireAccountStatus> {
  const overdue = overdueOn(receivables, today);
  return {
    state,
    overdueAmount: toJsonNumber(sum(overdue.map(({ open }) => open))),
    ...(overdue[0] ? { overdueSince: startOf(overdue[0].dueOn) } : {}),
    blockedOperations: state === 'suspended' ? [...BLOCKED_WHEN_SUSPENDED] : [],
    attributes: { objectType: 'AccountStatus' },
  };
}

export const InvoiceRecipient = z.object({ name: line(NAME_MAX).min(1), email: z.email() });

const Recipient = z.object({ name: z.string(), email: z.string() });

export const WireInvoiceRecipient = Recipient.extend({ attributes: Attributes });

export const WireNotice = z.object({
  id: z.string(),
  kind: z.enum(NOTICE_KINDS),
  on: z.string(),
  recipient: Recipient.optional(),
  documentId: z.string().optional().describe('The invoice, note or payment it tells of.'),
  documents: z
    .array(z.object({ documentId: z.string(), amount: z.number() }))
    .optional()
    .describe('In place of documentId, where the notice of a day tells of all that are overdue or charged.'),
  amount: z.number().optional().describe('Of all documents together.'),
});

export function toWireNotice({ amount, documents, on, ...notice }: Notice): z.infer<typeof WireNotice> {
  return {
    ...notice,
    on: startOf(on),
    ...(documents && { documents: documents.map((one) => ({ ...one, amount: toJsonNumber(one.amount) })) }),
    ...(amount === undefined ? {} : { amount: toJsonNumber(amount) }),
  };
}

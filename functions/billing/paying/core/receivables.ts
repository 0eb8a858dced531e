import type { CalendarDate } from '../../../shared/calendar.ts';
import { sum, toMinor, ZERO, type Minor } from '../../../shared/money.ts';

/** What the partner owes for one document, in the order of issue. */
export interface Receivable {
  readonly documentId: string;
  readonly type: 'recurring' | 'oneTime';
  readonly issuedOn: CalendarDate;
  readonly dueOn: CalendarDate;
  /** As invoiced; negative when the invoice gives back more than it charges. */
  readonly amount: Minor;
  /** What credit notes have taken off since. */
  readonly credited: Minor;
  /** Finance charges assessed so far, and for how many full months overdue (R-BILL-20). */
  readonly financeCharge: Minor;
  readonly chargedMonths: number;
}

/** The partner's account with the operator. Who paid what is never stored: it follows from the order of the documents. */
export interface Receivables {
  readonly items: readonly Receivable[];
  /** All payments that were not reversed. */
  readonly paid: Minor;
  readonly lastPayment?: { readonly id: string; readonly on: CalendarDate; readonly amount: Minor } | undefined;
}

export const NOTHING_RECEIVABLE: Receivables = { items: [], paid: ZERO };

export interface Settled extends Receivable {
  /** Of its amount less its credit notes. */
  readonly paid: Minor;
  readonly financeChargePaid: Minor;
  /** Amount and finance charge still unpaid. */
  readonly open: Minor;
}

/**
 * Payments, and what negative invoices give back, spread over the documents: the oldest first, each with its finance charge.
 *
 * @returns  `balance`: what is left over, kept for documents to come
 */
export function settle({ items, paid }: Receivables): { items: readonly Settled[]; balance: Minor } {
  const given = items.map(({ amount, credited }) => Math.max(0, credited - amount));
  let funds = given.reduce<number>((all, one) => all + one, paid);
  const settled = items.map((item): Settled => {
    const owed = Math.max(0, item.amount - item.credited);
    const towards = Math.min(funds, owed);
    funds -= towards;
    const charge = Math.min(funds, item.financeCharge);
    funds -= charge;
    const open = toMinor(owed - towards + item.financeCharge - charge);
    return { ...item, paid: toMinor(towards), financeChargePaid: toMinor(charge), open };
  });
  return { items: settled, balance: toMinor(funds) };
}

export function withDocument(
  receivables: Receivables,
  document: Pick<Receivable, 'documentId' | 'type' | 'issuedOn' | 'dueOn' | 'amount'>,
): Receivables {
  const item: Receivable = { ...document, credited: ZERO, financeCharge: ZERO, chargedMonths: 0 };
  return { ...receivables, items: [...receivables.items, item] };
}

/** A credit note lowers what is owed for the document it amends. What was paid beyond it is free for others. */
export function withCreditNote(receivables: Receivables, amends: string, amount: Minor): Receivables {
  const items = receivables.items.map((item) =>
    item.documentId === amends ? { ...item, credited: toMinor(item.credited + amount) } : item,
  );
  return { ...receivables, items };
}

export function withPayment(receivables: Receivables, payment: NonNullable<Receivables['lastPayment']>): Receivables {
  return { ...receivables, paid: sum([receivables.paid, payment.amount]), lastPayment: payment };
}

/** @param lastPayment  the newest payment that remains */
export function withoutPayment(
  { items, paid }: Receivables,
  amount: Minor,
  lastPayment: Receivables['lastPayment'],
): Receivables {
  return { items, paid: toMinor(paid - amount), lastPayment };
}

/** Documents whose due date is over and that are not paid in full, the oldest first. */
export function overdueOn(receivables: Receivables, today: CalendarDate): readonly Settled[] {
  return settle(receivables).items.filter(({ open, dueOn }) => open > 0 && dueOn < today);
}

/** What the partner owes in all; negative when it has paid in advance. */
export function balanceDue(receivables: Receivables): Minor {
  const { items, balance } = settle(receivables);
  return toMinor(sum(items.map(({ open }) => open)) - balance);
}

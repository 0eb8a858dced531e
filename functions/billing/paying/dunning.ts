import type { Account } from '../../account/stored.ts';
import { addDays, type CalendarDate } from '../../shared/calendar.ts';
import { sum, type Minor } from '../../shared/money.ts';
import { create, type Partition, type Write } from '../../storage/port.ts';
import { stateOn } from './core/account-state.ts';
import { assess, monthlyRate } from './core/finance-charge.ts';
import { overdueOn, withCreditNote, withDocument, type Receivable } from './core/receivables.ts';
import { findReceivables, NOTICE, receivablesWrite, type Notice } from './stored.ts';

/** A document that a partner has to pay, or that lowers what it has to pay. */
export type NewDocument =
  | ({ readonly kind: 'invoice' } & Pick<Receivable, 'documentId' | 'type' | 'issuedOn' | 'dueOn' | 'amount'>)
  | {
      readonly kind: 'creditNote';
      readonly documentId: string;
      readonly issuedOn: CalendarDate;
      readonly amends: string;
      readonly amount: Minor;
    };

/** What belongs into the commit that makes a document: the account with the operator, and the notice of it. */
export async function receivableWrites(
  partition: Partition,
  { invoiceRecipient }: Pick<Account, 'invoiceRecipient'>,
  document: NewDocument,
): Promise<Write[]> {
  const found = await findReceivables(partition);
  const { documentId, issuedOn: on, amount } = document;
  const value =
    document.kind === 'invoice'
      ? withDocument(found.value, document)
      : withCreditNote(found.value, document.amends, document.amount);
  const kind = document.kind === 'invoice' ? 'invoiceReady' : 'creditNoteReady';
  return [
    receivablesWrite(found, value),
    noticeWrite({ id: `${kind}:${documentId}`, kind, on, documentId, amount }, invoiceRecipient),
  ];
}

export function noticeWrite(notice: Omit<Notice, 'recipient'>, recipient: Notice['recipient']): Write {
  return create(NOTICE, { ...notice, ...(recipient ? { recipient } : {}) });
}

/**
 * What a day brings to those who have not paid: documents that fall overdue, finance charges, and the state of the account.
 * The writes belong into the commit that marks the day as worked.
 *
 * @rule R-BILL-05, R-BILL-19 to R-BILL-21
 */
export async function planDunning(
  partition: Partition,
  account: Account,
  day: CalendarDate,
): Promise<{ state: Account['state']; writes: readonly Write[] }> {
  const found = await findReceivables(partition);
  if (!found.was) return { state: account.state, writes: [] };
  const { receivables, charged } = assess(found.value, day, monthlyRate(account.legalMaximumBasisPoints));
  const state = stateOn(account, receivables, day);
  const fallen = overdueOn(receivables, day)
    .filter(({ dueOn }) => addDays(dueOn, 1) === day)
    .map(({ documentId, open }) => ({ documentId, amount: open }));
  const notices = [
    ...gathered('invoiceOverdue', day, fallen),
    ...gathered('financeChargeAssessed', day, charged),
    ...stateNotices(account.state, state, { on: day, cause: day }),
  ];
  return {
    state,
    writes: [
      // a payment at the same time, which may change the state, conflicts
      ...(charged.length > 0 || state !== account.state ? [receivablesWrite(found, receivables)] : []),
      ...notices.map((notice) => noticeWrite(notice, account.invoiceRecipient)),
    ],
  };
}

/** One notice of a kind a day, for as many documents as there are: the commit of a day stays small. */
function gathered(
  kind: 'invoiceOverdue' | 'financeChargeAssessed',
  on: CalendarDate,
  of: readonly { documentId: string; amount: Minor }[],
): Omit<Notice, 'recipient'>[] {
  const documents = of.map(({ documentId, amount }) => ({ documentId, amount }));
  return documents.length > 0 ? [{ id: `${kind}:${on}`, kind, on, documents, amount: sum(of.map(({ amount }) => amount)) }] : [];
}

/**
 * Told when an account is suspended, and when it is no longer.
 *
 * @param cause  what it follows from: makes the notice one of a kind
 */
export function stateNotices(
  before: Account['state'],
  after: Account['state'],
  { on, cause }: { on: CalendarDate; cause: string },
): Omit<Notice, 'recipient'>[] {
  if (after === 'suspended' && before !== 'suspended') return [{ id: `accountSuspended:${cause}`, kind: 'accountSuspended', on }];
  if (before === 'suspended' && after !== 'suspended') return [{ id: `accountRestored:${cause}`, kind: 'accountRestored', on }];
  return [];
}

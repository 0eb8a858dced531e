import { ACCOUNT, type Account } from '../../account/stored.ts';
import { answered, decided, type Answer } from '../../contract/operation.ts';
import type { Scope } from '../../identity/scope.ts';
import { refuse, type Outcome, type Refusal, type Success } from '../../shared/outcome.ts';
import { create, replace, type Write } from '../../storage/port.ts';
import { walk } from '../../storage/walk.ts';
import { stateOn } from './core/account-state.ts';
import { overdueOn, withoutPayment, withPayment, type Receivables } from './core/receivables.ts';
import { noticeWrite, stateNotices } from './dunning.ts';
import { findReceivables, PAYMENT, PAYMENTS_BY_DAY, receivablesWrite, type FoundReceivables, type Payment } from './stored.ts';

type Paid = Outcome<Answer<Payment>, 'PaymentRecordedOtherwise' | 'NoSuchPayment'>;

/** Records a payment, once, however often it is sent. It lifts a suspension at once when it clears what is overdue (R-BILL-09). */
export async function recordPayment(scope: Scope, payment: Omit<Payment, 'reversedOn'>): Promise<Paid> {
  const known = (await scope.partition.get(PAYMENT, payment.id))?.value;
  if (known) return isSame(known, payment) ? answered(known) : refuse('PaymentRecordedOtherwise');
  const found = await findReceivables(scope.partition);
  const { id, receivedOn: on, amount } = payment;
  const receivables = withPayment(found.value, { id, on, amount });
  return decided(payment, [
    create(PAYMENT, payment),
    receivablesWrite(found, receivables),
    noticeOf(scope, { kind: 'paymentReceived', payment }),
    ...stateWrites(scope, receivables, id),
  ]);
}

function isSame(known: Payment, { amount, receivedOn, reference }: Omit<Payment, 'reversedOn'>): boolean {
  return known.amount === amount && known.receivedOn === receivedOn && known.reference === reference;
}

/** Takes a payment back: a cheque that bounced, a mistake. What it had paid is open again, and overdue if its time is over. */
export async function reversePayment(scope: Scope, paymentId: string): Promise<Paid> {
  const { partition, today } = scope;
  const payment = await partition.get(PAYMENT, paymentId);
  if (!payment) return refuse('NoSuchPayment');
  if (payment.value.reversedOn) return answered(payment.value);
  const found = await findReceivables(partition);
  const reversed = { ...payment.value, reversedOn: today };
  const receivables = withoutPayment(found.value, reversed.amount, await newestBeside(scope, paymentId));
  return decided(reversed, [
    replace(PAYMENT, reversed, payment),
    receivablesWrite(found, receivables),
    noticeOf(scope, { kind: 'paymentReversed', payment: reversed }),
    ...stateWrites(scope, receivables, `${paymentId}:reversal`),
  ]);
}

/** The newest payment that was not reversed, but for one: the last payment that the balance shows (R-BILL-16). */
async function newestBeside({ partition }: Scope, paymentId: string): Promise<Receivables['lastPayment']> {
  for await (const { value } of walk(partition, PAYMENTS_BY_DAY, { limit: 20, descending: true })) {
    const { id, receivedOn: on, reversedOn, amount } = value;
    if (id !== paymentId && reversedOn === undefined) return { id, on, amount };
  }
  return undefined;
}

function noticeOf(
  { today, account }: Scope,
  { kind, payment }: { kind: 'paymentReceived' | 'paymentReversed'; payment: Payment },
): Write {
  const { id, amount } = payment;
  return noticeWrite({ id: `${kind}:${id}`, kind, on: today, documentId: id, amount }, account.value.invoiceRecipient);
}

/** The state of the account as the receivables make it, with the notice of it. */
function stateWrites({ account, today }: Scope, receivables: Receivables, cause: string): Write[] {
  const state = stateOn(account.value, receivables, today);
  if (state === account.value.state) return [];
  const notices = stateNotices(account.value.state, state, { on: today, cause });
  return [
    replace(ACCOUNT, { ...account.value, state }, account),
    ...notices.map((notice) => noticeWrite(notice, account.value.invoiceRecipient)),
  ];
}

export type StateChange = Success<Answer<{ readonly state: Account['state']; readonly receivables: Receivables }>>;

/** @rule R-BILL-06, R-BILL-19 */
export async function suspendDelinquentAccount(scope: Scope): Promise<StateChange | Refusal<'NothingOverdue'>> {
  const found = await findReceivables(scope.partition);
  if (overdueOn(found.value, scope.today).length === 0) return refuse('NothingOverdue');
  return setState(scope, found, 'suspended');
}

/** Lets the account go on, though something may still be overdue. */
export async function liftAccountSuspension(scope: Scope): Promise<StateChange> {
  return setState(scope, await findReceivables(scope.partition), 'delinquent');
}

function setState({ account, today, requestId }: Scope, found: FoundReceivables, asked: Account['state']): StateChange {
  const hasLeft = account.value.state === 'terminated'; // for good
  const state = hasLeft ? 'terminated' : stateOn({ ...account.value, state: asked }, found.value, today);
  const body = { state, receivables: found.value };
  if (state === account.value.state) return answered(body);
  const notices = stateNotices(account.value.state, state, { on: today, cause: requestId });
  return decided(body, [
    replace(ACCOUNT, { ...account.value, state }, account),
    receivablesWrite(found, found.value), // a payment at the same time, which may change the state, conflicts
    ...notices.map((notice) => noticeWrite(notice, account.value.invoiceRecipient)),
  ]);
}

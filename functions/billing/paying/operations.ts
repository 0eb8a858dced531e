import type * as z from 'zod';
import { PartnerPath } from '../../account/partners/wire.ts';
import { ACCOUNT } from '../../account/stored.ts';
import { answered, decided, operation, type Operation } from '../../contract/operation.ts';
import { OffsetQuery, offsetCollection } from '../../contract/paging.ts';
import { collectionOf } from '../../contract/wire.ts';
import type { CalendarDate } from '../../shared/calendar.ts';
import { refuse } from '../../shared/outcome.ts';
import { replace, type Index, type Partition } from '../../storage/port.ts';
import { walk } from '../../storage/walk.ts';
import { liftAccountSuspension, recordPayment, reversePayment, suspendDelinquentAccount, type StateChange } from './commands.ts';
import { terminate } from './termination.ts';
import { findReceivables, NOTICES_BY_DAY, PAYMENTS_BY_DAY } from './stored.ts';
import {
  InvoiceRecipient,
  NewPayment,
  PaymentPath,
  toWireAccountStatus,
  toWireNotice,
  toWirePayment,
  toWireReceivables,
  WireAccountStatus,
  WireInvoiceRecipient,
  WireNotice,
  WirePayment,
  WireReceivables,
} from './wire.ts';

/** What the operator's operations on a partner's payments share. */
const OPERATOR = {
  availability: 'own',
  permission: 'operator.record_payments',
  appOnly: true,
  whenAccountSuspended: 'allow',
  onPartner: true,
} as const;

/** What a partner's own share: open to a suspended account (R-BILL-08). */
const PARTNER = { availability: 'own', permission: 'bills.view_download', appOnly: true, whenAccountSuspended: 'allow' } as const;

const PAGE = 100;
const PAGE_MAX = 500;

const putPayment = operation({
  ...OPERATOR,
  id: 'recordPayment',
  summary: 'Record a payment of a partner; sent again it changes nothing',
  method: 'PUT',
  path: 'v1/operator/partners/{partnerId}/payments/{paymentId}',
  params: PaymentPath,
  body: NewPayment,
  answer: WirePayment,
  refuses: ['PaymentRecordedOtherwise'],
  handle: async (scope, { params, body }) => {
    const recorded = await recordPayment(scope, { id: params.paymentId, ...body });
    if (!recorded.ok) return refuse('PaymentRecordedOtherwise');
    return decided(toWirePayment(recorded.value.body), recorded.value.writes);
  },
});

const postReversal = operation({
  ...OPERATOR,
  id: 'reversePayment',
  summary: 'Take a payment back: what it had paid is open again',
  method: 'POST',
  path: 'v1/operator/partners/{partnerId}/payments/{paymentId}/reversal',
  params: PaymentPath,
  answer: WirePayment,
  refuses: ['NoSuchPayment'],
  handle: async (scope, { params }) => {
    const reversed = await reversePayment(scope, params.paymentId);
    return reversed.ok ? decided(toWirePayment(reversed.value.body), reversed.value.writes) : refuse('NoSuchPayment');
  },
});

const listPartnerPayments = operation({
  ...OPERATOR,
  id: 'listPartnerPayments',
  summary: 'List the payments of a partner, the newest first',
  method: 'GET',
  path: 'v1/operator/partners/{partnerId}/payments',
  params: PartnerPath,
  query: OffsetQuery,
  answer: collectionOf(WirePayment),
  refuses: [],
  handle: async ({ partition, account }, { query }) => {
    const path = `/operator/partners/${account.value.partnerId}/payments`;
    return answered(await newestFirst(partition, PAYMENTS_BY_DAY, path, query, toWirePayment));
  },
});

const getPartnerReceivables = operation({
  ...OPERATOR,
  id: 'getPartnerReceivables',
  summary: 'Read what a partner owes, document by document',
  method: 'GET',
  path: 'v1/operator/partners/{partnerId}/receivables',
  params: PartnerPath,
  answer: WireReceivables,
  refuses: [],
  handle: async ({ partition, today }) => answered(toWireReceivables((await findReceivables(partition)).value, today)),
});

const SUSPENSION = {
  ...OPERATOR,
  path: 'v1/operator/partners/{partnerId}/suspension',
  params: PartnerPath,
  answer: WireAccountStatus,
} as const;

const suspendAccount = operation({
  ...SUSPENSION,
  id: 'suspendAccount',
  summary: 'Suspend a delinquent account',
  method: 'PUT',
  refuses: ['NothingOverdue'],
  handle: async (scope) => {
    const suspended = await suspendDelinquentAccount(scope);
    return suspended.ok ? statusAfter(suspended, scope.today) : suspended;
  },
});

const liftSuspension = operation({
  ...SUSPENSION,
  id: 'liftSuspension',
  summary: 'Let a suspended account go on',
  method: 'DELETE',
  refuses: [],
  handle: async (scope) => statusAfter(await liftAccountSuspension(scope), scope.today),
});

const terminateAccount = operation({
  ...SUSPENSION,
  id: 'terminateAccount',
  summary: 'End the account of a partner for good, once nothing it sold is active',
  method: 'PUT',
  path: 'v1/operator/partners/{partnerId}/termination',
  refuses: ['SubscriptionsStillActive'],
  handle: async (scope) => {
    const ended = await terminate(scope);
    return ended.ok ? statusAfter(ended, scope.today) : ended;
  },
});

const listPayments = operation({
  ...PARTNER,
  id: 'listPayments',
  summary: 'List your payments, the newest first',
  method: 'GET',
  path: 'v1/invoices/payments',
  query: OffsetQuery,
  answer: collectionOf(WirePayment),
  refuses: [],
  handle: async ({ partition }, { query }) =>
    answered(await newestFirst(partition, PAYMENTS_BY_DAY, '/invoices/payments', query, toWirePayment)),
});

const getReceivables = operation({
  ...PARTNER,
  id: 'getReceivables',
  summary: 'Read what you owe, document by document, finance charges included',
  method: 'GET',
  path: 'v1/invoices/receivables',
  answer: WireReceivables,
  refuses: [],
  handle: async ({ partition, today }) => answered(toWireReceivables((await findReceivables(partition)).value, today)),
});

const getAccountStatus = operation({
  ...PARTNER,
  id: 'getAccountStatus',
  summary: 'Read the state of your account, and what a suspension blocks',
  method: 'GET',
  path: 'v1/accountstatus',
  answer: WireAccountStatus,
  refuses: [],
  handle: async ({ partition, account, today }) =>
    answered(toWireAccountStatus(account.value, (await findReceivables(partition)).value, today)),
});

const listNotices = operation({
  ...PARTNER,
  id: 'listNotices',
  summary: 'List what billing had to tell you, the newest first',
  method: 'GET',
  path: 'v1/notices',
  query: OffsetQuery,
  answer: collectionOf(WireNotice),
  refuses: [],
  handle: async ({ partition }, { query }) =>
    answered(await newestFirst(partition, NOTICES_BY_DAY, '/notices', query, toWireNotice)),
});

const RECIPIENT = {
  availability: 'own',
  appOnly: true,
  whenAccountSuspended: 'allow',
  path: 'v1/profiles/invoicerecipient',
  answer: WireInvoiceRecipient,
} as const;
const recipientAttributes = { objectType: 'InvoiceRecipient' };

const getInvoiceRecipient = operation({
  ...RECIPIENT,
  id: 'getInvoiceRecipient',
  summary: 'Read who receives your invoices',
  permission: 'bills.view_download',
  method: 'GET',
  refuses: ['NoInvoiceRecipient'],
  handle: async ({ account }) => {
    const { invoiceRecipient } = account.value;
    return invoiceRecipient ? answered({ ...invoiceRecipient, attributes: recipientAttributes }) : refuse('NoInvoiceRecipient');
  },
});

const setInvoiceRecipient = operation({
  ...RECIPIENT,
  id: 'setInvoiceRecipient',
  summary: 'Name the one person who receives your invoices',
  permission: 'partner_profile.update',
  method: 'PUT',
  body: InvoiceRecipient,
  refuses: [],
  handle: async ({ account }, { body }) =>
    decided({ ...body, attributes: recipientAttributes }, [
      replace(ACCOUNT, { ...account.value, invoiceRecipient: body }, account),
    ]),
});

async function newestFirst<T, R>(
  partition: Partition,
  index: Index<T>,
  path: string,
  { size = PAGE, offset = 0 }: z.infer<typeof OffsetQuery>,
  toWire: (value: T) => R,
) {
  const wanted = Math.min(size || PAGE, PAGE_MAX);
  const items: R[] = [];
  let number = 0;
  for await (const { value } of walk(partition, index, { limit: PAGE_MAX, descending: true })) {
    if (items.length === wanted) return offsetCollection(path, { size: wanted, offset }, items, true);
    if (number >= offset) items.push(toWire(value));
    number += 1;
  }
  return offsetCollection(path, { size: wanted, offset }, items, false);
}

function statusAfter({ value: { body, writes } }: StateChange, today: CalendarDate) {
  return decided(toWireAccountStatus({ state: body.state }, body.receivables, today), writes);
}

export const payingOperations: readonly Operation[] = [
  putPayment,
  postReversal,
  listPartnerPayments,
  getPartnerReceivables,
  suspendAccount,
  liftSuspension,
  terminateAccount,
  listPayments,
  getReceivables,
  getAccountStatus,
  listNotices,
  getInvoiceRecipient,
  setInvoiceRecipient,
];

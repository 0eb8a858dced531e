import { PartnerPath } from '../../account/partners/wire.ts';
import { answered, decided, operation, type Operation } from '../../contract/operation.ts';
import { collection, collectionOf } from '../../contract/wire.ts';
import { NO_TERMS } from '../core/terms.ts';
import { toWireInvoice, WireInvoice } from '../invoice-wire.ts';
import { findReceivables } from '../paying/stored.ts';
import { BILLING_TERMS, BILLING_TERMS_ID, CREDITS_BY_DAY, type Invoice } from '../stored.ts';
import type { Partition, Write } from '../../storage/port.ts';
import { giveCredit, issueNote, issueOneTimeInvoice, setTerms } from './commands.ts';
import {
  BillingTermsBody,
  CreditBody,
  CreditPath,
  fromWireTerms,
  NoteBody,
  NotePath,
  OneTimeBody,
  OneTimePath,
  toWireCredit,
  toWireTerms,
  WireCredit,
  WireTerms,
} from './wire.ts';

/** What the operator's operations on a partner's bills share. */
const OPERATOR = {
  availability: 'own',
  permission: 'operator.manage_billing',
  appOnly: true,
  whenAccountSuspended: 'allow',
  onPartner: true,
} as const;

const CREDITS_MAX = 1000;

const TERMS = {
  ...OPERATOR,
  path: 'v1/operator/partners/{partnerId}/billingterms',
  params: PartnerPath,
  answer: WireTerms,
} as const;

const getBillingTerms = operation({
  ...TERMS,
  id: 'getBillingTerms',
  summary: 'Read the tax rates and discounts agreed with a partner',
  method: 'GET',
  refuses: [],
  handle: async ({ partition }) => {
    const terms = await partition.get(BILLING_TERMS, BILLING_TERMS_ID);
    return answered(toWireTerms(terms?.value ?? { ...NO_TERMS, taxRates: [], discounts: [] }));
  },
});

const setBillingTerms = operation({
  ...TERMS,
  id: 'setBillingTerms',
  summary: 'Set the tax rates and discounts of a partner for days to come',
  method: 'PUT',
  body: BillingTermsBody,
  refuses: ['TermsAlreadyInForce'],
  handle: async (scope, { body }) => {
    const set = await setTerms(scope, fromWireTerms(body));
    return set.ok ? decided(toWireTerms(set.value.body), set.value.writes) : set;
  },
});

const giveCreditOperation = operation({
  ...OPERATOR,
  id: 'giveCredit',
  summary: 'Refund a line of an invoice, or a part of it, on the next invoice',
  method: 'PUT',
  path: 'v1/operator/partners/{partnerId}/credits/{creditId}',
  params: CreditPath,
  body: CreditBody,
  answer: WireCredit,
  refuses: ['NoSuchInvoice', 'NoSuchLine', 'NothingToRefund', 'RefundTooHigh', 'IdUsedOtherwise'],
  handle: async (scope, { params, body }) => {
    const given = await giveCredit(scope, { id: params.creditId, ...body });
    return given.ok ? decided(toWireCredit(given.value.body), given.value.writes) : given;
  },
});

const listCredits = operation({
  ...OPERATOR,
  id: 'listCredits',
  summary: 'List the refunds given to a partner, the newest first',
  method: 'GET',
  path: 'v1/operator/partners/{partnerId}/credits',
  params: PartnerPath,
  answer: collectionOf(WireCredit),
  refuses: [],
  handle: async ({ partition }) => {
    const { items } = await partition.list(CREDITS_BY_DAY, { limit: CREDITS_MAX, descending: true });
    return answered(collection(items.map(({ value }) => toWireCredit(value))));
  },
});

const issueCreditNote = operation({
  ...OPERATOR,
  id: 'issueCreditNote',
  summary: 'Amend an invoice by a credit note, or void it',
  method: 'PUT',
  path: 'v1/operator/partners/{partnerId}/creditnotes/{noteId}',
  params: NotePath,
  body: NoteBody,
  answer: WireInvoice,
  refuses: ['NoSuchInvoice', 'NothingToAmend', 'AmendmentTooHigh', 'IdUsedOtherwise'],
  handle: async (scope, { params, body }) => {
    const issued = await issueNote(scope, { id: params.noteId, ...body });
    return issued.ok ? asInvoice(scope.partition, issued.value) : issued;
  },
});

const issueOneTime = operation({
  ...OPERATOR,
  id: 'issueOneTimeInvoice',
  summary: 'Issue an invoice for products that were bought once',
  method: 'PUT',
  path: 'v1/operator/partners/{partnerId}/onetimeinvoices/{oneTimeInvoiceId}',
  params: OneTimePath,
  body: OneTimeBody,
  answer: WireInvoice,
  refuses: ['NoSuchTenant', 'IdUsedOtherwise'],
  handle: async (scope, { params, body }) => {
    const issued = await issueOneTimeInvoice(scope, { id: params.oneTimeInvoiceId, ...body });
    return issued.ok ? asInvoice(scope.partition, issued.value) : issued;
  },
});

async function asInvoice(partition: Partition, { body, writes }: { body: Invoice; writes: readonly Write[] }) {
  const { value: receivables } = await findReceivables(partition);
  return decided(toWireInvoice(body, { receivables, notes: [], isReadById: true }), writes);
}

export const documentOperations: readonly Operation[] = [
  getBillingTerms,
  setBillingTerms,
  giveCreditOperation,
  listCredits,
  issueCreditNote,
  issueOneTime,
];

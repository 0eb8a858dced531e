import { findRelationshipEver } from '../../customers/queries.ts';
import { answered, decided, type Answer } from '../../contract/operation.ts';
import type { Scope } from '../../identity/scope.ts';
import { addDays, type CalendarDate } from '../../shared/calendar.ts';
import { negate, ratio, sum, toDecimal, toMinor, ZERO, type Minor } from '../../shared/money.ts';
import { refuse, type Outcome } from '../../shared/outcome.ts';
import { derivedCode } from '../../storage/derived-id.ts';
import { create, replace, type Versioned } from '../../storage/port.ts';
import { billToOf } from '../bill-to.ts';
import { NO_LINES, type Totals } from '../core/invoice.ts';
import { NO_TERMS, rateOn, shareOf, totalOf } from '../core/terms.ts';
import { receivableWrites } from '../paying/dunning.ts';
import { listLines } from '../queries.ts';
import {
  BILLING_TERMS,
  BILLING_TERMS_ID,
  CREDIT,
  CREDITED_LINE,
  INVOICE,
  type Credit,
  type Invoice,
  type StoredTerms,
} from '../stored.ts';
import { planTerms } from './core/billing-terms.ts';
import { planRefund } from './core/refund.ts';
import { ONE_TIME_LINES, type OneTimeLine } from './stored.ts';
import type { OneTimeBody } from './wire.ts';

export async function setTerms(
  { partition, today }: Scope,
  terms: StoredTerms,
): Promise<Outcome<Answer<StoredTerms>, 'TermsAlreadyInForce'>> {
  const was = await partition.get(BILLING_TERMS, BILLING_TERMS_ID);
  const planned = planTerms(terms, was?.value ?? NO_TERMS, today);
  if (!planned.ok) return planned;
  const write = was ? replace(BILLING_TERMS, planned.value, was) : create(BILLING_TERMS, planned.value);
  return decided(planned.value, [write]);
}

interface WantedCredit {
  readonly id: string;
  readonly invoiceId: string;
  readonly lineNumber: number;
  readonly amount?: Minor | undefined;
  readonly reason: string;
}

type CreditError = 'NoSuchInvoice' | 'NoSuchLine' | 'NothingToRefund' | 'RefundTooHigh' | 'IdUsedOtherwise';

/** Refunds a license-based line, wholly or in part: the next invoice offsets it (R-CHG-04). */
export async function giveCredit(scope: Scope, wanted: WantedCredit): Promise<Outcome<Answer<Credit>, CreditError>> {
  const { partition, shared, account, today } = scope;
  const { id, invoiceId, lineNumber, reason } = wanted;
  const known = (await partition.get(CREDIT, id))?.value;
  if (known) return isSameCredit(known, wanted) ? answered(known) : refuse('IdUsedOtherwise');
  if (!(await partition.get(INVOICE, invoiceId))) return refuse('NoSuchInvoice');
  const [row] = await listLines(shared.lines(invoiceId), account.value, { offset: lineNumber, size: 1 });
  if (!row) return refuse('NoSuchLine');
  const credited = await partition.get(CREDITED_LINE, `${invoiceId}:${lineNumber}`);
  const planned = planRefund(row.line, credited?.value.total ?? ZERO, wanted.amount);
  if (!planned.ok) return planned;
  const credit: Credit = { id, createdOn: today, invoiceId, lineNumber, reason, facts: row.facts, line: planned.value.line };
  const total = sum([credited?.value.total ?? ZERO, planned.value.refund]);
  const ofLine = { invoiceId, lineNumber, total };
  return decided(credit, [
    create(CREDIT, credit),
    credited ? replace(CREDITED_LINE, ofLine, credited) : create(CREDITED_LINE, ofLine),
  ]);
}

function isSameCredit(known: Credit, { invoiceId, lineNumber, amount, reason }: WantedCredit): boolean {
  const isSameAmount = amount === undefined || negate(totalOf(known.line)) === amount;
  return known.invoiceId === invoiceId && known.lineNumber === lineNumber && known.reason === reason && isSameAmount;
}

interface WantedNote {
  readonly id: string;
  readonly invoiceId: string;
  readonly amount?: Minor | undefined;
  readonly reason: string;
}

type NoteError = 'NoSuchInvoice' | 'NothingToAmend' | 'AmendmentTooHigh' | 'IdUsedOtherwise';

/** Amends an invoice by a credit note, or voids what is left of it: what is owed falls at once. */
export async function issueNote(scope: Scope, wanted: WantedNote): Promise<Outcome<Answer<Invoice>, NoteError>> {
  const { partition, account, today } = scope;
  const id = `N${derivedCode(9, 'note', account.value.partnerId, wanted.id)}`;
  const known = (await partition.get(INVOICE, id))?.value;
  if (known) return isSameNote(known, wanted) ? answered(known) : refuse('IdUsedOtherwise');
  const amended = await partition.get(INVOICE, wanted.invoiceId);
  if (!amended) return refuse('NoSuchInvoice');
  const left = leftOf(amended);
  if (left <= 0) return refuse('NothingToAmend');
  const amount = wanted.amount ?? left;
  if (amount > left) return refuse('AmendmentTooHigh', `At most ${toDecimal(left)} is left of it.`);
  const note: Invoice = {
    ...(await documentOf(scope, id, today)),
    documentType: amount === amended.value.total ? 'voidNote' : 'adjustmentNote',
    invoiceType: amended.value.invoiceType,
    amendsOf: amended.value.id,
    reason: wanted.reason,
    totals: { ...NO_LINES, total: negate(amount), sections: { ...NO_LINES.sections, credits: negate(amount) } },
    total: negate(amount),
  };
  const total = sum([amended.value.amended ?? ZERO, amount]);
  return decided(note, [
    create(INVOICE, note),
    replace(INVOICE, { ...amended.value, amended: total }, amended),
    ...(await receivableWrites(partition, account.value, {
      kind: 'creditNote',
      documentId: id,
      issuedOn: today,
      amends: amended.value.id,
      amount,
    })),
  ]);
}

function leftOf({ value }: Versioned<Invoice>): Minor {
  return value.documentType === 'invoice' ? toMinor(value.total - (value.amended ?? 0)) : ZERO;
}

function isSameNote({ amendsOf, total, reason }: Invoice, wanted: WantedNote): boolean {
  const isSameAmount = wanted.amount === undefined || negate(total) === wanted.amount;
  return amendsOf === wanted.invoiceId && reason === wanted.reason && isSameAmount;
}

type OneTimeError = 'NoSuchTenant' | 'IdUsedOtherwise';

/**
 * Issues an invoice for products bought once. Its lines lie in a partition of their own and are written first; until the
 * invoice is there they count for nothing, and a repetition of the request writes the same.
 */
export async function issueOneTimeInvoice(
  scope: Scope,
  wanted: OneTimeBody & { readonly id: string },
): Promise<Outcome<Answer<Invoice>, OneTimeError>> {
  const { partition, shared, account, today } = scope;
  const id = `G${derivedCode(9, 'oneTime', account.value.partnerId, wanted.id)}`;
  const digest = derivedCode(16, JSON.stringify(wanted));
  const pages = shared.lines(id);
  const [known, written] = [await partition.get(INVOICE, id), await pages.get(ONE_TIME_LINES, id)];
  if (known) return written?.value.digest === digest ? answered(known.value) : refuse('IdUsedOtherwise');

  const terms = (await partition.get(BILLING_TERMS, BILLING_TERMS_ID))?.value ?? NO_TERMS;
  const lines: OneTimeLine[] = [];
  for (const item of wanted.lineItems) {
    const customer = (await findRelationshipEver(partition, item.customerId))?.value;
    if (!customer) return refuse('NoSuchTenant', `Line ${lines.length}: ${item.customerId}.`);
    const subtotal = ratio([item.unitPrice, item.quantity, item.chargeType === 'Cancel' ? -1 : 1], 1);
    const tax = shareOf(subtotal, rateOn(terms.taxRates, today));
    lines.push({ ...item, customerName: customer.companyName, domain: customer.domain, subtotal, tax });
  }
  const content = { invoiceId: id, digest, lines };
  await pages.commit([written ? replace(ONE_TIME_LINES, content, written) : create(ONE_TIME_LINES, content)]);

  const totals = oneTimeTotals(lines);
  const dueOn = wanted.dueOn ?? addDays(today, account.value.paymentTermDays);
  const invoice: Invoice = {
    ...(await documentOf(scope, id, today)),
    documentType: 'invoice',
    invoiceType: 'oneTime',
    dueOn,
    ...(wanted.reason ? { reason: wanted.reason } : {}),
    totals,
    total: totals.total,
  };
  const receivable = { kind: 'invoice', documentId: id, type: 'oneTime', issuedOn: today, dueOn, amount: totals.total } as const;
  return decided(invoice, [create(INVOICE, invoice), ...(await receivableWrites(partition, account.value, receivable))]);
}

async function documentOf({ partition, account }: Scope, id: string, today: CalendarDate) {
  return {
    id,
    billingDate: today,
    periodEnd: addDays(today, 1),
    pastStart: today,
    dueOn: today,
    billTo: await billToOf(partition, account.value),
  };
}

function oneTimeTotals(lines: readonly OneTimeLine[]): Totals {
  const [subtotal, taxes] = [sum(lines.map((line) => line.subtotal)), sum(lines.map(({ tax }) => tax))];
  const offers: Record<string, { name: string; amount: Minor }> = {};
  for (const { productId, productName, skuId, subtotal: amount } of lines) {
    const key = `${productId}:${skuId}`;
    offers[key] = { name: productName, amount: sum([offers[key]?.amount ?? ZERO, amount]) };
  }
  const sections = { ...NO_LINES.sections, otherProducts: subtotal, taxes };
  return { lineCount: lines.length, total: sum([subtotal, taxes]), sections, offers };
}

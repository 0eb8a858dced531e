import * as z from 'zod';
import { languageOf } from '../../catalog/core/localized.ts';
import { answered, operation, type FileBody, type Operation } from '../../contract/operation.ts';
import { PROGRAMME } from '../../contract/programme.ts';
import { addDays, startOf } from '../../shared/calendar.ts';
import { toDecimal, toJsonNumber, type Minor } from '../../shared/money.ts';
import { refuse } from '../../shared/outcome.ts';
import { CHANGE_REFUSALS } from '../../subscriptions/operations.ts';
import { SubscriptionPatch, SubscriptionPath, toWireSubscription } from '../../subscriptions/wire.ts';
import { BILLS } from '../bills.ts';
import { FileQuery, withBom } from '../bom.ts';
import { FILE_TYPE } from '../csv.ts';
import type { LineGroup } from '../core/invoice.ts';
import { billedPartner, rowsOf } from '../license-file.ts';
import { nextClose, termsOf } from '../next-close.ts';
import { findInvoice, listLines } from '../queries.ts';
import { InvoicePath, toWireLineItem } from '../wire.ts';
import { proofOf } from './core/proof.ts';
import { estimateInvoice, unbilledLicenseFile } from './estimate.ts';
import { impactOperations } from './impact-operations.ts';
import { previewChange } from './preview.ts';
import { sentencesOf } from './texts.ts';
import { toWireConsequence, toWireEstimate, toWireStep, WireEstimate, WirePreview, WireProof } from './wire.ts';

const getEstimate = operation({
  ...BILLS,
  id: 'getInvoiceEstimate',
  summary: 'Read what your next invoice would be if nothing changed; it takes as many reads as a close',
  path: 'v1/invoices/estimate',
  availability: 'own',
  answer: WireEstimate,
  refuses: [],
  handle: async (scope) => {
    const close = nextClose(scope);
    return answered(toWireEstimate(close, await estimateInvoice(scope, close), scope.now));
  },
});

const getUnbilledLicenseFile = operation({
  ...BILLS,
  id: 'getUnbilledLicenseReconciliationFile',
  summary: 'Download the license-based reconciliation file of your next invoice so far',
  path: 'v1/invoices/unbilled/reconciliation/license',
  availability: 'own',
  query: FileQuery,
  answer: 'text/csv',
  refuses: [],
  handle: async (scope, { query }) =>
    answered<FileBody>({
      contentType: FILE_TYPE,
      fileName: 'Reconciliation_unbilled_license.csv',
      bytes: withBom(ReadableStream.from(unbilledLicenseFile(scope, nextClose(scope))), query.bom),
    }),
});

const getProof = operation({
  ...BILLS,
  id: 'getLineItemProof',
  summary: 'Read how every figure of a license-based line came about',
  path: 'v1/invoices/{invoiceId}/lineitems/{lineNumber}/proof',
  availability: 'own',
  params: InvoicePath.extend({ lineNumber: z.coerce.number().int().min(0) }),
  answer: WireProof,
  refuses: ['NoSuchInvoice', 'NoSuchLine'],
  handle: async (scope, { params }) => {
    const { partition, account, shared, locale } = scope;
    const invoice = await findInvoice(partition, params.invoiceId);
    if (!invoice) return refuse('NoSuchInvoice');
    const [row] = await listLines(shared.lines(invoice.id), account.value, { offset: params.lineNumber, size: 1 });
    if (!row) return refuse('NoSuchLine');
    const periods = {
      past: { start: invoice.pastStart, end: invoice.billingDate },
      next: { start: invoice.billingDate, end: invoice.periodEnd },
    };
    const proof = proofOf(row.line, periods, await termsOf(scope), row.facts.offerId);
    return answered<z.infer<typeof WireProof>>({
      lineItem: toWireLineItem(row, invoice.billTo.isIndirect),
      rules: proof.rules,
      priceListVersion: row.line.priceListVersion,
      periodStartDate: startOf(proof.period.start),
      periodEndDate: startOf(addDays(proof.period.end, -1)),
      days: proof.days,
      daysOfPeriod: proof.daysOfPeriod,
      discountPercent: Number(toDecimal(proof.discountBasisPoints as Minor)),
      taxPercent: Number(toDecimal(proof.taxBasisPoints as Minor)),
      steps: proof.steps.map(toWireStep),
      text: sentencesOf(row.line, addDays(row.line.chargeEnd, -1), proof, languageOf(locale)),
      attributes: { objectType: 'LineItemProof' },
    });
  },
});

const previewSubscriptionChange = operation({
  id: 'previewSubscriptionChange',
  summary:
    'Ask what a change of a subscription would cost and bring about, with the body of the change itself; nothing is written',
  method: 'POST',
  path: 'v1/customers/{customerId}/subscriptions/{subscriptionId}/preview',
  availability: 'own',
  permission: 'subscription.manage',
  appOnly: true,
  whenAccountSuspended: 'in command',
  closedToIndirectResellers: true,
  throttled: true,
  params: SubscriptionPath,
  body: SubscriptionPatch,
  answer: WirePreview,
  refuses: CHANGE_REFUSALS,
  handle: async (scope, { params, body }) => {
    const preview = await previewChange(scope, params, body);
    if (!preview.ok) return preview;
    const { change, close, effects, difference, consequences } = preview.value;
    const { value: account } = scope.account;
    const wireOf = (groups: readonly LineGroup[]) =>
      rowsOf(billedPartner(account), groups).map((row) => toWireLineItem(row, account.model !== 'direct'));
    return answered<z.infer<typeof WirePreview>>({
      subscription: toWireSubscription({ value: change.changed, version: change.was.version }),
      invoiceDate: startOf(close.billingDate),
      difference: toJsonNumber(difference),
      currencyCode: PROGRAMME.currency,
      linesWithout: wireOf(effects.map((effect) => effect.without)),
      linesWith: wireOf(effects.map((effect) => effect.with)),
      consequences: consequences.map(toWireConsequence),
      attributes: { objectType: 'SubscriptionPreview' },
    });
  },
});

export const explainOperations: readonly Operation[] = [
  getEstimate,
  getUnbilledLicenseFile,
  getProof,
  previewSubscriptionChange,
  ...impactOperations,
];

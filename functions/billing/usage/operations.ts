import { PartnerPath } from '../../account/partners/wire.ts';
import { answered, operation, type FileBody, type Operation } from '../../contract/operation.ts';
import type { Scope } from '../../identity/scope.ts';
import { assert } from '../../shared/assert.ts';
import { refuse } from '../../shared/outcome.ts';
import { FileQuery, withBom } from '../bom.ts';
import { FILE_TYPE } from '../csv.ts';
import { BILLS } from '../bills.ts';
import { fileLink } from '../file-link.ts';
import { findInvoice } from '../queries.ts';
import type { Invoice } from '../stored.ts';
import { InvoicePath, WireFileLink } from '../wire.ts';
import { recordUsage } from './intake.ts';
import { headingOfInvoice } from './rows.ts';
import { unbilledFile, unbilledLines } from './unbilled.ts';
import { headerOnly, usageFileName } from './usage-file.ts';
import { billOf } from './walk.ts';
import { SentRecords, toWireRecorded, WireRecorded } from './wire.ts';

const postUsageRecords = operation({
  id: 'recordUsage',
  summary: 'Send rated usage of a partner, 2,000 records at a time; sent again it changes nothing',
  method: 'POST',
  path: 'v1/operator/partners/{partnerId}/usagerecords',
  availability: 'own',
  permission: 'operator.record_usage',
  appOnly: true,
  whenAccountSuspended: 'allow',
  onPartner: true,
  params: PartnerPath,
  body: SentRecords,
  answer: WireRecorded,
  refuses: ['InvalidProperty', 'IdUsedOtherwise'],
  handle: async (scope, { body }) => {
    const recorded = await recordUsage(scope, body.records);
    return recorded.ok ? answered(toWireRecorded(recorded.value)) : recorded;
  },
});

const FILES = { ...BILLS, availability: 'own', query: FileQuery, answer: 'text/csv' } as const;

export const getUsageReconciliationFile = operation({
  ...FILES,
  id: 'getUsageReconciliationFile',
  summary: 'Download the usage-based reconciliation file of an invoice',
  path: 'v1/invoices/{invoiceId}/reconciliation/usage',
  params: InvoicePath,
  refuses: ['NoSuchInvoice'],
  handle: async (scope, { params, query }) => {
    const invoice = await findInvoice(scope.partition, params.invoiceId);
    if (!invoice) return refuse('NoSuchInvoice');
    const fileName = `Reconciliation_${invoice.id}_usage.csv`;
    return answered<FileBody>({ contentType: FILE_TYPE, fileName, bytes: withBom(await fileOf(scope, invoice), query.bom) });
  },
});

async function fileOf({ account, blobs }: Scope, invoice: Invoice): Promise<FileBody['bytes']> {
  const { partnerId } = account.value;
  if (!invoice.hasUsage) return headerOnly(headingOfInvoice(partnerId, invoice));
  const file = await blobs.read(usageFileName(partnerId, invoice.id));
  assert(file, 'an invoice appears after its file is complete');
  return file.stream;
}

const getUsageReconciliationLink = operation({
  ...BILLS,
  id: 'getUsageReconciliationLink',
  summary: 'Get a link to the usage-based reconciliation file that works without a token for 30 minutes',
  path: 'v1/invoices/{invoiceId}/reconciliation/usage/link',
  availability: 'own',
  params: InvoicePath,
  answer: WireFileLink,
  refuses: ['NoSuchInvoice'],
  handle: async ({ partition, blobs, account }, { params }) => {
    const invoice = await findInvoice(partition, params.invoiceId);
    if (!invoice) return refuse('NoSuchInvoice');
    const name = usageFileName(account.value.partnerId, invoice.id);
    if (!invoice.hasUsage) {
      await blobs.stage(name, 0, headerOnly(headingOfInvoice(account.value.partnerId, invoice)));
      await blobs.finish(name, 1, FILE_TYPE);
    }
    return answered(await fileLink(blobs, name));
  },
});

const getUnbilledUsageFile = operation({
  ...FILES,
  id: 'getUnbilledUsageFile',
  summary: 'Download the usage-based file of what is recorded and not yet billed',
  path: 'v1/invoices/unbilled/reconciliation/usage',
  refuses: [],
  handle: async (scope, { query }) => {
    const account = scope.account.value;
    const file = unbilledFile(account, unbilledLines(await billOf(scope, account)));
    const bytes = withBom(ReadableStream.from(file), query.bom);
    return answered<FileBody>({ contentType: FILE_TYPE, fileName: 'Reconciliation_unbilled_usage.csv', bytes });
  },
});

export const usageOperations: readonly Operation[] = [
  postUsageRecords,
  getUsageReconciliationFile,
  getUsageReconciliationLink,
  getUnbilledUsageFile,
];

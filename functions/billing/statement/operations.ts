import * as z from 'zod';
import { languageOf } from '../../catalog/core/localized.ts';
import { answered, operation, type FileBody, type Operation } from '../../contract/operation.ts';
import type { Scope } from '../../identity/scope.ts';
import { refuse } from '../../shared/outcome.ts';
import { BILLS } from '../bills.ts';
import { fileLink } from '../file-link.ts';
import { findInvoice } from '../queries.ts';
import type { Invoice } from '../stored.ts';
import { InvoicePath, WireFileLink } from '../wire.ts';
import { statementLines } from './lines.ts';
import { renderStatement } from './statement.ts';

const FILE_TYPE = 'application/pdf';
const BLOCK_BYTES = 1_000_000;

function statementOf({ shared, account, locale }: Scope, invoice: Invoice): AsyncGenerator<Uint8Array> {
  return renderStatement(invoice, statementLines(shared, invoice), account.value.partnerId, locale);
}

const getInvoiceStatement = operation({
  ...BILLS,
  id: 'getInvoiceStatement',
  summary: 'Download an invoice as PDF',
  path: 'v1/invoices/{invoiceId}/documents/statement',
  params: InvoicePath,
  answer: FILE_TYPE,
  refuses: ['NoSuchInvoice'],
  handle: async (scope, { params }) => {
    const invoice = await findInvoice(scope.partition, params.invoiceId);
    if (!invoice) return refuse('NoSuchInvoice');
    const bytes = ReadableStream.from(statementOf(scope, invoice));
    return answered<FileBody>({ contentType: FILE_TYPE, fileName: `Invoice_${invoice.id}.pdf`, bytes });
  },
});

const getInvoiceStatementLink = operation({
  ...BILLS,
  id: 'getInvoiceStatementLink',
  summary: 'Get a link to an invoice as PDF that works without a token for 30 minutes',
  path: 'v1/invoices/{invoiceId}/documents/statement/link',
  availability: 'own',
  params: InvoicePath,
  answer: WireFileLink,
  refuses: ['NoSuchInvoice'],
  handle: async (scope, { params }) => {
    const invoice = await findInvoice(scope.partition, params.invoiceId);
    if (!invoice) return refuse('NoSuchInvoice');
    const name = `statements/${scope.account.value.partnerId}/${invoice.id}-${languageOf(scope.locale)}.pdf`;
    await store(scope, name, statementOf(scope, invoice));
    return answered(await fileLink(scope.blobs, name));
  },
});

/** Receipts of taxes are given out in Taiwan only, so no invoice here has any. */
const getInvoiceReceiptStatement = operation({
  ...BILLS,
  id: 'getInvoiceReceiptStatement',
  summary: 'Download a tax receipt of an invoice; this market has none',
  path: 'v1/invoices/{invoiceId}/receipts/{receiptId}/documents/statement',
  availability: 'worldwide_only',
  appOnly: false,
  params: InvoicePath.extend({ receiptId: z.string() }),
  answer: 'none',
  refuses: ['NoSuchInvoice', 'NoSuchReceipt'],
  always: 'NoSuchReceipt',
  handle: async ({ partition }, { params }) =>
    refuse((await findInvoice(partition, params.invoiceId)) ? 'NoSuchReceipt' : 'NoSuchInvoice'),
});

/** In blocks, so that a long one is never held. The same statement is the same bytes, so it can be stored again. */
async function store({ blobs }: Scope, name: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  let [pieces, size, blocks]: [Uint8Array[], number, number] = [[], 0, 0];
  const stage = async () => {
    await blobs.stage(name, blocks, Buffer.concat(pieces));
    [pieces, size, blocks] = [[], 0, blocks + 1];
  };
  for await (const piece of content) {
    pieces.push(piece);
    size += piece.length;
    if (size >= BLOCK_BYTES) await stage();
  }
  await stage();
  await blobs.finish(name, blocks, FILE_TYPE);
}

export const statementOperations: readonly Operation[] = [
  getInvoiceStatement,
  getInvoiceStatementLink,
  getInvoiceReceiptStatement,
];

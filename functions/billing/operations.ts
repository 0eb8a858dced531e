import * as z from 'zod';
import { answered, operation, type FileBody, type Operation } from '../contract/operation.ts';
import { OffsetQuery, offsetCollection } from '../contract/paging.ts';
import { collection, collectionOf, link } from '../contract/wire.ts';
import { assert } from '../shared/assert.ts';
import { refuse } from '../shared/outcome.ts';
import { BILLS } from './bills.ts';
import { fileLink } from './file-link.ts';
import { FileQuery, withBom } from './bom.ts';
import { toWireInvoice, WireInvoice } from './invoice-wire.ts';
import { licenseFileName } from './license-file.ts';
import { lineItemOperations } from './line-items.ts';
import { findReceivables } from './paying/stored.ts';
import { findInvoice, listInvoices as invoices } from './queries.ts';
import { statementOperations } from './statement/operations.ts';
import { estimateLinks, InvoicePath, toWireSummary, WireEstimateLink, WireFileLink, WireSummary } from './wire.ts';

const listInvoices = operation({
  ...BILLS,
  id: 'listInvoices',
  summary: 'List the invoices, the newest first',
  path: 'v1/invoices',
  query: OffsetQuery,
  answer: collectionOf(WireInvoice),
  refuses: [],
  handle: async ({ partition }, { query }) => {
    const [documents, { value: receivables }] = await Promise.all([invoices(partition), findReceivables(partition)]);
    const all = documents.filter(({ amendsOf }) => amendsOf === undefined);
    const notesOf = (id: string) => documents.filter(({ amendsOf }) => amendsOf === id);
    const { offset = 0, size = 0 } = query;
    const items = all.slice(offset, size ? offset + size : undefined);
    const more = offset + items.length < all.length;
    return answered(
      offsetCollection(
        '/invoices',
        query,
        items.map((invoice) => toWireInvoice(invoice, { receivables, notes: notesOf(invoice.id), isReadById: false })),
        more,
      ),
    );
  },
});

const getInvoice = operation({
  ...BILLS,
  id: 'getInvoice',
  summary: 'Read one invoice',
  path: 'v1/invoices/{invoiceId}',
  params: InvoicePath,
  answer: WireInvoice,
  refuses: ['NoSuchInvoice'],
  handle: async ({ partition }, { params }) => {
    const invoice = await findInvoice(partition, params.invoiceId);
    if (!invoice) return refuse('NoSuchInvoice');
    const notes = invoice.amended ? (await invoices(partition)).filter(({ amendsOf }) => amendsOf === invoice.id) : [];
    const { value: receivables } = await findReceivables(partition);
    return answered(toWireInvoice(invoice, { receivables, notes, isReadById: true }));
  },
});

const getInvoiceSummary = operation({
  ...BILLS,
  id: 'getInvoiceSummary',
  summary: 'Read the balance of the account',
  path: 'v1/invoices/summary',
  answer: WireSummary,
  refuses: [],
  handle: async ({ partition, today }) => answered(toWireSummary((await findReceivables(partition)).value, today)),
});

const listInvoiceSummaries = operation({
  ...BILLS,
  id: 'listInvoiceSummaries',
  summary: 'Read the balance of the account, once per currency',
  path: 'v1/invoices/summaries',
  answer: collectionOf(WireSummary),
  refuses: [],
  handle: async ({ partition, today }) =>
    answered(collection([toWireSummary((await findReceivables(partition)).value, today)], { self: link('/invoices/summaries') })),
});

const listEstimateLinks = operation({
  ...BILLS,
  id: 'listEstimateLinks',
  summary: 'Read where the lines not yet invoiced are',
  path: 'v1/invoices/estimates/links',
  query: z.object({ currencyCode: z.string().regex(/^[a-z]{3}$/i, 'is the three letters of a currency') }),
  answer: collectionOf(WireEstimateLink),
  refuses: [],
  handle: async (_scope, { query }) => answered(collection(estimateLinks(query.currencyCode.toUpperCase()))),
});

export const getLicenseReconciliationFile = operation({
  ...BILLS,
  id: 'getLicenseReconciliationFile',
  summary: 'Download the license-based reconciliation file of an invoice',
  path: 'v1/invoices/{invoiceId}/reconciliation/license',
  availability: 'own',
  params: InvoicePath,
  query: FileQuery,
  answer: 'text/csv',
  refuses: ['NoSuchInvoice'],
  handle: async ({ partition, blobs, account }, { params, query }) => {
    const invoice = await findInvoice(partition, params.invoiceId);
    if (!invoice) return refuse('NoSuchInvoice');
    const file = await blobs.read(licenseFileName(account.value.partnerId, invoice.id));
    assert(file, 'an invoice appears after its file is complete');
    return answered<FileBody>({
      contentType: file.contentType,
      fileName: `Reconciliation_${invoice.id}_license.csv`,
      bytes: withBom(file.stream, query.bom),
    });
  },
});

const getLicenseReconciliationLink = operation({
  ...BILLS,
  id: 'getLicenseReconciliationLink',
  summary: 'Get a link to the license-based reconciliation file that works without a token for 30 minutes',
  path: 'v1/invoices/{invoiceId}/reconciliation/license/link',
  availability: 'own',
  params: InvoicePath,
  answer: WireFileLink,
  refuses: ['NoSuchInvoice'],
  handle: async ({ partition, blobs, account }, { params }) => {
    const invoice = await findInvoice(partition, params.invoiceId);
    if (!invoice) return refuse('NoSuchInvoice');
    return answered(await fileLink(blobs, licenseFileName(account.value.partnerId, invoice.id)));
  },
});

export const billingOperations: readonly Operation[] = [
  listInvoices,
  getInvoice,
  getInvoiceSummary,
  listInvoiceSummaries,
  ...statementOperations,
  ...lineItemOperations,
  listEstimateLinks,
  getLicenseReconciliationFile,
  getLicenseReconciliationLink,
];

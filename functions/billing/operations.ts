import { z } from 'zod';
import { answered, operation, type FileBody, type Operation } from '../contract/operation.ts';
import { OffsetQuery, offsetCollection } from '../contract/paging.ts';
import { collection, collectionOf, link, type Collection } from '../contract/wire.ts';
import type { Scope } from '../identity/scope.ts';
import { assert } from '../shared/assert.ts';
import { refuse, type Outcome } from '../shared/outcome.ts';
import { licenseFileName } from './license-file.ts';
import { findReceivables } from './paying/stored.ts';
import { findInvoice, listInvoices as invoices, listLines } from './queries.ts';
import { renderStatement } from './statement/statement.ts';
import {
  estimateLinks,
  InvoicePath,
  LINE_ITEMS_MAX,
  LineItemsPath,
  LineItemsPathQuery,
  LineItemsQuery,
  toWireInvoice,
  toWireLineItem,
  toWireSummary,
  WireEstimateLink,
  WireFileLink,
  WireInvoice,
  WireLineItem,
  WireSummary,
} from './wire.ts';

/** What all operations on bills share: who may, and that a suspended account keeps them (R-BILL-08). */
const BILLS = {
  method: 'GET',
  availability: '21vianet',
  permission: 'bills.view_download',
  appOnly: true,
  whenAccountSuspended: 'allow',
} as const;

const listInvoices = operation({
  ...BILLS,
  id: 'listInvoices',
  summary: 'List the invoices, the newest first',
  path: 'v1/invoices',
  query: OffsetQuery,
  answer: collectionOf(WireInvoice),
  refuses: [],
  handle: async ({ partition }, { query }) => {
    const [all, receivables] = await Promise.all([invoices(partition), findReceivables(partition)]);
    const { offset = 0, size = 0 } = query;
    const items = all.slice(offset, size ? offset + size : undefined);
    const more = offset + items.length < all.length;
    return answered(
      offsetCollection(
        '/invoices',
        query,
        items.map((invoice) => toWireInvoice(invoice, receivables.value, false)),
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
    return answered(toWireInvoice(invoice, (await findReceivables(partition)).value, true));
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

const getInvoiceStatement = operation({
  ...BILLS,
  id: 'getInvoiceStatement',
  summary: 'Download an invoice as PDF',
  path: 'v1/invoices/{invoiceId}/documents/statement',
  params: InvoicePath,
  answer: 'application/pdf',
  refuses: ['NoSuchInvoice'],
  handle: async ({ partition, caller, locale }, { params }) => {
    const invoice = await findInvoice(partition, params.invoiceId);
    if (!invoice) return refuse('NoSuchInvoice');
    const bytes = await renderStatement(invoice, caller.tenantId, locale);
    return answered<FileBody>({ contentType: 'application/pdf', fileName: `Invoice_${invoice.id}.pdf`, bytes });
  },
});

type LineItems = Outcome<{ body: Collection<WireLineItem>; writes: [] }, 'NoSuchInvoice'>;
type LineItemsWanted = z.infer<typeof LineItemsQuery> & { path: string; invoiceId: string };

/** Licences are provider office; nothing is sold by usage or once, so those lists are empty (R-REC-11, R-REC-12). */
async function lineItems({ partition, account, shared }: Scope, wanted: LineItemsWanted): Promise<LineItems> {
  const { invoiceId, path, provider, invoiceLineItemType, offset = 0 } = wanted;
  const invoice = await findInvoice(partition, invoiceId);
  if (!invoice) return refuse('NoSuchInvoice');
  if (provider !== 'office' || invoiceLineItemType !== 'billingLineItems')
    return { ok: true, value: { body: collection([], { self: link(path) }), writes: [] } };
  const size = Math.min(wanted.size || LINE_ITEMS_MAX, LINE_ITEMS_MAX);
  const rows = await listLines(shared.lines(invoiceId), account.value, { offset, size });
  const items = rows.map((row) => toWireLineItem(row, invoice.billTo.isIndirect));
  const more = offset + items.length < invoice.totals.lineCount;
  return { ok: true, value: { body: offsetCollection(path, { size, offset }, items, more), writes: [] } };
}

const listInvoiceLineItems = operation({
  ...BILLS,
  id: 'listInvoiceLineItems',
  summary: 'List the line items of an invoice, 2,000 at a time',
  path: 'v1/invoices/{invoiceId}/lineitems',
  params: InvoicePath,
  query: LineItemsQuery,
  answer: collectionOf(WireLineItem),
  refuses: ['NoSuchInvoice'],
  handle: (scope, { params, query }) => {
    const path = `/invoices/${params.invoiceId}/lineitems?provider=${query.provider}&invoicelineitemtype=${query.invoiceLineItemType}`;
    return lineItems(scope, { ...query, path, invoiceId: params.invoiceId });
  },
});

const listInvoiceLineItemsByPath = operation({
  ...BILLS,
  id: 'listInvoiceLineItemsByPath',
  summary: 'List the line items of an invoice, older form of the address',
  path: 'v1/invoices/{invoiceId}/lineitems/{provider}/{invoiceLineItemType}',
  params: LineItemsPath,
  query: LineItemsPathQuery,
  answer: collectionOf(WireLineItem),
  refuses: ['NoSuchInvoice'],
  handle: (scope, { params, query }) => {
    const path = `/invoices/${params.invoiceId}/lineitems/${params.provider}/${params.invoiceLineItemType}`;
    return lineItems(scope, { ...params, ...query, path });
  },
});

const listUnbilledLineItems = operation({
  ...BILLS,
  id: 'listUnbilledLineItems',
  summary: 'List one-time and usage lines not yet invoiced: none, since this programme sells neither',
  path: 'v1/invoices/unbilled/lineitems',
  query: LineItemsQuery,
  answer: collectionOf(WireLineItem),
  refuses: [],
  handle: async () => answered(collection<WireLineItem>([])),
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

const getLicenseReconciliationFile = operation({
  ...BILLS,
  id: 'getLicenseReconciliationFile',
  summary: 'Download the license-based reconciliation file of an invoice',
  path: 'v1/invoices/{invoiceId}/reconciliation/license',
  availability: 'own',
  params: InvoicePath,
  answer: 'text/csv',
  refuses: ['NoSuchInvoice'],
  handle: async ({ partition, blobs, caller }, { params }) => {
    const invoice = await findInvoice(partition, params.invoiceId);
    if (!invoice) return refuse('NoSuchInvoice');
    const file = await blobs.read(licenseFileName(caller.tenantId, invoice.id));
    assert(file, 'an invoice appears after its file is complete');
    return answered<FileBody>({
      contentType: file.contentType,
      fileName: `Reconciliation_${invoice.id}_license.csv`,
      bytes: file.stream,
    });
  },
});

const LINK_MINUTES = 30;

const getLicenseReconciliationLink = operation({
  ...BILLS,
  id: 'getLicenseReconciliationLink',
  summary: 'Get a link to the license-based reconciliation file that works without a token for 30 minutes',
  path: 'v1/invoices/{invoiceId}/reconciliation/license/link',
  availability: 'own',
  params: InvoicePath,
  answer: WireFileLink,
  refuses: ['NoSuchInvoice'],
  handle: async ({ partition, blobs, caller }, { params }) => {
    const invoice = await findInvoice(partition, params.invoiceId);
    if (!invoice) return refuse('NoSuchInvoice');
    const expiresAt = new Date(Date.now() + LINK_MINUTES * 60_000); // the time of day: whoever follows it has no sandbox clock
    const uri = await blobs.link(licenseFileName(caller.tenantId, invoice.id), expiresAt);
    return answered({ uri, expiresAt: expiresAt.toISOString() });
  },
});

export const billingOperations: readonly Operation[] = [
  listInvoices,
  getInvoice,
  getInvoiceSummary,
  listInvoiceSummaries,
  getInvoiceStatement,
  listInvoiceLineItems,
  listInvoiceLineItemsByPath,
  listUnbilledLineItems,
  listEstimateLinks,
  getLicenseReconciliationFile,
  getLicenseReconciliationLink,
];

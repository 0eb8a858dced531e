import { z } from 'zod';
import { answered, operation, type Answer, type Operation } from '../contract/operation.ts';
import { offsetCollection } from '../contract/paging.ts';
import { collection, collectionOf, link, type Collection } from '../contract/wire.ts';
import type { Scope } from '../identity/scope.ts';
import { ok, refuse, type Outcome } from '../shared/outcome.ts';
import { BILLS } from './bills.ts';
import { oneTimeLineItems, WireOneTimeLine } from './documents/one-time-lines.ts';
import { findInvoice, listLines } from './queries.ts';
import {
  InvoicePath,
  LINE_ITEMS_MAX,
  LineItemsPath,
  LineItemsPathQuery,
  LineItemsQuery,
  toWireLineItem,
  WireLineItem,
} from './wire.ts';

const AnyLine = z.union([WireLineItem, WireOneTimeLine]);

type LineItems = Outcome<Answer<Collection<z.infer<typeof AnyLine>>>, 'NoSuchInvoice' | 'InvalidContinuationToken'>;
type LineItemsWanted = z.infer<typeof LineItemsQuery> & { path: string; invoiceId: string; token: string | undefined };

/** What was billed for licences is provider office, products bought once are provider onetime or all (R-REC-12). */
async function lineItems(scope: Scope, wanted: LineItemsWanted): Promise<LineItems> {
  const { partition, account, shared } = scope;
  const { invoiceId, path, provider, invoiceLineItemType, offset = 0, token } = wanted;
  const invoice = await findInvoice(partition, invoiceId);
  if (!invoice) return refuse('NoSuchInvoice');
  const size = Math.min(wanted.size || LINE_ITEMS_MAX, LINE_ITEMS_MAX);
  const isBilling = invoiceLineItemType === 'billingLineItems';
  if (isBilling && provider === 'office' && invoice.invoiceType === 'recurring') {
    const rows = await listLines(shared.lines(invoiceId), account.value, { offset, size: size + 1 });
    const items = rows.slice(0, size).map((row) => toWireLineItem(row, invoice.billTo.isIndirect));
    return answered(offsetCollection(path, { size, offset }, items, rows.length > size));
  }
  if (isBilling && (provider === 'oneTime' || provider === 'all') && invoice.invoiceType === 'oneTime') {
    const page = await oneTimeLineItems(shared.lines(invoiceId), invoice, account.value, { path, size, token });
    return page.ok ? answered(page.value) : page;
  }
  return ok(answered(collection([], { self: link(path) })).value);
}

const listInvoiceLineItems = operation({
  ...BILLS,
  id: 'listInvoiceLineItems',
  summary: 'List the line items of an invoice, 2,000 at a time',
  path: 'v1/invoices/{invoiceId}/lineitems',
  params: InvoicePath,
  query: LineItemsQuery,
  answer: collectionOf(AnyLine),
  refuses: ['NoSuchInvoice', 'InvalidContinuationToken'],
  handle: (scope, { params, query, continuationToken: token }) => {
    const path = `/invoices/${params.invoiceId}/lineitems?provider=${query.provider}&invoicelineitemtype=${query.invoiceLineItemType}`;
    return lineItems(scope, { ...query, path, invoiceId: params.invoiceId, token });
  },
});

const listInvoiceLineItemsByPath = operation({
  ...BILLS,
  id: 'listInvoiceLineItemsByPath',
  summary: 'List the line items of an invoice, older form of the address',
  path: 'v1/invoices/{invoiceId}/lineitems/{provider}/{invoiceLineItemType}',
  params: LineItemsPath,
  query: LineItemsPathQuery,
  answer: collectionOf(AnyLine),
  refuses: ['NoSuchInvoice', 'InvalidContinuationToken'],
  handle: (scope, { params, query, continuationToken: token }) => {
    const path = `/invoices/${params.invoiceId}/lineitems/${params.provider}/${params.invoiceLineItemType}`;
    return lineItems(scope, { ...params, ...query, path, token });
  },
});

const listUnbilledLineItems = operation({
  ...BILLS,
  id: 'listUnbilledLineItems',
  summary: 'List one-time lines not yet invoiced: none, since a one-time invoice is issued with its lines',
  path: 'v1/invoices/unbilled/lineitems',
  query: LineItemsQuery,
  answer: collectionOf(AnyLine),
  refuses: [],
  handle: async () => answered(collection<z.infer<typeof AnyLine>>([])),
});

export const lineItemOperations: readonly Operation[] = [listInvoiceLineItems, listInvoiceLineItemsByPath, listUnbilledLineItems];

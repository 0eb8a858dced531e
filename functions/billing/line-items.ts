import * as z from 'zod';
import { LIMITS } from '../contract/limits.ts';
import { answered, operation, type Answer, type Operation } from '../contract/operation.ts';
import { offsetCollection } from '../contract/paging.ts';
import { collection, collectionOf, link, type Collection } from '../contract/wire.ts';
import type { Scope } from '../identity/scope.ts';
import { ok, refuse, type Outcome } from '../shared/outcome.ts';
import { BILLS } from './bills.ts';
import { oneTimeLineItems, WireOneTimeLine } from './documents/one-time-lines.ts';
import { findInvoice, listLines } from './queries.ts';
import { usageLineItems } from './usage/queries.ts';
import { listUnbilledUsage } from './usage/unbilled-items.ts';
import { WireUsageLineItem } from './usage/wire.ts';
import { InvoicePath, LineItemsPath, LineItemsPathQuery, LineItemsQuery, toWireLineItem, WireLineItem } from './wire.ts';

const AnyLine = z.union([WireLineItem, WireUsageLineItem, WireOneTimeLine]);

type LineItems = Outcome<Answer<Collection<z.infer<typeof AnyLine>>>, 'NoSuchInvoice' | 'InvalidContinuationToken'>;
type LineItemsWanted = z.infer<typeof LineItemsQuery> & { path: string; invoiceId: string; token: string | undefined };

/** Licences are provider office, usage is azure, products bought once are onetime or all (R-REC-12). */
async function lineItems(scope: Scope, wanted: LineItemsWanted): Promise<LineItems> {
  const { partition, account, shared } = scope;
  const { invoiceId, path, provider, invoiceLineItemType, offset = 0, token } = wanted;
  const invoice = await findInvoice(partition, invoiceId);
  if (!invoice) return refuse('NoSuchInvoice');
  const size = Math.min(wanted.size || LIMITS.lineItems, LIMITS.lineItems);
  const isBilling = invoiceLineItemType === 'billingLineItems';
  if (isBilling && provider === 'office' && invoice.invoiceType === 'recurring') {
    const rows = await listLines(shared.lines(invoiceId), account.value, { offset, size: size + 1 });
    const items = rows.slice(0, size).map((row) => toWireLineItem(row, invoice.billTo.isIndirect));
    return answered(offsetCollection(path, { size, offset }, items, rows.length > size));
  }
  if (provider === 'azure' && invoiceLineItemType) {
    const page = await usageLineItems(scope, invoice, { invoiceLineItemType, offset, size });
    return answered(offsetCollection(path, { size, offset }, page.items, page.more));
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

/** Provider marketplace is what the estimate links name for usage. */
const USAGE_PROVIDERS: ReadonlySet<unknown> = new Set(['azure', 'marketplace', 'oneTime']);

const listUnbilledLineItems = operation({
  ...BILLS,
  id: 'listUnbilledLineItems',
  summary: 'List usage recorded and not yet billed, by continuation token; nothing bought once is ever unbilled',
  path: 'v1/invoices/unbilled/lineitems',
  query: LineItemsQuery,
  answer: collectionOf(AnyLine),
  refuses: ['InvalidContinuationToken'],
  handle: async (scope, { query, continuationToken }) => {
    const { provider, invoiceLineItemType } = query;
    const path = `/invoices/unbilled/lineitems?provider=${provider}&invoicelineitemtype=${invoiceLineItemType}`;
    const isUsage = USAGE_PROVIDERS.has(provider) && (provider === 'azure' || invoiceLineItemType === 'usageLineItems');
    if (!isUsage || !invoiceLineItemType) return answered(collection<z.infer<typeof AnyLine>>([], { self: link(path) }));
    const size = Math.min(query.size || LIMITS.lineItems, LIMITS.lineItems);
    return listUnbilledUsage(scope, { path: `${path}&size=${size}`, invoiceLineItemType, size, continuationToken });
  },
});

export const lineItemOperations: readonly Operation[] = [listInvoiceLineItems, listInvoiceLineItemsByPath, listUnbilledLineItems];

import * as z from 'zod';
import { PROGRAMME } from '../../contract/programme.ts';
import { Attributes, collection, link, type Collection } from '../../contract/wire.ts';
import type { Account } from '../../account/stored.ts';
import { startOf } from '../../shared/calendar.ts';
import { sum, toJsonNumber } from '../../shared/money.ts';
import { ok, refuse, type Outcome } from '../../shared/outcome.ts';
import type { Partition } from '../../storage/port.ts';
import type { Invoice } from '../stored.ts';
import { ONE_TIME_LINES, type OneTimeLine } from './stored.ts';

export const WireOneTimeLine = z.object({
  partnerId: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  customerDomainName: z.string(),
  customerCountry: z.string(),
  invoiceNumber: z.string(),
  mpnId: z.string(),
  resellerMpnId: z.int(),
  orderId: z.string(),
  orderDate: z.string(),
  productId: z.string(),
  skuId: z.string(),
  availabilityId: z.string(),
  productName: z.string(),
  skuName: z.string(),
  publisherName: z.string(),
  publisherId: z.string(),
  chargeType: z.enum(['New', 'Cancel']),
  unitPrice: z.number(),
  effectiveUnitPrice: z.number(),
  unitType: z.string(),
  quantity: z.int(),
  subtotal: z.number(),
  taxTotal: z.number(),
  totalForCustomer: z.number(),
  currency: z.string(),
  invoiceLineItemType: z.literal('billing_line_items'),
  billingProvider: z.literal('one_time'),
  attributes: Attributes,
});

type WireLine = z.infer<typeof WireOneTimeLine>;

/** Where the next page begins: all a seek call needs to go on. */
const Token = z.object({ offset: z.int().min(0) });

interface Wanted {
  readonly path: string;
  readonly size: number;
  readonly token: string | undefined;
}

/** A page of the lines of a one-time invoice, by continuation token. */
export async function oneTimeLineItems(
  pages: Partition,
  invoice: Invoice,
  account: Account,
  { path, size, token }: Wanted,
): Promise<Outcome<Collection<WireLine>, 'InvalidContinuationToken'>> {
  const offset = token === undefined ? 0 : offsetOf(token);
  if (offset === undefined) return refuse('InvalidContinuationToken');
  const lines = (await pages.get(ONE_TIME_LINES, invoice.id))?.value.lines ?? [];
  const items = lines.slice(offset, offset + size).map((line) => toWireOneTimeLine(line, invoice, account));
  const next = offset + items.length < lines.length ? btoa(JSON.stringify({ offset: offset + items.length })) : undefined;
  const at = `${path}${path.includes('?') ? '&' : '?'}size=${size}`;
  const headers = next ? [{ key: 'MS-ContinuationToken', value: next }] : [];
  const links = { self: link(at), ...(next ? { next: link(`${at}&seekOperation=Next`, 'GET', headers) } : {}) };
  return ok(collection(items, links, next));
}

function offsetOf(token: string): number | undefined {
  try {
    return Token.safeParse(JSON.parse(atob(token))).data?.offset;
  } catch {
    return undefined; // not one of ours: the caller is told so
  }
}

function toWireOneTimeLine(line: OneTimeLine, invoice: Invoice, { partnerId, mpnId }: Account): WireLine {
  const { customerId, customerName, domain, subtotal, tax, unitPrice, ...rest } = line;
  return {
    partnerId,
    customerId,
    customerName,
    customerDomainName: domain,
    customerCountry: PROGRAMME.market,
    invoiceNumber: invoice.id,
    mpnId,
    resellerMpnId: 0,
    orderDate: startOf(invoice.billingDate),
    publisherId: '',
    ...rest,
    unitPrice: toJsonNumber(unitPrice),
    effectiveUnitPrice: toJsonNumber(unitPrice),
    subtotal: toJsonNumber(subtotal),
    taxTotal: toJsonNumber(tax),
    totalForCustomer: toJsonNumber(sum([subtotal, tax])),
    currency: PROGRAMME.currency,
    invoiceLineItemType: 'billing_line_items',
    billingProvider: 'one_time',
    attributes: { objectType: 'OneTimeInvoiceLineItem' },
  };
}

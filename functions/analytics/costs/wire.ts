import * as z from 'zod';
import { INVOICE_TYPES } from '../../billing/invoice-wire.ts';
import { PROGRAMME } from '../../contract/programme.ts';
import { Attributes, Guid, Link, link, wireWord } from '../../contract/wire.ts';
import { addDays, startOf, type Period } from '../../shared/calendar.ts';
import { sum, toJsonNumber, toMinor, type Minor } from '../../shared/money.ts';
import type { ServiceCost, Subject } from './lines.ts';

export const CostsPath = z.object({
  customerId: Guid,
  billingPeriod: wireWord(['mostRecent']).describe('MostRecent: the last bill.'),
});

const CURRENCY = { currencyCode: PROGRAMME.currency, currencySymbol: PROGRAMME.currencySymbol };

const InvoiceType = z.enum(['Recurring', 'OneTime']);

const Figures = z.object({
  billingStartDate: z.string(),
  billingEndDate: z.string().describe('The last day of the period.'),
  pretaxTotal: z.number(),
  tax: z.number(),
  afterTaxTotal: z.number(),
  currencyCode: z.string(),
  currencySymbol: z.string(),
  customerId: z.string(),
  links: z.object({ self: Link.optional(), serviceCostLineItems: Link.optional() }),
  attributes: Attributes,
});

export const WireCosts = Figures.extend({
  details: z.array(z.object({ invoiceType: InvoiceType, summary: Figures })),
});

/** What one kind of invoices charges for a customer. */
export interface Costs {
  readonly type: keyof typeof INVOICE_TYPES;
  readonly period: Period;
  readonly pretax: Minor;
  readonly tax: Minor;
}

export function pathOf(customerId: string): string {
  return `/customers/${customerId}/servicecosts/MostRecent`;
}

/** @param costs  that of the month first: its period is the one of them all */
export function toWireCosts(customerId: string, costs: readonly [Costs, ...Costs[]]): z.infer<typeof WireCosts> {
  const path = pathOf(customerId);
  const all = {
    ...costs[0],
    pretax: sum(costs.map(({ pretax }) => pretax)),
    tax: sum(costs.map(({ tax }) => tax)),
  };
  return {
    ...figuresOf(customerId, all),
    details: costs.map((one) => ({ invoiceType: INVOICE_TYPES[one.type], summary: figuresOf(customerId, one) })),
    links: { self: link(path), serviceCostLineItems: link(`${path}/lineitems`) },
  };
}

function figuresOf(customerId: string, { period, pretax, tax }: Costs): z.infer<typeof Figures> {
  return {
    billingStartDate: startOf(period.start),
    billingEndDate: startOf(addDays(period.end, -1)),
    ...amountsOf({ pretax, tax }),
    customerId,
    links: {},
    attributes: { objectType: 'ServiceCostsSummary' },
  };
}

function amountsOf({ pretax, tax }: { pretax: Minor; tax: Minor }) {
  return {
    pretaxTotal: toJsonNumber(pretax),
    tax: toJsonNumber(tax),
    afterTaxTotal: toJsonNumber(toMinor(pretax + tax)),
    ...CURRENCY,
  };
}

const Purchase = z.object({
  productId: z.string(),
  skuId: z.string(),
  availabilityId: z.string(),
  productName: z.string(),
  skuName: z.string(),
  publisherName: z.string(),
});

export const WireCostLine = z.object({
  startDate: z.string(),
  endDate: z.string(),
  subscriptionFriendlyName: z.string(),
  subscriptionId: z.string().describe('Empty, as what follows on the offer, where something was bought once.'),
  orderId: z.string(),
  offerId: z.string(),
  offerName: z.string(),
  resellerMPNId: z.string(),
  chargeType: z.string(),
  quantity: z.number(),
  unitPrice: z.number(),
  pretaxTotal: z.number(),
  tax: z.number(),
  afterTaxTotal: z.number(),
  currencyCode: z.string(),
  currencySymbol: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  invoiceNumber: z.string(),
  invoiceType: InvoiceType,
  ...Purchase.partial().shape,
});

export function toWireCostLine(customerId: string, cost: ServiceCost): z.infer<typeof WireCostLine> {
  const { subject, invoice, chargeType, days, quantity, unitPrice } = cost;
  return {
    startDate: startOf(days.start),
    endDate: startOf(addDays(days.end, -1)),
    ...toWireSubject(subject),
    orderId: subject.orderId,
    chargeType: chargeType.replaceAll('_', ' '), // PURCHASE FEE, as the examples of the public API write it
    quantity,
    unitPrice,
    ...amountsOf(cost),
    customerId,
    customerName: subject.customerName,
    invoiceNumber: invoice.id,
    invoiceType: INVOICE_TYPES[invoice.invoiceType],
  };
}

/** What the file says for nobody (R-MPN-02 to R-MPN-06). */
const NO_RESELLER = -1;

function toWireSubject(subject: Subject) {
  if ('productId' in subject) {
    const { productId, skuId, availabilityId, productName, skuName, publisherName } = subject;
    const none = { subscriptionFriendlyName: '', subscriptionId: '', offerId: '', offerName: '' };
    return { ...none, resellerMPNId: String(NO_RESELLER), productId, skuId, availabilityId, productName, skuName, publisherName };
  }
  const { name: subscriptionFriendlyName, subscriptionId, offerId, offerName, resellerMpnId = NO_RESELLER } = subject;
  return { subscriptionFriendlyName, subscriptionId, offerId, offerName, resellerMPNId: String(resellerMpnId) };
}

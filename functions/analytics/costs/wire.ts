import * as z from 'zod';
import type { Invoice } from '../../billing/stored.ts';
import { PROGRAMME } from '../../contract/programme.ts';
import { Attributes, Guid, Link, link, wireWord } from '../../contract/wire.ts';
import { addDays, startOf, type Period } from '../../shared/calendar.ts';
import { toJsonNumber, toMinor, type Minor } from '../../shared/money.ts';
import type { ServiceCost } from './lines.ts';

export const CostsPath = z.object({
  customerId: Guid,
  billingPeriod: wireWord(['mostRecent']).describe('MostRecent: the last bill.'),
});

const CURRENCY = { currencyCode: PROGRAMME.currency, currencySymbol: PROGRAMME.currencySymbol };

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
  details: z.array(z.object({ invoiceType: z.literal('Recurring'), summary: Figures })),
});

export interface Costs {
  readonly customerId: string;
  readonly period: Period;
  readonly pretax: Minor;
  readonly tax: Minor;
}

export function pathOf(customerId: string): string {
  return `/customers/${customerId}/servicecosts/MostRecent`;
}

export function toWireCosts(costs: Costs): z.infer<typeof WireCosts> {
  const figures = figuresOf(costs);
  const path = pathOf(costs.customerId);
  return {
    ...figures,
    details: [{ invoiceType: 'Recurring', summary: figures }],
    links: { self: link(path), serviceCostLineItems: link(`${path}/lineitems`) },
  };
}

function figuresOf({ customerId, period, pretax, tax }: Costs): z.infer<typeof Figures> {
  return {
    billingStartDate: startOf(period.start),
    billingEndDate: startOf(addDays(period.end, -1)),
    pretaxTotal: toJsonNumber(pretax),
    tax: toJsonNumber(tax),
    afterTaxTotal: toJsonNumber(toMinor(pretax + tax)),
    ...CURRENCY,
    customerId,
    links: {},
    attributes: { objectType: 'ServiceCostsSummary' },
  };
}

/** What the file says for nobody (R-MPN-02 to R-MPN-06). */
const NO_RESELLER = -1;

export const WireCostLine = z.object({
  startDate: z.string(),
  endDate: z.string(),
  subscriptionFriendlyName: z.string(),
  subscriptionId: z.string(),
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
  invoiceType: z.literal('Recurring'),
});

export function toWireCostLine({ facts, chargeType, days, quantity, unitPrice, pretax, tax }: ServiceCost, bill: Invoice) {
  return {
    startDate: startOf(days.start),
    endDate: startOf(addDays(days.end, -1)),
    subscriptionFriendlyName: facts.name,
    subscriptionId: facts.subscriptionId,
    orderId: facts.orderId,
    offerId: facts.offerId,
    offerName: facts.offerName,
    resellerMPNId: String(facts.resellerMpnId ?? NO_RESELLER),
    chargeType: chargeType.replaceAll('_', ' '), // PURCHASE FEE, as the examples of the public API write it
    quantity,
    unitPrice,
    pretaxTotal: toJsonNumber(pretax),
    tax: toJsonNumber(tax),
    afterTaxTotal: toJsonNumber(toMinor(pretax + tax)),
    ...CURRENCY,
    customerId: facts.customerId,
    customerName: facts.customerName,
    invoiceNumber: bill.id,
    invoiceType: 'Recurring' as const,
  };
}

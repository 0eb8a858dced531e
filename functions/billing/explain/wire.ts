import * as z from 'zod';
import type { Account } from '../../account/stored.ts';
import { INVOICE_SECTION_NAMES } from '../../contract/charge-types.ts';
import { PROGRAMME } from '../../contract/programme.ts';
import { Attributes } from '../../contract/wire.ts';
import { addDays, startOf, type Instant } from '../../shared/calendar.ts';
import { toJsonNumber } from '../../shared/money.ts';
import { toWireSubscription, WireSubscription } from '../../subscriptions/wire.ts';
import type { LineGroup, Totals } from '../core/invoice.ts';
import type { Close } from '../core/subscription-lines.ts';
import { billedPartner, rowsOf } from '../license-file.ts';
import { toWireLineItem, WireLineItem } from '../wire.ts';
import { exactValue, type Step } from './core/proof.ts';
import { CONSEQUENCES, type Consequence } from './consequences.ts';
import type { Impact } from './impact.ts';

const Sections = z.object(Object.fromEntries(INVOICE_SECTION_NAMES.map((name) => [name, z.number()])));

export const WireEstimate = z.object({
  invoiceDate: z.string(),
  billingPeriodStartDate: z.string(),
  billingPeriodEndDate: z.string(),
  lineCount: z.int(),
  totalCharges: z.number(),
  sections: Sections.describe('What each section of the invoice would add up to (R-CHG-01).'),
  currencyCode: z.string(),
  asOf: z.string(),
  attributes: Attributes,
});

/** An invoice to come, as of an instant. */
export function toWireEstimate({ billingDate, next }: Close, totals: Totals, asOf: Instant): z.infer<typeof WireEstimate> {
  return {
    invoiceDate: startOf(billingDate),
    billingPeriodStartDate: startOf(next.start),
    billingPeriodEndDate: startOf(addDays(next.end, -1)),
    lineCount: totals.lineCount,
    totalCharges: toJsonNumber(totals.total),
    sections: Object.fromEntries(INVOICE_SECTION_NAMES.map((name) => [name, toJsonNumber(totals.sections[name])])),
    currencyCode: PROGRAMME.currency,
    asOf,
    attributes: { objectType: 'InvoiceEstimate' },
  };
}

const WireStep = z.object({
  what: z.enum(['amount', 'discount', 'subtotal', 'tax', 'total']),
  factors: z.array(z.int()).describe('In fen, seats, days, or hundredths of a percent.'),
  divisor: z.int(),
  exact: z.string().describe('Before rounding, in yuan.'),
  rounded: z.number(),
});

export const WireProof = z.object({
  lineItem: WireLineItem,
  rules: z.string(),
  priceListVersion: z.string(),
  periodStartDate: z.string(),
  periodEndDate: z.string(),
  days: z.int(),
  daysOfPeriod: z.int(),
  discountPercent: z.number(),
  taxPercent: z.number(),
  steps: z.array(WireStep),
  text: z.array(z.string()).describe('The same in sentences, in the language of X-Locale.'),
  attributes: Attributes,
});

export function toWireStep({ what, factors, divisor, rounded }: Step): z.infer<typeof WireStep> {
  return { what, factors: [...factors], divisor, exact: exactValue({ factors, divisor }), rounded: toJsonNumber(rounded) };
}

const Lines = z.array(WireLineItem);

const WireConsequence = z.object({
  code: z.enum(Object.keys(CONSEQUENCES) as [keyof typeof CONSEQUENCES, ...(keyof typeof CONSEQUENCES)[]]),
  on: z.string().optional(),
  text: z.string(),
});

export function toWireConsequence({ code, on }: Consequence): z.infer<typeof WireConsequence> {
  return { code, ...(on ? { on: startOf(on) } : {}), text: CONSEQUENCES[code] };
}

export const WirePreview = z.object({
  subscription: WireSubscription.describe('As it would be.'),
  invoiceDate: z.string().describe('Of the next invoice.'),
  difference: z.number().describe('What the next invoice gains or loses, taxes included.'),
  currencyCode: z.string(),
  linesWithout: Lines.describe('Of this subscription and the add-ons that follow it, if nothing changed.'),
  linesWith: Lines,
  consequences: z.array(WireConsequence),
  attributes: Attributes,
});

export const WireImpact = z.object({
  subscriptions: z.array(WireSubscription).describe('All that would be made or changed, as they would be.'),
  invoiceDate: z.string().describe('Of the next invoice.'),
  difference: z.number().describe('What the next invoice gains or loses, taxes included.'),
  currencyCode: z.string(),
  linesWithout: Lines.describe('Of these subscriptions, if nothing changed.'),
  linesWith: Lines,
  consequences: z.array(WireConsequence),
  attributes: Attributes,
});

export function toWireImpact(impact: Impact, account: Account): z.infer<typeof WireImpact> {
  const wireOf = (groups: readonly LineGroup[]) =>
    rowsOf(billedPartner(account), groups).map((row) => toWireLineItem(row, account.model !== 'direct'));
  return {
    subscriptions: impact.subscriptions.map(toWireSubscription),
    invoiceDate: startOf(impact.close.billingDate),
    difference: toJsonNumber(impact.difference),
    currencyCode: PROGRAMME.currency,
    linesWithout: wireOf(impact.without),
    linesWith: wireOf(impact.with),
    consequences: impact.consequences.map(toWireConsequence),
    attributes: { objectType: 'ChangeImpact' },
  };
}

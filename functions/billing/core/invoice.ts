import { CHARGE_TYPES, INVOICE_SECTION_NAMES, type InvoiceSection } from '../../contract/charge-types.ts';
import { sum, toMinor, ZERO, type Minor } from '../../shared/money.ts';
import { subtotalOf, totalOf, type BilledLine } from './terms.ts';

/** What stands on every line of a subscription, as it was on the day of the bill. */
export interface BilledFacts {
  readonly customerId: string;
  readonly customerName: string;
  readonly domain: string;
  readonly orderId: string;
  readonly subscriptionId: string;
  /** The offer of the price list. */
  readonly offerId: string;
  readonly offerName: string;
  /** The nickname, or the offer name. */
  readonly name: string;
  readonly start: BilledLine['chargeStart'];
  /** MPN ID of the reseller of record, where the partner is in the indirect model (R-MPN-02). */
  readonly resellerMpnId?: number | undefined;
}

/** The lines of one subscription on one invoice. */
export interface LineGroup {
  readonly facts: BilledFacts;
  readonly lines: readonly BilledLine[];
}

export type Sections = Readonly<Record<InvoiceSection, Minor>>;

/** What the lines so far add up to. */
export interface Totals {
  readonly lineCount: number;
  /** The sum of the column that counts in the file: TotalForCustomer, PostTaxTotal. */
  readonly total: Minor;
  /** Signed as the invoice shows them: discounts lower it. */
  readonly sections: Sections;
  /** By offer: the charges of a catalogue, not of its customers, so that a statement stays short. */
  readonly offers: Readonly<Record<string, { readonly name: string; readonly amount: Minor }>>;
}

const NO_SECTIONS: Sections = {
  recurring: ZERO,
  otherProducts: ZERO,
  usage: ZERO,
  credits: ZERO,
  usageDiscounts: ZERO,
  licenseDiscounts: ZERO,
  taxes: ZERO,
};

export const NO_LINES: Totals = { lineCount: 0, total: ZERO, sections: NO_SECTIONS, offers: {} };

/** The totals with the lines of more subscriptions. */
export function addUp(totals: Totals, groups: readonly LineGroup[]): Totals {
  const sections: Record<InvoiceSection, number> = { ...totals.sections };
  const offers = new Map(Object.entries(totals.offers));
  let { lineCount, total }: { lineCount: number; total: number } = totals;
  for (const { facts, lines } of groups) {
    for (const line of lines) {
      addToSections(sections, line);
      total += totalOf(line);
      lineCount += 1;
    }
    const offer = sum([offers.get(facts.offerId)?.amount ?? ZERO, ...lines.map(subtotalOf)]);
    offers.set(facts.offerId, { name: facts.offerName, amount: offer });
  }
  return { lineCount, total: toMinor(total), sections: asSections(sections), offers: Object.fromEntries(offers) };
}

/** A refund counts once, with its taxes; everything else by its amount, its discount and its tax (R-CHG-02 to R-CHG-08). */
function addToSections(sections: Record<InvoiceSection, number>, line: BilledLine): void {
  const { section } = CHARGE_TYPES[line.chargeType];
  if (section === 'credits') {
    sections.credits += totalOf(line);
    return;
  }
  sections[section] += line.amount;
  sections.licenseDiscounts -= line.discount;
  sections.taxes += line.tax;
}

/** License-based and usage-based lines together. */
export function together(license: Totals, usage: Totals): Totals {
  const sections = Object.fromEntries(
    INVOICE_SECTION_NAMES.map((name) => [name, license.sections[name] + usage.sections[name]] as const),
  ) as Record<InvoiceSection, number>;
  return {
    lineCount: license.lineCount + usage.lineCount,
    total: sum([license.total, usage.total]),
    sections: asSections(sections),
    offers: { ...license.offers, ...usage.offers },
  };
}

function asSections(units: Readonly<Record<InvoiceSection, number>>): Sections {
  return {
    recurring: toMinor(units.recurring),
    otherProducts: toMinor(units.otherProducts),
    usage: toMinor(units.usage),
    credits: toMinor(units.credits),
    usageDiscounts: toMinor(units.usageDiscounts),
    licenseDiscounts: toMinor(units.licenseDiscounts),
    taxes: toMinor(units.taxes),
  };
}

/** The invoice as a sum of its sections; it has to be that of the two files. @rule R-CHG-09 */
export function invoiceTotal({ sections }: Pick<Totals, 'sections'>): Minor {
  return sum(INVOICE_SECTION_NAMES.map((section) => sections[section]));
}

import { CHARGE_TYPES, INVOICE_SECTION_NAMES, type InvoiceSection } from '../../contract/charge-types.ts';
import { assert } from '../../shared/assert.ts';
import { sum, toMinor, ZERO, type Minor } from '../../shared/money.ts';
import type { LineItem } from './subscription-lines.ts';

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
  readonly start: LineItem['chargeStart'];
  /** MPN ID of the reseller of record, where the partner is in the indirect model (R-MPN-02). */
  readonly resellerMpnId?: number | undefined;
}

/** The lines of one subscription on one invoice. */
export interface LineGroup {
  readonly facts: BilledFacts;
  readonly lines: readonly LineItem[];
}

/** What the lines so far add up to. */
export interface Totals {
  readonly lineCount: number;
  readonly total: Minor;
  readonly sections: Readonly<Record<InvoiceSection, Minor>>;
  /** By offer: the charges of a catalogue, not of its customers, so that a statement stays short. */
  readonly offers: Readonly<Record<string, { readonly name: string; readonly amount: Minor }>>;
}

export const NO_LINES: Totals = { lineCount: 0, total: ZERO, sections: { recurring: ZERO, otherProducts: ZERO }, offers: {} };

/** The totals with the lines of more subscriptions. */
export function addUp(totals: Totals, groups: readonly LineGroup[]): Totals {
  const sections: Record<InvoiceSection, number> = { ...totals.sections };
  const offers = new Map(Object.entries(totals.offers));
  let { lineCount, total }: { lineCount: number; total: number } = totals;
  for (const { facts, lines } of groups) {
    for (const { chargeType, amount } of lines) {
      sections[CHARGE_TYPES[chargeType].section] += amount;
      total += amount;
      lineCount += 1;
    }
    const offer = sum([offers.get(facts.offerId)?.amount ?? ZERO, ...lines.map(({ amount }) => amount)]);
    offers.set(facts.offerId, { name: facts.offerName, amount: offer });
  }
  return {
    lineCount,
    total: toMinor(total),
    sections: { recurring: toMinor(sections.recurring), otherProducts: toMinor(sections.otherProducts) },
    offers: Object.fromEntries(offers),
  };
}

/** The invoice total: the sum of its sections, which has to be that of its lines. @rule R-CHG-09 */
export function invoiceTotal({ sections, total }: Totals): Minor {
  const ofSections = sum(INVOICE_SECTION_NAMES.map((section) => sections[section]));
  assert(ofSections === total, 'an invoice adds up to the same by its sections and by its lines');
  return ofSections;
}

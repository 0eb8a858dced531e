import { CHARGE_TYPES, type InvoiceSection } from '../../../contract/charge-types.ts';
import { sum, toMinor, ZERO } from '../../../shared/money.ts';
import type { BilledFacts, Totals } from '../../core/invoice.ts';
import { postTaxOf, type UsageLine } from './line.ts';

/** Neighbouring lines of one subscription. */
export interface UsageGroup {
  readonly facts: BilledFacts;
  readonly lines: readonly UsageLine[];
}

/** The totals with more usage-based lines. @rule R-CHG-03, R-CHG-04, R-CHG-05, R-CHG-07 */
export function addUpUsage(totals: Totals, groups: readonly UsageGroup[]): Totals {
  const sections = { ...totals.sections };
  const offers = { ...totals.offers };
  const add = (section: InvoiceSection, amount: number) => {
    sections[section] = toMinor(sections[section] + amount);
  };
  for (const { facts, lines } of groups) {
    for (const line of lines) {
      const { section } = CHARGE_TYPES[line.chargeType];
      // a refund counts once, with its taxes
      add(section, section === 'credits' ? postTaxOf(line) : line.pretax);
      if (section !== 'credits') add('taxes', line.tax);
    }
    // apart from what the same offer charges by licences
    const offer = `usage of ${facts.offerId}`;
    const amount = sum([offers[offer]?.amount ?? ZERO, ...lines.map(({ pretax }) => pretax)]);
    offers[offer] = { name: facts.offerName, amount };
  }
  const lines = groups.flatMap((group) => group.lines);
  return {
    lineCount: totals.lineCount + lines.length,
    total: sum([totals.total, ...lines.map(postTaxOf)]),
    sections,
    offers,
  };
}

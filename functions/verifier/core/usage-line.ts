import { CHARGE_KINDS, type ChargeKind } from './charge-types.ts';
import { cents, decimal, rounded, scaled } from './numbers.ts';
import type { Finding, Reason } from './reasons.ts';
import type { Cells, USAGE_COLUMNS } from './table.ts';

type UsageCells = Cells<(typeof USAGE_COLUMNS)[number]>;

/** Quantities and rates in units of ten to the minus tenth, amounts in cents. */
export interface UsageLine {
  readonly line: number;
  readonly kind: ChargeKind;
  readonly consumed: bigint;
  readonly included: bigint;
  readonly overage: bigint;
  readonly listPrice: bigint;
  readonly pretax: bigint;
  readonly tax: bigint;
  readonly total: bigint;
  readonly pretaxRate: bigint;
  readonly totalRate: bigint;
  readonly currency: string;
}

const PLACES = 10;
const ONE = 10n ** BigInt(PLACES);

export function readUsageLine(line: number, cells: UsageCells): UsageLine | Finding {
  const kind = CHARGE_KINDS[cells.ChargeType];
  const finding = (reason: Reason, column: keyof UsageCells, expected: string): Finding => ({
    line,
    reason,
    column,
    found: cells[column],
    expected,
  });
  if (!kind) return finding('unknownChargeType', 'ChargeType', 'a documented charge type');
  const values = new Map<string, bigint>();
  for (const name of ['ConsumedQuantity', 'IncludedQuantity', 'OverageQuantity', 'ListPrice'] as const) {
    const value = scaled(cells[name] || '0', PLACES);
    if (value === undefined) return finding('unreadable', name, `a decimal with at most ${PLACES} places`);
    values.set(name, value);
  }
  for (const name of ['PretaxCharges', 'TaxAmount', 'PostTaxTotal', 'PretaxEffectiveRate', 'PostTaxEffectiveRate'] as const) {
    const value = cents(cells[name] || '0');
    if (value === undefined) return finding('unreadable', name, 'a decimal with two places');
    values.set(name, value);
  }
  const value = (name: string) => values.get(name) ?? 0n;
  return {
    line,
    kind,
    consumed: value('ConsumedQuantity'),
    included: value('IncludedQuantity'),
    overage: value('OverageQuantity'),
    listPrice: value('ListPrice'),
    pretax: value('PretaxCharges'),
    tax: value('TaxAmount'),
    total: value('PostTaxTotal'),
    pretaxRate: value('PretaxEffectiveRate'),
    totalRate: value('PostTaxEffectiveRate'),
    currency: cells.Currency,
  };
}

/** @rule R-REC-08 */
export function checkUsageLine(one: UsageLine, currency: string): Finding | undefined {
  const finding = (reason: Reason, column: string, found: bigint, expected: bigint, places = 2): Finding => ({
    line: one.line,
    reason,
    column,
    found: decimal(found, places),
    expected: decimal(expected, places),
  });
  if (one.currency !== currency)
    return { line: one.line, reason: 'mixedCurrency', column: 'Currency', found: one.currency, expected: currency };
  const left = one.consumed - one.included;
  const overage = left > 0n ? left : 0n;
  if (one.overage !== overage) return finding('wrongQuantity', 'OverageQuantity', one.overage, overage, PLACES);
  if (one.kind.derive === 'usage') {
    const pretax = rounded(one.listPrice * one.overage * 100n, ONE * ONE);
    if (one.pretax !== pretax) return finding('wrongAmount', 'PretaxCharges', one.pretax, pretax);
  }
  if (one.total !== one.pretax + one.tax) return finding('wrongTotal', 'PostTaxTotal', one.total, one.pretax + one.tax);
  const perUnit = (amount: bigint) => (one.overage === 0n ? 0n : rounded(amount * ONE, one.overage));
  if (one.kind.derive !== 'usage') return undefined;
  if (one.pretaxRate !== perUnit(one.pretax))
    return finding('wrongRate', 'PretaxEffectiveRate', one.pretaxRate, perUnit(one.pretax));
  return one.totalRate === perUnit(one.total)
    ? undefined
    : finding('wrongRate', 'PostTaxEffectiveRate', one.totalRate, perUnit(one.total));
}

import { CHARGE_KINDS } from './core/charge-types.ts';
import { fingerprint } from './core/fingerprint.ts';
import { readLicenseLine, type FileFacts } from './core/license-line.ts';
import { billingDateBefore, cents, day, dayOfMonth } from './core/numbers.ts';
import { cellsOf, LICENSE_COLUMNS, type FileKind } from './core/table.ts';
import { recordsOf, type Source } from './records.ts';

/** What the caller knows better than the file. */
export interface Given {
  /** By offer in upper case, the prices of one seat for a whole period, in cents. */
  readonly prices?: ReadonlyMap<string, readonly bigint[]>;
  /** By default that of the file's own periods. */
  readonly billingDay?: number;
  /** Hundredths of a percent; by default what most lines bear. */
  readonly taxRate?: bigint;
}

/** First pass: what the file says of its currency, its periods and its rates, and which subscriptions do not stand together. */
export async function learn(
  source: Source,
  given: Given,
): Promise<{ kind: FileKind; facts: FileFacts; scattered: ReadonlySet<number> }> {
  let kind: FileKind = 'license';
  let currency: string | undefined;
  const [advances, taxes, discounts] = [new Count<string>(), new Count<bigint>(), new Count<bigint>()];
  const [seen, scattered] = [new Set<number>(), new Set<number>()];
  let current: number | undefined;
  for await (const { record, at, kind: found } of recordsOf(source)) {
    kind = found;
    const cell = (name: string) => record[at.get(name) ?? -1] ?? '';
    currency ??= cell('Currency');
    if (kind === 'usage') continue;
    const subscription = fingerprint(cell('SyndicationPartnerSubscriptionNumber'));
    if (subscription !== current && seen.has(subscription)) scattered.add(subscription);
    seen.add(subscription);
    current = subscription;
    const derive = CHARGE_KINDS[cell('ChargeType')]?.derive;
    if (derive === 'advance') advances.add(`next ${cell('ChargeStartDate')}|${cell('ChargeEndDate')}`);
    if (derive === 'advanceBack') advances.add(`past ${cell('ChargeStartDate')}|${cell('ChargeEndDate')}`);
    const [amount, discount, subtotal, tax] = ['Amount', 'TotalOtherDiscount', 'Subtotal', 'Tax'].map(
      (name) => cents(cell(name)) ?? 0n,
    );
    if (derive !== 'accept' && subtotal) taxes.add(shareOf(tax ?? 0n, subtotal));
    if (discount && amount) discounts.add(shareOf(discount, amount));
  }
  const facts: FileFacts = {
    currency: currency ?? '',
    past: pastPeriod(advances.keys(), given.billingDay),
    taxRate: given.taxRate ?? taxes.most() ?? 0n,
    discountRates: [...discounts.keys()],
    prices: given.prices,
  };
  return { kind, facts, scattered };
}

/** In hundredths of a percent. */
function shareOf(part: bigint, whole: bigint): bigint {
  return (part * 20_000n + whole) / (2n * whole);
}

/** The period that ended with the bill: as a reversal names it, or the one before that which was charged in advance. */
function pastPeriod(spans: Iterable<string>, givenBillingDay: number | undefined): FileFacts['past'] {
  const read = [...spans].flatMap((span) => {
    const [start, last] = span.slice(5).split('|').map(day);
    return start === undefined || last === undefined ? [] : [{ isPast: span.startsWith('past'), start, end: last + 1 }];
  });
  const past = read.find(({ isPast }) => isPast);
  if (past) return past;
  const next = read.find(({ isPast }) => !isPast);
  if (!next) return undefined;
  const billingDay = givenBillingDay ?? Math.max(dayOfMonth(next.start), dayOfMonth(next.end));
  return { start: billingDateBefore(next.start, billingDay), end: next.start };
}

/** By subscription, what the month before charged in advance, less its discount. */
export async function advanceCharges(source: Source): Promise<ReadonlyMap<string, bigint>> {
  const charges = new Map<string, bigint>();
  for await (const { line, record, at, kind } of recordsOf(source)) {
    const one = kind === 'license' ? readLicenseLine(line, cellsOf(record, at, LICENSE_COLUMNS)) : undefined;
    if (one && !('reason' in one) && one.kind.derive === 'advance') charges.set(one.subscription, one.subtotal);
  }
  return charges;
}

class Count<T> {
  readonly #times = new Map<T, number>();

  add(value: T): void {
    this.#times.set(value, (this.#times.get(value) ?? 0) + 1);
  }

  keys(): Iterable<T> {
    return this.#times.keys();
  }

  most(): T | undefined {
    return [...this.#times].toSorted((a, b) => b[1] - a[1])[0]?.[0];
  }
}

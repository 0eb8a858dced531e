import { parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { CHARGE_KINDS, SECTIONS, type Section } from './core/charge-types.ts';
import { checkLicenseLine, readLicenseLine, type FileFacts, type LicenseLine } from './core/license-line.ts';
import { billingDateBefore, cents, day, dayOfMonth, decimal } from './core/numbers.ts';
import type { Finding, Reason } from './core/reasons.ts';
import { checkAgainstBefore, checkSubscription } from './core/subscription.ts';
import { cellsOf, LICENSE_COLUMNS, readHeader, USAGE_COLUMNS, type FileKind } from './core/table.ts';
import { checkUsageLine, readUsageLine } from './core/usage-line.ts';

/** Opens a file anew from its beginning: it is read twice, and never held. */
export type Source = () => AsyncIterable<Uint8Array>;

export interface Options {
  /** By offer in upper case, the prices of one seat for a whole period, in cents. */
  readonly prices?: ReadonlyMap<string, readonly bigint[]>;
  /** The license-based file of the month before. */
  readonly previous?: Source;
  /** By default that of the file's own periods. */
  readonly billingDay?: number;
  /** Hundredths of a percent; by default what most lines bear. */
  readonly taxRate?: bigint;
  readonly onFinding?: (finding: Finding) => void;
  /** Called with the number of bytes read so far, of both passes. */
  readonly onProgress?: (bytes: number) => void;
}

export interface Report {
  readonly kind: FileKind;
  readonly lines: number;
  /** Re-derived from price, seats and days. */
  readonly proved: number;
  /** Refunds and discounts: their sums are checked, not their amounts. */
  readonly accepted: number;
  readonly findings: readonly Finding[];
  readonly byReason: Readonly<Partial<Record<Reason, number>>>;
  readonly sections: Readonly<Record<Section, string>>;
  /** To hold against the invoice. */
  readonly total: string;
}

const FINDINGS_KEPT = 1000;

/** Re-derives every line of a reconciliation file with code of its own; memory does not grow with the file but by a number a line. */
export async function verifyFile(source: Source, options: Options = {}): Promise<Report> {
  let bytes = 0;
  const counted: Source = () => counting(source(), (size) => options.onProgress?.((bytes += size)));
  const { kind, facts, scattered } = await learn(counted, options);
  const billed = options.previous ? await advanceCharges(options.previous) : undefined;
  const tally = new Tally(kind, options.onFinding);
  const seen = new Set<number>();
  let group: LicenseLine[] = [];
  const closeGroup = () => {
    const [first] = group;
    if (first && !scattered.has(fingerprint(first.subscription))) tally.addAll(checkSubscription(group));
    group = [];
  };
  for await (const { line, record, at } of recordsOf(counted)) {
    const mark = fingerprint(record.join('\u0001'));
    if (seen.has(mark)) tally.add({ line, reason: 'duplicate', column: '', found: 'the same line again', expected: 'it once' });
    seen.add(mark);
    if (kind === 'usage') {
      const one = readUsageLine(line, cellsOf(record, at, USAGE_COLUMNS));
      if ('reason' in one) tally.add(one);
      else tally.usage(one, checkUsageLine(one, facts.currency));
      continue;
    }
    const one = readLicenseLine(line, cellsOf(record, at, LICENSE_COLUMNS));
    if ('reason' in one) {
      tally.add(one);
      continue;
    }
    tally.license(one, checkLicenseLine(one, facts) ?? checkAgainstBefore(one, billed?.get(one.subscription)));
    if (group[0] && group[0].subscription !== one.subscription) closeGroup();
    group.push(one);
  }
  closeGroup();
  return tally.report();
}

interface Numbered {
  /** 2 for the first record, below the header. */
  readonly line: number;
  readonly record: readonly string[];
  readonly at: ReadonlyMap<string, number>;
  readonly kind: FileKind;
}

async function* recordsOf(source: Source): AsyncGenerator<Numbered> {
  const parser = Readable.from(source()).pipe(
    parse({ bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true }),
  );
  let header: ReturnType<typeof readHeader> | undefined;
  let line = 0;
  for await (const record of parser as AsyncIterable<string[]>) {
    line += 1;
    if (header) yield { line, record, ...header };
    else header = readHeader(record);
  }
  if (!header) readHeader([]);
}

async function* counting(source: AsyncIterable<Uint8Array>, count: (size: number) => void): AsyncGenerator<Uint8Array> {
  for await (const piece of source) {
    count(piece.byteLength);
    yield piece;
  }
}

/** First pass: what the file says of its currency, its periods and its rates, and which subscriptions do not stand together. */
async function learn(
  source: Source,
  options: Options,
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
    past: pastPeriod(advances.keys(), options.billingDay),
    taxRate: options.taxRate ?? taxes.most() ?? 0n,
    discountRates: [...discounts.keys()],
    prices: options.prices,
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
async function advanceCharges(source: Source): Promise<ReadonlyMap<string, bigint>> {
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

/** 53 bits of a text: two of a million lines share them once in some ten thousand files (FNV-1a, twice). */
function fingerprint(text: string): number {
  let [low, high] = [0x811c9dc5, 0x01234567];
  for (let i = 0; i < text.length; i += 1) {
    low = Math.imul(low ^ text.charCodeAt(i), 0x01000193);
    high = Math.imul(high ^ text.charCodeAt(i), 0x01000197) ^ (low >>> 15);
  }
  return (low >>> 0) + (high >>> 11) * 0x100000000;
}

class Tally {
  readonly #kind: FileKind;
  readonly #onFinding: Options['onFinding'];
  readonly #findings: Finding[] = [];
  readonly #byReason = new Map<Reason, number>();
  readonly #sections = new Map<Section, bigint>();
  readonly #faulty = new Set<number>();
  #lines = 0;
  #accepted = 0;
  #total = 0n;

  constructor(kind: FileKind, onFinding: Options['onFinding']) {
    this.#kind = kind;
    this.#onFinding = onFinding;
  }

  add(finding: Finding): void {
    this.#byReason.set(finding.reason, (this.#byReason.get(finding.reason) ?? 0) + 1);
    if (this.#findings.length < FINDINGS_KEPT) this.#findings.push(finding);
    if (finding.reason === 'unreadable' || finding.reason === 'unknownChargeType') this.#lines += 1;
    this.#faulty.add(finding.line);
    this.#onFinding?.(finding);
  }

  addAll(findings: readonly Finding[]): void {
    for (const finding of findings) this.add(finding);
  }

  license({ line, kind, amount, discount, tax, total }: LicenseLine, finding: Finding | undefined): void {
    this.#line(line, kind.derive === 'accept', finding, total);
    if (kind.derive === 'accept') return this.#sum(kind.section, total);
    this.#sum(kind.section, amount);
    this.#sum('Other Discounts (license-based)', -discount);
    this.#sum('Taxes or VAT', tax);
  }

  usage(one: Exclude<ReturnType<typeof readUsageLine>, Finding>, finding: Finding | undefined): void {
    const { line, kind, pretax, tax, total } = one;
    this.#line(line, kind.derive === 'accept', finding, total);
    if (kind.section === 'Credits & Adjustments') return this.#sum(kind.section, total);
    this.#sum(kind.section, pretax);
    this.#sum('Taxes or VAT', tax);
  }

  #line(line: number, isAccepted: boolean, finding: Finding | undefined, total: bigint): void {
    this.#lines += 1;
    this.#total += total;
    if (finding) this.add(finding);
    else if (isAccepted && !this.#faulty.has(line)) this.#accepted += 1;
  }

  #sum(section: Section, amount: bigint): void {
    this.#sections.set(section, (this.#sections.get(section) ?? 0n) + amount);
  }

  report(): Report {
    const sections = Object.fromEntries(SECTIONS.map((name) => [name, decimal(this.#sections.get(name) ?? 0n)]));
    return {
      kind: this.#kind,
      lines: this.#lines,
      proved: this.#lines - this.#accepted - this.#faulty.size,
      accepted: this.#accepted,
      findings: this.#findings.toSorted((a, b) => a.line - b.line),
      byReason: Object.fromEntries(this.#byReason),
      sections: sections as Report['sections'],
      total: decimal(this.#total),
    };
  }
}

import { SECTIONS, type Section } from './charge-types.ts';
import type { LicenseLine } from './license-line.ts';
import { decimal } from './numbers.ts';
import type { Finding, Reason } from './reasons.ts';
import type { FileKind } from './table.ts';
import type { readUsageLine } from './usage-line.ts';

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

/** Adds up what is found. */
export class Tally {
  readonly #kind: FileKind;
  readonly #onFinding: ((finding: Finding) => void) | undefined;
  readonly #findings: Finding[] = [];
  readonly #byReason = new Map<Reason, number>();
  readonly #sections = new Map<Section, bigint>();
  readonly #faulty = new Set<number>();
  #lines = 0;
  #accepted = 0;
  #total = 0n;

  constructor(kind: FileKind, onFinding: ((finding: Finding) => void) | undefined) {
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

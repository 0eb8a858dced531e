import { csvFormatRows } from 'd3-dsv';
import { parseDecimal, ZERO } from '../../../functions/shared/money.ts';
import type { Section } from '../../../functions/verifier/core/charge-types.ts';
import type { Reason } from '../../../functions/verifier/core/reasons.ts';
import type { Report } from '../../../functions/verifier/core/tally.ts';
import { formatsOf } from '../billing-view/formats.ts';
import type { FileCheckTexts } from '../i18n/file-check.ts';

export interface ReportTexts extends FileCheckTexts {
  readonly lang: string;
  /** What the page calls the sections of an invoice. */
  readonly sections: Readonly<Record<Section, string>>;
}

const SHOWN_MAX = 100;

/** What a verification found, in one sentence and as tables. */
export function reportHtml(report: Report, texts: ReportTexts): { status: string; html: string } {
  const { words, reasons, sections, lang } = texts;
  const { whole, money } = formatsOf(lang);
  const count = Object.values(report.byReason).reduce((sum, one) => sum + one, 0);
  const counts = { lines: report.lines, proved: report.proved, accepted: report.accepted, findings: count };
  const said = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, name) => whole(counts[name as keyof typeof counts]));
  const inMoney = (amount: string) => money(parseDecimal(amount) ?? ZERO);

  const why = Object.entries(report.byReason).map(
    ([reason, times]) => `<li><strong>${whole(times)}</strong> ${reasons[reason as Reason]}</li>`,
  );
  const shown = report.findings.slice(0, SHOWN_MAX).map(({ line, reason, column, found, expected }) => {
    const cells = [column, found, expected].map((cell) => `<td>${escaped(cell)}</td>`).join('');
    return `<tr><td class="number">${whole(line)}</td><td>${reasons[reason]}</td>${cells}</tr>`;
  });
  const more = count > shown.length ? `<p>${words.more.replace('{count}', whole(count - shown.length))}</p>` : '';
  const findings = `<ul>${why.join('')}</ul>${table(
    words.findings,
    [words.line, words.reason, words.column, words.found, words.expected],
    shown,
  )}${more}<p><button type="button" data-download>${words.download}</button></p>`;

  const sums = Object.entries(report.sections)
    .filter(([, amount]) => parseDecimal(amount) !== 0)
    .map(([name, amount]) => `<tr><td>${sections[name as Section]}</td><td class="number">${inMoney(amount)}</td></tr>`);
  const total = `<tr><th scope="row">${words.total}</th><td class="number"><strong>${inMoney(report.total)}</strong></td></tr>`;
  const accepted = report.accepted > 0 ? `<p>${said(words.accepted)}</p>` : '';
  return {
    status: said(count === 0 ? words.allProved : words.someFound),
    html: `${accepted}${count > 0 ? findings : ''}${table(words.sections, [words.section, words.amount], [...sums, total])}`,
  };
}

export function findingsCsv({ findings }: Report, { words, reasons }: FileCheckTexts): string {
  const header = [words.line, words.reason, words.column, words.found, words.expected];
  const rows = findings.map((one) => [String(one.line), reasons[one.reason], one.column, one.found, one.expected]);
  return `\uFEFF${csvFormatRows([header, ...rows])}\n`;
}

function table(caption: string, header: readonly string[], rows: readonly string[]): string {
  const head = header.map((name) => `<th scope="col">${name}</th>`).join('');
  return `<div class="facts" role="group" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

/** Cells are whatever stood in the reader's file. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

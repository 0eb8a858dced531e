#!/usr/bin/env node
import { createReadStream, statSync } from 'node:fs';
import { parseArgs, styleText } from 'node:util';
import { progressBar } from '../terminal/progress.ts';
import { REASONS, type Reason } from './core/reasons.ts';
import { readPrices } from './prices.ts';
import type { Report } from './core/tally.ts';
import type { Source } from './records.ts';
import { verifyFile } from './verify.ts';

const HELP = `Re-derives every line of a reconciliation file and says which are not as they should be.

Usage: partner-center-verify FILE [options]

  --price-list FILE   check each unit price against a price list (CSV)
  --previous FILE     the license-based file of the month before: what is taken back has to be what it charged
  --billing-day N     day of the month of your billing date; by default as the periods of the file say
  --tax-rate PERCENT  by default the rate that most lines bear
  --json              the report as JSON
  --all               every finding, not the first 20
  --help

Ends with 0 when every line is proved or accepted, 1 when there are findings, 2 when a file cannot be read.`;

const FINDINGS_SHOWN = 20;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'price-list': { type: 'string' },
    previous: { type: 'string' },
    'billing-day': { type: 'string' },
    'tax-rate': { type: 'string' },
    json: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const [file] = positionals;
if (values.help || file === undefined) {
  console.log(HELP);
  process.exit(values.help ? 0 : 2);
}

const progress = progressBar();
try {
  const prices = values['price-list'] ? await readPrices(sourceOf(values['price-list'])) : undefined;
  const billingDay = values['billing-day'] === undefined ? undefined : numberOf('billing-day', values['billing-day'], 31);
  const taxRate = values['tax-rate'] === undefined ? undefined : numberOf('tax-rate', values['tax-rate'], 100);
  const size = statSync(file).size * 2; // it is read twice
  const report = await verifyFile(sourceOf(file), {
    ...(prices ? { prices } : {}),
    ...(values.previous ? { previous: sourceOf(values.previous) } : {}),
    ...(billingDay === undefined ? {} : { billingDay }),
    ...(taxRate === undefined ? {} : { taxRate: BigInt(Math.round(taxRate * 100)) }),
    onProgress: (bytes) => progress.show(size === 0 ? 1 : bytes / size),
  });
  progress.end();
  console.log(values.json ? JSON.stringify(report, null, 2) : textOf(report, values.all));
  process.exitCode = Object.keys(report.byReason).length > 0 ? 1 : 0;
} catch (error) {
  progress.end();
  console.error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}

function sourceOf(path: string): Source {
  return () => createReadStream(path);
}

function numberOf(name: string, text: string, max: number): number {
  const number = Number(text);
  if (!Number.isFinite(number) || number < 0 || number > max) throw new Error(`--${name} is a number up to ${max}, not ${text}`);
  return number;
}

function textOf({ kind, lines, proved, accepted, findings, byReason, sections, total }: Report, isAll: boolean): string {
  const count = (number: number) => number.toLocaleString('en');
  const paint = (color: 'green' | 'red' | 'dim', text: string) => (process.stdout.isTTY ? styleText(color, text) : text);
  const reasons = Object.entries(byReason) as [Reason, number][];
  const shown = isAll ? findings : findings.slice(0, FINDINGS_SHOWN);
  return [
    `${kind === 'license' ? 'License-based' : 'Usage-based'} file, ${count(lines)} lines`,
    paint('green', `  ${count(proved)} proved`) + (accepted > 0 ? `, ${count(accepted)} accepted (refunds and discounts)` : ''),
    ...reasons.map(([reason, times]) => `${paint('red', `  ${count(times)} ${reason}`)}  ${paint('dim', REASONS[reason])}`),
    ...(shown.length > 0 ? [''] : []),
    ...shown.map(
      ({ line, reason, column, found, expected }) => `  line ${line}  ${reason}  ${column} ${found}, expected ${expected}`,
    ),
    ...(findings.length > shown.length ? [`  … and ${count(findings.length - shown.length)} more; --all shows them`] : []),
    '',
    ...Object.entries(sections)
      .filter(([, amount]) => amount !== '0.00')
      .map(([section, amount]) => `  ${section.padEnd(34)}${amount.padStart(16)}`),
    `  ${'Total of the file'.padEnd(34)}${total.padStart(16)}`,
  ].join('\n');
}

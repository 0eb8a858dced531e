import { PROGRAMME } from '../../contract/programme.ts';
import { ok, refuse, type Outcome } from '../../shared/outcome.ts';
import { problemAt, readTable, summaryOf, type Problem, type Row } from '../table.ts';
import type { FxRates } from './stored.ts';

const COLUMNS = ['CurrencyCode', 'USDPerUnit'] as const;

type Rates = FxRates['usdPerUnit'];

/** The rates of a file; one with a malformed row gives none, and its first few problems are named by line and column. */
export function parseFxRates(text: string): Outcome<Rates, 'FxRatesMalformed'> {
  const { rows, problems: unreadable } = readTable(text, COLUMNS);
  const rates = Object.fromEntries(rows.map(({ cells }) => [cells.CurrencyCode, cells.USDPerUnit]));
  const problems = [...unreadable, ...rows.flatMap((row, index) => problemsOf(row, rows.slice(0, index)))];
  if (problems.length === 0 && !(PROGRAMME.currency in rates)) problems.push(`${PROGRAMME.currency} is missing`);
  return problems.length > 0 ? refuse('FxRatesMalformed', summaryOf(problems)) : ok(rates);
}

type FxRow = Row<(typeof COLUMNS)[number]>;

function problemsOf({ line, cells }: FxRow, earlier: readonly FxRow[]): Problem[] {
  const { CurrencyCode, USDPerUnit } = cells;
  const twice = earlier.find((row) => row.cells.CurrencyCode === CurrencyCode);
  return [
    ...(/^[A-Z]{3}$/.test(CurrencyCode) ? [] : [problemAt(line, 'CurrencyCode', 'not an ISO code, such as CNY')]),
    ...(twice ? [problemAt(line, 'CurrencyCode', `stands in line ${twice.line} already`)] : []),
    ...(/^\d{1,9}(\.\d{1,8})?$/.test(USDPerUnit) && /[1-9]/.test(USDPerUnit)
      ? []
      : [problemAt(line, 'USDPerUnit', 'not a number above zero with up to eight decimals')]),
  ];
}

/** As the Partner API gives it: every value in quotes, the month as `202701`. */
export function fxRatesCsv({ month, usdPerUnit }: FxRates): string {
  const rows = Object.entries(usdPerUnit).map(([currency, usd]) => [currency, usd, month.replace('-', '')]);
  return [[...COLUMNS, 'Month'], ...rows].map((cells) => `${cells.map((cell) => `"${cell}"`).join(',')}\r\n`).join('');
}

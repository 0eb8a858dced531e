import { LIMITS } from '../contract/limits.ts';
import { parseDate, type CalendarDate } from '../shared/calendar.ts';
import { parseDecimal, toDecimal, type Minor } from '../shared/money.ts';
import { ok, refuse, type Outcome } from '../shared/outcome.ts';
import { offerIdOf } from './core/offer.ts';
import type { PriceList } from './core/price-list.ts';
import { problemAt, readTable, summaryOf, writeTable, type Problem, type Row } from './table.ts';
import type { OfferPrice, PriceListVersion } from './stored.ts';

/** The columns of the license-based price list, as its file names them. */
export const PRICE_LIST_COLUMNS = [
  'Valid From Date',
  'Valid To Date',
  'Offer Display Name',
  'Offer ID',
  'License Agreement Type',
  'Purchase Unit',
  'Secondary License Type',
  'End Customer Type',
  'List Price',
  'ERP Price',
] as const;

type PriceListColumn = (typeof PRICE_LIST_COLUMNS)[number];
type PriceListRow = Row<PriceListColumn>;

/**
 * The price list in a CSV file. Every malformed row is counted, the first few are named by line and column, and a file
 * with one malformed row gives no price list.
 *
 * @param offerIds  the offers of the catalogue, in upper case
 */
export function parsePriceList(text: string, offerIds: ReadonlySet<string>): Outcome<PriceList, 'PriceListMalformed'> {
  const { rows, problems: unreadable } = readTable(text, PRICE_LIST_COLUMNS);
  const tooMany = rows.length > LIMITS.prices ? [`the file has ${rows.length} prices; ${LIMITS.prices} is the most`] : [];
  const problems = [...unreadable, ...tooMany, ...problemsOf(rows, offerIds)];
  const [first] = rows;
  const effectiveFrom = parseFileDate(first?.cells['Valid From Date'] ?? '');
  const validTo = parseFileDate(first?.cells['Valid To Date'] ?? '');
  if (problems.length > 0 || !effectiveFrom || !validTo) return refuse('PriceListMalformed', summaryOf(problems));
  const prices = Object.fromEntries(rows.map(({ cells }) => [offerIdOf(cells['Offer ID']), priceOfRow(cells)]));
  return ok({ effectiveFrom, validTo, prices });
}

function problemsOf(rows: readonly PriceListRow[], offerIds: ReadonlySet<string>): Problem[] {
  const problems: Problem[] = [];
  const lineOf = new Map<string, number>();
  const first = rows[0]?.cells;
  for (const { line, cells } of rows) {
    const id = offerIdOf(cells['Offer ID']);
    const checks: Partial<Record<PriceListColumn, string | undefined>> = {
      'Valid From Date': whatIsWrongWithDate(cells['Valid From Date'], first?.['Valid From Date']),
      'Valid To Date': whatIsWrongWithDate(cells['Valid To Date'], first?.['Valid To Date']) ?? whatIsWrongWithPeriod(cells),
      'Offer Display Name': cells['Offer Display Name'].trim() === '' ? 'is empty' : undefined,
      'Offer ID': whatIsWrongWithId(cells['Offer ID'], offerIds, lineOf.get(id)),
      'List Price': whatIsWrongWithPrice(cells['List Price']),
      'ERP Price': whatIsWrongWithPrice(cells['ERP Price']),
    };
    for (const [column, what] of Object.entries(checks)) if (what) problems.push(problemAt(line, column, what));
    if (!lineOf.has(id)) lineOf.set(id, line);
  }
  return problems;
}

/** The file of a version, as it can be loaded again. */
export function priceListCsv({ effectiveFrom, validTo, prices }: PriceListVersion): string {
  const rows = Object.entries(prices).map(([id, price]): PriceListRow['cells'] => ({
    'Valid From Date': toFileDate(effectiveFrom),
    'Valid To Date': toFileDate(validTo),
    'Offer Display Name': price.displayName,
    'Offer ID': id,
    'License Agreement Type': price.agreementType,
    'Purchase Unit': price.purchaseUnit,
    'Secondary License Type': price.secondaryLicenseType,
    'End Customer Type': price.endCustomerType,
    'List Price': toDecimal(price.listPrice),
    'ERP Price': toDecimal(price.erpPrice),
  }));
  return writeTable(PRICE_LIST_COLUMNS, rows);
}

function priceOfRow(cells: PriceListRow['cells']): OfferPrice {
  return {
    listPrice: parseDecimal(cells['List Price']) as Minor, // checked above
    erpPrice: parseDecimal(cells['ERP Price']) as Minor,
    displayName: cells['Offer Display Name'],
    agreementType: cells['License Agreement Type'],
    purchaseUnit: cells['Purchase Unit'],
    secondaryLicenseType: cells['Secondary License Type'],
    endCustomerType: cells['End Customer Type'],
  };
}

function whatIsWrongWithDate(text: string, inFirstRow: string | undefined): string | undefined {
  const day = parseFileDate(text);
  if (!day) return `"${text}" is not a date (month/day/year)`;
  const expected = parseFileDate(inFirstRow ?? '');
  return expected && day !== expected ? `"${text}" differs from "${inFirstRow}" of the first row` : undefined;
}

function whatIsWrongWithPeriod(cells: PriceListRow['cells']): string | undefined {
  const [from, to] = [parseFileDate(cells['Valid From Date']), parseFileDate(cells['Valid To Date'])];
  return from && to && to < from ? `"${cells['Valid To Date']}" lies before the Valid From Date` : undefined;
}

function whatIsWrongWithId(text: string, offerIds: ReadonlySet<string>, lineBefore: number | undefined): string | undefined {
  if (!offerIds.has(offerIdOf(text))) return `"${text}" is not an offer of the catalogue`;
  return lineBefore === undefined ? undefined : `"${text}" stands on line ${lineBefore} already`;
}

function whatIsWrongWithPrice(text: string): string | undefined {
  if (text.startsWith('-')) return `"${text}" is negative`;
  return /\.\d{2}$/.test(text) && parseDecimal(text) !== undefined ? undefined : `"${text}" is not a price with two decimals`;
}

/** `M/D/YYYY`, as the file writes dates. */
function parseFileDate(text: string): CalendarDate | undefined {
  const [, month = '', day = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  return parseDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

function toFileDate(day: CalendarDate): string {
  const [year, month, dayOfMonth] = day.split('-').map(Number);
  return `${month}/${dayOfMonth}/${year}`;
}

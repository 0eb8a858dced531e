import { CsvError, parse, type Info } from 'csv-parse/sync';

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

export type PriceListColumn = (typeof PRICE_LIST_COLUMNS)[number];

export interface PriceListRow {
  /** Where it ends in the file; the header is line 1. */
  readonly line: number;
  readonly cells: Readonly<Record<PriceListColumn, string>>;
}

/** `line 7, List Price: …` */
export type Problem = string;

interface PriceListTable {
  readonly rows: readonly PriceListRow[];
  readonly problems: readonly Problem[];
}

/** The cells of a file by column; columns may stand in any order, and a byte order mark before them. */
export function readTable(text: string): PriceListTable {
  let records: { record: string[]; info: Info }[];
  try {
    const options = { bom: true, info: true, record_delimiter: ['\r\n', '\n'], relax_column_count: true, skip_empty_lines: true };
    records = parse(text, options) as unknown as typeof records; // the types do not know what `info` does
  } catch (error) {
    if (error instanceof CsvError) return { rows: [], problems: [problemAt(Number(error['lines']), undefined, error.message)] };
    throw error;
  }
  const [header, ...body] = records;
  if (!header) return { rows: [], problems: ['the file is empty'] };
  const headerProblems = checkHeader(header.record).map(([column, what]) => problemAt(header.info.lines, column, what));
  if (headerProblems.length > 0) return { rows: [], problems: headerProblems };
  if (body.length === 0) return { rows: [], problems: ['the file has no rows'] };

  const rows: PriceListRow[] = [];
  const problems: Problem[] = [];
  for (const { record, info } of body) {
    const cells = Object.fromEntries(header.record.map((name, index) => [name, record[index]]));
    if (record.length === PRICE_LIST_COLUMNS.length) rows.push({ line: info.lines, cells: cells as PriceListRow['cells'] });
    else problems.push(problemAt(info.lines, undefined, `${record.length} cells instead of ${PRICE_LIST_COLUMNS.length}`));
  }
  return { rows, problems };
}

export function problemAt(line: number, column: string | undefined, what: string): Problem {
  return `line ${line}${column === undefined ? '' : `, ${column}`}: ${what}`;
}

function checkHeader(names: readonly string[]): [column: string, what: string][] {
  const columns: readonly string[] = PRICE_LIST_COLUMNS;
  return [
    ...columns.filter((name) => !names.includes(name)).map((name): [string, string] => [name, 'the column is missing']),
    ...names
      .filter((name, index) => !columns.includes(name) || names.indexOf(name) !== index)
      .map((name): [string, string] => [name, columns.includes(name) ? 'the column stands twice' : 'there is no such column']),
  ];
}

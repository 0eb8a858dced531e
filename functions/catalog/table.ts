import { CsvError, parse, type Info } from 'csv-parse/sync';
import { csvFormatRows } from 'd3-dsv';

export interface Row<Column extends string> {
  /** Where it ends in the file; the header is line 1. */
  readonly line: number;
  readonly cells: Readonly<Record<Column, string>>;
}

/** `line 7, List Price: …` */
export type Problem = string;

interface Table<Column extends string> {
  readonly rows: readonly Row<Column>[];
  readonly problems: readonly Problem[];
}

const PROBLEMS_SHOWN = 5;

/** The cells of a file by column; columns may stand in any order, and a byte order mark before them. */
export function readTable<Column extends string>(text: string, columns: readonly Column[]): Table<Column> {
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
  const headerProblems = checkHeader(header.record, columns).map(([column, what]) => problemAt(header.info.lines, column, what));
  if (headerProblems.length > 0) return { rows: [], problems: headerProblems };
  if (body.length === 0) return { rows: [], problems: ['the file has no rows'] };

  const rows: Row<Column>[] = [];
  const problems: Problem[] = [];
  for (const { record, info } of body) {
    const cells = Object.fromEntries(header.record.map((name, index) => [name, record[index]]));
    if (record.length === columns.length) rows.push({ line: info.lines, cells: cells as Record<Column, string> });
    else problems.push(problemAt(info.lines, undefined, `${record.length} cells instead of ${columns.length}`));
  }
  return { rows, problems };
}

/** The file with these rows; a line break inside a cell becomes a space, so that every one ends a row. */
export function writeTable<Column extends string>(columns: readonly Column[], rows: readonly Record<Column, string>[]): string {
  const flat = rows.map((cells) => columns.map((column) => cells[column].replaceAll(/[\r\n]+/g, ' ')));
  return `${csvFormatRows([[...columns], ...flat])}\n`.replaceAll('\n', '\r\n');
}

export function problemAt(line: number, column: string | undefined, what: string): Problem {
  return `line ${line}${column === undefined ? '' : `, ${column}`}: ${what}`;
}

/** The first few problems of a file, and how many there are beyond them. */
export function summaryOf(problems: readonly Problem[]): string {
  const shown = problems.slice(0, PROBLEMS_SHOWN).join('; ');
  const rest = problems.length - PROBLEMS_SHOWN;
  return rest > 0 ? `${shown}; and ${rest} more.` : `${shown}.`;
}

function checkHeader(names: readonly string[], columns: readonly string[]): [column: string, what: string][] {
  return [
    ...columns.filter((name) => !names.includes(name)).map((name): [string, string] => [name, 'the column is missing']),
    ...names
      .filter((name, index) => !columns.includes(name) || names.indexOf(name) !== index)
      .map((name): [string, string] => [name, columns.includes(name) ? 'the column stands twice' : 'there is no such column']),
  ];
}

import { csvFormatRow } from 'd3-dsv';
import { assert } from '../shared/assert.ts';
import { parseDecimal, sum, type Minor } from '../shared/money.ts';

export const FILE_TYPE = 'text/csv; charset=utf-8';

/** A piece of a reconciliation file, and what its rows add up to. */
export interface FileBlock {
  readonly bytes: Uint8Array;
  /** Read back from the text of the column that counts, so that it tells what the file says (R-CHG-09). */
  readonly total: Minor;
}

/** Rows as RFC 4180 has them, behind the header if the piece is the first. */
export function fileBlock(
  names: readonly string[],
  rows: readonly string[][],
  { isFirst, totalColumn }: { isFirst: boolean; totalColumn: string },
): FileBlock {
  const column = names.indexOf(totalColumn);
  const total = sum(rows.map((row) => readAmount(row[column])));
  // joined as bytes: joining texts of which some are Chinese takes four times as long
  const records = (isFirst ? [names, ...rows] : rows).map((row) => Buffer.from(`${csvFormatRow([...row])}\r\n`));
  return { bytes: Buffer.concat(records), total };
}

function readAmount(text = ''): Minor {
  const amount = parseDecimal(text);
  assert(amount !== undefined, `${text} is an amount`);
  return amount;
}

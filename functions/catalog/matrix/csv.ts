import { ok, refuse, type Outcome } from '../../shared/outcome.ts';
import { inOrder } from '../core/matrix.ts';
import type { Offer } from '../stored.ts';
import { problemAt, readTable, summaryOf, writeTable, type Problem } from '../table.ts';
import { whatIsWrongWith, type MatrixLine } from './checks.ts';
import { MATRIX_COLUMNS, MatrixRow, offerOf, rowOf } from './row.ts';
import { MATRIX_OFFERS_MAX } from './stored.ts';

/**
 * The offers in a CSV file, in its order. Every problem is counted, the first few are named by line and column, and a file
 * with one of them gives no matrix.
 *
 * @param catalogue  the offers that there are: what was sold keeps what it is
 */
export function parseMatrix(text: string, catalogue: readonly Offer[]): Outcome<Offer[], 'OfferMatrixMalformed'> {
  const { rows, problems: unreadable } = readTable(text, MATRIX_COLUMNS);
  const problems: Problem[] = [...unreadable];
  const lines: MatrixLine[] = [];
  if (rows.length > MATRIX_OFFERS_MAX) problems.push(`the file has ${rows.length} offers; ${MATRIX_OFFERS_MAX} is the most`);
  for (const { line, cells } of rows) {
    const row = MatrixRow.safeParse(cells);
    if (row.success) lines.push({ line, offer: offerOf(row.data) });
    else problems.push(...row.error.issues.map(({ path, message }) => problemAt(line, String(path[0]), message)));
  }
  // what a row says of others is looked at once every row can be read
  if (problems.length === 0) problems.push(...whatIsWrongWith(lines, catalogue));
  if (problems.length > 0) return refuse('OfferMatrixMalformed', summaryOf(problems));
  return ok(inOrder(lines.map(({ offer }) => offer)));
}

/** The file of these offers, as it can be loaded again. */
export function matrixCsv(offers: readonly Offer[]): string {
  return writeTable(MATRIX_COLUMNS, offers.map(rowOf));
}

import { fileBlock, type FileBlock } from '../csv.ts';
import { USAGE_TOTAL_COLUMN, usageColumns } from './core/reconciliation.ts';
import type { UsageGroup } from './core/totals.ts';
import { billingRow, type Heading } from './rows.ts';

export function usageFileName(partnerId: string, invoiceId: string): string {
  return `reconciliation/${partnerId}/${invoiceId}-usage.csv`;
}

/** A piece of the file. @rule R-REC-06, R-REC-10 */
export function usageFileBlock(heading: Heading, groups: readonly UsageGroup[], { isFirst }: { isFirst: boolean }): FileBlock {
  const columns = usageColumns(heading.isIndirect);
  const names = columns.map(({ name }) => name);
  const rows = groups.flatMap(({ facts, lines }) =>
    lines.map((line) => {
      const row = billingRow(heading, facts, line);
      return columns.map(({ inFile }) => inFile(row));
    }),
  );
  return fileBlock(names, rows, { isFirst, totalColumn: USAGE_TOTAL_COLUMN });
}

/**
 * Most bills are without usage (R-REC-11). The close writes no file for them; it would be this header, which is made when
 * somebody asks for it.
 */
export function headerOnly(heading: Heading): Uint8Array {
  return usageFileBlock(heading, [], { isFirst: true }).bytes;
}

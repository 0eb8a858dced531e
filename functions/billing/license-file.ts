import type { Account } from '../account/stored.ts';
import { derivedGuid, platformCode, platformDigits } from '../storage/derived-id.ts';
import type { LineGroup } from './core/invoice.ts';
import { fileBlock, type FileBlock } from './csv.ts';
import { licenseColumns, TOTAL_COLUMN, type BilledPartner, type Row } from './core/reconciliation.ts';

export function licenseFileName(partnerId: string, invoiceId: string): string {
  return `reconciliation/${partnerId}/${invoiceId}-license.csv`;
}

export function billedPartner({ partnerId, mpnId }: Pick<Account, 'partnerId' | 'mpnId'>): BilledPartner {
  return { partnerId, mpnId: Number(mpnId) };
}

/** Lines as rows, with the billing platform's own numbers: derived, so that every file names a thing alike. */
export function rowsOf(partner: BilledPartner, groups: readonly LineGroup[]): Row[] {
  const offers = new Map<string, string>();
  return groups.flatMap(({ facts, lines }) => {
    const offer = offers.get(facts.offerId) ?? derivedGuid('offer', facts.offerId).toUpperCase();
    offers.set(facts.offerId, offer);
    const numbers = {
      order: platformDigits(facts.orderId),
      subscription: platformCode(facts.subscriptionId),
      offer,
    };
    return lines.map((line) => ({ partner, facts, numbers, line }));
  });
}

/** A piece of the file. @rule R-REC-04, R-REC-10 */
export function licenseFileBlock(
  partner: BilledPartner,
  groups: readonly LineGroup[],
  { isIndirect, isFirst }: { isIndirect: boolean; isFirst: boolean },
): FileBlock {
  const columns = licenseColumns(isIndirect);
  const names = columns.map(({ name }) => name);
  const rows = rowsOf(partner, groups).map((row) => columns.map(({ inFile }) => inFile(row)));
  return fileBlock(names, rows, { isFirst, totalColumn: TOTAL_COLUMN });
}

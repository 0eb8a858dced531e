import { csvFormatRow } from 'd3-dsv';
import type { Account } from '../account/stored.ts';
import { derivedCode, derivedDigits, derivedGuid } from '../storage/derived-id.ts';
import type { LineGroup } from './core/invoice.ts';
import { licenseColumns, type BilledPartner, type Row } from './core/reconciliation.ts';

export const LICENSE_FILE_TYPE = 'text/csv; charset=utf-8';

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
      order: derivedDigits(18, 'order', facts.orderId),
      subscription: derivedCode(16, 'subscription', facts.subscriptionId),
      offer,
    };
    return lines.map((line) => ({ partner, facts, numbers, line }));
  });
}

/** A piece of the file: its lines, behind the header if it is the first. @rule R-REC-04, R-REC-10 */
export function licenseFileBlock(
  partner: BilledPartner,
  groups: readonly LineGroup[],
  { isIndirect, isFirst }: { isIndirect: boolean; isFirst: boolean },
): Uint8Array {
  const columns = licenseColumns(isIndirect);
  const records = rowsOf(partner, groups).map((row) => csvFormatRow(columns.map(({ inFile }) => inFile(row))));
  const header = isFirst ? [csvFormatRow(columns.map(({ name }) => name))] : [];
  return Buffer.from([...header, ...records, ''].join('\r\n'));
}

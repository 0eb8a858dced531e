import { stringify } from 'csv-stringify/sync';
import type { Account } from '../account/stored.ts';
import { derivedCode, derivedDigits, derivedGuid } from '../storage/derived-id.ts';
import type { BilledFacts, LineGroup } from './core/invoice.ts';
import { licenseColumns, toFileText, type BilledPartner, type PlatformNumbers, type Row } from './core/reconciliation.ts';

export const LICENSE_FILE_TYPE = 'text/csv; charset=utf-8';

export function licenseFileName(partnerId: string, invoiceId: string): string {
  return `reconciliation/${partnerId}/${invoiceId}-license.csv`;
}

export function billedPartner({ partnerId, mpnId }: Pick<Account, 'partnerId' | 'mpnId'>): BilledPartner {
  return { partnerId, mpnId: Number(mpnId) };
}

/** The billing platform's own numbers: derived, so that every file names them alike. */
export function platformNumbers({ orderId, subscriptionId, offerId }: BilledFacts): PlatformNumbers {
  return {
    order: derivedDigits(18, 'order', orderId),
    subscription: derivedCode(16, 'subscription', subscriptionId),
    offer: derivedGuid('offer', offerId).toUpperCase(),
  };
}

export function rowsOf(partner: BilledPartner, groups: readonly LineGroup[]): Row[] {
  return groups.flatMap(({ facts, lines }) => {
    const numbers = platformNumbers(facts);
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
  const records = rowsOf(partner, groups).map((row) => columns.map(({ cell }) => toFileText(cell(row))));
  const header = isFirst ? [columns.map(({ name }) => name)] : [];
  return new TextEncoder().encode(stringify([...header, ...records], { record_delimiter: 'windows' }));
}

import type { SharedPartitions } from '../identity/scope.ts';
import { under } from '../storage/port.ts';
import { PARTNERS_BY_MPN_ID, type DirectoryEntry } from './stored.ts';

/** Undefined when no partner of the programme has it. */
export async function findPartnerByMpnId(
  { directory }: Pick<SharedPartitions, 'directory'>,
  mpnId: string,
): Promise<DirectoryEntry | undefined> {
  const [entry] = (await directory.list(PARTNERS_BY_MPN_ID, { ...under(mpnId.padStart(10, '0')), limit: 1 })).items;
  return entry?.value;
}

import type { SharedPartitions } from '../identity/scope.ts';
import { under, type Entry } from '../storage/port.ts';
import { ACCOUNT, ACCOUNT_ID, mpnIdKey, PARTNERS_BY_MPN_ID, type Account, type DirectoryEntry } from './stored.ts';

/** Undefined when no partner of the programme has it. */
export async function findPartnerByMpnId(
  { directory }: Pick<SharedPartitions, 'directory'>,
  mpnId: string,
): Promise<DirectoryEntry | undefined> {
  const [entry] = (await directory.list(PARTNERS_BY_MPN_ID, { ...under(mpnIdKey(mpnId)), limit: 1 })).items;
  return entry?.value;
}

/** The accounts of a page of the directory, by partner id: one read each. A partner whose set-up has not come to its end has none. */
export async function accountsOf(
  { partner }: Pick<SharedPartitions, 'partner'>,
  entries: readonly Entry<DirectoryEntry>[],
): Promise<ReadonlyMap<string, Account>> {
  const found = await Promise.all(entries.map(({ value }) => partner(value.partnerId).get(ACCOUNT, ACCOUNT_ID)));
  return new Map(found.flatMap((account) => (account ? [[account.value.partnerId, account.value]] : [])));
}

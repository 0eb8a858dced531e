import { DIRECTORY_ENTRY } from '../account/stored.ts';
import type { Scope } from '../identity/scope.ts';

/** Whether the caller is an indirect provider and this is one of its indirect resellers. */
export async function isOwnReseller({ account, caller, shared }: Scope, partnerId: string): Promise<boolean> {
  if (account.value.model !== 'indirectProvider') return false;
  const entry = await shared.directory.get(DIRECTORY_ENTRY, partnerId);
  return entry?.value.model === 'indirectReseller' && entry.value.providerId === caller.tenantId;
}

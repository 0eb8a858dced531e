import { PARTNERS_BY_MPN_ID } from '../account/stored.ts';
import type { Scope } from '../identity/scope.ts';
import { ok, refuse, type Outcome } from '../shared/outcome.ts';
import { under } from '../storage/port.ts';

export type ResellerError = 'PartnerOnRecordFixed' | 'MpnIdUnknown' | 'MpnIdNotReseller';

/**
 * Whether an MPN ID can stand on a subscription: only an indirect provider names one, and only of its own resellers, or
 * itself where it sold directly.
 *
 * @rule R-MPN-03, R-MPN-04, R-MPN-07
 */
export async function checkResellerOfRecord({ account, shared }: Scope, mpnId: string): Promise<Outcome<string, ResellerError>> {
  const { model, mpnId: own, partnerId } = account.value;
  if (model !== 'indirectProvider') return refuse('PartnerOnRecordFixed');
  if (mpnId === own) return ok(mpnId);
  const [entry] = (await shared.directory.list(PARTNERS_BY_MPN_ID, { ...under(mpnId.padStart(10, '0')), limit: 1 })).items;
  if (!entry) return refuse('MpnIdUnknown');
  return entry.value.providerId === partnerId ? ok(mpnId) : refuse('MpnIdNotReseller');
}

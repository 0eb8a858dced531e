import { findPartnerByMpnId } from '../account/queries.ts';
import type { Scope } from '../identity/scope.ts';
import { ok, refuse, type Outcome } from '../shared/outcome.ts';

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
  const partner = await findPartnerByMpnId(shared, mpnId);
  if (!partner) return refuse('MpnIdUnknown');
  return partner.providerId === partnerId ? ok(mpnId) : refuse('MpnIdNotReseller');
}

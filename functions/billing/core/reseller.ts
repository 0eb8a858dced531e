/** Whom a subscription names as its reseller of record. */
export interface ResellerOfRecord {
  /** MPN ID; absent where the partner sells itself. */
  readonly partnerIdOnRecord?: string | undefined;
  /** The partner took the reseller off. */
  readonly resellerRemoved?: boolean | undefined;
}

const REMOVED = -1;

/**
 * The reseller of record a line names: none in the direct model; the partner itself where no reseller with an MPN ID
 * stands on the subscription; -1 where one was removed.
 *
 * @rule R-MPN-02 to R-MPN-06
 */
export function resellerMpnId(
  partner: { model: string; mpnId: string },
  { partnerIdOnRecord, resellerRemoved }: ResellerOfRecord,
): number | undefined {
  if (partner.model !== 'indirectProvider') return undefined;
  return resellerRemoved ? REMOVED : Number(partnerIdOnRecord || partner.mpnId);
}

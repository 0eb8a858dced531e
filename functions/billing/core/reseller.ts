/**
 * The reseller of record a line names: none in the direct model; the partner itself where no reseller with an MPN ID
 * stands on the subscription.
 *
 * @rule R-MPN-02 to R-MPN-05
 */
export function resellerMpnId(partner: { model: string; mpnId: string }, onRecord: string | undefined): number | undefined {
  if (partner.model !== 'indirectProvider') return undefined;
  return Number(onRecord || partner.mpnId);
}

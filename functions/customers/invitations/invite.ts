import { ACCOUNT, ACCOUNT_ID, DIRECTORY_ENTRY, type Account } from '../../account/stored.ts';
import { answered, decided, type Answer } from '../../contract/operation.ts';
import { SERVICES } from '../../contract/services.ts';
import type { Scope, VisitorScope } from '../../identity/scope.ts';
import { ok, refuse, type Outcome } from '../../shared/outcome.ts';
import { create } from '../../storage/port.ts';
import { isOwnReseller } from '../resellers.ts';
import type { WireInvitation } from './wire.ts';
import { addressOf, INVITATION_KEY, INVITATION_KEY_ID, isSignedBy, newKey, type Invitation } from './link.ts';

/** The link of the partner, always the same (R-REL-06); its key is made when it is asked for the first time. */
export async function getRelationshipRequest(scope: Scope, indirectResellerId: string | undefined) {
  const { account, partition, guideUrl, locale } = scope;
  if (indirectResellerId !== undefined && !(await isOwnReseller(scope, indirectResellerId))) {
    return refuse('InvalidProperty', 'indirectResellerId: only an indirect provider names an indirect reseller, one of its own.');
  }
  const kept = await partition.get(INVITATION_KEY, INVITATION_KEY_ID);
  const key = kept?.value.key ?? newKey();
  const { partnerId, mpnId } = account.value;
  const url = addressOf({ partnerId, msppId: mpnId, indirectResellerId }, key, { guideUrl, locale });
  return decided({ url, attributes: { objectType: 'RelationshipRequest' } }, kept ? [] : [create(INVITATION_KEY, { key })]);
}

export interface SignedInvitation extends Invitation {
  readonly signature: string;
}

/** The account that a link was given to. */
export async function readInvitation(
  { shared }: Pick<VisitorScope, 'shared'>,
  { signature, ...invitation }: SignedInvitation,
): Promise<Outcome<Account, 'NoSuchInvitation' | 'InvitationClosed'>> {
  const partner = shared.partner(invitation.partnerId);
  const kept = await partner.get(INVITATION_KEY, INVITATION_KEY_ID);
  if (!kept || !isSignedBy(invitation, signature, kept.value.key)) return refuse('NoSuchInvitation');
  const account = await partner.get(ACCOUNT, ACCOUNT_ID);
  if (!account || account.value.state === 'terminated') return refuse('NoSuchInvitation');
  // R-BILL-07, item 3: a suspended account gets no new relationships
  return account.value.state === 'suspended' ? refuse('InvitationClosed') : ok(account.value);
}

/** Who asks for what, for the customer to read before it says yes. */
export async function showInvitation(
  scope: VisitorScope,
  signed: SignedInvitation,
): Promise<Outcome<Answer<WireInvitation>, 'NoSuchInvitation' | 'InvitationClosed'>> {
  const account = await readInvitation(scope, signed);
  if (!account.ok) return account;
  const { partnerId, indirectResellerId } = signed;
  const reseller =
    indirectResellerId === undefined ? undefined : await scope.shared.directory.get(DIRECTORY_ENTRY, indirectResellerId);
  return answered({
    partner: { id: partnerId, name: account.value.name, mpnId: account.value.mpnId },
    ...(reseller ? { reseller: { id: reseller.value.partnerId, name: reseller.value.name, mpnId: reseller.value.mpnId } } : {}),
    services: Object.entries(SERVICES).map(([id, name]) => ({ id, name })),
    attributes: { objectType: 'Invitation' },
  });
}

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { defineKind } from '../../storage/port.ts';

const InvitationKey = z.object({ key: z.string() });

/** What the links of a partner are signed with: made with the first of them. */
export const INVITATION_KEY = defineKind<z.infer<typeof InvitationKey>>({
  name: 'invitationKey',
  container: 'partners',
  schemaVersion: 1,
  schema: InvitationKey,
  idOf: () => INVITATION_KEY_ID,
  indexes: {},
});

export const INVITATION_KEY_ID = 'invitationKey';

/** What a link says: who asks, for the privileges (R-REL-03). Nothing of a customer (R-REL-06). */
export interface Invitation {
  readonly partnerId: string;
  readonly msppId: string;
  /** The indirect reseller that an indirect provider asks for. */
  readonly indirectResellerId?: string | undefined;
}

export function newKey(): string {
  return randomBytes(32).toString('base64url');
}

export function signatureOf({ partnerId, msppId, indirectResellerId }: Invitation, key: string): string {
  const said = ['ResellerRelationship', partnerId, msppId, indirectResellerId ?? ''];
  return createHmac('sha256', key).update(JSON.stringify(said)).digest('base64url');
}

export function isSignedBy(invitation: Invitation, signature: string, key: string): boolean {
  const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(invitation, key))];
  return given.length === right.length && timingSafeEqual(given, right);
}

/** Where the guide has its pages in the language of a locale. */
const FOLDERS: Readonly<Record<string, string>> = { zh: '/zh-cn', pt: '/pt-br' };

/**
 * The address a customer opens. It belongs to the partner and can be used for every customer.
 *
 * @rule R-REL-06
 */
export function addressOf(
  invitation: Invitation,
  key: string,
  { guideUrl, locale }: { guideUrl: string; locale: string },
): string {
  const { partnerId, msppId, indirectResellerId } = invitation;
  const query = new URLSearchParams({
    invType: 'ResellerRelationship',
    partnerId,
    msppId,
    DAP: 'true',
    ...(indirectResellerId === undefined ? {} : { indirectResellerId }),
    signature: signatureOf(invitation, key),
  });
  return `${guideUrl}${FOLDERS[locale.split('-')[0] ?? ''] ?? ''}/accept-partner/?${query.toString()}`;
}

import * as z from 'zod';
import type { DirectoryEntry } from '../../account/stored.ts';
import { SERVICE_IDS, SERVICES, type ServiceId } from '../../contract/services.ts';
import { Attributes, Guid, wireEnum } from '../../contract/wire.ts';
import type { Instant } from '../../shared/calendar.ts';
import { servicesOf, type Partnerships } from '../core/partnerships.ts';

const Partner = z.object({ id: z.string(), name: z.string(), mpnId: z.string() });
const Service = z.object({ id: z.enum(SERVICE_IDS), name: z.string() });

const optionalGuid = z.preprocess((given) => (given === '' ? undefined : given), Guid.optional());

export const RequestQuery = z.object({
  indirectResellerId: optionalGuid.describe('Of an indirect provider: the reseller that the customer is tied to.'),
});

export const RelationshipRequest = z.object({
  url: z.string().describe('The link for a customer. It belongs to your account and can be used again (R-REL-06).'),
  attributes: Attributes,
});

export const InvitationPath = z.object({ partnerId: Guid });

/** What stands in the link beside the partner. */
export const InvitationParts = z.object({
  msppId: z.string().max(20),
  indirectResellerId: optionalGuid,
  signature: z.string().max(100),
});

export const WireInvitation = z.object({
  partner: Partner.describe('Who asks.'),
  reseller: Partner.optional().describe('The indirect reseller, where the link of an indirect provider names one.'),
  services: z.array(Service.extend({ id: z.string() })).describe('For which it asks for delegated administrative privileges.'),
  attributes: Attributes,
});

export type WireInvitation = z.infer<typeof WireInvitation>;

export const ServiceQuery = z.object({ service: wireEnum(SERVICE_IDS).describe('Of one service only.') });

export const Acceptance = InvitationParts.extend({
  services: z
    .array(z.enum(SERVICE_IDS))
    .default([...SERVICE_IDS])
    .describe('For which you give the privileges: all by default. Whoever has them now loses them (R-REL-07).'),
});

export const WirePartner = Partner.extend({
  since: z.string().describe('When you accepted it, or when it created your account.'),
  services: z.array(Service).describe('For which it has delegated administrative privileges.'),
  attributes: Attributes,
});

export type WirePartner = z.infer<typeof WirePartner>;

export function toWirePartner(
  { partnerId, name, mpnId }: Pick<DirectoryEntry, 'partnerId' | 'name' | 'mpnId'>,
  partnerships: Partnerships,
  since: Instant,
): WirePartner {
  const services = servicesOf(partnerships, partnerId).map((id: ServiceId) => ({ id, name: SERVICES[id] }));
  return { id: partnerId, name, mpnId, since, services, attributes: { objectType: 'PartnerOfCustomer' } };
}

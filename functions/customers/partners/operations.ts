import * as z from 'zod';
import { DIRECTORY_ENTRY, RESELLERS, type DirectoryEntry } from '../../account/stored.ts';
import { parseFilter } from '../../contract/filter.ts';
import { answered, operation, type Operation } from '../../contract/operation.ts';
import { PROGRAMME } from '../../contract/programme.ts';
import { Attributes, collection, collectionOf, wireEnum } from '../../contract/wire.ts';
import type { Scope } from '../../identity/scope.ts';
import { refuse } from '../../shared/outcome.ts';
import { under } from '../../storage/port.ts';
import { walk } from '../../storage/walk.ts';
import { findRelationship } from '../queries.ts';
import { CustomerPath } from '../wire.ts';

const RESELLERS_PER_READ = 500;
const TYPES = ['is_indirect_cloud_solution_provider_of', 'is_indirect_reseller_of'] as const;

type RelationshipType = (typeof TYPES)[number];

const WirePartner = z.object({
  id: z.string().describe('The tenant id of the other partner.'),
  name: z.string(),
  relationshipType: z.enum(TYPES).describe('What you are to the other partner.'),
  state: z.literal('Active'),
  mpnId: z.string(),
  location: z.string(),
  attributes: Attributes,
});

function toWirePartner(
  { partnerId, name, mpnId }: DirectoryEntry,
  relationshipType: RelationshipType,
): z.infer<typeof WirePartner> {
  const attributes = { objectType: 'PartnerRelationship' };
  return { id: partnerId, name, relationshipType, state: 'Active', mpnId, location: PROGRAMME.market, attributes };
}

/** What the caller is to other partners of the programme; a direct reseller is nothing to any. */
function roleOf({ account }: Scope): RelationshipType | undefined {
  const { model } = account.value;
  if (model === 'indirectProvider') return 'is_indirect_cloud_solution_provider_of';
  return model === 'indirectReseller' ? 'is_indirect_reseller_of' : undefined;
}

/** A provider's resellers, or a reseller's provider. @rule R-IND-06 */
async function relatedPartners({ account, shared }: Scope): Promise<DirectoryEntry[]> {
  const { partnerId, providerId } = account.value;
  if (providerId !== undefined) {
    const provider = await shared.directory.get(DIRECTORY_ENTRY, providerId);
    return provider ? [provider.value] : [];
  }
  const resellers = walk(shared.directory, RESELLERS, { ...under(partnerId), limit: RESELLERS_PER_READ });
  return Array.fromAsync(resellers, ({ value }) => value);
}

/** Whether a name fits a filter of the wire; undefined when the filter is no such one. */
function nameTest(text: string | undefined): ((name: string) => boolean) | undefined {
  if (text === undefined) return () => true;
  const filter = parseFilter(text);
  if (filter?.field.toLowerCase() !== 'name') return undefined;
  const value = filter.value.toLowerCase();
  if (filter.operator === 'starts_with') return (name) => name.toLowerCase().startsWith(value);
  return filter.operator === 'substring' ? (name) => name.toLowerCase().includes(value) : undefined;
}

const READ = {
  method: 'GET',
  availability: 'worldwide_only',
  permission: 'customer.search_view',
  appOnly: false,
  whenAccountSuspended: 'allow',
  answer: collectionOf(WirePartner),
} as const;

export const partnerOperations: Operation[] = [
  operation({
    ...READ,
    id: 'listPartnerRelationships',
    summary: 'List the partners you work with: the resellers of a provider, or the provider of a reseller',
    path: 'v1/relationships',
    query: z.object({
      relationship_type: wireEnum(TYPES, ['none']).describe('Your own side; without it, whichever you have.'),
      filter: z.string().max(4000).optional().describe('By Name: starts_with or substring.'),
    }),
    refuses: ['InvalidInput'],
    handle: async (scope, { query }) => {
      const isWanted = nameTest(query.filter);
      if (!isWanted)
        return refuse(
          'InvalidInput',
          'A filter of partners is {"Field":"Name","Value":"…","Operator":"substring"}, or starts_with.',
        );
      const role = roleOf(scope);
      if (role === undefined || (query.relationship_type ?? role) !== role) return answered(collection([]));
      const partners = (await relatedPartners(scope)).filter(({ name }) => isWanted(name));
      return answered(collection(partners.map((partner) => toWirePartner(partner, role))));
    },
  }),
  operation({
    ...READ,
    id: 'listCustomerRelationships',
    summary: 'List the indirect reseller that a customer of a provider is tied to',
    path: 'v1/customers/{customerId}/relationships',
    params: CustomerPath,
    refuses: ['NoSuchTenant'],
    handle: async ({ partition, shared }, { params }) => {
      const relationship = await findRelationship(partition, params.customerId);
      if (!relationship) return refuse('NoSuchTenant');
      const { associatedPartnerId: id } = relationship.value;
      const reseller = id === undefined ? undefined : await shared.directory.get(DIRECTORY_ENTRY, id);
      const role = 'is_indirect_cloud_solution_provider_of';
      return answered(collection(reseller ? [toWirePartner(reseller.value, role)] : []));
    },
  }),
];

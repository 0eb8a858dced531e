import * as z from 'zod';
import { Attributes, collectionOf, etagOf, Guid, wireWord } from '../../contract/wire.ts';
import type { Versioned } from '../../storage/port.ts';
import type { Policy } from './stored.ts';

const RESOURCES = ['AzureReservedInstances', 'AzureSavingsPlan'] as const;

export const PolicyBody = z.object({
  id: z.string().max(100).optional().describe('Needed where the address has none.'),
  selfServeEntity: z.object({ selfServeEntityType: wireWord(['customer']), tenantID: Guid }),
  grantor: z.object({ grantorType: wireWord(['billToPartner']), tenantID: Guid }),
  permissions: z
    .array(z.object({ resource: wireWord(RESOURCES), action: wireWord(['Purchase']) }))
    .min(1, 'needs at least one permission')
    .max(10),
});

export type PolicyBody = z.infer<typeof PolicyBody>;

export const PolicyPath = z.object({ policyId: z.string().max(100) });

export const EntityQuery = z.object({ entity_id: Guid.describe('The tenant id of the customer.') });

export const WirePolicy = z.object({
  id: z.string().describe('The tenant ids of grantor and entity, with an underscore between them.'),
  selfServeEntity: z.object({ selfServeEntityType: z.literal('customer'), tenantID: z.string() }),
  grantor: z.object({ grantorType: z.literal('billToPartner'), tenantID: z.string() }),
  permissions: z.array(z.object({ resource: z.enum(RESOURCES), action: z.literal('Purchase') })),
  attributes: Attributes,
});

export const WirePolicies = collectionOf(WirePolicy);

export function toWirePolicy({ value, version }: Pick<Versioned<Policy>, 'value' | 'version'>): z.infer<typeof WirePolicy> {
  const { id, customerId, partnerId, resources } = value;
  return {
    id,
    selfServeEntity: { selfServeEntityType: 'customer', tenantID: customerId },
    grantor: { grantorType: 'billToPartner', tenantID: partnerId },
    permissions: resources.map((resource) => ({ resource, action: 'Purchase' })),
    attributes: { etag: etagOf(id, version), objectType: 'SelfServePolicy' },
  };
}

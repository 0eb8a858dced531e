import * as z from 'zod';
import { SERVICE_IDS, SERVICES, type ServiceId } from '../../contract/services.ts';
import { Attributes } from '../../contract/wire.ts';
import { offerIdOf } from '../../catalog/core/offer.ts';
import type { Sku } from './core/skus.ts';

const SkuId = z.string().trim().min(1).max(100).transform(offerIdOf);

/** Everything sold here is of the first group; the second is that of a shop which this programme does not have. */
export const GroupQuery = z.object({
  licenseGroupIds: z
    .string()
    .regex(/^group[12](,group[12])*$/i, 'is Group1 or Group2, repeated for both')
    .transform((text) => text.toLowerCase().split(','))
    .optional()
    .describe('Group1 by default; Group2 has nothing in this programme.'),
});

export function isAsked({ licenseGroupIds }: z.infer<typeof GroupQuery>): boolean {
  return licenseGroupIds?.includes('group1') ?? true;
}

export const LicenseUpdateBody = z.object({
  licensesToAssign: z
    .array(
      z.object({
        skuId: SkuId,
        excludedPlans: z.array(z.string()).max(0, 'must be empty: the products here have no plans to leave out').optional(),
      }),
    )
    .max(50)
    .default([]),
  licensesToRemove: z.array(SkuId).max(50).default([]),
});

export const WireLicenseUpdate = z.object({
  licensesToAssign: z.array(z.object({ skuId: z.string() })),
  licensesToRemove: z.array(z.string()),
  licenseWarnings: z.array(z.never()),
  attributes: Attributes,
});

export type WireLicenseUpdate = z.infer<typeof WireLicenseUpdate>;

export function toWireUpdate({ assign, remove }: { assign: readonly string[]; remove: readonly string[] }): WireLicenseUpdate {
  return {
    licensesToAssign: assign.map((skuId) => ({ skuId })),
    licensesToRemove: [...remove],
    licenseWarnings: [],
    attributes: { objectType: 'LicenseUpdate' },
  };
}

const ProductSku = z.object({
  id: z.string(),
  name: z.string(),
  skuPartNumber: z.string(),
  targetType: z.enum(['User', 'Tenant']).optional(),
  licenseGroupId: z.literal('group1'),
});

export const WireSku = z.object({
  availableUnits: z.int().describe('Below zero when seats were taken away that users still have.'),
  activeUnits: z.int(),
  consumedUnits: z.int(),
  suspendedUnits: z.int(),
  totalUnits: z.int().describe('Active and warning together.'),
  warningUnits: z.int(),
  productSku: ProductSku,
  servicePlans: z.array(z.never()),
  capabilityStatus: z.enum(['Enabled', 'Suspended']),
  attributes: Attributes,
});

export function toWireSku(sku: Sku, consumedUnits: number): z.infer<typeof WireSku> {
  const { activeUnits, suspendedUnits, target } = sku;
  return {
    availableUnits: activeUnits - consumedUnits,
    activeUnits,
    consumedUnits,
    suspendedUnits,
    totalUnits: activeUnits,
    warningUnits: 0,
    productSku: { ...productOf(sku), targetType: target },
    servicePlans: [],
    capabilityStatus: activeUnits > 0 ? 'Enabled' : 'Suspended',
    attributes: { objectType: 'SubscribedSku' },
  };
}

export const WireLicense = z.object({ servicePlans: z.array(z.never()), productSku: ProductSku, attributes: Attributes });

export function toWireLicense(product: { id: string; name: string }): z.infer<typeof WireLicense> {
  return { servicePlans: [], productSku: productOf(product), attributes: { objectType: 'License' } };
}

function productOf({ id, name }: { id: string; name: string }) {
  const skuPartNumber = name
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .replace(/_$/, '');
  return { id, name, skuPartNumber, licenseGroupId: 'group1' as const };
}

const Place = z.object({ uri: z.string(), method: z.string() });

export const WireManagedService = z.object({
  id: z.enum(SERVICE_IDS),
  name: z.string(),
  groupName: z.string(),
  links: z.object({ adminService: Place, serviceHealth: Place, serviceTicket: Place }),
  attributes: Attributes,
});

/** The places are pages of the guide, whose address a deployment sets. @rule R-SUP-04, R-SUP-09, R-HLT-01 */
export function toWireManagedService(id: ServiceId, guideUrl: string): z.infer<typeof WireManagedService> {
  const place = (page: string) => ({ uri: `${guideUrl}/guide/${page}/`, method: 'GET' });
  return {
    id,
    name: SERVICES[id],
    groupName: id === 'office365' ? 'Office' : SERVICES[id],
    links: {
      adminService: place('provide-technical-support'),
      serviceHealth: { uri: `${guideUrl}/service-health/#${id}`, method: 'GET' },
      serviceTicket: place('report-problems-on-behalf-of-a-customer'),
    },
    attributes: { objectType: 'ManagedService' },
  };
}

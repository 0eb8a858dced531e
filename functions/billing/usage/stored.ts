import * as z from 'zod';
import { CHARGE_TYPE_CODES } from '../../contract/charge-types.ts';
import { derivedCode } from '../../storage/derived-id.ts';
import { defineKind, indexOf, padded } from '../../storage/port.ts';
import { StoredDate, StoredInstant, StoredMinor } from '../../storage/values.ts';
import { StoredFacts, StoredTotals } from '../stored.ts';
import { GRANT_TYPES } from './core/record.ts';

/** The partition of a partner's `lines` that holds its usage of all months; those beside it are its invoices. */
export const USAGE_PARTITION = 'usage';

const Resource = z.object({
  resourceGuid: z.string(),
  resourceName: z.string(),
  serviceName: z.string(),
  serviceType: z.string(),
  region: z.string(),
  sku: z.string(),
  unit: z.string(),
  detailLineItemId: z.int(),
  listPrice: z.string(),
});

const RecordedUsage = Resource.extend({
  id: z.string(),
  customerId: z.string(),
  subscriptionId: z.string(),
  usageDate: StoredDate,
  consumedQuantity: z.string(),
  includedQuantity: z.string(),
  grant: z.object({ chargeType: z.enum(GRANT_TYPES), amount: StoredMinor }).optional(),
  meteredRegion: z.string(),
  meteredService: z.string(),
  meteredServiceType: z.string(),
  project: z.string(),
  serviceInfo: z.string(),
  /** The billing date whose invoice it stands on. */
  billedOn: StoredDate,
  recordedAt: StoredInstant,
});

export type RecordedUsage = z.infer<typeof RecordedUsage>;

/** In the order of the file: records of one line are neighbours, late ones of one day too. Never changed, so the walk of a close is. */
export const USAGE_RECORD = defineKind<RecordedUsage>({
  name: 'usageRecord',
  container: 'lines',
  schemaVersion: 1,
  schema: RecordedUsage,
  idOf: ({ id }) => id,
  indexes: {
    byLine: (record) => {
      const { billedOn, customerId, subscriptionId, resourceGuid, detailLineItemId, usageDate } = record;
      return [billedOn, customerId, subscriptionId, resourceGuid, padded(detailLineItemId), lineCode(record), usageDate];
    },
  },
});

export const USAGE_BY_LINE = indexOf(USAGE_RECORD, 'byLine');

/** Whatever else sets lines of one resource and rate number apart, in a few characters. */
function lineCode({ listPrice, grant, sku, unit, region, resourceName, serviceName, serviceType }: RecordedUsage): string {
  return derivedCode(8, listPrice, grant?.chargeType ?? '', sku, unit, region, resourceName, serviceName, serviceType);
}

const UsageFence = z.object({
  /** The last billing date whose close has begun: nothing is added to it any more. */
  sealedThrough: StoredDate.optional(),
  /** The last billing date that has records. */
  filledThrough: StoredDate.optional(),
});

export type UsageFence = z.infer<typeof UsageFence>;

/** Replaced with every commit of records and by the close, so that no record slips into a month being closed. */
export const USAGE_FENCE = defineKind<UsageFence>({
  name: 'usageFence',
  container: 'lines',
  schemaVersion: 1,
  schema: UsageFence,
  idOf: () => USAGE_FENCE_ID,
  indexes: {},
});

export const USAGE_FENCE_ID = 'fence';

const UsageLine = Resource.extend({
  chargeType: z.enum(CHARGE_TYPE_CODES),
  chargeStart: StoredDate,
  chargeEnd: StoredDate,
  consumedQuantity: z.string(),
  includedQuantity: z.string(),
  pretax: StoredMinor,
  tax: StoredMinor,
  recordCount: z.int(),
});

const UsagePage = z.object({
  /** Counts from 0. */
  number: z.int(),
  firstLine: z.int(),
  /** How many records the pages before it add up. */
  firstRecord: z.int(),
  /** The page adds up the records behind this place, up to and with the one at `through`. */
  after: z.string(),
  through: z.string(),
  groups: z.array(z.object({ facts: StoredFacts, lines: z.array(UsageLine) })),
  /** Of this page and those before it. */
  totals: StoredTotals,
  recordCount: z.int(),
  /** What the file adds up to by what stands in it, through this page. */
  fileTotal: StoredMinor,
});

export type UsagePage = z.infer<typeof UsagePage>;

/** Some hundred usage-based lines of an invoice, beside its license-based ones: written once, and the checkpoint of the close. */
export const USAGE_PAGE = defineKind<UsagePage>({
  name: 'usagePage',
  container: 'lines',
  schemaVersion: 1,
  schema: UsagePage,
  idOf: ({ number }) => padded(number),
  indexes: {
    byFirstLine: ({ firstLine }) => [padded(firstLine)],
    byFirstRecord: ({ firstRecord }) => [padded(firstRecord)],
  },
});

export const USAGE_PAGES = indexOf(USAGE_PAGE, 'byFirstLine');
export const USAGE_PAGES_BY_RECORD = indexOf(USAGE_PAGE, 'byFirstRecord');

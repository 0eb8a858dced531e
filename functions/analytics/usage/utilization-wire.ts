import * as z from 'zod';
import { Attributes, wireEnum } from '../../contract/wire.ts';
import type { RecordedUsage } from '../../billing/usage/stored.ts';
import { addDays, parseInstant, startOf, type Instant } from '../../shared/calendar.ts';
import { decimalText } from '../../shared/decimal.ts';
import type { Bucket } from '../core/buckets.ts';

const RECORDS_MAX = 1000;

/** A plus sign that was not encoded arrives as a blank. */
const Time = z
  .string()
  .transform((text, context): Instant => {
    const time = parseInstant(text.replace(' ', '+'));
    if (time !== undefined) return time;
    context.issues.push({ code: 'custom', message: 'is a time such as 2026-11-01T00:00:00Z', input: text });
    return z.NEVER;
  })
  .optional();

/** A seek call carries nothing but its operation: the token of its header says the rest. */
export const UtilizationQuery = z.object({
  start_time: Time.describe('The first moment at which the usage was recorded.'),
  end_time: Time.describe('The moment at which that span ends.'),
  granularity: wireEnum(['daily', 'hourly'])
    .refine((granularity) => granularity !== 'hourly', 'is daily: usage is rated by the day here')
    .describe('Daily only: usage is rated by the day here.'),
  show_details: wireEnum(['true', 'false']).describe('True by default: each record by itself. False: one a resource and day.'),
  size: z.coerce.number().int().min(0).optional().describe(`Up to ${RECORDS_MAX}, which is the default.`),
  seek_operation: wireEnum(['next']),
});

const Moment = z.custom<Instant>((value) => typeof value === 'string' && parseInstant(value) === value);

/** Where a page ends, and all that the next one needs to be asked for. */
const Wanted = z.object({
  start: Moment,
  end: Moment,
  isDetailed: z.boolean(),
  size: z.int().min(1).max(RECORDS_MAX),
  /** The records up to and with this place are done. */
  after: z.string().optional(),
  /** Of what follows it, so many are done too. */
  given: z.int().min(0),
});

export type Wanted = z.infer<typeof Wanted>;

export function wantedByQuery(query: z.infer<typeof UtilizationQuery>): Wanted | undefined {
  const { start_time: start, end_time: end, show_details: details, size } = query;
  if (start === undefined || end === undefined || start > end) return undefined;
  return { start, end, isDetailed: details !== 'false', size: Math.min(size || RECORDS_MAX, RECORDS_MAX), given: 0 };
}

export function wantedByToken(token: string): Wanted | undefined {
  try {
    return Wanted.safeParse(JSON.parse(atob(token))).data;
  } catch {
    return undefined; // not one of ours: the caller is told so
  }
}

export function tokenOf(wanted: Wanted): string {
  return btoa(JSON.stringify(wanted));
}

export const WireUtilization = z.object({
  usageStartTime: z.string(),
  usageEndTime: z.string(),
  resource: z.object({
    id: z.string(),
    name: z.string(),
    category: z.string(),
    subcategory: z.string(),
    region: z.string(),
  }),
  quantity: z.number(),
  unit: z.string(),
  infoFields: z.record(z.string(), z.string()).describe('What is known of where it ran; empty without details.'),
  attributes: Attributes,
});

export type WireUtilization = z.infer<typeof WireUtilization>;

export function toWireUtilization({ record, quantity }: Bucket<RecordedUsage>, isDetailed: boolean): WireUtilization {
  const { usageDate, resourceGuid: id, resourceName: name, serviceName, serviceType, region, unit } = record;
  return {
    usageStartTime: startOf(usageDate),
    usageEndTime: startOf(addDays(usageDate, 1)),
    resource: { id, name, category: serviceName, subcategory: serviceType, region },
    quantity: Number(decimalText(quantity)),
    unit,
    infoFields: isDetailed ? infoFieldsOf(record) : {},
    attributes: { objectType: 'AzureUtilizationRecord' },
  };
}

function infoFieldsOf(record: RecordedUsage): Record<string, string> {
  const { meteredRegion, meteredService, meteredServiceType, project, serviceInfo } = record;
  const known = { meteredRegion, meteredService, meteredServiceType, project, serviceInfo1: serviceInfo };
  return Object.fromEntries(Object.entries(known).filter(([, text]) => text !== ''));
}

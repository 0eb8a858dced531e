import * as z from 'zod';
import { LIMITS } from '../../contract/limits.ts';
import { Attributes, Guid, line, wireEnum } from '../../contract/wire.ts';
import { decimal, decimalText } from '../../shared/decimal.ts';
import { PositiveAmount } from '../amount-wire.ts';
import { WireDay } from '../paying/wire.ts';
import { USAGE_COLUMNS, usageColumns, type BillingRow, type DailyRow } from './core/reconciliation.ts';
import { GRANT_TYPES, signedGrant, type UsageRecord } from './core/record.ts';
import type { Recorded } from './intake.ts';

const TEXT_MAX = 200;

const Text = line(TEXT_MAX);
const OptionalText = Text.default('');

/** Kept in its shortest form, so that what is sent again in another spelling is the same. */
const Quantity = z
  .union([z.number(), z.string().trim()])
  .transform((given, context): string => {
    const text = String(given);
    if (/^\d{1,9}(\.\d{1,10})?$/.test(text)) return decimalText(decimal(text));
    context.issues.push({ code: 'custom', message: 'is below a billion, not negative, with at most ten decimals', input: given });
    return z.NEVER;
  })
  .describe('A number, or decimal text, not negative, with at most ten decimals.');

const Sent = z.object({
  id: z
    .string()
    .regex(/^[\w.:-]{1,100}$/, 'has 1 to 100 letters, digits, dots, colons, hyphens or underscores')
    .describe('One of the partner over all months: sent again, a record changes nothing.'),
  customerId: Guid,
  subscriptionId: Guid,
  usageDate: WireDay.describe('The day of use, UTC; today at the latest.'),
  resourceGuid: Guid,
  resourceName: Text,
  serviceName: Text,
  serviceType: OptionalText,
  region: OptionalText,
  sku: OptionalText,
  unit: OptionalText,
  detailLineItemId: z
    .int()
    .min(0)
    .max(999_999)
    .default(1)
    .describe('Tells the rates of one resource apart: 1 up to some quantity, 2 above it.'),
  consumedQuantity: Quantity.optional(),
  includedQuantity: Quantity.default('0').describe('Already paid for by the offer.'),
  listPrice: Quantity.optional().describe('For one unit, in yuan.'),
  chargeType: wireEnum(GRANT_TYPES).describe('Only for a discount or a refund; usage has none.'),
  amount: PositiveAmount.optional().describe('Of a discount or a refund, before tax: what is given, or taken back.'),
  meteredRegion: OptionalText,
  meteredService: OptionalText,
  meteredServiceType: OptionalText,
  project: OptionalText,
  serviceInfo: OptionalText,
});

/** Usage has a quantity and a rate, a discount or a refund has an amount. */
const SentRecord = Sent.superRefine(({ chargeType, consumedQuantity, listPrice, amount }, context) => {
  const wanted = chargeType === undefined ? { consumedQuantity, listPrice } : { amount };
  const unwanted = chargeType === undefined ? { amount } : { consumedQuantity, listPrice };
  const complain = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message });
  for (const [name, value] of Object.entries(wanted)) if (value === undefined) complain(name, 'is missing');
  for (const [name, value] of Object.entries(unwanted))
    if (value !== undefined)
      complain(name, chargeType === undefined ? 'is only for a discount or a refund' : 'is only for usage');
}).transform(toRecord);

export const SentRecords = z.object({ records: z.array(SentRecord).min(1).max(LIMITS.usageRecords) });

function toRecord({ chargeType, amount, consumedQuantity = '0', listPrice = '0', ...rest }: z.infer<typeof Sent>): UsageRecord {
  const record = { ...rest, consumedQuantity, listPrice };
  if (chargeType === undefined || amount === undefined) return record;
  return { ...record, includedQuantity: '0', grant: { chargeType, amount: signedGrant(chargeType, amount) } };
}

export const WireRecorded = z.object({
  accepted: z.int(),
  repeated: z.int().describe('Recorded before, or named twice.'),
  billedOn: z
    .string()
    .describe('The billing date of the invoice they stand on; where a close came in between, of the last of them.'),
  attributes: Attributes,
});

export function toWireRecorded(recorded: Recorded): z.infer<typeof WireRecorded> {
  return { ...recorded, attributes: { objectType: 'RecordedUsage' } };
}

/** One usage-based line: columns of the file by their API names, and what tells the SDKs its class (R-REC-12). */
export const WireUsageLineItem = z.object({
  ...Object.fromEntries(USAGE_COLUMNS.map(({ field }) => [field, z.union([z.string(), z.number()]).optional()])),
  unit: z.string().optional(),
  invoiceLineItemType: z.enum(['billing_line_items', 'usage_line_items']),
  billingProvider: z.literal('azure'),
  attributes: Attributes,
});

export type WireUsageLineItem = z.infer<typeof WireUsageLineItem>;

export function toWireBillingRow(row: BillingRow, isIndirect: boolean): WireUsageLineItem {
  const fields = usageColumns(isIndirect).map(({ field, inBilling }) => [field, inBilling?.(row)] as const);
  return item('billing_line_items', 'UsageBasedLineItem', fields, row.usage.unit);
}

export function toWireDailyRow(row: DailyRow, isIndirect: boolean): WireUsageLineItem {
  const fields = usageColumns(isIndirect).map(({ field, inDaily }) => [field, inDaily?.(row)] as const);
  return item('usage_line_items', 'DailyUsageLineItem', fields, row.usage.unit);
}

function item(
  invoiceLineItemType: WireUsageLineItem['invoiceLineItemType'],
  objectType: string,
  fields: readonly (readonly [string, string | number | undefined])[],
  unit: string,
): WireUsageLineItem {
  return {
    ...Object.fromEntries(fields.filter(([, value]) => value !== undefined)),
    ...(unit ? { unit } : {}),
    invoiceLineItemType,
    billingProvider: 'azure',
    attributes: { objectType },
  };
}

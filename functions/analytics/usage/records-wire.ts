import * as z from 'zod';
import type { Instant } from '../../shared/calendar.ts';
import { decimalText } from '../../shared/decimal.ts';
import type { Minor } from '../../shared/money.ts';
import type { Subscription } from '../../subscriptions/stored.ts';
import { percentUsed } from '../core/budget.ts';
import type { MeterUsage } from './costs.ts';
import { Measured, measured, toWireBudget, WireBudget, type Named } from './wire.ts';

export const WireCustomerRecord = Measured.extend({
  budget: WireBudget,
  percentUsed: z.number().describe('Of the budget; can be more than 100.'),
  isUpgraded: z.literal(false).describe('Azure plans are not sold in this programme.'),
});

export function toWireCustomerRecord(
  customer: Named,
  cost: Minor,
  budget: Minor | undefined,
  now: Instant,
): z.infer<typeof WireCustomerRecord> {
  return {
    ...measured('CustomerMonthlyUsageRecord', customer, cost, now),
    budget: toWireBudget(budget),
    percentUsed: percentUsed(cost, budget),
    isUpgraded: false,
  };
}

export const WireSubscriptionRecord = Measured.extend({
  status: z.enum(['active', 'suspended', 'deleted']),
  partnerOnRecord: z.string().optional(),
  offerId: z.string(),
});

export function toWireSubscriptionRecord(
  subscription: Subscription,
  cost: Minor,
  now: Instant,
): z.infer<typeof WireSubscriptionRecord> {
  const { id, friendlyName, status, partnerIdOnRecord, offerId } = subscription;
  return {
    ...measured('SubscriptionMonthlyUsageRecord', { id, name: friendlyName }, cost, now),
    status,
    ...(partnerIdOnRecord ? { partnerOnRecord: partnerIdOnRecord } : {}),
    offerId,
  };
}

export const WireDailyRecord = Measured.extend({ dateUsed: z.string() });

export function toWireDailyRecord(subscription: Named, cost: Minor, day: Instant, now: Instant): z.infer<typeof WireDailyRecord> {
  return { ...measured('SubscriptionDailyUsageRecord', subscription, cost, now), dateUsed: day };
}

export const WireResourceRecord = Measured.extend({
  category: z.string(),
  subcategory: z.string(),
  quantityUsed: z.number(),
  unit: z.string(),
});

type WireResourceRecord = z.infer<typeof WireResourceRecord>;

export function toWireResourceRecord({ resource, quantity, cost }: MeterUsage, now: Instant): WireResourceRecord {
  const { resourceGuid: id, resourceName: name, serviceName, serviceType, unit } = resource;
  return {
    ...measured('AzureResourceMonthlyUsageRecord', { id, name }, cost, now),
    category: serviceName,
    subcategory: serviceType,
    quantityUsed: Number(decimalText(quantity)),
    unit,
  };
}

export const WireMeterRecord = WireResourceRecord.extend({
  subscriptionId: z.string(),
  meterId: z.string(),
  meterName: z.string(),
});

export function toWireMeterRecord(subscriptionId: string, meter: MeterUsage, now: Instant): z.infer<typeof WireMeterRecord> {
  const record = toWireResourceRecord(meter, now);
  const attributes = { objectType: 'MeterUsageRecord' };
  return { ...record, subscriptionId, meterId: record.id, meterName: record.name, attributes };
}

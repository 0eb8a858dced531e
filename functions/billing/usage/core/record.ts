import type { ChargeType } from '../../../contract/charge-types.ts';
import { addDays, type CalendarDate, type Period } from '../../../shared/calendar.ts';
import { negate, type Minor } from '../../../shared/money.ts';

/** What is charged for by its amount instead of a quantity: the four discounts, and refunds (R-CHG-01). */
export const GRANT_TYPES = [
  'ACTIVATION_DISCOUNT',
  'CYCLE_DISCOUNT',
  'RENEW_DISCOUNT',
  'CANCEL_DISCOUNT',
  'OFFSET_LINEITEM',
] as const satisfies readonly ChargeType[];

export type GrantType = (typeof GRANT_TYPES)[number];

/** A resource at one rate: what a row of the file is about. Quantities and rates are decimal text (`shared/decimal.ts`). */
export interface Resource {
  readonly resourceGuid: string;
  readonly resourceName: string;
  readonly serviceName: string;
  readonly serviceType: string;
  readonly region: string;
  readonly sku: string;
  readonly unit: string;
  /** Tells apart the rates of one resource in one period (tiers). */
  readonly detailLineItemId: number;
  readonly listPrice: string;
}

/** Usage of a day, rated by the operator. */
export interface UsageRecord extends Resource {
  /** Given by the operator; one of a partner's over all months. */
  readonly id: string;
  readonly customerId: string;
  readonly subscriptionId: string;
  readonly usageDate: CalendarDate;
  readonly consumedQuantity: string;
  readonly includedQuantity: string;
  /** Not usage but an amount, signed as it stands in PretaxCharges; the quantities and the rate are then 0. */
  readonly grant?: { readonly chargeType: GrantType; readonly amount: Minor } | undefined;
  readonly meteredRegion: string;
  readonly meteredService: string;
  readonly meteredServiceType: string;
  readonly project: string;
  readonly serviceInfo: string;
}

/** Only taking a discount back raises a bill (R-CHG-01). */
export function signedGrant(chargeType: GrantType, amount: Minor): Minor {
  return chargeType === 'CANCEL_DISCOUNT' ? amount : negate(amount);
}

/** The days a record is billed with: the cycle that ended, or its own day when it is late usage of an earlier one (R-REC-06, R-REC-07). */
export function daysOf({ usageDate }: Pick<UsageRecord, 'usageDate'>, cycle: Period): Period {
  return usageDate < cycle.start ? { start: usageDate, end: addDays(usageDate, 1) } : cycle;
}

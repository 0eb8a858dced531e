import type { ChargeType } from '../../../contract/charge-types.ts';
import type { CalendarDate, Period } from '../../../shared/calendar.ts';
import { above, charge, decimal, decimalText, perUnit, plus, type Decimal } from '../../../shared/decimal.ts';
import { sum, toMinor, ZERO, type Minor } from '../../../shared/money.ts';
import { rateOn, shareOf, type TaxRate } from '../../core/terms.ts';
import { daysOf, type Resource, type UsageRecord } from './record.ts';

/** One usage-based line. `chargeEnd` is the first day no longer charged for; on the wire it is the day before. */
export interface UsageLine extends Resource {
  readonly chargeType: ChargeType;
  readonly chargeStart: CalendarDate;
  readonly chargeEnd: CalendarDate;
  readonly consumedQuantity: string;
  readonly includedQuantity: string;
  readonly pretax: Minor;
  readonly tax: Minor;
  /** How many records it adds up. */
  readonly recordCount: number;
}

/** A line that is being added up: records that come one after the other (`isOfLine`). */
export interface OpenLine {
  readonly record: UsageRecord;
  readonly days: Period;
  readonly consumed: Decimal;
  readonly included: Decimal;
  readonly granted: Minor;
  readonly recordCount: number;
}

export function openLine(record: UsageRecord, cycle: Period): OpenLine {
  return {
    record,
    days: daysOf(record, cycle),
    consumed: decimal(record.consumedQuantity),
    included: decimal(record.includedQuantity),
    granted: record.grant?.amount ?? ZERO,
    recordCount: 1,
  };
}

/** Whether a record is billed on this line: of the same subscription, resource, rate, kind and days. */
export function isOfLine({ record, days }: OpenLine, other: UsageRecord, cycle: Period): boolean {
  return (
    other.subscriptionId === record.subscriptionId &&
    other.resourceGuid === record.resourceGuid &&
    other.detailLineItemId === record.detailLineItemId &&
    other.listPrice === record.listPrice &&
    other.grant?.chargeType === record.grant?.chargeType &&
    daysOf(other, cycle).start === days.start &&
    other.resourceName === record.resourceName &&
    other.serviceName === record.serviceName &&
    other.serviceType === record.serviceType &&
    other.region === record.region &&
    other.sku === record.sku &&
    other.unit === record.unit
  );
}

export function withRecord(line: OpenLine, { consumedQuantity, includedQuantity, grant }: UsageRecord): OpenLine {
  return {
    ...line,
    consumed: plus(line.consumed, decimal(consumedQuantity)),
    included: plus(line.included, decimal(includedQuantity)),
    granted: sum([line.granted, grant?.amount ?? ZERO]),
    recordCount: line.recordCount + 1,
  };
}

/** What the line charges so far, before taxes. */
export function pretaxOf({ record, consumed, included, granted }: OpenLine): Minor {
  return record.grant ? granted : charge({ rate: decimal(record.listPrice), quantity: above(consumed, included) });
}

/**
 * The line of all its records: quantities are summed exactly, the charge is rounded once, on the sum. The tax is that of the
 * first day it charges for.
 *
 * @param feeType  of usage, if it is usage
 * @rule R-REC-08, R-CALC-16, R-CHG-10
 */
export function lineOf(line: OpenLine, feeType: UsageFeeType, taxRates: readonly TaxRate[]): UsageLine {
  const { record, days, consumed, included, recordCount } = line;
  const { resourceGuid, resourceName, serviceName, serviceType, region, sku, unit, detailLineItemId, listPrice } = record;
  const pretax = pretaxOf(line);
  return {
    resourceGuid,
    resourceName,
    serviceName,
    serviceType,
    region,
    sku,
    unit,
    detailLineItemId,
    listPrice,
    chargeType: record.grant?.chargeType ?? feeType,
    chargeStart: days.start,
    chargeEnd: days.end,
    consumedQuantity: decimalText(consumed),
    includedQuantity: decimalText(included),
    pretax,
    tax: shareOf(pretax, rateOn(taxRates, days.start)),
    recordCount,
  };
}

export type UsageFeeType = 'CYCLE_USAGEFEE' | 'CANCEL_USAGEFEE';

type Quantities = Pick<UsageLine, 'consumedQuantity' | 'includedQuantity'>;
type Amounts = Pick<UsageLine, 'pretax' | 'tax'>;

/** What the partner pays for; never negative. @rule R-REC-08 */
export function overageOf({ consumedQuantity, includedQuantity }: Quantities): Decimal {
  return above(decimal(consumedQuantity), decimal(includedQuantity));
}

export function postTaxOf({ pretax, tax }: Amounts): Minor {
  return toMinor(pretax + tax);
}

/** An amount of the line for one unit of its overage, to the cent; 0 without overage. @rule R-REC-08 */
export function effectiveRate(line: Quantities, amount: Minor): Minor {
  return perUnit(amount, overageOf(line));
}

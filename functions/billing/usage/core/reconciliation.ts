import { CHARGE_TYPES } from '../../../contract/charge-types.ts';
import { PROGRAMME } from '../../../contract/programme.ts';
import { addDays, type Period } from '../../../shared/calendar.ts';
import { decimalText } from '../../../shared/decimal.ts';
import { amount, endOfDay, number, quantity, startOfDay, text, type Column } from '../../core/column.ts';
import type { BilledFacts } from '../../core/invoice.ts';
import type { BilledPartner } from '../../core/reconciliation.ts';
import { effectiveRate, overageOf, postTaxOf, type UsageLine } from './line.ts';
import type { Resource, UsageRecord } from './record.ts';

/** The numbers by which the billing platform calls things; not those of Partner Center (R-REC-06). */
export interface UsageNumbers {
  readonly partnerAccount: string;
  readonly customerAccount: string;
  readonly order: string;
  readonly subscription: string;
}

/** What rows of both kinds say. */
export interface UsageRow {
  readonly partner: BilledPartner & { readonly name: string };
  /** Empty while it is not billed. */
  readonly invoiceId: string;
  readonly facts: BilledFacts;
  readonly numbers: UsageNumbers;
  readonly days: Period;
  readonly usage: Resource & { readonly consumedQuantity: string };
}

/** A row that charges: it adds up the usage of a cycle, or late usage of a day. */
export interface BillingRow extends UsageRow {
  readonly line: UsageLine;
}

/** One record as it was sent; it charges nothing by itself. */
export interface DailyRow extends UsageRow {
  readonly record: UsageRecord;
}

interface UsageColumn extends Pick<Column<BillingRow>, 'name' | 'field' | 'inFile'> {
  /** Absent where line items of that kind have no such member (R-REC-12). */
  readonly inBilling?: Column<BillingRow>['inApi'];
  readonly inDaily?: Column<DailyRow>['inApi'];
}

function both({ name, field, inFile, inApi }: Column<UsageRow>): UsageColumn {
  return { name, field, inFile, inBilling: inApi, inDaily: inApi };
}

function billing({ name, field, inFile, inApi }: Column<BillingRow>): UsageColumn {
  return { name, field, inFile, inBilling: inApi };
}

/** The file adds up what is charged, so what only a day has stands in it without a value. */
function daily({ name, field, inApi }: Column<DailyRow>): UsageColumn {
  return { name, field, inFile: () => '', inDaily: inApi };
}

/** What the invoice has to add up to (R-CHG-09). */
export const USAGE_TOTAL_COLUMN = 'PostTaxTotal';

/** The usage-based file, column by column; the API gives the same values as line items (R-REC-06, R-REC-08, R-REC-12). */
export const USAGE_COLUMNS: readonly UsageColumn[] = [
  both(text('PartnerID', 'partnerId', ({ partner }) => partner.partnerId)),
  both(text('PartnerName', 'partnerName', ({ partner }) => partner.name)),
  both(text('PartnerBillableAccountID', 'partnerBillableAccountId', ({ numbers }) => numbers.partnerAccount)),
  both(text('CustomerName', 'customerCompanyName', ({ facts }) => facts.customerName)),
  both(number('MPNID', 'mpnId', ({ partner }) => partner.mpnId)),
  both(number('ResellerMPNID', 'tier2MpnId', ({ facts, partner }) => facts.resellerMpnId ?? partner.mpnId)),
  both(text('InvoiceNumber', 'invoiceNumber', ({ invoiceId }) => invoiceId)),
  both(startOfDay('ChargeStartDate', 'chargeStartDate', ({ days }) => days.start)),
  both(endOfDay('ChargeEndDate', 'chargeEndDate', ({ days }) => addDays(days.end, -1))),
  both(text('SubscriptionID', 'subscriptionId', ({ numbers }) => numbers.subscription)),
  both(text('SubscriptionName', 'subscriptionName', ({ facts }) => facts.name)),
  both(text('SubscriptionDescription', 'subscriptionDescription', ({ facts }) => facts.offerName)),
  both(text('OrderID', 'orderId', ({ numbers }) => numbers.order)),
  both(text('ServiceName', 'serviceName', ({ usage }) => usage.serviceName)),
  both(text('ServiceType', 'serviceType', ({ usage }) => usage.serviceType)),
  both(text('ResourceGUID', 'resourceGuid', ({ usage }) => usage.resourceGuid)),
  both(text('Resource Name', 'resourceName', ({ usage }) => usage.resourceName)),
  both(text('Region', 'region', ({ usage }) => usage.region)),
  billing(text('SKU', 'sku', ({ line }) => line.sku)),
  billing(number('DetailLineItemId', 'detailLineItemId', ({ line }) => line.detailLineItemId)),
  both(quantity('ConsumedQuantity', 'consumedQuantity', ({ usage }) => usage.consumedQuantity)),
  billing(quantity('IncludedQuantity', 'includedQuantity', ({ line }) => line.includedQuantity)),
  billing(quantity('OverageQuantity', 'overageQuantity', ({ line }) => decimalText(overageOf(line)))),
  billing(quantity('ListPrice', 'listPrice', ({ line }) => line.listPrice)),
  billing(amount('PretaxCharges', 'pretaxCharges', ({ line }) => line.pretax)),
  billing(amount('TaxAmount', 'taxAmount', ({ line }) => line.tax)),
  billing(amount(USAGE_TOTAL_COLUMN, 'postTaxTotal', ({ line }) => postTaxOf(line))),
  billing(text('Currency', 'currency', () => PROGRAMME.currency)),
  billing(amount('PretaxEffectiveRate', 'pretaxEffectiveRate', ({ line }) => effectiveRate(line, line.pretax))),
  billing(amount('PostTaxEffectiveRate', 'postTaxEffectiveRate', ({ line }) => effectiveRate(line, postTaxOf(line)))),
  billing(text('ChargeType', 'chargeType', ({ line }) => CHARGE_TYPES[line.chargeType].inFile)),
  daily(text('CustomerBillableAccount', 'customerBillableAccount', ({ numbers }) => numbers.customerAccount)),
  daily(startOfDay('UsageDate', 'usageDate', ({ record }) => record.usageDate)),
  daily(text('MeteredRegion', 'meteredRegion', ({ record }) => record.meteredRegion)),
  daily(text('MeteredService', 'meteredService', ({ record }) => record.meteredService)),
  daily(text('MeteredServiceType', 'meteredServiceType', ({ record }) => record.meteredServiceType)),
  daily(text('Project', 'project', ({ record }) => record.project)),
  daily(text('ServiceInfo', 'serviceInfo', ({ record }) => record.serviceInfo)),
  both(text('CustomerID', 'customerId', ({ facts }) => facts.customerId)),
  both(text('DomainName', 'domainName', ({ facts }) => facts.domain)),
];

/** Partners in the direct model have no column for resellers (R-MPN-02). */
export function usageColumns(isIndirect: boolean): readonly UsageColumn[] {
  return isIndirect ? USAGE_COLUMNS : USAGE_COLUMNS.filter(({ name }) => name !== 'ResellerMPNID');
}

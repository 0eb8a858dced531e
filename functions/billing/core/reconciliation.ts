import { CHARGE_TYPES } from '../../contract/charge-types.ts';
import { PROGRAMME } from '../../contract/programme.ts';
import { addDays } from '../../shared/calendar.ts';
import { amount, endOfDay, number, startOfDay, text, type Column } from './column.ts';
import type { BilledFacts } from './invoice.ts';
import { subtotalOf, totalOf, type BilledLine } from './terms.ts';

/** The billing entity: the same on every row. */
export interface BilledPartner {
  readonly partnerId: string;
  readonly mpnId: number;
}

/** The numbers by which the billing platform calls things; not those of Partner Center (R-REC-03, R-REC-04). */
export interface PlatformNumbers {
  readonly order: string;
  readonly subscription: string;
  readonly offer: string;
}

export interface Row {
  readonly partner: BilledPartner;
  readonly facts: BilledFacts;
  readonly numbers: PlatformNumbers;
  readonly line: BilledLine;
}

/** What the invoice has to add up to (R-CHG-09). */
export const TOTAL_COLUMN = 'TotalForCustomer';

/** The license-based file, column by column; the API gives the same values as line items (R-REC-04, R-REC-05, R-REC-12). */
export const LICENSE_COLUMNS: readonly Column<Row>[] = [
  text('PartnerId', 'partnerId', ({ partner }) => partner.partnerId),
  text('CustomerID', 'customerId', ({ facts }) => facts.customerId),
  text('OrderID', 'orderId', ({ numbers }) => numbers.order),
  text('SubscriptionID', 'subscriptionId', ({ numbers }) => numbers.subscription),
  text('SyndicationPartnerSubscriptionNumber', 'syndicationPartnerSubscriptionNumber', ({ facts }) => facts.subscriptionId),
  text('OfferID', 'offerId', ({ numbers }) => numbers.offer),
  text('DurableOfferID', 'durableOfferId', ({ facts }) => facts.offerId),
  text('OfferName', 'offerName', ({ facts }) => facts.offerName),
  startOfDay('SubscriptionStartDate', 'subscriptionStartDate', ({ facts }) => facts.start),
  startOfDay('SubscriptionEndDate', 'subscriptionEndDate', ({ line }) => line.termEnd),
  startOfDay('ChargeStartDate', 'chargeStartDate', ({ line }) => line.chargeStart),
  endOfDay('ChargeEndDate', 'chargeEndDate', ({ line }) => addDays(line.chargeEnd, -1)),
  text('ChargeType', 'chargeType', ({ line }) => CHARGE_TYPES[line.chargeType].inFile),
  amount('UnitPrice', 'unitPrice', ({ line }) => line.unitPrice),
  number('Quantity', 'quantity', ({ line }) => line.quantity),
  amount('Amount', 'amount', ({ line }) => line.amount),
  amount('TotalOtherDiscount', 'totalOtherDiscount', ({ line }) => line.discount),
  amount('Subtotal', 'subtotal', ({ line }) => subtotalOf(line)),
  amount('Tax', 'tax', ({ line }) => line.tax),
  amount(TOTAL_COLUMN, 'totalForCustomer', ({ line }) => totalOf(line)),
  text('Currency', 'currency', () => PROGRAMME.currency),
  text('CustomerName', 'customerName', ({ facts }) => facts.customerName),
  number('MPNID', 'mpnId', ({ partner }) => partner.mpnId),
  number('ResellerMPNID', 'tier2MpnId', ({ facts, partner }) => facts.resellerMpnId ?? partner.mpnId),
  text('DomainName', 'domainName', ({ facts }) => facts.domain),
  text('SubscriptionName', 'subscriptionName', ({ facts }) => facts.name),
  text('SubscriptionDescription', 'subscriptionDescription', ({ facts }) => facts.offerName),
];

/** Partners in the direct model have no column for resellers (R-MPN-02). */
export function licenseColumns(isIndirect: boolean): readonly Column<Row>[] {
  return isIndirect ? LICENSE_COLUMNS : LICENSE_COLUMNS.filter(({ name }) => name !== 'ResellerMPNID');
}

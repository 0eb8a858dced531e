import { CHARGE_TYPES } from '../../contract/charge-types.ts';
import { PROGRAMME } from '../../contract/programme.ts';
import { addDays, type CalendarDate } from '../../shared/calendar.ts';
import { toDecimal, toJsonNumber, ZERO, type Minor } from '../../shared/money.ts';
import type { BilledFacts } from './invoice.ts';
import type { LineItem } from './subscription-lines.ts';

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
  readonly line: LineItem;
}

/** A cell before it is written: text, an amount, or one of the three times of day a date can mean. */
export type Cell =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'amount'; readonly value: Minor }
  | { readonly kind: 'startOfDay'; readonly value: CalendarDate }
  | { readonly kind: 'endOfDay'; readonly value: CalendarDate };

interface Column {
  /** The header in the file. */
  readonly name: string;
  /** The member of a line item of the API. */
  readonly field: string;
  readonly cell: (row: Row) => Cell;
}

const text = (value: string): Cell => ({ kind: 'text', value });
const number = (value: number): Cell => ({ kind: 'number', value });
const amount = (value: Minor): Cell => ({ kind: 'amount', value });
const startOfDay = (value: CalendarDate): Cell => ({ kind: 'startOfDay', value });

/** The license-based file, column by column; the API gives the same values as line items (R-REC-04, R-REC-05, R-REC-12). */
export const LICENSE_COLUMNS: readonly Column[] = [
  { name: 'PartnerId', field: 'partnerId', cell: ({ partner }) => text(partner.partnerId) },
  { name: 'CustomerID', field: 'customerId', cell: ({ facts }) => text(facts.customerId) },
  { name: 'OrderID', field: 'orderId', cell: ({ numbers }) => text(numbers.order) },
  { name: 'SubscriptionID', field: 'subscriptionId', cell: ({ numbers }) => text(numbers.subscription) },
  {
    name: 'SyndicationPartnerSubscriptionNumber',
    field: 'syndicationPartnerSubscriptionNumber',
    cell: ({ facts }) => text(facts.subscriptionId),
  },
  { name: 'OfferID', field: 'offerId', cell: ({ numbers }) => text(numbers.offer) },
  { name: 'DurableOfferID', field: 'durableOfferId', cell: ({ facts }) => text(facts.offerId) },
  { name: 'OfferName', field: 'offerName', cell: ({ facts }) => text(facts.offerName) },
  { name: 'SubscriptionStartDate', field: 'subscriptionStartDate', cell: ({ facts }) => startOfDay(facts.start) },
  { name: 'SubscriptionEndDate', field: 'subscriptionEndDate', cell: ({ line }) => startOfDay(line.termEnd) },
  { name: 'ChargeStartDate', field: 'chargeStartDate', cell: ({ line }) => startOfDay(line.chargeStart) },
  {
    name: 'ChargeEndDate',
    field: 'chargeEndDate',
    cell: ({ line }) => ({ kind: 'endOfDay', value: addDays(line.chargeEnd, -1) }),
  },
  { name: 'ChargeType', field: 'chargeType', cell: ({ line }) => text(CHARGE_TYPES[line.chargeType].inFile) },
  { name: 'UnitPrice', field: 'unitPrice', cell: ({ line }) => amount(line.unitPrice) },
  { name: 'Quantity', field: 'quantity', cell: ({ line }) => number(line.quantity) },
  { name: 'Amount', field: 'amount', cell: ({ line }) => amount(line.amount) },
  // the programme gives no discounts and assesses no tax yet: Subtotal = Amount - 0, TotalForCustomer = Subtotal + 0
  { name: 'TotalOtherDiscount', field: 'totalOtherDiscount', cell: () => amount(ZERO) },
  { name: 'Subtotal', field: 'subtotal', cell: ({ line }) => amount(line.amount) },
  { name: 'Tax', field: 'tax', cell: () => amount(ZERO) },
  { name: 'TotalForCustomer', field: 'totalForCustomer', cell: ({ line }) => amount(line.amount) },
  { name: 'Currency', field: 'currency', cell: () => text(PROGRAMME.currency) },
  { name: 'CustomerName', field: 'customerName', cell: ({ facts }) => text(facts.customerName) },
  { name: 'MPNID', field: 'mpnId', cell: ({ partner }) => number(partner.mpnId) },
  { name: 'ResellerMPNID', field: 'tier2MpnId', cell: ({ facts, partner }) => number(facts.resellerMpnId ?? partner.mpnId) },
  { name: 'DomainName', field: 'domainName', cell: ({ facts }) => text(facts.domain) },
  { name: 'SubscriptionName', field: 'subscriptionName', cell: ({ facts }) => text(facts.name) },
  { name: 'SubscriptionDescription', field: 'subscriptionDescription', cell: ({ facts }) => text(facts.offerName) },
];

/** Partners in the direct model have no column for resellers (R-MPN-02). */
export function licenseColumns(isIndirect: boolean): readonly Column[] {
  return isIndirect ? LICENSE_COLUMNS : LICENSE_COLUMNS.filter(({ name }) => name !== 'ResellerMPNID');
}

/** `M/D/YYYY H:mm`, month first whatever the reader's language (R-REC-10). */
export function toFileText(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return cell.value;
    case 'number':
      return String(cell.value);
    case 'amount':
      return toDecimal(cell.value);
    case 'startOfDay':
      return `${monthFirst(cell.value)} 0:00`;
    case 'endOfDay':
      return `${monthFirst(cell.value)} 23:59`;
  }
}

/** ISO 8601 in UTC, and amounts as numbers (R-REC-10). */
export function toApiValue(cell: Cell): string | number {
  switch (cell.kind) {
    case 'text':
    case 'number':
      return cell.value;
    case 'amount':
      return toJsonNumber(cell.value);
    case 'startOfDay':
      return `${cell.value}T00:00:00Z`;
    case 'endOfDay':
      return `${cell.value}T23:59:00Z`;
  }
}

function monthFirst(day: CalendarDate): string {
  return `${Number(day.slice(5, 7))}/${Number(day.slice(8))}/${day.slice(0, 4)}`;
}

/** Files as text, row by row, for what is to be verified. */

const LICENSE_HEADER = [
  'PartnerId,CustomerID,OrderID,SubscriptionID,SyndicationPartnerSubscriptionNumber,OfferID,DurableOfferID,OfferName',
  'SubscriptionStartDate,SubscriptionEndDate,ChargeStartDate,ChargeEndDate,ChargeType,UnitPrice,Quantity,Amount',
  'TotalOtherDiscount,Subtotal,Tax,TotalForCustomer,Currency,CustomerName,MPNID,DomainName,SubscriptionName,SubscriptionDescription',
].join(',');

export interface Row {
  readonly subscription?: string;
  readonly type: string;
  /** `M/D` of 2018, first and last day. */
  readonly from: string;
  readonly to: string;
  readonly price: string;
  readonly seats: number;
  readonly amount: string;
  readonly discount?: string;
  readonly subtotal?: string;
  readonly tax?: string;
  readonly total?: string;
  readonly currency?: string;
}

function line({
  subscription = 's1',
  type,
  from,
  to,
  price,
  seats,
  amount,
  discount = '0.00',
  subtotal = amount,
  tax = '0.00',
  total = subtotal,
  currency = 'CNY',
}: Row): string {
  const dates = `6/3/2018 0:00,6/15/2019 0:00,${from}/2018 0:00,${to}/2018 23:59`;
  const amounts = [amount, discount, subtotal, tax, total].join(',');
  return `p,c,o,b-${subscription},${subscription},x,OFFER-1,Offer,${dates},${type},${price},${seats},${amounts},${currency},Customer,1,d,Name,Offer`;
}

export function licenseFile(rows: readonly Row[]): string {
  return [LICENSE_HEADER, ...rows.map(line), ''].join('\r\n');
}

/** EX-04 at 11.00: 15 seats from 15 July, 12 from the 20th, 18 from the 31st, 10 from 10 August. */
export const EX_04: readonly Row[] = [
  { type: 'Cancel instance prorate', from: '7/15', to: '8/14', price: '11.00', seats: 15, amount: '-165.00' },
  { type: 'Cycle instance prorate', from: '7/15', to: '7/19', price: '11.00', seats: 15, amount: '26.61' },
  { type: 'Cycle instance prorate', from: '7/20', to: '7/30', price: '11.00', seats: 12, amount: '46.84' },
  { type: 'Cycle instance prorate', from: '7/31', to: '8/9', price: '11.00', seats: 18, amount: '63.87' },
  { type: 'Cycle instance prorate', from: '8/10', to: '8/14', price: '11.00', seats: 10, amount: '17.74' },
  { type: 'Cycle fee', from: '8/15', to: '9/14', price: '11.00', seats: 10, amount: '110.00' },
];

/** EX-04 with one of its rows changed. */
export function broken(index: number, change: Partial<Row>): Row[] {
  return EX_04.map((row, number) => (number === index ? { ...row, ...change } : row));
}

const USAGE_HEADER =
  'CustomerName,ConsumedQuantity,IncludedQuantity,OverageQuantity,ListPrice,PretaxCharges,TaxAmount,PostTaxTotal,Currency,PretaxEffectiveRate,PostTaxEffectiveRate,ChargeType';

export function usageFile(rows: readonly string[]): string {
  return [USAGE_HEADER, ...rows.map((row, index) => `Customer ${index},${row}`), ''].join('\n');
}

export function sourceOf(text: string): () => AsyncIterable<Uint8Array> {
  return async function* pieces() {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
  };
}

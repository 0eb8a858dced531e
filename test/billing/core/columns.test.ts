import { expect, test } from 'vitest';
import { LICENSE_COLUMNS, type Row } from '../../../functions/billing/core/reconciliation.ts';
import { resellerMpnId } from '../../../functions/billing/core/reseller.ts';
import { date } from '../../../functions/shared/calendar.ts';
import { toMinor, ZERO } from '../../../functions/shared/money.ts';

const row: Row = {
  partner: { partnerId: 'p', mpnId: 4390934 },
  facts: {
    customerId: 'c',
    customerName: 'Sample Trading',
    domain: 'sample.partner.onmschina.cn',
    orderId: 'o',
    subscriptionId: 's',
    offerId: 'OFFER-A',
    offerName: 'Offer A',
    name: 'Front desk',
    start: date('2021-06-20'),
  },
  numbers: { order: '1', subscription: '2', offer: '3' },
  line: {
    chargeType: 'CYCLE_FEE',
    chargeStart: date('2021-07-15'),
    chargeEnd: date('2021-08-15'),
    unitPrice: toMinor(1000),
    quantity: 4,
    amount: toMinor(4000),
    discount: ZERO,
    tax: ZERO,
    termEnd: date('2022-07-15'),
    priceListVersion: '2021-06-01',
  },
};

function valuesOf(name: string): unknown[] {
  const column = LICENSE_COLUMNS.find((one) => one.name === name);
  return [column?.inFile(row), column?.inApi(row)];
}

test('R-REC-10: a day in the file is month first, and ISO 8601 in the API', () => {
  expect(valuesOf('ChargeStartDate')).toEqual(['7/15/2021 0:00', '2021-07-15T00:00:00Z']);
  expect(valuesOf('ChargeEndDate')).toEqual(['8/14/2021 23:59', '2021-08-14T23:59:00Z']);
});

test('R-MPN-02 to R-MPN-06: the reseller a line names', () => {
  const provider = { model: 'indirectProvider', mpnId: '4390940' };
  expect(resellerMpnId({ model: 'direct', mpnId: '4390934' }, { partnerIdOnRecord: '7654321' })).toBeUndefined();
  expect(resellerMpnId(provider, { partnerIdOnRecord: '7654321' })).toBe(7654321);
  expect(resellerMpnId(provider, {})).toBe(4390940);
  expect(resellerMpnId(provider, { resellerRemoved: true })).toBe(-1);
});

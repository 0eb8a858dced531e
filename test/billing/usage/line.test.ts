import { expect, test } from 'vitest';
import { isOfLine, lineOf, openLine, withRecord } from '../../../functions/billing/usage/core/line.ts';
import { USAGE_COLUMNS, type BillingRow } from '../../../functions/billing/usage/core/reconciliation.ts';
import { addUpUsage } from '../../../functions/billing/usage/core/totals.ts';
import { NO_LINES } from '../../../functions/billing/core/invoice.ts';
import { date } from '../../../functions/shared/calendar.ts';
import { toMinor } from '../../../functions/shared/money.ts';
import { record } from './record.ts';

const CYCLE = { start: date('2021-06-15'), end: date('2021-07-15') };

const line = openLine(record, CYCLE);

test('R-REC-08: records of one resource at one rate are one line; a day of the cycle, a quantity, an id make no other', () => {
  expect(isOfLine(line, { ...record, id: 'u2', usageDate: date('2021-07-14'), consumedQuantity: '3' }, CYCLE)).toBe(true);
});

for (const [member, value] of [
  ['subscriptionId', 'other'],
  ['resourceGuid', 'other'],
  ['detailLineItemId', 2],
  ['listPrice', '0.08'],
  ['resourceName', 'other'],
  ['serviceName', 'other'],
  ['serviceType', 'other'],
  ['region', 'other'],
  ['sku', 'other'],
  ['unit', 'other'],
  ['usageDate', '2021-06-14'],
  ['grant', { chargeType: 'CYCLE_DISCOUNT', amount: -100 }],
] as const) {
  test(`R-REC-06, R-REC-08: another ${member} is another line`, () => {
    expect(isOfLine(line, { ...record, [member]: value }, CYCLE)).toBe(false);
  });
}

test('R-REC-08: 0.085 x (11 + 3 - 0.5) = 1.1475, rounded once to 1.15', () => {
  const two = withRecord(line, { ...record, consumedQuantity: '3', includedQuantity: '0.5' });
  expect(lineOf(two, 'CYCLE_USAGEFEE', [])).toMatchObject({ pretax: 115, consumedQuantity: '14', includedQuantity: '0.5' });
});

const facts = {
  customerId: 'c',
  customerName: 'Sample Trading',
  domain: 'sample.partner.onmschina.cn',
  orderId: 'o',
  subscriptionId: 's',
  offerId: 'AZURE',
  offerName: 'Usage offer',
  name: 'Usage',
  start: date('2021-01-01'),
};

test('R-CHG-03: usage is added to what the invoice has, by offer', () => {
  const before = { ...NO_LINES, offers: { A: { name: 'Offer A', amount: toMinor(500) } } };
  const lines = [lineOf(line, 'CYCLE_USAGEFEE', [])];
  const { offers, total } = addUpUsage(addUpUsage(before, [{ facts, lines }]), [{ facts, lines }]);
  // 0.085 x 11 = 0.935, rounded to 0.94, twice
  expect(total).toBe(188);
  expect(offers).toEqual({ A: { name: 'Offer A', amount: 500 }, 'usage of AZURE': { name: 'Usage offer', amount: 188 } });
});

test('R-MPN-04: without a reseller on record the usage-based file names the partner itself', () => {
  const column = USAGE_COLUMNS.find(({ name }) => name === 'ResellerMPNID');
  const row = { partner: { partnerId: 'p', mpnId: 4390940, name: 'P' }, facts } as unknown as BillingRow;
  expect(column?.inFile(row)).toBe('4390940');
  expect(column?.inFile({ ...row, facts: { ...facts, resellerMpnId: 7654321 } })).toBe('7654321');
});

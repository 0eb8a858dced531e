import { expect, test } from 'vitest';
import { billed, subscription } from './life.ts';

/** 4 seats at 16.00, from an upgrade on 25 June of a source that was charged from 15 May on. */
const target = { start: '2021-06-25', price: 1600, sourceFirstBillingDate: '2021-05-15' } as const;

test('R-UPG-10: the source gives the unused days back: 10.00 x 4 x 20 / 30 = 26.67', () => {
  const source = subscription({ start: '2021-04-20', ended: ['2021-06-25', 'upgrade'] });
  expect(billed(source, '2021-07-15')).toEqual(['CANCEL_PRORATE 2021-06-25 2021-07-15 x4 -2667']);
});

test('R-UPG-10, R-CHG-10: the target is charged from its day to the end of the period: 16.00 x 4 x 20 / 30 = 42.67', () => {
  expect(billed(subscription(target), '2021-07-15')).toEqual([
    'PURCHASE_PRORATE 2021-06-25 2021-07-15 x4 4267',
    'CYCLE_FEE 2021-07-15 2021-08-15 x4 6400',
  ]);
  expect(billed(subscription(target), '2021-06-15')).toEqual([]);
  expect(billed(subscription(target), '2021-08-15')).toEqual(['CYCLE_FEE 2021-08-15 2021-09-15 x4 6400']);
});

test('seats changed after the upgrade: 16.00 x 4 x 6 / 30 = 12.80, 16.00 x 6 x 14 / 30 = 44.80', () => {
  expect(billed(subscription({ ...target, changes: [['2021-07-01', 6]] }), '2021-07-15')).toEqual([
    'PURCHASE_PRORATE 2021-06-25 2021-07-01 x4 1280',
    'PURCHASE_PRORATE 2021-07-01 2021-07-15 x6 4480',
    'CYCLE_FEE 2021-07-15 2021-08-15 x6 9600',
  ]);
});

test('the target cancelled before its first billing date: charged to the end, and 16.00 x 4 x 10 / 30 = 21.33 given back', () => {
  expect(billed(subscription({ ...target, ended: ['2021-07-05', 'cancellation'] }), '2021-07-15')).toEqual([
    'PURCHASE_PRORATE 2021-06-25 2021-07-15 x4 4267',
    'CANCEL_PRORATE 2021-07-05 2021-07-15 x4 -2133',
  ]);
});

test('the target cancelled on the day of the upgrade costs nothing', () => {
  expect(billed(subscription({ ...target, ended: ['2021-06-25', 'cancellation'] }), '2021-07-15')).toEqual([]);
});

test('R-CALC-17: upgraded on a billing date, after its close: the source has been charged and gives all of it back', () => {
  const source = subscription({ start: '2021-04-20', ended: ['2021-07-15', 'upgrade'] });
  expect(billed(source, '2021-07-15')).toEqual(['CYCLE_FEE 2021-07-15 2021-08-15 x4 4000']);
  expect(billed(source, '2021-08-15')).toEqual(['CANCEL_PRORATE 2021-07-15 2021-08-15 x4 -4000']);
});

test('the target of an upgrade on a billing date is unknown to that close; the next one charges the whole period', () => {
  const late = subscription({ ...target, start: '2021-07-15' });
  expect(billed(late, '2021-07-15')).toEqual([]);
  expect(billed(late, '2021-08-15')).toEqual([
    'PURCHASE_PRORATE 2021-07-15 2021-08-15 x4 6400',
    'CYCLE_FEE 2021-08-15 2021-09-15 x4 6400',
  ]);
});

test('upgraded on the day the source was charged first, the target is charged from that day on', () => {
  const onTheDay = subscription({ ...target, start: '2021-07-15', sourceFirstBillingDate: '2021-07-15' });
  expect(billed(onTheDay, '2021-08-15')[0]).toBe('PURCHASE_PRORATE 2021-07-15 2021-08-15 x4 6400');
});

test('R-CALC-23: the target of a source in its free period takes over the rest of it; its first advance is a purchase fee', () => {
  const source = subscription({ start: '2021-06-20', ended: ['2021-06-25', 'upgrade'] });
  expect(billed(source, '2021-07-15')).toEqual([]);
  const free = subscription({ ...target, sourceFirstBillingDate: '2021-07-15' });
  expect(billed(free, '2021-07-15')).toEqual(['PURCHASE_FEE 2021-07-15 2021-08-15 x4 6400']);
});

import { expect, test } from 'vitest';
import { closeOf, isSettled, subscriptionLines } from '../../../functions/billing/core/subscription-lines.ts';
import { stretchesIn } from '../../../functions/billing/core/seats.ts';
import { date } from '../../../functions/shared/calendar.ts';
import { billed, subscription } from './life.ts';

const addOn = { start: '2021-06-21', price: 500, seats: 2 } as const;

test('R-CALC-15, R-CALC-22: an add-on bought inside a charged period: 5.00 x 2 x 24 / 30 = 8.00, then with its base', () => {
  const one = subscription({ ...addOn, baseFirstBillingDate: '2021-05-15' });
  expect(billed(one, '2021-07-15')).toEqual([
    'ACTIVATION_PRORATE 2021-06-21 2021-07-15 x2 800',
    'CYCLE_FEE 2021-07-15 2021-08-15 x2 1000',
  ]);
});

test('R-CALC-15, R-CALC-22: while the base is free, so is the add-on; its first advance is a purchase fee', () => {
  const one = subscription({ ...addOn, baseFirstBillingDate: '2021-07-15' });
  expect(billed(one, '2021-07-15')).toEqual(['PURCHASE_FEE 2021-07-15 2021-08-15 x2 1000']);
});

test('R-CALC-22: an add-on ordered on the last day of a period starts on the billing date with a purchase fee', () => {
  const one = subscription({ ...addOn, start: '2021-07-15', baseFirstBillingDate: '2021-05-15' });
  expect(billed(one, '2021-07-15')).toEqual(['PURCHASE_FEE 2021-07-15 2021-08-15 x2 1000']);
});

test('R-CALC-18: ordered on the eve of a billing date it has no free days, and is charged first at that close only', () => {
  const one = subscription({ start: '2021-07-15' });
  expect(billed(one, '2021-07-15')).toEqual(['PURCHASE_FEE 2021-07-15 2021-08-15 x4 4000']);
  expect(billed(one, '2021-08-15')).toEqual(['CYCLE_FEE 2021-08-15 2021-09-15 x4 4000']);
});

test('R-CALC-05: an add-on cancelled before its first billing date has no line, though its base is charged', () => {
  const one = subscription({ ...addOn, baseFirstBillingDate: '2021-05-15', ended: ['2021-07-05', 'cancellation'] });
  expect(billed(one, '2021-07-15')).toEqual([]);
});

const renewedInside = {
  start: '2020-06-30',
  seats: 3,
  terms: [
    ['2020-06-30', '2021-07-01', 1000],
    ['2021-07-01', '2022-07-01', 1200],
  ],
} as const;

test('R-CHG-10: renewed off the billing date: 10.00 x 3 x 16 / 30 = 16.00, 12.00 x 3 x 14 / 30 = 16.80', () => {
  expect(billed(subscription(renewedInside), '2021-07-15')).toEqual([
    'CANCEL_INSTANCEPRORATE 2021-06-15 2021-07-15 x3 -3000',
    'CYCLE_INSTANCEPRORATE 2021-06-15 2021-07-01 x3 1600',
    'RENEW_PRORATE 2021-07-01 2021-07-15 x3 1680',
    'CYCLE_FEE 2021-07-15 2021-08-15 x3 3600',
  ]);
});

test('seats changed on the day of the renewal: each line at the price of its own term', () => {
  expect(billed(subscription({ ...renewedInside, changes: [['2021-07-01', 6]] }), '2021-07-15')).toEqual([
    'CANCEL_INSTANCEPRORATE 2021-06-15 2021-07-15 x3 -3000',
    'CYCLE_INSTANCEPRORATE 2021-06-15 2021-07-01 x3 1600',
    'RENEW_PRORATE 2021-07-01 2021-07-15 x6 3360',
    'CYCLE_FEE 2021-07-15 2021-08-15 x6 7200',
  ]);
});

test('R-CALC-24: a line carries the end of the term it belongs to, or of a subscription that ended before', () => {
  const close = closeOf(date('2021-07-15'), 15);
  const endsOf = (one: Parameters<typeof subscriptionLines>[0]) => subscriptionLines(one, close).map(({ termEnd }) => termEnd);
  expect(endsOf(subscription(renewedInside))).toEqual(['2021-07-01', '2021-07-01', '2022-07-01', '2022-07-01']);
  const cancelled = subscription({ ...renewedInside, ended: ['2021-07-05', 'cancellation'] });
  expect(endsOf(cancelled)).toEqual(['2021-07-01', '2021-07-01', '2021-07-05', '2021-07-05']);
  expect(endsOf(subscription({ start: '2021-04-20', ended: ['2021-07-05', 'cancellation'] }))).toEqual(['2021-07-05']);
});

test('R-CHG-10: the first advance of a term that begins on the billing date is a renew fee', () => {
  const one = subscription({
    start: '2020-06-30',
    terms: [
      ['2020-06-30', '2021-07-15', 1000],
      ['2021-07-15', '2022-07-15', 1200],
    ],
  });
  expect(billed(one, '2021-07-15')).toEqual(['RENEW_FEE 2021-07-15 2021-08-15 x4 4800']);
});

test('the bill of days for which no renewal is known yet uses the last price: 10.00 x 5 x 30 / 30 less what was charged', () => {
  const one = subscription({ start: '2020-06-30', terms: [['2020-06-30', '2021-06-15', 1000]], changes: [['2021-06-30', 5]] });
  expect(billed(one, '2021-07-15')).toEqual([
    'CANCEL_INSTANCEPRORATE 2021-06-15 2021-07-15 x4 -4000',
    'CYCLE_INSTANCEPRORATE 2021-06-15 2021-06-30 x4 2000',
    'CYCLE_INSTANCEPRORATE 2021-06-30 2021-07-15 x5 2500',
    'CYCLE_FEE 2021-07-15 2021-08-15 x5 5000',
  ]);
});

test('R-CALC-12, R-CALC-17: what ends before the close of a billing date has no line there and none later', () => {
  for (const by of ['deletion', 'termEnd'] as const) {
    const one = subscription({ start: '2021-04-20', ended: ['2021-06-15', by] });
    expect(billed(one, '2021-06-15'), by).toEqual([]);
    expect(billed(one, '2021-07-15'), by).toEqual([]);
    expect(isSettled(one, { start: date('2021-06-15'), end: date('2021-07-15') }), by).toBe(true);
  }
});

test('R-CALC-13: the stretches of a period, and nothing beside them', () => {
  const period = { start: date('2021-06-15'), end: date('2021-07-15') };
  const history = [
    { on: date('2021-06-01'), quantity: 2 },
    { on: date('2021-06-20'), quantity: 9 },
    { on: date('2021-06-20'), quantity: 5 },
  ];
  expect(stretchesIn(history, period)).toEqual([
    { start: '2021-06-15', end: '2021-06-20', seats: 2 },
    { start: '2021-06-20', end: '2021-07-15', seats: 5 },
  ]);
});

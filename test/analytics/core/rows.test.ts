import { expect, test } from 'vitest';
import { byResourceAndDay } from '../../../functions/analytics/core/buckets.ts';
import { percentUsed, standingOf } from '../../../functions/analytics/core/budget.ts';
import { Groups } from '../../../functions/analytics/core/grouping.ts';
import { FirstRows, readOrder } from '../../../functions/analytics/core/order.ts';
import type { AggregationLevel, Fields } from '../../../functions/analytics/core/report.ts';
import { date } from '../../../functions/shared/calendar.ts';
import { decimalText } from '../../../functions/shared/decimal.ts';
import { toMinor } from '../../../functions/shared/money.ts';

const FIELDS: Fields = { name: 'text', on: 'date' };

/** What 30 December 2018 to 1 January 2019 (Sunday to Tuesday) add up to. */
function grouped(level?: AggregationLevel) {
  const groups = new Groups({ by: ['on'], level }, FIELDS);
  for (const on of [
    '2018-12-30T08:00:00.000Z',
    '2018-12-31T00:00:00.000Z',
    '2018-12-31T23:59:59.000Z',
    '2019-01-01T00:00:00.000Z',
  ])
    groups.add({ row: { name: 'x', on }, amounts: { count: 1n } });
  groups.add({ row: { name: 'x', on: null }, amounts: { count: 1n } });
  return [...groups.rows({ count: Number })].map(({ on, count }) => [on === null ? null : String(on).slice(0, 10), count]);
}

test.each([
  [
    'day',
    [
      ['2018-12-30', 1],
      ['2018-12-31', 2],
      ['2019-01-01', 1],
      [null, 1],
    ],
  ],
  [
    'week',
    [
      ['2018-12-24', 1],
      ['2018-12-31', 3],
      [null, 1],
    ],
  ],
  [
    'month',
    [
      ['2018-12-01', 3],
      ['2019-01-01', 1],
      [null, 1],
    ],
  ],
] as const)('dates are put together by %s; weeks begin on Monday', (level, expected) => {
  expect(grouped(level)).toEqual(expected);
});

test('without a level only equal dates are put together', () => {
  expect(grouped()).toHaveLength(5);
});

test('sums are exact where floating point is not', () => {
  const groups = new Groups({ by: ['name'] }, FIELDS);
  for (const tenths of [1n, 2n]) groups.add({ row: { name: 'x' }, amounts: { tenths } });
  expect([...groups.rows({ tenths: (sum) => `0.${sum}` })]).toEqual([{ name: 'x', tenths: '0.3' }]);
});

test('of rows in an order the first are kept, ties as they came, what is not known first', () => {
  const keys = readOrder('on DESC, name', ['name', 'on', 'count']);
  if (typeof keys === 'string') throw new Error(keys);
  const first = new FirstRows(keys, 3);
  for (const [name, on] of [
    ['b', '1'],
    ['a', null],
    ['c', '3'],
    ['a', '1'],
    ['d', '2'],
    ['e', '3'],
    ['f', '0'],
    ['g', '3'],
  ])
    first.add({ name: name ?? null, on: on ?? null });
  expect(first.rows().map(({ name }) => name)).toEqual(['c', 'e', 'g']);
});

test.each(['', 'size', 'name up', 'name,', 'name asc desc'])('the order "%s" is refused', (text) => {
  expect(readOrder(text, ['name', 'on'])).toBe('is "field asc" or "field desc", with commas between, of name, on');
});

test.each([
  [7999, 10_000, 79.99, 'within'],
  [8000, 10_000, 80, 'trending'],
  [10_000, 10_000, 100, 'trending'],
  [10_001, 10_000, 100.01, 'over'],
  [1, 3, 33.33, 'within'],
  [-500, 10_000, 0, 'within'],
  [500, undefined, 0, 'within'],
] as const)('%i of a budget of %s is %f percent: %s', (cost, budget, percent, standing) => {
  const [used, most] = [toMinor(cost), budget === undefined ? undefined : toMinor(budget)];
  expect(percentUsed(used, most)).toBe(percent);
  expect(standingOf(used, most)).toBe(standing);
});

test('the days of a resource are added up together, wherever its records lie', async () => {
  async function* records() {
    for (const [key, resourceGuid, day, consumedQuantity] of [
      ['1', 'a', '2018-07-02', '0.1'],
      ['2', 'a', '2018-07-01', '5'],
      ['3', 'a', '2018-07-02', '0.2'],
      ['4', 'b', '2018-07-02', '1'],
    ] as const)
      yield { key, value: { resourceGuid, usageDate: date(day), consumedQuantity } };
  }
  const groups = await Array.fromAsync(byResourceAndDay(records()));
  expect(
    groups.map(({ through, buckets }) => [
      through,
      buckets.map(({ record, quantity }) => [record.usageDate, decimalText(quantity)]),
    ]),
  ).toEqual([
    [
      '3',
      [
        ['2018-07-01', '5'],
        ['2018-07-02', '0.3'],
      ],
    ],
    ['4', [['2018-07-02', '1']]],
  ]);
});

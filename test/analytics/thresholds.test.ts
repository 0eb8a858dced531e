import { expect, test } from 'vitest';
import { markExceededBudgets } from '../../functions/analytics/usage/thresholds.ts';
import { USAGE_BUDGET } from '../../functions/analytics/usage/stored.ts';
import { happenedToBudget } from '../../functions/webhooks/core/happened.ts';
import { workThroughDays } from '../../functions/jobs/partner-days.ts';
import { date } from '../../functions/shared/calendar.ts';
import { toMinor } from '../../functions/shared/money.ts';
import { CUSTOMER } from '../billing/usage/place.ts';
import { analyticsPlace, OTHER_CUSTOMER } from './place.ts';

/** Usage of 85.00 and 45.00 in the period from 15 June 2018 on. */
async function place() {
  const { use, patch, partition, lines } = await analyticsPlace();
  await use();
  return {
    budget: (customerId: string, amount: number) => patch(`/v1/customers/${customerId}/usagebudget`, { amount }),
    marks: async () => {
      await markExceededBudgets({ partition, shared: { lines } });
      const stored = await Promise.all([CUSTOMER, OTHER_CUSTOMER].map((id) => partition.get(USAGE_BUDGET, id)));
      return stored.map((entry) => entry && [entry.value.exceededFrom, entry.version]);
    },
  };
}

test('a budget that usage has passed is marked with its billing period, once; to meet it is not to pass it', async () => {
  const { budget, marks } = await place();
  expect(await marks()).toEqual([undefined, undefined]);
  await budget(CUSTOMER, 84.99);
  await budget(OTHER_CUSTOMER, 45);
  expect(await marks()).toEqual([
    ['2018-06-15', 2],
    [undefined, 1],
  ]);
  expect(await marks()).toEqual([
    ['2018-06-15', 2],
    [undefined, 1],
  ]);
});

test('a budget that is set anew is watched anew', async () => {
  const { budget, marks } = await place();
  await budget(CUSTOMER, 50);
  await marks();
  await budget(CUSTOMER, 80);
  expect(await marks()).toEqual([['2018-06-15', 4], undefined]);
});

test('the mark is what a partner is told of, each period once', () => {
  const budget = { customerId: CUSTOMER, amount: toMinor(5000) };
  const [june, july] = [date('2018-06-15'), date('2018-07-15')].map((exceededFrom) => ({ ...budget, exceededFrom }));
  if (!june || !july) throw new Error('there are two');
  const told = [{ name: 'usagerecords-thresholdExceeded', id: CUSTOMER, customerId: CUSTOMER }];
  expect(happenedToBudget(budget, undefined)).toEqual([]);
  expect(happenedToBudget(june, budget)).toEqual(told);
  expect(happenedToBudget({ ...june, amount: toMinor(6000) }, june)).toEqual([]);
  expect(happenedToBudget(july, june)).toEqual(told);
});

test('the daily worker of the partner looks', async () => {
  const { use, patch, ports, account, partition } = await analyticsPlace();
  await use();
  await patch(`/v1/customers/${CUSTOMER}/usagebudget`, { amount: 50 });
  await workThroughDays(ports, { partnerId: account.partnerId });
  expect((await partition.get(USAGE_BUDGET, CUSTOMER))?.value.exceededFrom).toBe('2018-06-15');
});

import { expect, test } from 'vitest';
import { date } from '../../../functions/shared/calendar.ts';
import {
  followBase,
  planChange,
  type Circumstances,
  type WantedSubscription,
} from '../../../functions/subscriptions/core/change.ts';
import { end } from '../../../functions/subscriptions/core/due.ts';
import type { Subscription } from '../../../functions/subscriptions/stored.ts';
import { cancelledOn, subscription, suspendedOn } from './sample.ts';

const GIVEN: Circumstances = {
  today: date('2018-07-20'),
  isAccountSuspended: false,
  quantityMin: 2,
  quantityMax: 300,
  isAutoRenewable: true,
};

function planned(before: Subscription, wanted: WantedSubscription, given: Partial<Circumstances> = {}): Subscription {
  const outcome = planChange(before, wanted, { ...GIVEN, ...given });
  if (!outcome.ok) throw new Error(outcome.error);
  return outcome.value;
}

function refused(before: Subscription, wanted: WantedSubscription, given: Partial<Circumstances> = {}): string {
  const outcome = planChange(before, wanted, { ...GIVEN, ...given });
  return outcome.ok ? 'not refused' : outcome.error;
}

test('a wish that agrees with what is there changes nothing', () => {
  const before = subscription();
  const wish = { status: 'active', quantity: 10, friendlyName: 'Shop floor', autoRenew: true } as const;
  expect(planned(before, wish)).toEqual(before);
  expect(planned(before, {})).toEqual(before);
});

// R-SUB-14, R-CALC-13: what the history is, what is ordered on 20 July, what the history becomes
const HISTORIES = [
  [
    'more seats',
    [['2018-06-02', 10]],
    12,
    [
      ['2018-06-02', 10],
      ['2018-07-20', 12],
    ],
  ],
  [
    'the second change of a day replaces the first',
    [
      ['2018-06-02', 10],
      ['2018-07-20', 30],
    ],
    12,
    [
      ['2018-06-02', 10],
      ['2018-07-20', 12],
    ],
  ],
  [
    'back on the same day',
    [
      ['2018-06-02', 10],
      ['2018-07-20', 30],
    ],
    10,
    [
      ['2018-06-02', 10],
      ['2018-07-20', 10],
    ],
  ],
  ['on the day of the order', [['2018-07-20', 10]], 12, [['2018-07-20', 12]]],
  ['the same number', [['2018-06-02', 10]], 10, [['2018-06-02', 10]]],
] as const;

for (const [what, before, quantity, after] of HISTORIES) {
  test(`R-SUB-14, R-CALC-13: ${what}`, () => {
    const historyOf = (entries: readonly (readonly [string, number])[]) =>
      entries.map(([on, seats]) => ({ on: date(on), quantity: seats }));
    expect(planned(subscription({ seatChanges: historyOf(before) }), { quantity }).seatChanges).toEqual(historyOf(after));
  });
}

for (const quantity of [2, 300]) {
  test(`R-SUB-11: of 2 to 300 seats ${quantity} are allowed`, () => {
    expect(planned(subscription(), { quantity }).seatChanges.at(-1)).toEqual({ on: '2018-07-20', quantity });
  });
}

for (const quantity of [-1, 0, 1, 301]) {
  test(`R-SUB-11: of 2 to 300 seats ${quantity} are not`, () => {
    expect(refused(subscription(), { quantity })).toBe('QuantityOutOfRange');
  });
}

for (const day of ['2018-07-01', '2018-08-30']) {
  test(`R-SUS-05: suspended on 1 July, brought back on ${day}, 60 days later at the most`, () => {
    expect(planChange(suspendedOn('2018-07-01'), { status: 'active' }, { ...GIVEN, today: date(day) }).ok).toBe(true);
  });
}

test('R-SUS-05: deleted on day 61: bringing it back is too late, any other change is refused as for every deleted one', () => {
  const deleted = end(suspendedOn('2018-07-01'), { on: date('2018-08-31'), by: 'deletion' });
  expect(refused(deleted, { status: 'active' })).toBe('ReactivationTooLate');
  expect(refused(deleted, { quantity: 5 })).toBe('SubscriptionDeleted');
  const cancelled = end(subscription(), { on: date('2018-07-01'), by: 'cancellation' });
  expect(refused(cancelled, { status: 'active' })).toBe('SubscriptionDeleted');
});

test('R-SUS-06: suspended and brought back, it is what it was', () => {
  const suspended = planned(subscription(), { status: 'suspended' });
  expect(suspended).toEqual({ ...subscription(), status: 'suspended', suspendedOn: '2018-07-20' });
  expect(planned(suspended, { status: 'active' })).toEqual(subscription());
});

test('a suspended subscription can be brought back and given seats at once', () => {
  expect(planned(suspendedOn('2018-07-01'), { status: 'active', quantity: 12 }).seatChanges.at(-1)?.quantity).toBe(12);
});

for (const before of [subscription(), suspendedOn('2018-07-01')]) {
  test(`R-SUB-15: a ${before.status} subscription is cancelled at 0:00 of the day and does not renew`, () => {
    const cancelled = { ...before, status: 'deleted', autoRenew: false, ended: { on: '2018-07-20', by: 'cancellation' } };
    expect(planned(before, { status: 'deleted' })).toEqual(cancelled);
    expect(planned(before, { status: 'deleted', autoRenew: true })).toEqual(cancelled);
  });
}

test('R-SUB-09: without a nickname the offer name is shown', () => {
  expect(planned(subscription(), { friendlyName: 'Head office' }).friendlyName).toBe('Head office');
  expect(planned(subscription(), { friendlyName: '' }).friendlyName).toBe('Exchange Online Kiosk');
});

test('an offer that cannot renew itself: auto-renewal stays off, and saying so is no change', () => {
  const before = subscription({ autoRenew: false });
  expect(refused(before, { autoRenew: true }, { isAutoRenewable: false })).toBe('CannotAutoRenew');
  expect(planned(before, { autoRenew: false }, { isAutoRenewable: false })).toEqual(before);
  expect(planned(before, { autoRenew: true }).autoRenew).toBe(true);
});

test('R-BILL-07, R-BILL-08: while the account is suspended only the number of seats is closed', () => {
  const given = { isAccountSuspended: true };
  for (const quantity of [9, 11]) expect(refused(subscription(), { quantity }, given)).toBe('AccountSuspended');
  expect(planned(subscription(), { quantity: 10, friendlyName: 'x' }, given).friendlyName).toBe('x');
  expect(planned(suspendedOn('2018-07-01'), { status: 'active' }, given).status).toBe('active');
  for (const status of ['suspended', 'deleted'] as const) expect(planned(subscription(), { status }, given).status).toBe(status);
});

test('27009: an add-on is not active under a base that is not', () => {
  const addOn = suspendedOn('2018-07-01', { suspendedWithBase: true });
  for (const base of [suspendedOn('2018-07-01'), cancelledOn('2018-07-01')]) {
    expect(refused(addOn, { status: 'active' }, { base })).toBe('ParentNotActive');
  }
  expect(planned(addOn, { status: 'active' }, { base: subscription() })).toEqual(subscription());
});

// R-SUB-12: the add-on, its base after a change, the add-on afterwards
const FOLLOWED = [
  ['suspended with it', subscription(), suspendedOn('2018-07-20'), suspendedOn('2018-07-20', { suspendedWithBase: true })],
  ['brought back with it', suspendedOn('2018-07-01', { suspendedWithBase: true }), subscription(), subscription()],
  ['ended with it', subscription(), cancelledOn('2018-07-20'), cancelledOn('2018-07-20')],
  [
    'ended with it while suspended',
    suspendedOn('2018-07-01'),
    cancelledOn('2018-07-20'),
    cancelledOn('2018-07-20', { suspendedOn: date('2018-07-01') }),
  ],
  ['suspended before it: stays', suspendedOn('2018-07-01'), suspendedOn('2018-07-20'), undefined],
  ['suspended on its own: does not come back', suspendedOn('2018-07-01'), subscription(), undefined],
  ['ended before it: stays', cancelledOn('2018-07-01'), cancelledOn('2018-07-20'), undefined],
  ['active under an active base: stays', subscription(), subscription(), undefined],
] as const;

for (const [what, addOn, base, after] of FOLLOWED) {
  test(`R-SUB-12: an add-on is ${what}`, () => {
    expect(followBase(addOn, base)).toEqual(after);
  });
}

import { expect, test } from 'vitest';
import { SAMPLE_OFFER_ID } from '../../../functions/catalog/sample/ids.ts';
import { SAMPLE_OFFERS } from '../../../functions/catalog/sample/offers.ts';
import type { Offer } from '../../../functions/catalog/stored.ts';
import { instant } from '../../../functions/shared/calendar.ts';
import { toMinor } from '../../../functions/shared/money.ts';
import {
  areNumberedFromZero,
  planSubscription,
  withLines,
  type OrderFacts,
  type PlannedLine,
} from '../../../functions/subscriptions/core/order.ts';
import type { Order, Subscription } from '../../../functions/subscriptions/stored.ts';
import { subscription, suspendedOn } from './sample.ts';

function offerOf(id: string): Offer {
  const offer = SAMPLE_OFFERS.find((one) => one.id === id);
  if (!offer) throw new Error(`no sample offer ${id}`);
  return offer;
}

const KIOSK = offerOf(SAMPLE_OFFER_ID.exchangeKiosk);
const ARCHIVING = offerOf(SAMPLE_OFFER_ID.exchangeArchiving); // hangs on Exchange Online Kiosk, the offer of the sample

const FACTS: OrderFacts = {
  orderId: '55555555-0000-4000-8000-000000000001',
  customerId: '33333333-0000-4000-8000-000000000001',
  now: instant('2018-06-02T08:00:00Z'),
  billingDay: 15,
  isExtension: false,
};

function line(offer: Offer, change: Partial<PlannedLine> = {}): PlannedLine {
  return {
    lineItemNumber: 0,
    label: 'Line item 0',
    subscriptionId: '44444444-0000-4000-8000-000000000001',
    quantity: 10,
    friendlyName: undefined,
    partnerIdOnRecord: undefined,
    offerId: offer.id,
    offer,
    offerName: offer.name.en,
    price: { unitPrice: toMinor(1100), version: '2018-01-01' },
    held: { concurrent: 0, lifetime: 0 },
    parent: undefined,
    ...change,
  };
}

function planned(wanted: PlannedLine, change: Partial<OrderFacts> = {}): Subscription {
  const outcome = planSubscription(wanted, { ...FACTS, ...change });
  if (!outcome.ok) throw new Error(outcome.error);
  return outcome.value;
}

test('R-SUB-06, R-SUB-07, R-BILL-12: a line becomes a subscription from tomorrow, at the price of today', () => {
  expect(planned(line(KIOSK, { friendlyName: 'Shop floor' }))).toEqual(subscription());
});

test('R-SUB-09: without a nickname it bears the name of its offer', () => {
  for (const friendlyName of [undefined, ''])
    expect(planned(line(KIOSK, { friendlyName })).friendlyName).toBe('Exchange Online Kiosk');
});

test('R-MPN-03: the reseller of record of the line is that of the subscription', () => {
  expect(planned(line(KIOSK, { partnerIdOnRecord: '5000004' })).partnerIdOnRecord).toBe('5000004');
  expect(planned(line(KIOSK))).not.toHaveProperty('partnerIdOnRecord');
});

// ordered, the day the trial starts, the day it is over: a month later, whatever the billing date
const TRIALS = [
  ['2018-06-02', '2018-06-03', '2018-07-03'],
  ['2019-01-30', '2019-01-31', '2019-02-28'],
  ['2018-12-31', '2019-01-01', '2019-02-01'],
] as const;

for (const [ordered, start, end] of TRIALS) {
  test(`a trial ordered on ${ordered} lasts from ${start} to ${end} and does not renew`, () => {
    const trial = planned(line(offerOf(SAMPLE_OFFER_ID.enterpriseE3Trial)), { now: instant(ordered) });
    expect(trial).toMatchObject({ isTrial: true, autoRenew: false, start, terms: [{ start, end }] });
  });
}

test('R-SUB-12, R-CALC-15: an add-on starts tomorrow, ends with its base and knows the first billing date of the base', () => {
  const addOn = planned(line(ARCHIVING, { parent: subscription() }), {
    now: instant('2018-07-20T23:59:59Z'),
    isExtension: true,
  });
  expect(addOn).toMatchObject({
    parentSubscriptionId: subscription().id,
    start: '2018-07-21',
    terms: [{ start: '2018-07-21', end: '2019-06-15' }],
    baseFirstBillingDate: '2018-06-15',
  });
});

// In the order in which they are documented to win. Each fault leaves the later ones in place.
const LIMITED: Offer = { ...ARCHIVING, limit: { count: 1, unitOfMeasure: 'Lifetime' } };
const FAULTS = [
  ['InvalidOfferId', { offer: undefined }],
  ['OfferOffSale', { offer: { ...LIMITED, isAvailableForPurchase: false } }],
  ['OfferOffSale', { offer: LIMITED, price: undefined }],
  ['AddOnParentMismatch', { price: line(KIOSK).price, parent: undefined }],
  ['AddOnParentMismatch', { parent: suspendedOn('2018-06-20', { offerId: SAMPLE_OFFER_ID.proPlus }) }],
  ['ParentNotActive', { parent: suspendedOn('2018-06-20') }],
  ['QuantityUnavailable', { parent: subscription() }],
  ['OfferLimitExceeded', { quantity: 10 }],
] as const satisfies readonly (readonly [string, Partial<PlannedLine>])[];

test('of all that is wrong with a line, the first documented refusal is the answer; mend it, and the next one comes', () => {
  const faulty = line(LIMITED, { quantity: 0, held: { concurrent: 1, lifetime: 1 } });
  for (const [error, change] of FAULTS) {
    Object.assign(faulty, change);
    expect(planSubscription(faulty, { ...FACTS, isExtension: true })).toMatchObject({ ok: false, error });
  }
  const sound = { ...faulty, held: { concurrent: 0, lifetime: 0 } };
  expect(planSubscription(sound, { ...FACTS, isExtension: true }).ok).toBe(true);
});

test('800029: only add-ons extend an order, and only by extending one are they bought', () => {
  const mismatch = { ok: false, error: 'AddOnParentMismatch' };
  const extension = { ...FACTS, isExtension: true };
  expect(planSubscription(line(ARCHIVING), FACTS)).toMatchObject(mismatch);
  expect(planSubscription(line(KIOSK), extension)).toMatchObject(mismatch);
  expect(planSubscription(line(KIOSK, { parent: subscription() }), extension)).toMatchObject(mismatch);
});

test('27006: a limit counts the customer’s subscriptions, of all times or those that have not ended', () => {
  const limited = (unitOfMeasure: 'Lifetime' | 'Concurrent') =>
    planSubscription(line({ ...KIOSK, limit: { count: 2, unitOfMeasure } }, { held: { concurrent: 1, lifetime: 2 } }), FACTS);
  expect(limited('Lifetime')).toMatchObject({ ok: false, error: 'OfferLimitExceeded' });
  expect(limited('Concurrent').ok).toBe(true);
});

test('new lines stand behind those of the order, as they were ordered', () => {
  const { id, offerId, friendlyName } = subscription();
  const base = { offerId, subscriptionId: id, friendlyName, quantity: 10 };
  const order: Order = {
    id: FACTS.orderId,
    customerId: FACTS.customerId,
    billingCycle: 'monthly',
    createdAt: FACTS.now,
    lines: [base],
  };
  const addOn = planned(
    line(ARCHIVING, { subscriptionId: 'add-on', quantity: 3, parent: subscription(), partnerIdOnRecord: '7' }),
    {
      isExtension: true,
    },
  );
  expect(withLines(order, [addOn])).toEqual({
    ...order,
    lines: [
      base,
      {
        offerId: ARCHIVING.id,
        subscriptionId: 'add-on',
        parentSubscriptionId: id,
        friendlyName: 'Exchange Online Archiving for Exchange Online',
        quantity: 3,
        partnerIdOnRecord: '7',
      },
    ],
  });
});

const NUMBERED = [
  [[0], true],
  [[0, 1, 2], true],
  [[2, 0, 1], true],
  [[1], false],
  [[0, 0], false],
  [[0, 2], false],
  [[-1, 0], false],
] as const;

for (const [numbers, isRight] of NUMBERED) {
  test(`800071: line item numbers ${numbers.join(', ')} are ${isRight ? 'right' : 'wrong'}`, () => {
    expect(areNumberedFromZero(numbers.map((lineItemNumber) => ({ lineItemNumber })))).toBe(isRight);
  });
}

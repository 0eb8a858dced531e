import { describe, expect, test } from 'vitest';
import { NOTICE_KINDS } from '../../../functions/contract/notices.ts';
import { date, instant } from '../../../functions/shared/calendar.ts';
import { toMinor } from '../../../functions/shared/money.ts';
import type { Subscription } from '../../../functions/subscriptions/stored.ts';
import { happenedInBilling, happenedTo } from '../../../functions/webhooks/core/happened.ts';

const TERM = { start: date('2026-11-03'), end: date('2027-11-03'), unitPrice: toMinor(1000), priceListVersion: 'one' };

const BEFORE: Subscription = {
  id: 'subscription',
  customerId: 'customer',
  orderId: 'order',
  lineItemNumber: 0,
  offerId: 'offer',
  offerName: 'Offer',
  unitType: 'Licenses',
  friendlyName: 'Offer',
  isTrial: false,
  hasPurchasableAddOns: false,
  createdAt: instant('2026-11-02'),
  status: 'active',
  autoRenew: true,
  start: TERM.start,
  terms: [TERM],
  seatChanges: [{ on: date('2026-11-02'), quantity: 10 }],
};

const namesOf = (after: Partial<Subscription>) => happenedTo({ ...BEFORE, ...after }, BEFORE).map(({ name }) => name);

describe('what happened to a subscription', () => {
  test('it was made', () => {
    expect(happenedTo(BEFORE, undefined)).toEqual([{ name: 'subscription-created', id: 'subscription', customerId: 'customer' }]);
  });

  test.each<[string, Partial<Subscription>]>([
    ['seats', { seatChanges: [...BEFORE.seatChanges, { on: date('2026-11-05'), quantity: 12 }] }],
    ['a suspension', { status: 'suspended', suspendedOn: date('2026-11-05') }],
    ['auto-renewal', { autoRenew: false }],
    ['a nickname', { friendlyName: 'Front desk' }],
    ['seats scheduled for the renewal', { scheduled: { quantity: 5 } }],
    ['the reseller of record', { partnerIdOnRecord: '4390934' }],
    ['the support contact', { supportContact: { partnerId: 'one', mpnId: '1', name: 'One' } }],
  ])('%s: an update', (_what, after) => expect(namesOf(after)).toEqual(['subscription-updated']));

  test('a renewal and an end have a name of their own too', () => {
    expect(namesOf({ terms: [TERM, { ...TERM, start: TERM.end, end: date('2028-11-03') }] })).toEqual([
      'subscription-updated',
      'subscription-renewed',
    ]);
    expect(namesOf({ status: 'deleted', ended: { on: date('2026-11-05'), by: 'cancellation' } })).toEqual([
      'subscription-updated',
      'subscription-ended',
    ]);
  });

  test('that closes pass it over is nothing to tell of, nor is nothing', () => {
    expect(namesOf({ settled: true })).toEqual([]);
    expect(namesOf({})).toEqual([]);
  });
});

test('each notice of billing is an event, about the document it names, or itself where it names many', () => {
  const on = date('2026-11-16');
  const events = NOTICE_KINDS.map((kind) => happenedInBilling({ id: `${kind}:one`, kind, on })[0]);
  expect(new Set(events.map((event) => event?.name)).size).toBe(NOTICE_KINDS.length);
  expect(happenedInBilling({ id: 'invoiceReady:D1', kind: 'invoiceReady', on, documentId: 'D1' })).toEqual([
    { name: 'invoice-ready', id: 'D1' },
  ]);
  expect(happenedInBilling({ id: 'invoiceOverdue:2026-11-16', kind: 'invoiceOverdue', on })).toEqual([
    { name: 'invoice-overdue', id: 'invoiceOverdue:2026-11-16' },
  ]);
});

import { date, instant } from '../../../functions/shared/calendar.ts';
import { toMinor } from '../../../functions/shared/money.ts';
import type { Subscription } from '../../../functions/subscriptions/stored.ts';

/** Ten seats at 11.00, ordered on 2 June 2018 by a partner whose billing day is the 15th; what is given differs. */
export function subscription(change: Partial<Subscription> = {}): Subscription {
  return {
    id: '44444444-0000-4000-8000-000000000001',
    customerId: '33333333-0000-4000-8000-000000000001',
    orderId: '55555555-0000-4000-8000-000000000001',
    lineItemNumber: 0,
    offerId: '539BC950-FC1A-4092-AAC3-07276F67594E',
    offerName: 'Exchange Online Kiosk',
    unitType: 'Licenses',
    friendlyName: 'Shop floor',
    isTrial: false,
    hasPurchasableAddOns: true,
    createdAt: instant('2018-06-02T08:00:00Z'),
    status: 'active',
    autoRenew: true,
    start: date('2018-06-03'),
    terms: [{ start: date('2018-06-03'), end: date('2019-06-15'), unitPrice: toMinor(1100), priceListVersion: '2018-01-01' }],
    seatChanges: [{ on: date('2018-06-02'), quantity: 10 }],
    ...change,
  };
}

export function suspendedOn(day: string, change: Partial<Subscription> = {}): Subscription {
  return subscription({ status: 'suspended', suspendedOn: date(day), ...change });
}

export function cancelledOn(day: string, change: Partial<Subscription> = {}): Subscription {
  return subscription({ status: 'deleted', autoRenew: false, ended: { on: date(day), by: 'cancellation' }, ...change });
}

import { expect } from 'vitest';
import { analyticsOperations } from '../../functions/analytics/operations.ts';
import { send } from '../http/requests.ts';
import type { Called, PartnerName } from '../support/app.ts';
import { usage, usagePlace } from '../billing/usage/place.ts';

export const OTHER_CUSTOMER = '33333333-0000-4000-8000-000000000002';
export const OTHER_SUBSCRIPTION = '44444444-0000-4000-8000-000000000002';
export const STORAGE = 'da41bc5f-c52d-4464-8a8d-8c8dcc435040';

const OTHER = {
  customerId: OTHER_CUSTOMER,
  subscriptionId: OTHER_SUBSCRIPTION,
  resourceGuid: STORAGE,
  resourceName: 'Standard IO',
  serviceName: 'STORAGE',
  serviceType: 'BLOB',
  region: 'China East',
  unit: 'GB',
  usageDate: '2018-06-30',
};

/**
 * Two customers with usage: 745 and 255 hours at 0.085, 85.00 in all; 100 GB at 0.5 less a discount of 5.00, 45.00 in all.
 * Billing dates are on the 15th, and it is 10 July 2018.
 */
export async function analyticsPlace(partner: PartnerName = 'direct') {
  const place = await usagePlace(partner);
  const get = (address: string, headers = {}): Promise<Called> =>
    send(place.ports, 'GET', address, { partner, role: 'globalAdmin', headers, operations: analyticsOperations });
  return {
    ...place,
    get,
    read: async <T>(address: string): Promise<T> => {
      const { status, body, text } = await get(address);
      expect(status, text).toBe(200);
      return body as T;
    },
    patch: (address: string, body: object) =>
      send(place.ports, 'PATCH', address, { partner, role: 'globalAdmin', body, operations: analyticsOperations }),
    use: () =>
      place.record([
        usage('u1'),
        usage('u2', { usageDate: '2018-07-02', consumedQuantity: '255', project: 'Blue', meteredRegion: 'China North' }),
        usage('u3', { ...OTHER, consumedQuantity: 100, listPrice: '0.5' }),
        {
          ...usage('u4', OTHER),
          consumedQuantity: undefined,
          listPrice: undefined,
          chargeType: 'CYCLE_DISCOUNT',
          amount: '5.00',
        },
      ]),
  };
}

export interface Rows {
  readonly Value: readonly Record<string, unknown>[];
  readonly '@nextLink': string | null;
  readonly TotalCount: number;
}

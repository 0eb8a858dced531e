import type { GrantType, UsageRecord } from '../../../functions/billing/usage/core/record.ts';
import { date } from '../../../functions/shared/calendar.ts';
import { toMinor } from '../../../functions/shared/money.ts';

export const record: UsageRecord = {
  id: 'u1',
  customerId: 'c',
  subscriptionId: 's',
  usageDate: date('2021-06-20'),
  resourceGuid: 'g',
  resourceName: 'Compute hours',
  serviceName: 'Virtual machines',
  serviceType: 'A1',
  region: 'CN East',
  sku: 'sku',
  unit: 'hours',
  detailLineItemId: 1,
  listPrice: '0.085',
  consumedQuantity: '11',
  includedQuantity: '0',
  meteredRegion: '',
  meteredService: '',
  meteredServiceType: '',
  project: '',
  serviceInfo: '',
};

export function grant(chargeType: GrantType, amount: number): UsageRecord {
  return { ...record, listPrice: '0', consumedQuantity: '0', grant: { chargeType, amount: toMinor(amount) } };
}

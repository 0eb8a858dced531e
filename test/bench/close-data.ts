import { join } from 'node:path';
import { ACCOUNT, type Account } from '../../functions/account/stored.ts';
import type { Workplace } from '../../functions/billing/workplace.ts';
import { RELATIONSHIP } from '../../functions/customers/stored.ts';
import { date, instant } from '../../functions/shared/calendar.ts';
import { toMinor } from '../../functions/shared/money.ts';
import { openFolderBlobs } from '../../functions/storage/blobs/folder.ts';
import { derivedGuid } from '../../functions/storage/derived-id.ts';
import { Meter } from '../../functions/storage/meter.ts';
import { create, type Store, type Write } from '../../functions/storage/port.ts';
import { openSqliteStore } from '../../functions/storage/sqlite/store.ts';
import { SUBSCRIPTION, type Subscription } from '../../functions/subscriptions/stored.ts';
import { SAMPLE_ACCOUNT } from '../support/billing.ts';

export const BILLING_DATE = date('2018-07-15');
const SUBSCRIPTIONS_PER_CUSTOMER = 5;
const WRITES_PER_COMMIT = 90;

/** The folder of one bench: a store as `npm start` has it, and its files. */
export function openPlace(directory: string) {
  const meter = new Meter();
  const store = openSqliteStore(join(directory, 'bench.db'), meter);
  const blobs = openFolderBlobs({ directory: join(directory, 'files') }, meter);
  const workplace = (partnerId: string): Workplace => ({
    partition: store.partition('partners', partnerId),
    shared: {
      catalog: store.partition('catalog', 'CN'),
      lines: (invoiceId) => store.partition('lines', `${partnerId}/${invoiceId}`),
    },
    blobs,
    isTimeUp: () => false,
  });
  return { store, blobs, meter, workplace };
}

export function accountOf(number: number): Account {
  return { ...SAMPLE_ACCOUNT, partnerId: derivedGuid('bench partner', String(number)) };
}

/** The customer of the nth subscription. */
export function customerIdOf(partnerId: string, number: number): string {
  return derivedGuid('customer', partnerId, String(Math.floor(number / SUBSCRIPTIONS_PER_CUSTOMER)));
}

export function subscriptionIdOf(partnerId: string, number: number): string {
  return derivedGuid('subscription', partnerId, String(number));
}

/** Partners with customers and subscriptions, a fifth of them with two seat changes in the period. */
export async function seed(directory: string, partners: number, subscriptions: number): Promise<void> {
  const { store } = openPlace(directory);
  for (let partner = 0; partner < partners; partner += 1) await seedPartner(store, accountOf(partner), subscriptions / partners);
  store.close();
}

export async function seedPartner(store: Store, account: Account, subscriptions: number): Promise<void> {
  const partition = store.partition('partners', account.partnerId);
  let writes: Write[] = [create(ACCOUNT, account)];
  for (let number = 0; number < subscriptions; number += 1) {
    const customerId = customerIdOf(account.partnerId, number);
    if (number % SUBSCRIPTIONS_PER_CUSTOMER === 0) writes.push(create(RELATIONSHIP, relationship(customerId, number)));
    writes.push(create(SUBSCRIPTION, subscription(account.partnerId, customerId, number)));
    if (writes.length < WRITES_PER_COMMIT) continue;
    await partition.commit(writes);
    writes = [];
  }
  await partition.commit(writes);
}

function relationship(customerId: string, number: number) {
  return {
    customerId,
    companyName: `示例客户有限公司 ${number}`,
    domain: `customer${number}.partner.onmschina.cn`,
    relationship: 'reseller' as const,
    createdAt: instant('2018-06-01'),
  };
}

function subscription(partnerId: string, customerId: string, number: number): Subscription {
  const isChanged = number % 5 === 0;
  return {
    id: subscriptionIdOf(partnerId, number),
    customerId,
    orderId: derivedGuid('order', partnerId, String(number)),
    lineItemNumber: number % SUBSCRIPTIONS_PER_CUSTOMER,
    offerId: '539BC950-FC1A-4092-AAC3-07276F67594E',
    offerName: 'Exchange Online Kiosk',
    unitType: 'Licenses',
    friendlyName: 'Exchange Online Kiosk',
    isTrial: false,
    hasPurchasableAddOns: false,
    createdAt: instant('2018-05-02T08:00:00Z'),
    status: 'active',
    autoRenew: true,
    start: date('2018-05-03'),
    terms: [{ start: date('2018-05-03'), end: date('2019-05-15'), unitPrice: toMinor(1099), priceListVersion: '2018-01-01' }],
    seatChanges: [
      { on: date('2018-05-02'), quantity: 10 + (number % 7) },
      ...(isChanged
        ? [
            { on: date('2018-06-20'), quantity: 5 },
            { on: date('2018-07-01'), quantity: 18 },
          ]
        : []),
    ],
  };
}

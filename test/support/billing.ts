import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ACCOUNT, type Account } from '../../functions/account/stored.ts';
import { seedSampleCatalogue } from '../../functions/catalog/sample/seed.ts';
import type { Workplace } from '../../functions/billing/workplace.ts';
import { RELATIONSHIP } from '../../functions/customers/stored.ts';
import { date, instant } from '../../functions/shared/calendar.ts';
import { toMinor } from '../../functions/shared/money.ts';
import { openFolderBlobs, type FolderBlobs } from '../../functions/storage/blobs/folder.ts';
import { Meter } from '../../functions/storage/meter.ts';
import { create, type Partition } from '../../functions/storage/port.ts';
import { openSqliteStore, type SqliteStore } from '../../functions/storage/sqlite/store.ts';
import { SUBSCRIPTION, type Subscription } from '../../functions/subscriptions/stored.ts';

/** The files of all places of this process. */
const FILES = mkdtempSync(join(tmpdir(), 'billing-'));

export const PARTNER_ID = '11111111-0000-4000-8000-000000000001';

/** A partner whose billing date is the 15th, in a store in memory with its files in a temporary folder. */
export const SAMPLE_ACCOUNT: Account = {
  partnerId: PARTNER_ID,
  name: '示例云服务有限公司',
  domain: 'sample.partner.onmschina.cn',
  mpnId: '4390934',
  model: 'direct',
  state: 'active',
  address: { addressLine1: '示例路 1 号', city: '上海', postalCode: '200000', country: 'CN' },
  contact: { firstName: '示例', lastName: '联系人', email: 'contact@example.com' },
  agreementSignedOn: date('2018-01-15'),
  paymentTermDays: 30,
  applications: [],
  workedThrough: date('2018-06-01'),
};

export interface BillingPlace {
  readonly account: Account;
  readonly store: SqliteStore;
  readonly meter: Meter;
  readonly blobs: FolderBlobs;
  readonly partition: Partition;
  readonly workplace: Workplace;
  /** Everything stored, in order: equal texts are equal bytes. */
  readonly dump: () => string;
}

export async function billingPlace(change: Partial<Account> = {}): Promise<BillingPlace> {
  const account = { ...SAMPLE_ACCOUNT, ...change };
  const meter = new Meter();
  const store = openSqliteStore(':memory:', meter);
  const blobs = openFolderBlobs({ directory: mkdtempSync(join(FILES, 'place-')) }, meter);
  const partition = store.partition('partners', account.partnerId);
  const catalog = store.partition('catalog', 'CN');
  await partition.commit([create(ACCOUNT, account)]);
  await seedSampleCatalogue(catalog);
  const lines = (invoiceId: string) => store.partition('lines', `${account.partnerId}/${invoiceId}`);
  meter.take();
  return {
    account,
    store,
    meter,
    blobs,
    partition,
    workplace: { partition, shared: { catalog, lines }, blobs, isTimeUp: () => false },
    dump: () => JSON.stringify(store.database.prepare('SELECT pk, id, version, body FROM documents ORDER BY pk, id').all()),
  };
}

/** A customer and one subscription of 10 seats at 10.00, ordered on 2 June 2018; what is given differs. */
export async function addSubscription(
  partition: Partition,
  number: number,
  change: Partial<Subscription> = {},
): Promise<Subscription> {
  const place = String(number).padStart(12, '0');
  const customerId = change.customerId ?? `33333333-0000-4000-8000-${place}`;
  const subscription: Subscription = {
    id: `44444444-0000-4000-8000-${place}`,
    customerId,
    orderId: `55555555-0000-4000-8000-${place}`,
    lineItemNumber: 0,
    offerId: '539BC950-FC1A-4092-AAC3-07276F67594E',
    offerName: 'Exchange Online Kiosk',
    unitType: 'Licenses',
    friendlyName: 'Exchange Online Kiosk',
    isTrial: false,
    hasPurchasableAddOns: false,
    createdAt: instant('2018-06-02T08:00:00Z'),
    status: 'active',
    autoRenew: true,
    start: date('2018-06-03'),
    terms: [{ start: date('2018-06-03'), end: date('2019-06-15'), unitPrice: toMinor(1000), priceListVersion: '2018-01-01' }],
    seatChanges: [{ on: date('2018-06-02'), quantity: 10 }],
    ...change,
  };
  const relationship = {
    customerId,
    companyName: `Customer ${number}`,
    domain: `customer${number}.partner.onmschina.cn`,
    relationship: 'reseller' as const,
    createdAt: instant('2018-06-01'),
  };
  if (change.customerId === undefined) await partition.commit([create(RELATIONSHIP, relationship)]);
  await partition.commit([create(SUBSCRIPTION, subscription)]);
  return subscription;
}

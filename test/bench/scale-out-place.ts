import { QueueServiceClient } from '@azure/storage-queue';
import type { Account } from '../../functions/account/stored.ts';
import { closeMonth } from '../../functions/billing/close.ts';
import { INVOICES } from '../../functions/billing/stored.ts';
import { findReceivables } from '../../functions/billing/paying/stored.ts';
import { addDays } from '../../functions/shared/calendar.ts';
import { openAzureBlobs } from '../../functions/storage/blobs/azure.ts';
import { ensureContainers, type CosmosPlace } from '../../functions/storage/cosmos/client.ts';
import { openCosmosStore } from '../../functions/storage/cosmos/store.ts';
import { Meter } from '../../functions/storage/meter.ts';
import type { Store } from '../../functions/storage/port.ts';
import { openAzureQueue } from '../../functions/storage/queue/azure.ts';
import { startCosmosFake } from '../fakes/cosmos/server.ts';
import { accountOf, BILLING_DATE, openPlace, seedPartner } from './close-data.ts';

/** Long enough for the work between two renewals; short, so that what a killed worker held is soon taken up again. */
export const LEASE_SECONDS = 4;
/** A partner that takes longer goes on in a new message. */
export const SLICE_MS = 300;

const SMALL = 5;
const LARGE = 5000;

export interface WorkerPlace {
  readonly cosmos: CosmosPlace;
  readonly connectionString: string;
  /** Of the floor: so many requests for each message, and no close. 0: the close. */
  readonly requestsEach: number;
}

/** The nth partner; the first is the large one. They stand on the day before their billing date. */
function account(number: number): Account {
  return { ...accountOf(number), workedThrough: addDays(BILLING_DATE, -1) };
}

function sizeOf(number: number): number {
  return number === 0 ? LARGE : SMALL;
}

/** The emulators with all partners in them, and one message for each, or several. */
export async function openEmulators(connectionString: string, partners: number, latencyMs: number, messagesEach: number) {
  const fake = await startCosmosFake({ latencyMs });
  const cosmos = { endpoint: fake.endpoint, key: Buffer.from('no secret').toString('base64'), database: 'scale' };
  await ensureContainers(cosmos);
  const store = openCosmosStore(cosmos, new Meter());
  const all = Array.from({ length: partners }, (_, number) => number);
  for (let first = 0; first < partners; first += 50) {
    await Promise.all(all.slice(first, first + 50).map((number) => seedPartner(store, account(number), sizeOf(number))));
  }
  const service = QueueServiceClient.fromConnectionString(connectionString);
  const queue = openAzureQueue({ connectionString }, new Meter());
  await openAzureBlobs({ container: 'files', connectionString }, new Meter()).ensure();
  await queue.ensure();
  await service.getQueueClient('partner-days-poison').createIfNotExists();
  const countOf = async (name: string) => (await service.getQueueClient(name).getProperties()).approximateMessagesCount ?? 0;
  for (let times = 0; times < messagesEach; times += 1) {
    for (const number of all) await queue.send('partner-days', { partnerId: account(number).partnerId });
  }
  return {
    cosmos,
    waiting: () => countOf('partner-days'),
    poisoned: () => countOf('partner-days-poison'),
    totals: () => totalsOf(store, partners),
    close: () => {
      store.close();
      return fake.close();
    },
  };
}

/** What all partners were billed: each has one invoice, and owes what stands on it. */
async function totalsOf(store: Store, partners: number): Promise<number> {
  let sum = 0;
  for (let number = 0; number < partners; number += 1) {
    const partition = store.partition('partners', account(number).partnerId);
    const { items } = await partition.list(INVOICES, { limit: 9 });
    if (items.length !== 1) throw new Error(`partner ${number} has ${items.length} invoices`);
    const owed = (await findReceivables(partition)).value.items.reduce((total, { amount }) => total + amount, 0);
    if (owed !== items[0]?.value.total) throw new Error(`partner ${number} owes ${owed}, billed ${items[0]?.value.total}`);
    sum += owed;
  }
  return sum;
}

/** What they have to be billed: by one process that nobody disturbs, in another store. */
export async function expectedTotal(directory: string, partners: number): Promise<number> {
  const { store, workplace } = openPlace(directory);
  const totals: number[] = [];
  for (const number of [0, 1]) {
    const { partnerId } = account(number);
    await seedPartner(store, account(number), sizeOf(number));
    await closeMonth(workplace(partnerId), account(number), BILLING_DATE);
    totals.push((await store.partition('partners', partnerId).list(INVOICES, { limit: 1 })).items[0]?.value.total ?? 0);
  }
  store.close();
  const [large = 0, small = 0] = totals;
  return large + (partners - 1) * small;
}

import { mkdirSync } from 'node:fs';
import { ACCOUNT, ACCOUNT_ID } from '../../functions/account/stored.ts';
import { closeMonth } from '../../functions/billing/close.ts';
import { recordUsage } from '../../functions/billing/usage/intake.ts';
import { USAGE_PARTITION, USAGE_RECORD } from '../../functions/billing/usage/stored.ts';
import { usageRecords } from '../../functions/billing/usage/walk.ts';
import { SentRecords } from '../../functions/billing/usage/wire.ts';
import type { Scope } from '../../functions/identity/scope.ts';
import { addDays, instant } from '../../functions/shared/calendar.ts';
import { create, WRITES_MAX } from '../../functions/storage/port.ts';
import { derivedGuid } from '../../functions/storage/derived-id.ts';
import { accountOf, BILLING_DATE, customerIdOf, openPlace, seed, subscriptionIdOf } from './close-data.ts';
import { report, timed } from './step.ts';

// One step of the usage bench, in a process of its own, so that its peak memory is its own:
// intake DIRECTORY RECORDS | floor DIRECTORY TARGET | close DIRECTORY

const SUBSCRIPTIONS = 1000;
const RECORDS_PER_REQUEST = 2000;
const RESOURCES = 10;

const [step, directory = '', last = ''] = process.argv.slice(2);
const account = accountOf(0);
mkdirSync(directory, { recursive: true });

if (step === 'intake') await intake(Number(last));
else if (step === 'floor') await floor(last);
else await close();

/** Requests of 2,000 records as they come: parsed, checked, recorded. */
async function intake(records: number): Promise<void> {
  await seed(directory, 1, SUBSCRIPTIONS);
  const { store, meter, workplace } = openPlace(directory);
  const { partition, shared } = workplace(account.partnerId);
  const stored = await partition.get(ACCOUNT, ACCOUNT_ID);
  const today = addDays(BILLING_DATE, -1);
  const scope = { partition, shared, account: stored, today, now: instant(`${today}T12:00:00Z`) } as unknown as Scope;
  meter.take();
  let seconds = 0;
  for (let from = 0; from < records; from += RECORDS_PER_REQUEST) {
    const text = JSON.stringify({ records: Array.from({ length: RECORDS_PER_REQUEST }, (_, at) => record(from + at)) });
    seconds += await timed(async () => {
      const recorded = await recordUsage(scope, SentRecords.parse(JSON.parse(text)).records);
      if (!recorded.ok) throw new Error(recorded.error);
    });
  }
  report({ seconds, requests: meter.take() });
  store.close();
}

/** A day of a resource; the day changes fastest, as a meter reports. */
function record(number: number) {
  const subscription = number % SUBSCRIPTIONS;
  const use = Math.floor(number / SUBSCRIPTIONS);
  return {
    id: `use-${number}`,
    customerId: customerIdOf(account.partnerId, subscription),
    subscriptionId: subscriptionIdOf(account.partnerId, subscription),
    usageDate: addDays(BILLING_DATE, -1 - (use % 30)),
    resourceGuid: derivedGuid('resource', String(Math.floor(use / 30) % RESOURCES)),
    resourceName: 'Compute Hours',
    serviceName: 'VIRTUAL MACHINES',
    consumedQuantity: `${1 + (number % 24)}.25`,
    listPrice: '0.0853',
  };
}

/** Commits the same documents to another store, and checks nothing. Reading them is not timed. */
async function floor(target: string): Promise<void> {
  mkdirSync(target, { recursive: true });
  const from = openPlace(directory).workplace(account.partnerId).shared.lines(USAGE_PARTITION);
  const { store, workplace } = openPlace(target);
  const to = workplace(account.partnerId).shared.lines(USAGE_PARTITION);
  let seconds = 0;
  let batch: ReturnType<typeof create>[] = [];
  const write = async () => {
    const writes = batch;
    batch = [];
    seconds += await timed(() => to.commit(writes));
  };
  for await (const { value } of usageRecords(from, {})) {
    batch.push(create(USAGE_RECORD, value));
    if (batch.length === WRITES_MAX) await write();
  }
  await write();
  report({ seconds, requests: {} });
  store.close();
}

/** The close of the month, beside a plain read of its records. */
async function close(): Promise<void> {
  const { store, meter, workplace } = openPlace(directory);
  const place = workplace(account.partnerId);
  const floorSeconds = await timed(async () => {
    for await (const { value } of usageRecords(place.shared.lines(USAGE_PARTITION), {})) if (!value.id) throw new Error('no id');
  });
  meter.take();
  const seconds = await timed(() => closeMonth(place, account, BILLING_DATE));
  report({ seconds, floorSeconds, requests: meter.take() });
  store.close();
}

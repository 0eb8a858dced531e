import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { closeMonth } from '../../functions/billing/close.ts';
import type { Operation } from '../../functions/contract/operation.ts';
import { OPERATIONS } from '../../functions/operations.ts';
import { date } from '../../functions/shared/calendar.ts';
import { addSubscription, billingPlace } from '../support/billing.ts';
import { estimating } from '../storage/request-units.ts';
import { ask } from './ask.ts';
import { openPlace } from './place.ts';

// The table is made here: npm run costs writes it anew. Every other run compares, so that no cost grows unseen.

const FILE = '../../functions/storage/costs.md';
const HEAD = readFileSync(new URL('costs-head.md', import.meta.url), 'utf8');

type Requests = Readonly<Record<string, number>>;

const OTHERS = ['stage', 'finish', 'read', 'link', 'send'];

/** `1 send` */
function othersIn(requests: Requests): string {
  return OTHERS.flatMap((name) => (requests[name] ? [`${requests[name]} ${name}`] : [])).join(', ');
}

async function rowOf(operation: Operation): Promise<string> {
  let take: ReturnType<typeof estimating>['take'] | undefined;
  const place = await openPlace(undefined, (store) => {
    const estimate = estimating(store);
    ({ take } = estimate);
    return estimate.store;
  });
  place.meter.take();
  take?.();
  const { status, text } = await ask(place, operation);
  expect(status, `${operation.id}: ${text}`).toBeLessThan(500);
  const { get = 0, list = 0, commit = 0, ...others } = place.meter.take();
  const { units, documents } = take?.() ?? { units: 0, documents: 0 };
  return `| ${operation.id} | ${status} | ${get} | ${list} | ${commit} | ${documents} | ${Math.round(units)} | ${othersIn(others)} |`;
}

/** A partner with so many subscriptions, closed. */
async function closeRow(subscriptions: number): Promise<string> {
  const place = await billingPlace();
  for (let number = 1; number <= subscriptions; number += 1) await addSubscription(place.partition, number);
  const { store, take } = estimating(place.store);
  place.meter.take();
  const { account } = place;
  const partition = store.partition('partners', account.partnerId);
  const lines = (invoiceId: string) => store.partition('lines', `${account.partnerId}/${invoiceId}`);
  const shared = { catalog: store.partition('catalog', 'CN'), lines };
  await closeMonth({ ...place.workplace, partition, shared }, account, date('2018-07-15'));
  const { get = 0, list = 0, commit = 0, ...others } = place.meter.take();
  const { units, documents } = take();
  const perThousand = Math.round((units / subscriptions) * 1000);
  const counts = [subscriptions.toLocaleString('en'), get, list, commit, documents, Math.round(units), perThousand];
  return `| ${counts.join(' | ')} | ${othersIn(others)} |`;
}

test('what every operation, and the close of a month, asks of the store', async () => {
  const closes: string[] = [];
  for (const subscriptions of [1, 100, 1000, 5000]) closes.push(await closeRow(subscriptions));
  const rows: string[] = [];
  for (const operation of OPERATIONS.toSorted((a, b) => (a.id < b.id ? -1 : 1))) rows.push(await rowOf(operation));
  const table = HEAD.replace('{closes}', closes.join('\n')).replace('{operations}', rows.join('\n'));
  await expect(table).toMatchFileSnapshot(FILE);
}, 600_000);

import { afterEach, beforeEach, expect, test } from 'vitest';
import { ACCOUNT, ACCOUNT_ID } from '../../functions/account/stored.ts';
import { runDays } from '../../functions/billing/days.ts';
import { deliverEvent, dispatchEvents } from '../../functions/jobs/webhooks.ts';
import { date } from '../../functions/shared/calendar.ts';
import { create, replace } from '../../functions/storage/port.ts';
import { end } from '../../functions/subscriptions/core/due.ts';
import { SUBSCRIPTION, SUBSCRIPTIONS_BY_CUSTOMER } from '../../functions/subscriptions/stored.ts';
import { tenantOf } from '../support/app.ts';
import { fakeBlobs } from './blobs.ts';
import { openPlace, type Place } from './place.ts';

const PARTNER = tenantOf('direct');

let place: Place;
beforeEach(async () => {
  place = await openPlace();
});
afterEach(() => place.receiver.close());

/** Works through the days of the partner, as its worker does. */
async function runTo(day: string): Promise<void> {
  const partition = place.ports.store.partition('partners', PARTNER);
  const account = await partition.get(ACCOUNT, ACCOUNT_ID);
  if (!account) throw new Error('the partner has an account');
  if (account.value.workedThrough < '2026-11-15')
    await partition.commit([replace(ACCOUNT, { ...account.value, workedThrough: date('2026-11-15') }, account)]);
  const lines = (invoiceId: string) => place.ports.store.partition('lines', `${PARTNER}/${invoiceId}`);
  const shared = { catalog: place.ports.store.partition('catalog', 'CN'), lines };
  await runDays({ partition, shared, blobs: fakeBlobs, isTimeUp: () => false }, date(day));
}

test('R-SUB-08, R-BILL-05: what the days bring by themselves is told: invoices, a due date that passed, a renewal', async () => {
  await place.register('subscription-renewed', 'invoice-ready', 'invoice-overdue', 'subscription-updated');
  await place.buy();
  await runTo('2027-01-20'); // invoices of 15 December and 15 January; the first was due on 14 January
  await place.pass(1);
  expect(place.names().toSorted()).toEqual(['invoice-overdue', 'invoice-ready', 'invoice-ready']);
  // twelve billing dates from 15 December on: the term ends on 15 December 2027
  await runTo('2027-12-15');
  await place.pass(1);
  expect(new Set(place.names().filter((name) => name.startsWith('subscription')))).toEqual(
    new Set(['subscription-updated', 'subscription-renewed']),
  );
});

test('a commit that is as full as one can be tells of everything in it', async () => {
  await place.register('subscription-updated', 'subscription-ended');
  await place.buy();
  await place.pass(1);
  const partition = place.ports.store.partition('partners', PARTNER);
  const all = () => partition.list(SUBSCRIPTIONS_BY_CUSTOMER, { limit: 100 });
  const [first] = (await all()).items;
  if (!first) throw new Error('a subscription was bought');
  const others = Array.from({ length: 98 }, (_, place) => create(SUBSCRIPTION, { ...first.value, id: `another-${place}` }));
  await place.store.partition('partners', PARTNER).commit(others);
  const ended = { on: date('2026-11-16'), by: 'cancellation' } as const;
  const writes = (await all()).items.map((was) => replace(SUBSCRIPTION, end(was.value, ended), was));
  expect(writes).toHaveLength(99);
  expect(await partition.commit(writes)).toBe('committed');
  await place.pass(1);
  expect(place.names()).toHaveLength(198);
  expect(new Set(place.receiver.received.map(({ headers }) => headers['ms-requestid'])).size).toBe(198);
});

test('a change that is told is one commit, as it was', async () => {
  await place.register('subscription-updated');
  const address = await place.buy();
  let commits = 0;
  place.store.beforeCommit = async () => void (commits += 1);
  await place.call('PATCH', address, { quantity: 12 });
  expect(commits).toBe(1);
});

test('workers that run at the same moment do each thing once', async () => {
  await place.register('subscription-created');
  await place.buy();
  await Promise.all([1, 2, 3].map(() => dispatchEvents(place.ports, { partnerId: PARTNER })));
  const deliveries = place.messages.filter(({ queue }) => queue === 'webhook-deliveries');
  expect(deliveries).toHaveLength(1);
  const [delivery] = deliveries;
  await Promise.all([1, 2, 3].map(() => deliverEvent(place.ports, delivery?.message)));
  expect(place.receiver.received).toHaveLength(1);
});

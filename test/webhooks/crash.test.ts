import { afterEach, beforeEach, expect, test } from 'vitest';
import { create, replace } from '../../functions/storage/port.ts';
import { publishing } from '../../functions/webhooks/publishing.ts';
import { OUTBOX_BY_TIME } from '../../functions/webhooks/stored.ts';
import { NOTICE, type Notice } from '../../functions/billing/paying/stored.ts';
import { ACCOUNT, ACCOUNT_ID } from '../../functions/account/stored.ts';
import { date } from '../../functions/shared/calendar.ts';
import { crashAt } from '../support/hooked-store.ts';
import { tenantOf } from '../support/app.ts';
import { openPlace, type Place } from './place.ts';

let place: Place;
beforeEach(async () => {
  place = await openPlace();
  await place.register('subscription-created');
});
afterEach(() => place.receiver.close());

function ids() {
  return place.receiver.received.map(({ headers }) => headers['ms-requestid']);
}

test('a queue that is down fails no request; the hourly timer finds what was not told', async () => {
  place.isQueueDown = true;
  const address = await place.buy();
  expect(address).toContain('/subscriptions/');
  place.isQueueDown = false;
  await place.pass(10);
  expect(place.receiver.received).toHaveLength(0);
  await place.sweep();
  await place.pass(1);
  expect(place.receiver.received).toHaveLength(1);
});

test('every message may come twice: each event is delivered once', async () => {
  await place.buy();
  place.messages.push(...place.messages);
  await place.pass(0.05); // the dispatcher has run twice
  place.messages.push(...place.messages);
  await place.pass(10);
  expect(place.receiver.received).toHaveLength(1);
});

test.each([1, 2, 3, 4])('a worker that dies before its commit number %i loses nothing', async (dieAt) => {
  await place.buy();
  const messages = [...place.messages];
  place.store.beforeCommit = crashAt(dieAt);
  const crashes = await place.pass(2).then(
    () => 0,
    () => 1,
  );
  expect(crashes).toBe(1);
  place.store.beforeCommit = undefined;
  place.messages.push(...messages); // the queue gives a message again that no worker has finished
  await place.pass(15);
  await place.sweep();
  await place.pass(1);
  // a worker that dies between the answer and its note of it cannot know; by the id the receiver does
  expect(new Set(ids()).size).toBe(1);
  expect(ids()).toHaveLength(dieAt === 4 ? 2 : 1);
  const { body } = await place.call('GET', '/webhooks/v1/registration/deliveries');
  expect(body).toMatchObject({ totalCount: 1, items: [{ responseCode: 'OK' }] });
});

test('a message that is lost after an attempt failed is made up for by the hourly timer', async () => {
  place.receiver.status = 500;
  await place.buy();
  await place.pass(0.5);
  expect(place.messages).toHaveLength(1); // the next attempt
  place.messages.length = 0;
  place.receiver.status = 200;
  await place.sweep();
  await place.pass(1);
  expect(ids()).toHaveLength(1); // too early: somebody might have it in hand
  await place.pass(15);
  await place.sweep();
  await place.pass(1);
  expect(ids()).toHaveLength(2);
});

test('a letter that could not be sent is sent by the next look', async () => {
  place.receiver.status = 410;
  await place.buy();
  await place.pass(0.03); // it is stopped, and a dispatcher is on its way to say so
  expect(ids()).toHaveLength(1);
  place.isQueueDown = true;
  await expect(place.pass(5)).rejects.toThrow('the queue is down');
  expect(place.letters).toHaveLength(0);
  place.isQueueDown = false;
  await place.sweep();
  await place.pass(1);
  expect(place.letters).toHaveLength(1);
});

test('a job that is run again tells nothing twice: the event is in the batch that conflicts', async () => {
  const partition = place.ports.store.partition('partners', tenantOf('direct'));
  const notice: Notice = { id: 'accountSuspended:one', kind: 'accountSuspended', on: date('2026-11-16') };
  const account = await partition.get(ACCOUNT, ACCOUNT_ID);
  if (!account) throw new Error('the partner has an account');
  const writes = [replace(ACCOUNT, account.value, account), create(NOTICE, notice)];
  expect(await partition.commit(writes)).toBe('committed');
  expect(await partition.commit(writes)).toBe('conflict');
  expect((await partition.list(OUTBOX_BY_TIME, { limit: 10 })).items).toHaveLength(1);
});

test('a commit in which nothing happened is left as it is', async () => {
  const { now, report } = place.ports;
  const queue = { send: () => Promise.reject(new Error('nobody is woken')) };
  const partition = publishing(place.store, { queue, now, report }).partition('partners', tenantOf('direct'));
  const account = await partition.get(ACCOUNT, ACCOUNT_ID);
  if (!account) throw new Error('the partner has an account');
  expect(await partition.commit([replace(ACCOUNT, account.value, account)])).toBe('committed');
  expect((await partition.list(OUTBOX_BY_TIME, { limit: 10 })).items).toEqual([]);
});

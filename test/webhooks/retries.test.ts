import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPlace, type Place } from './place.ts';

const DAY = 24 * 60;

let place: Place;
beforeEach(async () => {
  place = await openPlace();
});
afterEach(() => place.receiver.close());

interface Log {
  readonly items: readonly { attempt: number; dateTimeUtc: string; responseCode: string; eventId: string }[];
  readonly continuationToken?: string;
}

async function log(query = ''): Promise<Log> {
  return (await place.call('GET', `/webhooks/v1/registration/deliveries${query}`)).body as Log;
}

async function registration() {
  return (await place.call('GET', '/webhooks/v1/registration')).body;
}

test('ten attempts in three days, ever further apart; then the webhook is stopped, and the partner told once', async () => {
  await place.register('subscription-created');
  place.receiver.status = 500;
  await place.buy();
  await place.pass(3 * DAY + 1);
  const { items } = await log();
  expect(items.map(({ attempt }) => attempt)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  const times = items.map(({ dateTimeUtc }) => Date.parse(`${dateTimeUtc}Z`) / 60_000).toReversed();
  const waits = times.slice(1).map((time, place) => time - (times[place] ?? 0));
  expect(waits).toEqual([1, 5, 15, 60, 180, 360, 720, 1440, 1539]);
  expect(waits.reduce((sum, one) => sum + one)).toBe(3 * DAY);

  expect(await registration()).toMatchObject({ StoppedBecause: 'failing', StoppedTimestamp: expect.any(String) });
  expect(place.letters).toMatchObject([
    { to: 'globalAdmin@direct.partner.onmschina.cn', subject: expect.stringContaining('stopped') },
  ]);
  await place.sweep();
  await place.pass(DAY);
  expect(place.letters).toHaveLength(1);
  expect(place.receiver.received).toHaveLength(10);
});

test('while it is stopped nothing is sent; PUT starts it again with what happens then', async () => {
  await place.register('subscription-updated');
  const address = await place.buy();
  place.receiver.status = 410;
  await place.call('PATCH', address, { quantity: 11 });
  await place.pass(5);
  expect(await registration()).toMatchObject({ StoppedBecause: 'gone' });
  expect(place.letters).toHaveLength(1);
  place.receiver.status = 200;
  await place.call('PATCH', address, { quantity: 12 });
  await place.sweep();
  await place.pass(5);
  expect(place.receiver.received).toHaveLength(1);
  const refused = { status: 409, body: { code: 950158 } };
  const replays = '/webhooks/v1/registration/replays';
  expect(await place.call('POST', replays, { Since: '2026-11-16' })).toMatchObject(refused);

  const body = { WebhookUrl: place.receiver.url, WebhookEvents: ['subscription-updated'] };
  expect((await place.call('PUT', '/webhooks/v1/registration', body)).body).not.toHaveProperty('StoppedBecause');
  await place.call('PATCH', address, { quantity: 13 });
  await place.pass(5);
  expect(place.receiver.received).toHaveLength(2);
});

test('a target that takes other events is not dead', async () => {
  await place.register('subscription-created', 'subscription-updated');
  place.receiver.status = 500;
  const address = await place.buy();
  await place.pass(10);
  place.receiver.status = 200;
  await place.call('PATCH', address, { quantity: 11 });
  await place.pass(2); // no attempt of the first event falls into these
  place.receiver.status = 500;
  await place.pass(3 * DAY);
  expect(await registration()).not.toHaveProperty('StoppedBecause');
  const [created] = (await log()).items;
  expect(created?.attempt).toBe(10);
});

test('a target that comes back takes what it has missed', async () => {
  await place.register('subscription-created');
  place.receiver.status = 503;
  await place.buy();
  await place.pass(10);
  place.receiver.status = 204;
  await place.pass(DAY);
  const { items } = await log();
  expect(items.map(({ responseCode }) => responseCode).toReversed()).toEqual([
    'ServiceUnavailable',
    'ServiceUnavailable',
    'ServiceUnavailable',
    'NoContent',
  ]);
});

test('a redirect is a failed attempt', async () => {
  await place.register('subscription-created');
  Object.assign(place.receiver, { status: 302, headers: { Location: 'http://127.0.0.1/elsewhere' } });
  await place.buy();
  await place.pass(1);
  expect((await log()).items).toMatchObject([{ responseCode: 'Found', attempt: 1 }]);
  expect(place.receiver.received).toHaveLength(1);
});

test('an event that is registered for no more is dropped when its turn comes', async () => {
  await place.register('subscription-created');
  place.receiver.status = 500;
  await place.buy();
  await place.pass(2);
  const before = place.receiver.received.length;
  const body = { WebhookUrl: place.receiver.url, WebhookEvents: [] };
  await place.call('PUT', '/webhooks/v1/registration', body);
  await place.pass(DAY);
  expect(place.receiver.received).toHaveLength(before);
});

test('the log is read in pages, the latest first, or of one event from its first attempt', async () => {
  await place.register('subscription-created');
  place.receiver.status = 500;
  await place.buy();
  await place.pass(30);
  const first = await log('?size=2');
  expect(first.items.map(({ attempt }) => attempt)).toEqual([4, 3]);
  const { body } = await place.call('GET', '/webhooks/v1/registration/deliveries?seekOperation=Next', undefined, {
    headers: { 'MS-ContinuationToken': first.continuationToken ?? '' },
  });
  expect((body as Log).items.map(({ attempt }) => attempt)).toEqual([2, 1]);
  const { eventId = '' } = first.items[0] ?? {};
  expect((await log(`?eventId=${eventId}`)).items.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4]);
  expect((await log('?eventId=another')).items).toEqual([]);
});

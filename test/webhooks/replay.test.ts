import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPlace, type Place } from './place.ts';

const REPLAYS = '/webhooks/v1/registration/replays';

let place: Place;
beforeEach(async () => {
  place = await openPlace();
});
afterEach(() => place.receiver.close());

function ids() {
  return place.receiver.received.map(({ headers }) => headers['ms-requestid']);
}

test('one event is sent again, under the id it had', async () => {
  await place.register('subscription-created');
  await place.buy();
  await place.pass(1);
  const [id] = ids();
  expect((await place.call('POST', REPLAYS, { EventId: id })).status).toBe(204);
  await place.pass(1);
  expect(ids()).toEqual([id, id]);
  expect(place.receiver.received[1]?.text).toBe(place.receiver.received[0]?.text);
  const { body } = await place.call('GET', `/webhooks/v1/registration/deliveries?eventId=${String(id)}`);
  expect(body).toMatchObject({ items: [{ attempt: 1 }, { attempt: 2 }] });
});

test('all since an instant are sent again, test events apart', async () => {
  await place.register('subscription-created', 'subscription-updated', 'test-created');
  const address = await place.buy();
  await place.pass(10);
  await place.call('PATCH', address, { quantity: 11 });
  await place.call('POST', '/webhooks/v1/registration/validationEvents');
  await place.pass(10);
  expect((await place.call('POST', REPLAYS, { Since: '2026-11-16T09:05:00Z' })).status).toBe(204);
  await place.pass(1);
  expect(place.names().toSorted()).toEqual([
    'subscription-created',
    'subscription-updated',
    'subscription-updated',
    'test-created',
  ]);
  expect((await place.call('POST', REPLAYS, { since: '2026-11-16' })).status).toBe(204);
  await place.pass(1);
  expect(place.names()).toHaveLength(6);
});

test('an event that waits for its next attempt does not wait any longer, and is made once', async () => {
  await place.register('subscription-created');
  place.receiver.status = 500;
  await place.buy();
  await place.pass(60); // the next attempt is far off
  place.receiver.status = 200;
  const before = place.receiver.received.length;
  await place.call('POST', REPLAYS, { EventId: ids()[0] });
  await place.pass(1);
  expect(place.receiver.received).toHaveLength(before + 1);
  await place.pass(24 * 60);
  expect(place.receiver.received).toHaveLength(before + 1);
});

test('what cannot be replayed is refused', async () => {
  expect(await place.call('POST', REPLAYS, { EventId: 'some' })).toMatchObject({ status: 404, body: { code: 950151 } });
  await place.register('subscription-created');
  expect(await place.call('POST', REPLAYS, { EventId: 'some' })).toMatchObject({ status: 404, body: { code: 950157 } });
  for (const body of [{}, { EventId: 'some', Since: '2026-11-16' }, { Since: 'yesterday' }])
    expect(await place.call('POST', REPLAYS, body)).toMatchObject({ status: 400, body: { code: 800002 } });
});

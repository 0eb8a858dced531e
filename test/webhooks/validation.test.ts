import { afterEach, beforeEach, expect, test } from 'vitest';
import { tenantOf } from '../support/app.ts';
import { openPlace, type Place } from './place.ts';

const ADDRESS = '/webhooks/v1/registration/validationEvents';

let place: Place;
beforeEach(async () => {
  place = await openPlace();
});
afterEach(() => place.receiver.close());

test('a test event is really sent, and read by the correlation id of the answer', async () => {
  await place.register('test-created');
  const { status, headers, body } = await place.call('POST', ADDRESS);
  expect(status).toBe(200);
  const correlationId = headers['MS-CorrelationId'] ?? '';
  expect(body).toEqual({ correlationId });
  expect((await place.call('GET', `${ADDRESS}/${correlationId}`)).body).toMatchObject({ status: 'pending', results: [] });
  await place.pass(1);
  expect(place.receiver.received.map(({ text }) => JSON.parse(text) as object)).toEqual([
    {
      EventName: 'test-created',
      ResourceUri: `https://api.example.com${ADDRESS}/${correlationId}`,
      ResourceName: 'test',
      AuditUri: null,
      ResourceChangeUtcDate: '2026-11-16T09:00:00.0000000+00:00',
    },
  ]);
  expect((await place.call('GET', `${ADDRESS}/${correlationId}`)).body).toEqual({
    correlationId,
    partnerId: tenantOf('direct'),
    status: 'completed',
    callbackUrl: place.receiver.url,
    results: [{ responseCode: 'OK', responseMessage: 'OK', systemError: false, dateTimeUtc: '2026-11-16T09:00:02.000' }],
  });
});

test('each attempt is one result', async () => {
  await place.register('test-created');
  place.receiver.status = 404;
  const { correlationId } = (await place.call('POST', ADDRESS)).body as { correlationId: string };
  await place.pass(2);
  await place.receiver.close();
  await place.pass(10);
  const { body } = await place.call('GET', `${ADDRESS}/${correlationId}`);
  expect(body).toMatchObject({
    status: 'pending',
    results: [
      { responseCode: 'NotFound', systemError: false },
      { responseCode: 'NotFound', systemError: false },
      { responseCode: 'NoResponse', responseMessage: 'The connection failed: ECONNREFUSED.', systemError: true },
    ],
  });
});

test('without a registration for it there is no test event', async () => {
  expect(await place.call('POST', ADDRESS)).toMatchObject({ status: 404, body: { code: 950151 } });
  expect(await place.call('GET', `${ADDRESS}/some`)).toMatchObject({ status: 404, body: { code: 950151 } });
  await place.register('invoice-ready');
  expect(await place.call('POST', ADDRESS)).toMatchObject({ status: 400, body: { code: 950153 } });
  expect(await place.call('GET', `${ADDRESS}/some`)).toMatchObject({ status: 404, body: { code: 950154 } });
});

test('two a minute, and no third', async () => {
  await place.register('test-created');
  const started = () => place.call('POST', ADDRESS);
  expect([(await started()).status, (await started()).status]).toEqual([200, 200]);
  expect(await started()).toMatchObject({ status: 429, headers: { 'Retry-After': '60' }, body: { statusCode: 429 } });
  await place.pass(1);
  expect((await started()).status).toBe(200);
});

test('a correlation id names one test event', async () => {
  await place.register('test-created');
  const started = () => place.call('POST', ADDRESS, undefined, { headers: { 'MS-CorrelationId': 'mine' } });
  expect(await started()).toMatchObject({ status: 200, body: { correlationId: 'mine' } });
  expect(await started()).toMatchObject({ status: 409, body: { code: 950156 } });
});

test('a sandbox partner, whose clock stands still, gets its test events by the time of day', async () => {
  const call = place.as('sandbox');
  const body = { WebhookUrl: place.receiver.url, WebhookEvents: ['test-created'] };
  expect((await call('POST', '/webhooks/v1/registration', body)).status).toBe(200);
  for (let minute = 0; minute < 3; minute += 1) {
    expect((await call('POST', ADDRESS)).status).toBe(200);
    await place.pass(1);
  }
  expect(place.receiver.received).toHaveLength(3);
});

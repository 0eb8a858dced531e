import { verify, X509Certificate } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeMonth } from '../../functions/billing/close.ts';
import { ACCOUNT, ACCOUNT_ID } from '../../functions/account/stored.ts';
import { date } from '../../functions/shared/calendar.ts';
import { tenantOf } from '../support/app.ts';
import { fakeBlobs } from './blobs.ts';
import { openPlace, type Place } from './place.ts';

let place: Place;
beforeEach(async () => {
  place = await openPlace();
});
afterEach(() => place.receiver.close());

test('a change of a subscription is told as documented, signed by the certificate that the header names', async () => {
  await place.register('subscription-updated');
  const address = await place.buy();
  expect((await place.call('PATCH', address, { quantity: 12 })).status).toBe(200);
  await place.pass(1);
  expect(place.receiver.received).toHaveLength(1);
  const [{ path, headers, text } = { path: '', headers: {}, text: '' }] = place.receiver.received;
  expect(path).toBe('/events');
  expect(JSON.parse(text)).toEqual({
    EventName: 'subscription-updated',
    ResourceUri: `https://api.example.com/webhooks${address}`,
    ResourceName: 'subscription',
    AuditUri: expect.stringMatching(/^https:\/\/api\.example\.com\/auditactivity\/v1\/auditrecords\/[0-9a-f-]{36}$/),
    ResourceChangeUtcDate: '2026-11-16T09:00:00.0000000+00:00',
  });
  expect(headers).toMatchObject({ 'content-type': 'application/json', 'x-ms-signature-algorithm': 'rsa-sha256' });
  const uri = headers['x-ms-certificate-url'] as string;
  const certificate = await place.call('GET', new URL(uri).pathname, undefined, { isAnonymous: true });
  expect(certificate).toMatchObject({ status: 200, headers: { 'Content-Type': 'application/pem-certificate-chain' } });
  const { publicKey } = new X509Certificate(certificate.text);
  const [scheme, signature = ''] = headers.authorization?.split(' ') ?? [];
  expect(scheme).toBe('Signature');
  expect(verify('sha256', Buffer.from(text), publicKey, Buffer.from(signature, 'base64'))).toBe(true);
  expect(verify('sha256', Buffer.from(`${text} `), publicKey, Buffer.from(signature, 'base64'))).toBe(false);
  // where the event leads
  const { pathname } = new URL((JSON.parse(text) as { AuditUri: string }).AuditUri);
  expect((await place.call('GET', pathname)).body).toMatchObject({ operationType: 'update_subscription' });
  expect((await place.call('GET', `/webhooks${address}`)).body).toMatchObject({ quantity: 12 });
  expect(await place.call('GET', '/webhooks/v1/certificates/another')).toMatchObject({ status: 404, body: { code: 950159 } });
});

test('the signature moves to x-ms-signature where that is asked for', async () => {
  const body = {
    webhookUrl: place.receiver.url,
    webhookEvents: ['subscription-created'],
    signatureTokenToMsSignatureHeader: true,
  };
  await place.call('POST', '/webhooks/v1/registration', body);
  await place.buy();
  await place.pass(1);
  const [received] = place.receiver.received;
  expect(received?.headers).toMatchObject({ 'x-ms-signature': expect.stringMatching(/^Signature [\w+/]+=*$/) });
  expect(received?.headers.authorization).toBeUndefined();
});

test('only what is registered for is sent, and only what happens after the registration', async () => {
  const address = await place.buy();
  await place.pass(1);
  await place.register('subscription-updated', 'subscription-ended');
  await place.call('PATCH', address, { friendlyName: 'Named' });
  await place.pass(1);
  expect(place.names()).toEqual(['subscription-updated']);
  await place.call('PATCH', address, { status: 'deleted' });
  await place.pass(1);
  expect(place.names().toSorted()).toEqual(['subscription-ended', 'subscription-updated', 'subscription-updated']);
});

test('a change that changes nothing a partner sees tells nothing', async () => {
  await place.register('subscription-updated');
  const address = await place.buy();
  await place.call('PATCH', address, { quantity: 10 });
  await place.pass(1);
  expect(place.names()).toEqual([]);
});

test('the close of a month tells of its invoice once, however often it runs', async () => {
  await place.register('invoice-ready');
  await place.buy();
  const partnerId = tenantOf('direct');
  const partition = place.ports.store.partition('partners', partnerId);
  const account = await partition.get(ACCOUNT, ACCOUNT_ID);
  if (!account) throw new Error('the partner has an account');
  const lines = (invoiceId: string) => place.ports.store.partition('lines', `${partnerId}/${invoiceId}`);
  const shared = { catalog: place.ports.store.partition('catalog', 'CN'), lines };
  const close = () =>
    closeMonth({ partition, shared, blobs: fakeBlobs, isTimeUp: () => false }, account.value, date('2026-12-15'));
  await close();
  await close();
  await place.pass(1);
  const { body } = await place.call('GET', '/v1/invoices');
  const { id } = (body as { items: { id: string }[] }).items[0] ?? { id: '' };
  expect(place.receiver.received.map(({ text }) => JSON.parse(text) as object)).toMatchObject([
    { EventName: 'invoice-ready', ResourceName: 'invoice', ResourceUri: `https://api.example.com/v1/invoices/${id}` },
  ]);
});

test('what billing tells a partner of, it tells its webhook: a payment, recorded by the operator', async () => {
  await place.register('payment-received', 'account-restored');
  const payment = { amount: 100, receivedOn: '2026-11-16', reference: 'Bank' };
  const address = `/v1/operator/partners/${tenantOf('direct')}/payments/one`;
  expect((await place.as('operator')('PUT', address, payment)).status).toBeLessThan(300);
  await place.pass(1);
  expect(place.names()).toEqual(['payment-received']);
});

test('one partner is not told of another', async () => {
  await place.register('subscription-created');
  const other = place.as('otherDirect');
  expect((await other('GET', '/webhooks/v1/registration')).status).toBe(404);
  await place.buy();
  await place.pass(1);
  expect(place.receiver.received).toHaveLength(1);
  expect((await other('GET', '/webhooks/v1/registration/deliveries')).body).toMatchObject({ totalCount: 0 });
});

test('many changes in a moment wake one dispatcher', async () => {
  const address = await place.buy();
  await place.pass(1);
  await place.register('subscription-updated');
  for (let quantity = 11; quantity <= 15; quantity += 1) await place.call('PATCH', address, { quantity });
  expect(place.messages).toHaveLength(1);
  await place.pass(1);
  expect(place.names()).toHaveLength(5);
});

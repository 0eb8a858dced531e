import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSender } from '../../functions/webhooks/sender.ts';
import { openPlace, type Place } from './place.ts';

const ADDRESS = '/webhooks/v1/registration';

let place: Place;
beforeEach(async () => {
  place = await openPlace();
});
afterEach(() => place.receiver.close());

test('the list of events is a bare array: the six of the public API, and our own', async () => {
  const { status, body } = await place.call('GET', `${ADDRESS}/events`);
  expect(status).toBe(200);
  expect((body as string[]).slice(0, 6)).toEqual([
    'test-created',
    'subscription-updated',
    'usagerecords-thresholdExceeded',
    'referral-created',
    'referral-updated',
    'invoice-ready',
  ]);
  expect(body).toContain('account-suspended');
});

test('a registration is made once, read, and replaced; its answer is PascalCase', async () => {
  const { url } = place.receiver;
  expect(await place.call('GET', ADDRESS)).toMatchObject({ status: 404, body: { code: 950151 } });
  const body = { WebhookUrl: url, WebhookEvents: ['invoice-ready'] };
  expect(await place.call('PUT', ADDRESS, body)).toMatchObject({ status: 404, body: { code: 950151 } });
  const made = await place.call('POST', ADDRESS, body);
  expect(made).toMatchObject({
    status: 200,
    body: {
      SubscriberId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      WebhookUrl: url,
      WebhookEvents: ['invoice-ready'],
      SignatureTokenToMsSignatureHeader: false,
      LastModifiedTimestamp: '2026-11-16T09:00:00.000Z',
    },
  });
  expect(await place.call('POST', ADDRESS, body)).toMatchObject({ status: 409, body: { code: 950150 } });
  const changed = await place.call('PUT', ADDRESS, { ...body, WebhookEvents: ['test-created'], Properties: { team: 'one' } });
  const { SubscriberId } = made.body as { SubscriberId: string };
  expect(changed.body).toMatchObject({ SubscriberId, WebhookEvents: ['test-created'] });
  const { body: read } = await place.call('GET', ADDRESS);
  expect(read).toMatchObject({ WebhookUrl: url, WebhookEvents: ['test-created'], Properties: { team: 'one' } });
  expect(read).not.toHaveProperty('SubscriberId');
});

test('names are read in any case, and null counts as absent, as .NET sends it', async () => {
  const body = {
    webhookurl: place.receiver.url,
    WEBHOOKEVENTS: ['Invoice-Ready', 'invoice-ready'],
    SignatureTokenToMsSignatureHeader: null,
    Properties: null,
    SubscriberId: null,
  };
  expect(await place.call('POST', ADDRESS, body)).toMatchObject({ status: 200, body: { WebhookEvents: ['invoice-ready'] } });
});

test.each([
  ['no address', { WebhookEvents: ['invoice-ready'] }],
  ['no events', { WebhookUrl: 'https://hooks.example.com' }],
  ['an event there is not', { WebhookUrl: 'https://hooks.example.com', WebhookEvents: ['invoice-eaten'] }],
])('%s is refused', async (_what, body) => {
  expect(await place.call('POST', ADDRESS, body)).toMatchObject({ status: 400, body: { code: 800002 } });
});

test('an address that may not be called is refused, by POST and by PUT', async () => {
  const body = { WebhookUrl: 'https://10.0.0.1/events', WebhookEvents: [] };
  const refused = { status: 400, body: { code: 950152, description: expect.stringContaining('not public') } };
  expect(await place.call('POST', ADDRESS, body)).toMatchObject(refused);
  await place.register('invoice-ready');
  expect(await place.call('PUT', ADDRESS, body)).toMatchObject(refused);
});

describe('addresses', () => {
  const names: Readonly<Record<string, string[]>> = {
    'hooks.example.com': ['93.184.216.34', '2606:2800:220:1::1'],
    'inside.example.com': ['10.1.2.3'],
    'half.example.com': ['93.184.216.34', '192.168.0.1'],
    'mapped.example.com': ['::ffff:10.0.0.1'],
  };
  const resolve = async (host: string) => {
    const found = names[host];
    if (!found) throw new Error('ENOTFOUND');
    return found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  };
  const sender = openSender({ resolve });

  test.each(['https://hooks.example.com/events', 'https://hooks.example.com:8443/a?b=c', 'https://93.184.216.34/'])(
    '%s may be called',
    async (url) => expect(await sender.refusalOf(url)).toBeUndefined(),
  );

  test.each([
    'http://hooks.example.com/',
    'ftp://hooks.example.com/',
    'hooks.example.com',
    'https://user:password@hooks.example.com/',
    'https://unknown.example.com/',
    'https://inside.example.com/',
    'https://half.example.com/',
    'https://mapped.example.com/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0.0.0.0/',
    'https://10.255.0.1/',
    'https://100.64.0.1/',
    'https://168.63.129.16/',
    'https://169.254.169.254/metadata',
    'https://172.31.255.255/',
    'https://192.168.1.1/',
    'https://198.18.0.1/',
    'https://224.0.0.1/',
    'https://255.255.255.255/',
    'https://[::]/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[64:ff9b::a00:1]/',
    'https://[fc00::1]/',
    'https://[fe80::1]/',
    'https://[2001:db8::1]/',
    'https://[2002:a00:1::]/',
  ])('%s is not called', async (url) => {
    expect(await sender.refusalOf(url)).toMatch(/\.$/);
    expect((await sender.post(url, {}, '{}')).status).toBeUndefined();
  });

  test('on one machine its own addresses may be called too, and no other private ones', async () => {
    const local = openSender({ resolve, allowLoopback: true });
    expect(await local.refusalOf('http://127.0.0.1:7071/local/webhooks')).toBeUndefined();
    expect(await local.refusalOf('http://[::1]:7071/')).toBeUndefined();
    expect(await local.refusalOf('https://192.168.1.1/')).toBeDefined();
    expect(await local.refusalOf('http://hooks.example.com/')).toBeDefined();
  });
});

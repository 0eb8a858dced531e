import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSender } from '../../functions/webhooks/sender.ts';
import { openReceiver, type Receiver } from './receiver.ts';

let receiver: Receiver;
beforeEach(async () => {
  receiver = await openReceiver();
});
afterEach(() => receiver.close());

const local = openSender({ allowLoopback: true });

test('what is posted arrives as it is', async () => {
  expect(await local.post(receiver.url, { 'X-Given': 'yes' }, '{"é":1}')).toEqual({ status: 200, message: 'OK' });
  expect(receiver.received).toMatchObject([{ text: '{"é":1}', headers: { 'x-given': 'yes', 'content-length': '8' } }]);
});

test('a name that has come to mean a private address since it was checked is not connected to', async () => {
  const answers = ['93.184.216.34', '127.0.0.1'];
  const sender = openSender({ resolve: async () => [{ address: answers.shift() ?? '', family: 4 }] });
  const url = receiver.url.replace('http://127.0.0.1', 'https://hooks.example.com');
  expect(await sender.refusalOf(url)).toBeUndefined();
  expect(await sender.post(url, {}, '{}')).toEqual({ message: 'The address of the host is not public.' });
  expect(answers).toEqual([]);
});

test('each attempt asks for the name anew, and goes to the address that was checked', async () => {
  let asked = 0;
  const resolve = async () => {
    asked += 1;
    return [{ address: '127.0.0.1', family: 4 }];
  };
  const sender = openSender({ allowLoopback: true, resolve });
  const url = receiver.url.replace('127.0.0.1', 'localhost');
  expect((await sender.post(url, {}, '{}')).status).toBe(200);
  expect((await sender.post(url, {}, '{}')).status).toBe(200);
  expect(asked).toBe(2);
});

test('a redirect is an answer, and is not followed', async () => {
  Object.assign(receiver, { status: 307, headers: { Location: '/elsewhere' } });
  expect(await local.post(receiver.url, {}, '{}')).toEqual({ status: 307, message: 'Temporary Redirect' });
  expect(receiver.received.map(({ path }) => path)).toEqual(['/events']);
});

test('an answer that is too long is cut off; its status counts', async () => {
  receiver.body = 'x'.repeat(5_000_000);
  expect((await local.post(receiver.url, {}, '{}')).status).toBe(200);
});

test('whoever answers nothing is waited for no longer than the time-out', async () => {
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  const sender = openSender({ allowLoopback: true, timeoutMs: 100 });
  expect(await sender.post(`http://127.0.0.1:${port}/`, {}, '{}')).toEqual({ message: 'No answer in time.' });
  silent.close();
});

test('where nobody listens, the reason says so', async () => {
  const { url } = receiver;
  await receiver.close();
  expect(await local.post(url, {}, '{}')).toEqual({ message: 'The connection failed: ECONNREFUSED.' });
  receiver = await openReceiver();
});

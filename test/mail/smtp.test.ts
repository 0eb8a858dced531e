import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendMail } from '../../functions/jobs/outgoing-mail.ts';
import { openSmtpMail } from '../../functions/mail/smtp.ts';
import { testApp } from '../support/app.ts';

const received: string[] = [];
let isFull = false;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _session, done) => {
    let text = '';
    stream.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
    stream.on('end', () => {
      if (!isFull) received.push(text);
      done(isFull ? new Error('the mailbox is full') : null);
    });
  },
});

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve())));
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

async function worker() {
  const { port } = server.server.address() as AddressInfo;
  const { ports } = await testApp();
  return (message: unknown) =>
    sendMail({ ...ports, mail: openSmtpMail(`smtp://127.0.0.1:${port}`, 'codes@example.com') }, message);
}

const LETTER = { to: 'billing@example.cn', subject: '你的验证码', text: '验证码是 12345678。\n' };

test('a letter of the queue leaves through the relay, in any script', async () => {
  await (
    await worker()
  )(LETTER);
  const [letter] = received;
  expect(letter).toContain('From: codes@example.com');
  expect(letter).toContain('To: billing@example.cn');
  const body = letter?.split('\r\n\r\n')[1]?.replaceAll(/=\r\n|\s/g, '') ?? '';
  const isBase64 = letter?.includes('base64');
  const text = isBase64 ? Buffer.from(body, 'base64').toString('utf8') : decodeURIComponent(body.replaceAll('=', '%'));
  expect(text).toContain('12345678');
});

test('a letter that the relay refuses stays in the queue: the worker throws', async () => {
  isFull = true;
  await expect((await worker())(LETTER)).rejects.toThrow('full');
  isFull = false;
  await expect((await worker())({ to: 'nobody' })).rejects.toThrow();
});

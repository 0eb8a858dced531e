import { expect, test } from 'vitest';
import { givingWay } from '../../functions/jobs/giving-way.ts';
import { StoreBusy } from '../../functions/storage/port.ts';
import { testApp } from '../support/app.ts';

async function worker(error?: Error) {
  const { ports, problems } = await testApp();
  const sent: unknown[][] = [];
  const queue = { send: async (...message: unknown[]) => void sent.push(message) };
  const work = givingWay({ ...ports, queue }, 'partner-days', async () => {
    if (error) throw error;
  });
  return { work, sent, problems };
}

test('while the store is busy a message waits for a minute or so, and has not failed', async () => {
  const { work, sent, problems } = await worker(new StoreBusy('too many requests'));
  await work({ partnerId: 'a' });
  expect(sent).toEqual([['partner-days', { partnerId: 'a' }, expect.any(Number)]]);
  const [[, , seconds] = []] = sent;
  expect(seconds).toBeGreaterThanOrEqual(30);
  expect(seconds).toBeLessThanOrEqual(90);
  expect(problems).toHaveLength(1);
});

test('any other failure is one, and work that is done sends nothing', async () => {
  const failing = await worker(new Error('a bug'));
  await expect(failing.work({})).rejects.toThrow('a bug');
  const done = await worker();
  await done.work({});
  expect([failing.sent, done.sent]).toEqual([[], []]);
});

import { DatabaseSync } from 'node:sqlite';
import { beforeEach, expect, test, vi } from 'vitest';
import { openSwitches } from '../../functions/local/misbehaviour/switches.ts';
import { repeatingSender, tardyQueue, workingFor } from '../../functions/local/misbehaviour/webhooks.ts';
import { Meter } from '../../functions/storage/meter.ts';
import { openSqliteQueue } from '../../functions/storage/queue/sqlite.ts';

const switches = openSwitches();
const [MINE, OTHER] = ['partner', 'other'];
beforeEach(() => switches.clear());

const delivery = (partnerId: string) => ({ partnerId, eventId: 'event', attempt: 1 });

test('late-webhooks: a first delivery waits; a later attempt, another queue and another partner do not', async () => {
  switches.switchOn(MINE, 'late-webhooks', { seed: 1, share: 100, delaySeconds: 30 });
  const inner = openSqliteQueue(new DatabaseSync(':memory:'), new Meter());
  const send = vi.spyOn(inner, 'send');
  const queue = tardyQueue(inner, switches);
  await queue.send('webhook-deliveries', delivery(MINE));
  await queue.send('webhook-deliveries', delivery(MINE), 60);
  await queue.send('webhook-deliveries', delivery(OTHER));
  await queue.send('partner-days', { partnerId: MINE });
  expect(send.mock.calls.map(([, , delaySeconds]) => delaySeconds)).toEqual([30, 60, 0, 0]);
  expect(switches.drills(MINE)[0]?.figure('struck')).toBe(1);
});

test('duplicate-webhooks: what a worker posts for the partner goes out twice, and the first answer counts', async () => {
  switches.switchOn(MINE, 'duplicate-webhooks', { seed: 1, share: 100 });
  const post = vi.fn().mockResolvedValueOnce({ status: 200, message: 'OK' }).mockResolvedValue({ status: 500, message: 'No' });
  const sender = repeatingSender({ refusalOf: async () => undefined, post }, switches);
  const letter = ['https://example.com/', { 'MS-RequestId': 'event' }, '{}'] as const;
  expect(await workingFor.run(MINE, () => sender.post(...letter))).toMatchObject({ status: 200 });
  expect(post.mock.calls).toEqual([letter, letter]);
  await workingFor.run(OTHER, () => sender.post(...letter));
  expect(post).toHaveBeenCalledTimes(3);
  expect(switches.drills(MINE)[0]?.figure('struck')).toBe(1);
});

import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Meter } from '../../functions/storage/meter.ts';
import { openSqliteQueue, type ReceivedMessage, type SqliteQueue } from '../../functions/storage/queue/sqlite.ts';
import { queueConformance } from './queue-conformance.ts';

queueConformance('messages in SQLite', async () => {
  const database = new DatabaseSync(':memory:');
  const meter = new Meter();
  const queue = openSqliteQueue(database, meter);
  return {
    queue,
    meter,
    receive: async () => (await queue.receive('partner-days', 60, 32)).map(({ message }) => message),
    close: async () => database.close(),
  };
});

describe('messages in SQLite, received', () => {
  let database: DatabaseSync;
  let queue: SqliteQueue;
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-25T00:00:00Z') });
    database = new DatabaseSync(':memory:');
    queue = openSqliteQueue(database, new Meter());
  });
  afterEach(() => {
    database.close();
    vi.useRealTimers();
  });

  const elapse = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

  async function received(): Promise<ReceivedMessage> {
    const [message] = await queue.receive('partner-days', 30, 1);
    if (!message) throw new Error('no message');
    return message;
  }

  const waiting = async (name: 'partner-days' | 'partner-days-poison') =>
    (await queue.receive(name, 0, 32)).map(({ message }) => message);

  test('a delayed message comes when its time has come', async () => {
    await queue.send('partner-days', 'later', 10);
    elapse(9);
    expect(await waiting('partner-days')).toEqual([]);
    elapse(1);
    expect(await waiting('partner-days')).toEqual(['later']);
  });

  test('a received message is hidden, and comes again when it was not removed', async () => {
    await queue.send('partner-days', 'a');
    const first = await received();
    elapse(29);
    expect(await queue.receive('partner-days', 30, 1)).toEqual([]);
    elapse(1);
    const second = await received();
    expect([first.dequeueCount, second.dequeueCount]).toEqual([1, 2]);
    expect(second.message).toBe('a');
    expect(second.popReceipt).not.toBe(first.popReceipt);
  });

  test('a removed message never comes again', async () => {
    await queue.send('partner-days', 'a');
    const message = await received();
    expect(await queue.remove(message)).toBe(true);
    expect(await queue.remove(message)).toBe(false);
    elapse(31);
    expect(await waiting('partner-days')).toEqual([]);
  });

  test('who was too slow cannot remove or poison what another has received', async () => {
    await queue.send('partner-days', 'a');
    const slow = await received();
    elapse(30);
    await received();
    expect(await queue.remove(slow)).toBe(false);
    expect(await queue.poison(slow)).toBe(false);
    elapse(30);
    expect(await waiting('partner-days')).toEqual(['a']);
  });

  test('a released message comes again when its delay is over, unless another has received it', async () => {
    await queue.send('partner-days', 'a');
    const message = await received();
    expect(await queue.release(message, 10)).toBe(true);
    elapse(9);
    expect(await queue.receive('partner-days', 30, 1)).toEqual([]);
    elapse(1);
    expect((await received()).message).toBe('a');
    expect(await queue.release(message, 0)).toBe(false);
    expect(await queue.receive('partner-days', 30, 1)).toEqual([]);
  });

  test('a poisoned message moves, and can be received there', async () => {
    await queue.send('partner-days', 'bad');
    await queue.send('partner-days', 'good');
    expect(await queue.poison(await received())).toBe(true);
    expect(await waiting('partner-days')).toEqual(['good']);
    const [poisoned] = await queue.receive('partner-days-poison', 30, 1);
    expect(poisoned).toMatchObject({ message: 'bad', dequeueCount: 1 });
  });

  test('so many are received as were asked for, the oldest first', async () => {
    for (const message of ['a', 'b', 'c']) await queue.send('partner-days', message);
    const first = await queue.receive('partner-days', 30, 2);
    expect(first.map(({ message }) => message)).toEqual(['a', 'b']);
    expect(await waiting('partner-days')).toEqual(['c']);
  });
});

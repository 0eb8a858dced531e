import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Meter } from '../../functions/storage/meter.ts';
import type { Queue } from '../../functions/storage/queue/port.ts';

/** An adapter without any message in it. */
export interface OpenedQueue {
  readonly queue: Queue;
  readonly meter: Meter;
  /** The messages a worker gets now, oldest first. */
  receive(): Promise<unknown[]>;
  close(): Promise<void>;
}

/** The contract of `storage/queue/port.ts`, for any adapter. */
export function queueConformance(name: string, open: () => Promise<OpenedQueue>): void {
  describe(name, () => {
    let opened: OpenedQueue;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    test('an empty queue gives nothing', async () => {
      expect(await opened.receive()).toEqual([]);
    });

    test('messages arrive as they were sent, in their order', async () => {
      const messages = [{ partnerId: 'p1', day: '2026-11-25' }, { name: '北京 𠮷 <&>' }, 'text', 7, null, ['a']];
      for (const message of messages) await opened.queue.send('partner-days', message);
      expect(await opened.receive()).toEqual(messages);
    });

    test('a message with a delay is not there yet', async () => {
      await opened.queue.send('partner-days', 'later', 600);
      await opened.queue.send('partner-days', 'now', 0);
      expect(await opened.receive()).toEqual(['now']);
    });

    test('a message of 48 KiB is sent, one more byte is a mistake', async () => {
      const longest = 'x'.repeat(48 * 1024 - 2); // and two quotation marks
      await opened.queue.send('partner-days', longest);
      await expect(opened.queue.send('partner-days', `${longest}x`)).rejects.toThrow('at most 49152 bytes');
      expect(await opened.receive()).toEqual([longest]);
    });

    test('a delay is a week at most', async () => {
      await opened.queue.send('partner-days', 'in a week', 7 * 24 * 3600);
      await expect(opened.queue.send('partner-days', 'x', 7 * 24 * 3600 + 1)).rejects.toThrow('a week at most');
      await expect(opened.queue.send('partner-days', 'x', -1)).rejects.toThrow('a week at most');
    });

    test('sending is one request', async () => {
      await opened.queue.send('partner-days', 'x');
      expect(opened.meter.take()).toEqual({ send: 1 });
    });
  });
}

import type { Ports } from '../identity/ports.ts';
import { StoreBusy } from '../storage/port.ts';
import type { QueueName } from '../storage/queue/port.ts';

const [WAIT_SECONDS_MIN, WAIT_SECONDS_MAX] = [30, 90];

/**
 * A worker that gives way while the store has too much to do: its message waits for a minute or so, each for another time, and
 * does not count as failed. Otherwise a busy night would make poison of good messages.
 */
export function givingWay(ports: Ports, queue: QueueName, work: (ports: Ports, message: unknown) => Promise<void>) {
  return async (message: unknown): Promise<void> => {
    try {
      await work(ports, message);
    } catch (error) {
      if (!(error instanceof StoreBusy)) throw error;
      ports.report({ message: `the store is busy, and a message of ${queue} waits`, error });
      const spread = Math.random() * (WAIT_SECONDS_MAX - WAIT_SECONDS_MIN);
      await ports.queue.send(queue, message, Math.round(WAIT_SECONDS_MIN + spread));
    }
  };
}

import * as z from 'zod';
import type { SqliteQueue } from '../../storage/queue/sqlite.ts';
import type { Switches } from './switches.ts';

/** The queue of deliveries to partners' webhooks. Its messages name the partner. */
export const WEBHOOK_QUEUE: string = 'webhook-deliveries';

const OfPartner = z.object({ partnerId: z.string() });

/** A queue that delivers events to webhooks twice, or late. A delivery that is tried again, after a delay, is left alone. */
export function unreliableQueue(queue: SqliteQueue, switches: Switches): SqliteQueue {
  return {
    ...queue,
    send: async (name, message, delaySeconds = 0) => {
      const partnerId = name === WEBHOOK_QUEUE && delaySeconds === 0 ? OfPartner.safeParse(message).data?.partnerId : undefined;
      if (partnerId === undefined) return queue.send(name, message, delaySeconds);
      const strikes = <N extends 'duplicate-webhooks' | 'late-webhooks'>(behaviour: N) => {
        const trial = switches.trial(partnerId, behaviour);
        if (!trial?.strikes('event')) return undefined;
        trial.count('struck');
        return trial.settings;
      };
      const delay = strikes('late-webhooks')?.delaySeconds ?? 0;
      await queue.send(name, message, delay);
      if (strikes('duplicate-webhooks')) await queue.send(name, message, delay);
    },
  };
}

import { AsyncLocalStorage } from 'node:async_hooks';
import * as z from 'zod';
import type { Sender } from '../../webhooks/ports.ts';
import type { LocalPorts } from '../compose.ts';
import type { Switches } from './switches.ts';

type Queue = LocalPorts['queue'];

const OfPartner = z.object({ partnerId: z.string() });

/** The partner of a queue's message, where it is about one. */
export function partnerOfMessage(message: unknown): string | undefined {
  return OfPartner.safeParse(message).data?.partnerId;
}

/** The partner whose message a worker has in hand. */
export const workingFor = new AsyncLocalStorage<string>();

/** A queue that hands out events to webhooks late. A delivery that is tried again, after a delay, is left alone. */
export function tardyQueue(queue: Queue, switches: Switches): Queue {
  return {
    ...queue,
    send: async (name, message, delaySeconds = 0) => {
      const partnerId = partnerOfMessage(message);
      const isDelivery = name === 'webhook-deliveries' && delaySeconds === 0;
      const drill = isDelivery && partnerId !== undefined ? switches.drill(partnerId, 'late-webhooks') : undefined;
      if (!drill?.strikes('event')) return queue.send(name, message, delaySeconds);
      drill.count('struck');
      return queue.send(name, message, drill.settings.delaySeconds);
    },
  };
}

/** A sender that delivers an event twice; what the second one is answered is not looked at. */
export function repeatingSender(sender: Sender, switches: Switches): Sender {
  return {
    ...sender,
    post: async (...letter) => {
      const reply = await sender.post(...letter);
      const drill = switches.drill(workingFor.getStore() ?? '', 'duplicate-webhooks');
      if (!drill?.strikes('event')) return reply;
      drill.count('struck');
      await sender.post(...letter);
      return reply;
    },
  };
}

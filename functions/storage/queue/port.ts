/** Messages that reach a worker at least once; the worker answers for doing the work only once. */
export interface Queue {
  /** @param delaySeconds  how long the message stays invisible, 0 by default */
  send(queue: QueueName, message: unknown, delaySeconds?: number): Promise<void>;
}

/** The queues, each with one worker in `jobs/`. */
export type QueueName =
  | 'partner-days'
  | 'outgoing-mail'
  | 'account-setups'
  | 'offer-matrices'
  | 'audit-seals'
  | 'erasures'
  | 'webhook-events'
  | 'webhook-deliveries';

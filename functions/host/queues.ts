import { setTimeout } from 'node:timers/promises';
import type { Log, RegisteredFunction, TypedData } from './core-api.ts';
import { withSettings, type QueueLimits } from './host-json.ts';
import { invoke, triggerOf } from './invocation.ts';

export interface ReceivedMessage {
  readonly id: number | string;
  readonly message: unknown;
  /** 1 the first time. */
  readonly dequeueCount: number;
  readonly popReceipt: string;
}

/**
 * The worker's end of a queue: a message that was received is invisible for a while, and comes back unless it is removed.
 * The other three answer false, and do nothing, when the message was received again in the meantime.
 */
export interface ReceivingQueue {
  receive(queue: string, visibilitySeconds: number, max: number): Promise<readonly ReceivedMessage[]>;
  remove(message: ReceivedMessage): Promise<boolean>;
  /** Makes the message visible again so long from now; until then its receipt stays good. */
  release(message: ReceivedMessage, delaySeconds: number): Promise<boolean>;
  /** Moves the message to `<queue>-poison`. */
  poison(message: ReceivedMessage): Promise<boolean>;
}

export interface QueueWorkers {
  start(): void;
  /** Receives no more messages and waits for those in hand. */
  stop(): Promise<void>;
}

interface Worker {
  readonly queue: ReceivingQueue;
  readonly limits: QueueLimits;
  readonly log: Log;
  /** A message is held this long, and held again at half time while it is worked on. */
  readonly holdSeconds: number;
}

const [IDLE_MIN_MS, IDLE_MAX_MS] = [50, 2000];

/** Works on up to `batchSize` messages of each queue at once. */
export function queueWorkersOf(functions: readonly RegisteredFunction[], worker: Worker): QueueWorkers {
  const targets = functions
    .filter((target) => triggerOf(target).binding.type === 'queueTrigger')
    .map((target) => ({ target, queueName: withSettings(triggerOf(target).binding.queueName ?? '', process.env) }));
  const stopping = new AbortController();
  let lanes: Promise<void>[] = [];
  return {
    start() {
      lanes = targets.flatMap((target) =>
        Array.from({ length: worker.limits.batchSize }, () => work(target, worker, stopping.signal)),
      );
    },
    async stop() {
      stopping.abort();
      await Promise.all(lanes);
    },
  };
}

interface Target {
  readonly target: RegisteredFunction;
  readonly queueName: string;
}

/** One message after the other; asks again at once after work, ever less often while there is none. */
async function work(target: Target, worker: Worker, stopping: AbortSignal): Promise<void> {
  let idleMs = IDLE_MIN_MS;
  while (!stopping.aborted) {
    const found = await workOnNext(target, worker).catch((error: unknown) => {
      worker.log({ level: 'error', message: `the queue ${target.queueName} failed`, error });
      return false;
    });
    if (!found) await setTimeout(idleMs, undefined, { signal: stopping }).catch(() => {}); // cut short by stop
    idleMs = found ? IDLE_MIN_MS : Math.min(2 * idleMs, IDLE_MAX_MS);
  }
}

async function workOnNext({ target, queueName }: Target, worker: Worker): Promise<boolean> {
  const [message] = await worker.queue.receive(queueName, worker.holdSeconds, 1);
  if (message && !(await workOn(target, message, worker))) {
    worker.log({ level: 'warning', message: `a message of ${queueName} was received again while it was worked on` });
  }
  return message !== undefined;
}

async function workOn(target: RegisteredFunction, message: ReceivedMessage, worker: Worker): Promise<boolean> {
  const { queue, limits, log } = worker;
  const { dequeueCount } = message;
  // a worker that died at the last attempt never got to say so
  if (dequeueCount > limits.maxDequeueCount) return queue.poison(message);

  const letGo = hold(message, worker);
  const input = { data: { json: JSON.stringify(message.message) }, triggerMetadata: metadataOf(message) };
  const failure = await invoke(target, input, log)
    .then(
      () => undefined,
      (error: unknown) => ({ error }),
    )
    .finally(letGo);
  if (!failure) return queue.remove(message);

  const isLast = dequeueCount >= limits.maxDequeueCount;
  const fate = isLast ? 'it is poison' : `it is tried again in ${limits.retrySeconds} s`;
  log({
    level: 'error',
    message: `attempt ${dequeueCount} at a message failed, ${fate}`,
    functionName: target.metadata.name,
    ...failure,
  });
  return isLast ? queue.poison(message) : queue.release(message, limits.retrySeconds);
}

/** Keeps the message invisible for as long as it is worked on. */
function hold(message: ReceivedMessage, { queue, holdSeconds, log }: Worker): () => void {
  const timer = setInterval(() => {
    queue
      .release(message, holdSeconds)
      .catch((error: unknown) => log({ level: 'warning', message: 'a message could not be held', error }));
  }, holdSeconds * 500);
  return () => clearInterval(timer);
}

function metadataOf({ id, message, dequeueCount, popReceipt }: ReceivedMessage): Record<string, TypedData> {
  const metadata = { QueueTrigger: JSON.stringify(message), DequeueCount: dequeueCount, Id: String(id), PopReceipt: popReceipt };
  return Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, { json: JSON.stringify(value) }]));
}

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
  let loops: Promise<void>[] = [];
  return {
    start() {
      loops = targets.map((target) => work(target, worker, stopping.signal));
    },
    async stop() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

interface Target {
  readonly target: RegisteredFunction;
  readonly queueName: string;
}

/** Asks for messages at once after work, and ever less often while there are none. */
async function work({ target, queueName }: Target, worker: Worker, stopping: AbortSignal): Promise<void> {
  const { queue, limits, log, holdSeconds } = worker;
  const running = new Set<Promise<void>>();
  const report = (error: unknown) => log({ level: 'error', message: `the queue ${queueName} failed`, error });
  let idleMs = IDLE_MIN_MS;

  while (!stopping.aborted) {
    const free = limits.batchSize - running.size;
    const messages = free === 0 ? [] : await queue.receive(queueName, holdSeconds, free).catch(report);
    for (const message of messages ?? []) {
      const done = workOn({ target, queueName }, message, worker)
        .catch(report)
        .finally(() => running.delete(done));
      running.add(done);
    }
    if (messages?.length) idleMs = IDLE_MIN_MS;
    else {
      await rest(idleMs, running, stopping);
      idleMs = Math.min(2 * idleMs, IDLE_MAX_MS);
    }
  }
  await Promise.all(running);
}

/** Until the time is over, something running ends, or all is to stop. */
async function rest(ms: number, running: Iterable<Promise<void>>, stopping: AbortSignal): Promise<void> {
  const awake = new AbortController();
  const sleep = setTimeout(ms, undefined, { signal: AbortSignal.any([awake.signal, stopping]) }).catch(() => {});
  await Promise.race([sleep, ...running]);
  awake.abort();
}

async function workOn({ target, queueName }: Target, message: ReceivedMessage, worker: Worker): Promise<void> {
  // beyond the last attempt: whoever made that one died before saying so
  const isDone = message.dequeueCount <= worker.limits.maxDequeueCount && (await attempt(target, message, worker));
  const isStillOurs = await putAway(message, isDone, worker);
  if (isStillOurs && isPoison(message, isDone, worker)) {
    worker.log({
      level: 'error',
      message: `message ${message.id} is poison: it waits in ${queueName}-poison for somebody to look`,
    });
  }
  if (!isStillOurs) worker.log({ level: 'warning', message: `message ${message.id} was received again while it was worked on` });
}

async function attempt(target: RegisteredFunction, message: ReceivedMessage, worker: Worker): Promise<boolean> {
  const letGo = hold(message, worker);
  try {
    await invoke(target, { data: { json: JSON.stringify(message.message) }, triggerMetadata: metadataOf(message) }, worker.log);
    return true;
  } catch (error) {
    const attempt = `attempt ${message.dequeueCount} of ${worker.limits.maxDequeueCount}`;
    worker.log({ level: 'error', message: `a message failed, ${attempt}`, functionName: target.metadata.name, error });
    return false;
  } finally {
    letGo();
  }
}

function putAway(message: ReceivedMessage, isDone: boolean, { queue, limits }: Worker): Promise<boolean> {
  if (isDone) return queue.remove(message);
  return isPoison(message, isDone, { limits }) ? queue.poison(message) : queue.release(message, limits.retrySeconds);
}

/** It failed as often as it may. */
function isPoison({ dequeueCount }: ReceivedMessage, isDone: boolean, { limits }: Pick<Worker, 'limits'>): boolean {
  return !isDone && dequeueCount >= limits.maxDequeueCount;
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

import { assert } from '../shared/assert.ts';

/** The parts of host.json that the local host heeds. */
export interface HostJson {
  readonly extensions?: {
    readonly http?: { readonly routePrefix?: string };
    readonly queues?: { readonly maxDequeueCount?: number; readonly visibilityTimeout?: string; readonly batchSize?: number };
  };
}

export interface QueueLimits {
  readonly batchSize: number;
  readonly maxDequeueCount: number;
  /** How long a message that failed stays invisible. */
  readonly retrySeconds: number;
}

/** The cloud's own defaults where host.json is silent. */
export function queueLimits({ extensions }: HostJson): QueueLimits {
  const { batchSize = 16, maxDequeueCount = 5, visibilityTimeout = '00:00:00' } = extensions?.queues ?? {};
  return { batchSize, maxDequeueCount, retrySeconds: parseTimeSpan(visibilityTimeout) };
}

export function routePrefix({ extensions }: HostJson): string {
  return extensions?.http?.routePrefix ?? 'api';
}

/** Puts settings in the place of `%NAME%`, in a schedule or a queue name. */
export function withSettings(text: string, settings: Readonly<Record<string, string | undefined>>): string {
  return text.replaceAll(/%([^%]+)%/g, (_, name: string) => {
    const value = settings[name];
    if (value === undefined) throw new Error(`the setting ${name} is missing, which "${text}" refers to`);
    return value;
  });
}

/** @returns whole seconds of `hh:mm:ss` */
function parseTimeSpan(text: string): number {
  const match = /^(\d\d):(\d\d):(\d\d)$/.exec(text);
  assert(match, `${text} in host.json is a time of the form hh:mm:ss`);
  return Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3]);
}

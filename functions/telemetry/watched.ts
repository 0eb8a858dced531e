import type { InvocationContext } from '@azure/functions';
import type { Ports } from '../identity/ports.ts';
import { counted } from '../storage/meter.ts';
import { textOf } from './report.ts';

type Job<T> = (input: T, context: InvocationContext) => Promise<unknown>;

/**
 * A timer or queue worker whose runs are observed. A failure is reported, and goes on to the host, which tries again, without
 * what could be about a person: the host logs it as it is.
 */
export function watched<T>({ telemetry, report }: Ports, job: Job<T>): Job<T> {
  return (input, context) =>
    counted(async (storageRequests) => {
      const { functionName: name, options, traceContext } = context;
      const startedAtMs = Date.now();
      const started = performance.now();
      let outcome = 'ok';
      try {
        return await job(input, context);
      } catch (error) {
        outcome = error instanceof Error ? error.name : 'Unknown';
        report({ message: 'a job failed', job: name, error });
        throw failureOf(name, error);
      } finally {
        telemetry?.observe({
          trigger: options.trigger.type === 'queueTrigger' ? 'queue' : 'timer',
          name,
          outcome,
          isFailure: outcome !== 'ok',
          startedAtMs,
          durationMs: performance.now() - started,
          storageRequests: storageRequests(),
          partnerId: partnerOf(input),
          behindMs: waited(context, startedAtMs),
          traceParent: traceContext?.traceParent,
        });
      }
    });
}

/** Without its cause, which the host would log too. */
function failureOf(name: string, error: unknown): Error {
  return new Error(`${name} failed: ${textOf(error)}`);
}

/** Messages about a partner name it so. */
function partnerOf(message: unknown): string | undefined {
  const { partnerId } = (message ?? {}) as { partnerId?: unknown };
  return typeof partnerId === 'string' ? partnerId : undefined;
}

/** Of a message of Azure Storage, which says when it was sent. */
function waited({ triggerMetadata }: InvocationContext, nowMs: number): number | undefined {
  const sentAt = Date.parse(String(triggerMetadata?.['insertionTime']));
  return Number.isNaN(sentAt) ? undefined : Math.max(0, nowMs - sentAt);
}

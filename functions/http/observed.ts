import type { HttpResponseInit, InvocationContext } from '@azure/functions';
import type { Operation } from '../contract/operation.ts';
import type { Ports } from '../identity/ports.ts';
import { counted } from '../storage/meter.ts';

/** What is learned of a request on its way: `ok`, or why not, and of which partner. */
export interface Seen {
  outcome: string;
  partnerId?: string | undefined;
}

/** The part of the host's context that ties its record of a request to ours. */
export type Traced = Pick<InvocationContext, 'traceContext'>;

interface Observed {
  readonly operation: Operation;
  readonly ports: Ports;
  readonly correlationId: string;
  readonly traced: Traced | undefined;
}

/** The one place where operations are observed. `work` always answers. */
export function observed(
  { operation, ports: { telemetry }, correlationId, traced }: Observed,
  work: (seen: Seen) => Promise<HttpResponseInit>,
): Promise<HttpResponseInit> {
  return counted(async (storageRequests) => {
    const [startedAtMs, started] = [Date.now(), performance.now()];
    const seen: Seen = { outcome: 'ok' };
    const answer = await work(seen);
    const { status = 200 } = answer;
    telemetry?.observe({
      trigger: 'http',
      name: operation.id,
      method: operation.method,
      status,
      outcome: seen.outcome,
      isFailure: status >= 500,
      startedAtMs,
      durationMs: performance.now() - started,
      storageRequests: storageRequests(),
      partnerId: seen.partnerId,
      correlationId,
      traceParent: traced?.traceContext?.traceParent,
    });
    return answer;
  });
}

import { createHmac } from 'node:crypto';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, TraceFlags, type Attributes, type Context } from '@opentelemetry/api';
import { MeterProvider, type MetricReader } from '@opentelemetry/sdk-metrics';
import { AlwaysOnSampler, BasicTracerProvider, type SpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Observation, Telemetry } from './port.ts';

const NAME = 'partner-center';

/** Where spans and metrics go. */
export interface Sinks {
  readonly spans: SpanProcessor;
  readonly metrics: MetricReader;
  /** The key of the pseudonyms of partners. */
  readonly key: string;
}

/** Each run as one span, and in three histograms, which count too. */
export function openSpans({ spans, metrics, key }: Sinks): Telemetry {
  // the host does not always ask for a record of its caller's trace; ours is wanted of every run
  const tracing = new BasicTracerProvider({ sampler: new AlwaysOnSampler(), spanProcessors: [spans] });
  const metering = new MeterProvider({ readers: [metrics] });
  const tracer = tracing.getTracer(NAME);
  const meter = metering.getMeter(NAME);
  const duration = meter.createHistogram('run.duration', { unit: 'ms' });
  const storageRequests = meter.createHistogram('run.storageRequests');
  const behind = meter.createHistogram('run.behind', { unit: 'ms' });
  return {
    observe: (run) => {
      const { name, trigger, outcome, method, status, startedAtMs } = run;
      // without the partner: a series for each of them would be more than a store of metrics takes
      const series = defined({ name, trigger, outcome, method, status });
      const attributes = defined({
        ...series,
        partner: run.partnerId === undefined ? undefined : pseudonymOf(run.partnerId, key),
        storageRequests: run.storageRequests,
        correlationId: run.correlationId,
        behindMs: run.behindMs,
      });
      const span = tracer.startSpan(
        name,
        { kind: SpanKind.INTERNAL, startTime: startedAtMs, attributes },
        parentOf(run.traceParent),
      );
      if (run.isFailure) span.setStatus({ code: SpanStatusCode.ERROR, message: outcome });
      span.end(startedAtMs + run.durationMs);

      duration.record(run.durationMs, series);
      storageRequests.record(run.storageRequests, series);
      if (run.behindMs !== undefined) behind.record(run.behindMs, series);
    },
    stop: async () => {
      await Promise.all([tracing.shutdown(), metering.shutdown()]);
    },
  };
}

/** The same partner is the same 16 digits; who it is, nobody can tell who has not the key. */
export function pseudonymOf(partnerId: string, key: string): string {
  return createHmac('sha256', key).update(partnerId).digest('hex').slice(0, 16);
}

/** The host's record of the run, so that both stand in one trace. */
function parentOf(traceParent: Observation['traceParent']): Context {
  const [, traceId, spanId] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-/.exec(traceParent ?? '') ?? [];
  if (!traceId || !spanId) return ROOT_CONTEXT;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: TraceFlags.SAMPLED, isRemote: true });
}

function defined(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined));
}

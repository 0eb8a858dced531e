import { AggregationTemporality, InMemoryMetricExporter, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Observation, Telemetry } from '../../functions/telemetry/port.ts';
import { openSpans } from '../../functions/telemetry/spans.ts';

/** What is observed, as it is. */
export function noting(): { seen: Observation[]; telemetry: Telemetry } {
  const seen: Observation[] = [];
  return { seen, telemetry: { observe: (one) => void seen.push(one), stop: async () => {} } };
}

/** The real thing, which keeps what it would send. */
export function keeping(key = 'key') {
  const spans = new InMemorySpanExporter();
  const metrics = new InMemoryMetricExporter(AggregationTemporality.DELTA);
  const reader = new PeriodicExportingMetricReader({ exporter: metrics, exportIntervalMillis: 3_600_000 });
  const telemetry = openSpans({ spans: new SimpleSpanProcessor(spans), metrics: reader, key });
  return {
    telemetry,
    spans: () => spans.getFinishedSpans(),
    /** Every series with its count, by the name of its metric. */
    series: async () => {
      await reader.forceFlush();
      const all = metrics.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics));
      return all.flatMap(({ descriptor, dataPoints }) =>
        dataPoints.map(({ attributes, value }) => ({ metric: descriptor.name, attributes, value })),
      );
    },
  };
}

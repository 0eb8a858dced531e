import type { TokenCredential } from '@azure/identity';
import { AzureMonitorMetricExporter, AzureMonitorTraceExporter } from '@azure/monitor-opentelemetry-exporter';
import { PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Telemetry } from './port.ts';
import { openSpans } from './spans.ts';

export interface AzureMonitorPlace {
  readonly connectionString: string;
  /** Absent where the connection string is enough. */
  readonly credential?: TokenCredential;
}

/** Application Insights. What cannot be sent is tried again from memory, and never put on a disk. */
export function openAzureMonitor(place: AzureMonitorPlace, key: string): Telemetry {
  const options = { ...place, disableOfflineStorage: true };
  return openSpans({
    spans: new BatchSpanProcessor(new AzureMonitorTraceExporter(options)),
    metrics: new PeriodicExportingMetricReader({ exporter: new AzureMonitorMetricExporter(options) }),
    key,
  });
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newCertificate } from '../../functions/local/certificate.ts';
import { openAzureMonitor } from '../../functions/telemetry/azure.ts';
import { tenantOf } from '../support/app.ts';

interface Envelope {
  readonly data: { readonly baseType: string; readonly baseData: Record<string, unknown> };
}

const envelopes: Envelope[] = [];
const pem = newCertificate(new Date());
const server = createServer({ key: pem, cert: pem }, (request, response) => void receive(request, response));

async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const bytes = await buffer(request);
  const text = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString();
  const sent = JSON.parse(text.startsWith('[') ? text : `[${text.split('\n').join(',')}]`) as Envelope[];
  envelopes.push(...sent);
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ itemsReceived: sent.length, itemsAccepted: sent.length, errors: [] }));
}

beforeAll(() => {
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0'); // its certificate is its own
  vi.stubEnv('APPLICATION_INSIGHTS_NO_STATSBEAT', 'true'); // as in infra/modules/functions.bicep
  vi.stubEnv('APPLICATIONINSIGHTS_SDKSTATS_DISABLED', 'true');
  return new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.close();
});

test('Application Insights is sent what the alerts and the dashboard ask for', async () => {
  const { port } = server.address() as AddressInfo;
  const connectionString = `InstrumentationKey=00000000-0000-4000-8000-000000000001;IngestionEndpoint=https://127.0.0.1:${port}/`;
  const telemetry = openAzureMonitor({ connectionString }, 'key');
  telemetry.observe({
    trigger: 'queue',
    name: 'partnerDays',
    outcome: 'RangeError',
    isFailure: true,
    startedAtMs: Date.now(),
    durationMs: 1500,
    storageRequests: 7,
    partnerId: tenantOf('direct'),
    behindMs: 60_000,
  });
  await telemetry.stop();

  const run = envelopes.find(({ data }) => data.baseType === 'RemoteDependencyData');
  expect(run?.data.baseData).toMatchObject({ name: 'partnerDays', success: false, duration: '00:00:01.500' });
  const properties = run?.data.baseData['properties'] as Record<string, string>;
  expect(properties).toMatchObject({ trigger: 'queue', outcome: 'RangeError', storageRequests: '7', behindMs: '60000' });
  expect(properties['partner']).toMatch(/^[0-9a-f]{16}$/);
  const metrics = envelopes.filter(({ data }) => data.baseType === 'MetricData');
  expect(JSON.stringify(metrics)).toContain('run.storageRequests');
  expect(JSON.stringify(envelopes)).not.toContain(tenantOf('direct'));
});

import { app } from '@azure/functions';
import { compose } from './compose.ts';
import { readConfig } from './config.ts';
import { openApi } from './contract/openapi.ts';
import { serve, serveUnknown } from './http/edge.ts';
import { enqueueSeals, sealPartner } from './jobs/audit-seals.ts';
import { enqueuePartners, workThroughDays } from './jobs/partner-days.ts';
import { enqueueMatrices, publishMatrices } from './jobs/offer-matrices.ts';
import { givingWay } from './jobs/giving-way.ts';
import { readHealthFeed } from './jobs/health-feed.ts';
import { checkReadiness } from './jobs/readiness.ts';
import { setUpPartner } from './jobs/account-setups.ts';
import { workOffErasure } from './jobs/erasures.ts';
import { sendMail } from './jobs/outgoing-mail.ts';
import { deliverEvent, dispatchEvents, sweepWebhooks } from './jobs/webhooks.ts';
import { OPERATIONS } from './operations.ts';
import { providedPorts } from './provide.ts';
import { watched } from './telemetry/watched.ts';

// a bad setting throws here, before anything is registered
const ports = providedPorts() ?? compose(readConfig(process.env));

app.setup({ enableHttpStream: true });

for (const operation of OPERATIONS) {
  app.http(operation.id, {
    methods: [operation.method],
    route: operation.path,
    authLevel: 'anonymous', // callers are authenticated in http/edge.ts, against contract/permissions.ts
    handler: serve(operation, ports),
  });
}

// other spellings of the same addresses (/v1//invoices, a slash at the end), and what does not exist
for (const [id, base] of [
  ['otherAddress', 'v1'],
  ['otherWebhookAddress', 'webhooks/v1'],
  ['otherAuditAddress', 'auditactivity/v1'],
  ['otherReportAddress', 'partner/v1'],
] as const) {
  app.http(id, {
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    route: `${base}/{*rest}`,
    authLevel: 'anonymous',
    handler: serveUnknown(OPERATIONS, ports),
  });
}

let document: object | undefined;
app.http('openApi', {
  methods: ['GET'],
  route: 'openapi.json',
  authLevel: 'anonymous',
  // made when it is first asked for: a start does not wait for it
  handler: async () => ({ jsonBody: (document ??= openApi(OPERATIONS)) }),
});
// whether this instance runs: an outage of what it works with is none of its own, and no reason to start it anew
app.http('health', {
  methods: ['GET'],
  route: 'health',
  authLevel: 'anonymous',
  handler: async () => ({ jsonBody: { status: 'alive' }, headers: { 'Cache-Control': 'no-store' } }),
});
app.http('ready', {
  methods: ['GET'],
  route: 'ready',
  authLevel: 'anonymous',
  handler: async () => {
    const answer = await ports.ready();
    return { status: answer.status === 'ready' ? 200 : 503, jsonBody: answer, headers: { 'Cache-Control': 'no-store' } };
  },
});

app.hook.appTerminate(() => ports.telemetry?.stop());

app.timer('daily', {
  schedule: '0 5 0 * * *', // at 0:05 UTC: the day that begins at 0:00 has begun on every clock
  handler: watched(ports, async (_timer, context) => {
    context.log(`partners that work through their days: ${await enqueuePartners(ports)}`);
  }),
});

app.timer('monthly', {
  schedule: '0 1 0 1 * *', // before the daily one
  handler: watched(ports, () => enqueueMatrices(ports)),
});

app.timer('webhooks', {
  schedule: '0 40 * * * *',
  handler: watched(ports, () => sweepWebhooks(ports)),
});

app.timer('sealing', {
  schedule: '0 35 * * * *',
  handler: watched(ports, () => enqueueSeals(ports)),
});

app.timer('healthFeed', {
  schedule: '30 */5 * * * *',
  handler: watched(ports, () => readHealthFeed(ports)),
});

app.timer('readiness', {
  schedule: '15 */5 * * * *',
  handler: watched(ports, () => checkReadiness(ports)),
});

/** By function: the queue, and who works on its messages. */
const WORKERS = {
  webhookEvents: ['webhook-events', dispatchEvents],
  webhookDeliveries: ['webhook-deliveries', deliverEvent],
  auditSeals: ['audit-seals', sealPartner],
  erasures: ['erasures', workOffErasure],
  offerMatrices: ['offer-matrices', publishMatrices],
  accountSetups: ['account-setups', setUpPartner],
  outgoingMail: ['outgoing-mail', sendMail],
  partnerDays: ['partner-days', workThroughDays],
} as const;

for (const [name, [queueName, work]] of Object.entries(WORKERS)) {
  const handler = watched(ports, givingWay(ports, queueName, work));
  app.storageQueue(name, { queueName, connection: 'QUEUE_CONNECTION', handler });
}

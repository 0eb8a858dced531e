import { app } from '@azure/functions';
import { compose } from './compose.ts';
import { readConfig } from './config.ts';
import { openApi } from './contract/openapi.ts';
import { serve, serveUnknown } from './http/edge.ts';
import { enqueueSeals, sealPartner } from './jobs/audit-seals.ts';
import { enqueuePartners, workThroughDays } from './jobs/partner-days.ts';
import { enqueueMatrices, publishMatrices } from './jobs/offer-matrices.ts';
import { readHealthFeed } from './jobs/health-feed.ts';
import { setUpPartner } from './jobs/account-setups.ts';
import { workOffErasure } from './jobs/erasures.ts';
import { sendMail } from './jobs/outgoing-mail.ts';
import { deliverEvent, dispatchEvents, sweepWebhooks } from './jobs/webhooks.ts';
import { OPERATIONS } from './operations.ts';
import { providedPorts } from './provide.ts';

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
app.http('health', {
  methods: ['GET'],
  route: 'health',
  authLevel: 'anonymous',
  handler: async () => ({ jsonBody: { status: 'ready' } }),
});

app.timer('daily', {
  schedule: '0 5 0 * * *', // at 0:05 UTC: the day that begins at 0:00 has begun on every clock
  handler: async (_timer, context) => {
    context.log(`${await enqueuePartners(ports)} partners are to work through their days`);
  },
});

app.timer('monthly', {
  schedule: '0 1 0 1 * *', // before the daily one
  handler: () => enqueueMatrices(ports),
});

app.timer('webhooks', {
  schedule: '0 40 * * * *',
  handler: () => sweepWebhooks(ports),
});

app.storageQueue('webhookEvents', {
  queueName: 'webhook-events',
  connection: 'QUEUE_CONNECTION',
  handler: (message) => dispatchEvents(ports, message),
});

app.storageQueue('webhookDeliveries', {
  queueName: 'webhook-deliveries',
  connection: 'QUEUE_CONNECTION',
  handler: (message) => deliverEvent(ports, message),
});

app.timer('hourly', {
  schedule: '0 35 * * * *',
  handler: () => enqueueSeals(ports),
});

app.storageQueue('auditSeals', {
  queueName: 'audit-seals',
  connection: 'QUEUE_CONNECTION',
  handler: (message) => sealPartner(ports, message),
});

app.storageQueue('erasures', {
  queueName: 'erasures',
  connection: 'QUEUE_CONNECTION',
  handler: (message) => workOffErasure(ports, message),
});

app.timer('healthFeed', {
  schedule: '30 */5 * * * *',
  handler: () => readHealthFeed(ports),
});

app.storageQueue('offerMatrices', {
  queueName: 'offer-matrices',
  connection: 'QUEUE_CONNECTION',
  handler: (message) => publishMatrices(ports, message),
});

app.storageQueue('accountSetups', {
  queueName: 'account-setups',
  connection: 'QUEUE_CONNECTION',
  handler: (message) => setUpPartner(ports, message),
});

app.storageQueue('outgoingMail', {
  queueName: 'outgoing-mail',
  connection: 'QUEUE_CONNECTION',
  handler: (message) => sendMail(ports, message),
});

app.storageQueue('partnerDays', {
  queueName: 'partner-days',
  connection: 'QUEUE_CONNECTION',
  handler: (message) => workThroughDays(ports, message),
});

import * as z from 'zod';
import { answered, decided, openOperation, operation, type Operation } from '../contract/operation.ts';
import { collectionOf } from '../contract/wire.ts';
import { WEBHOOK_EVENT_NAMES } from '../contract/webhooks.ts';
import { refuse } from '../shared/outcome.ts';
import { findSubscription } from '../subscriptions/queries.ts';
import { SubscriptionPath, toWireSubscription, WireSubscription } from '../subscriptions/wire.ts';
import { listDeliveries } from './deliveries.ts';
import { changeRegistration, readRegistration, register } from './registration.ts';
import { replay } from './replay.ts';
import { readValidation, startValidation } from './validation.ts';
import * as wire from './wire.ts';

/** Wherever the account's data goes is a matter of those with full access to it, and of its own application. */
const ADMINS = { permission: 'account.full_access', appOnly: true, whenAccountSuspended: 'allow' } as const;

const listWebhookEvents = operation({
  ...ADMINS,
  id: 'listWebhookEvents',
  summary: 'List the events a webhook can be registered for',
  method: 'GET',
  path: 'webhooks/v1/registration/events',
  availability: '21vianet',
  answer: z.array(z.enum(WEBHOOK_EVENT_NAMES)),
  refuses: [],
  handle: async () => answered([...WEBHOOK_EVENT_NAMES]),
});

const REGISTRATION = {
  ...ADMINS,
  path: 'webhooks/v1/registration',
  availability: '21vianet',
  answer: wire.WireRegistration,
} as const;

const createWebhookRegistration = operation({
  ...REGISTRATION,
  id: 'createWebhookRegistration',
  summary: 'Register the address that is told of events',
  method: 'POST',
  body: wire.RegistrationBody,
  refuses: ['WebhookRegistered', 'WebhookUrlRefused'],
  onConflict: 'WebhookRegistered',
  handle: (scope, { body }) => register(scope, body),
});

const getWebhookRegistration = operation({
  ...REGISTRATION,
  id: 'getWebhookRegistration',
  summary: 'Read your webhook registration, and whether it was stopped',
  method: 'GET',
  refuses: ['NoWebhookRegistration'],
  handle: readRegistration,
});

const updateWebhookRegistration = operation({
  ...REGISTRATION,
  id: 'updateWebhookRegistration',
  summary: 'Replace your webhook registration, or start a stopped one again',
  method: 'PUT',
  body: wire.RegistrationBody,
  refuses: ['NoWebhookRegistration', 'WebhookUrlRefused'],
  decidedAnew: true,
  handle: (scope, { body }) => changeRegistration(scope, body),
});

const createWebhookValidationEvent = operation({
  ...ADMINS,
  id: 'createWebhookValidationEvent',
  summary: 'Have a test event sent to your webhook',
  method: 'POST',
  path: 'webhooks/v1/registration/validationEvents',
  availability: '21vianet',
  answer: wire.ValidationStarted,
  refuses: ['NoWebhookRegistration', 'NotRegisteredForTests', 'TooManyValidationEvents', 'ValidationEventExists'],
  decidedAnew: true,
  handle: startValidation,
});

const getWebhookValidationEvent = operation({
  ...ADMINS,
  id: 'getWebhookValidationEvent',
  summary: 'Read how a test event fared',
  method: 'GET',
  path: 'webhooks/v1/registration/validationEvents/{correlationId}',
  availability: '21vianet',
  params: wire.ValidationPath,
  answer: wire.WireValidationEvent,
  refuses: ['NoWebhookRegistration', 'NoSuchValidationEvent'],
  handle: (scope, { params }) => readValidation(scope, params.correlationId),
});

const listWebhookDeliveries = operation({
  ...ADMINS,
  id: 'listWebhookDeliveries',
  summary: 'List the deliveries to your webhook of the last seven days, each attempt with its outcome',
  method: 'GET',
  path: 'webhooks/v1/registration/deliveries',
  availability: 'own',
  query: wire.DeliveryQuery,
  answer: collectionOf(wire.WireDelivery),
  refuses: ['InvalidContinuationToken'],
  handle: (scope, { query, continuationToken }) => listDeliveries(scope, query, continuationToken),
});

const replayWebhookEvents = operation({
  ...ADMINS,
  id: 'replayWebhookEvents',
  summary: 'Have an event of the last seven days sent again, or all since an instant',
  method: 'POST',
  path: 'webhooks/v1/registration/replays',
  availability: 'own',
  body: wire.ReplayBody,
  answer: 'none',
  refuses: ['NoWebhookRegistration', 'WebhookStopped', 'NoSuchWebhookEvent'],
  decidedAnew: true,
  handle: (scope, { body }) => replay(scope, body),
});

const getWebhookCertificate = openOperation({
  id: 'getWebhookCertificate',
  summary: 'Download the certificate that webhooks are signed with',
  method: 'GET',
  path: 'webhooks/v1/certificates/{thumbprint}',
  params: wire.CertificatePath,
  answer: 'application/pem-certificate-chain',
  refuses: ['NoSuchCertificate'],
  handle: async ({ webhooks: { signer } }, { params }) => {
    if (params.thumbprint.toLowerCase() !== signer.thumbprint) return refuse('NoSuchCertificate');
    const bytes = new TextEncoder().encode(signer.certificates);
    return decided({ contentType: 'application/pem-certificate-chain', fileName: `${signer.thumbprint}.pem`, bytes }, []);
  },
});

/** Where the ResourceUri of subscription-updated leads. */
const getUpdatedSubscription = operation({
  id: 'getUpdatedSubscription',
  summary: 'Read the subscription that an event tells of',
  method: 'GET',
  path: 'webhooks/v1/customers/{customerId}/subscriptions/{subscriptionId}',
  availability: '21vianet',
  permission: 'customer.search_view',
  appOnly: true,
  whenAccountSuspended: 'allow',
  throttled: true,
  params: SubscriptionPath,
  answer: WireSubscription,
  refuses: ['NoSuchSubscription'],
  handle: async (scope, { params }) => {
    const subscription = await findSubscription(scope, params.customerId, params.subscriptionId);
    return subscription ? answered(toWireSubscription(subscription)) : refuse('NoSuchSubscription');
  },
});

export const webhookOperations: readonly Operation[] = [
  listWebhookEvents,
  createWebhookRegistration,
  getWebhookRegistration,
  updateWebhookRegistration,
  createWebhookValidationEvent,
  getWebhookValidationEvent,
  listWebhookDeliveries,
  replayWebhookEvents,
  getWebhookCertificate,
  getUpdatedSubscription,
];

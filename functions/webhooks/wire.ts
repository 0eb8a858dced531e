import { STATUS_CODES } from 'node:http';
import * as z from 'zod';
import { SeekQuery } from '../contract/paging.ts';
import { Attributes, wireWord } from '../contract/wire.ts';
import { WEBHOOK_EVENT_NAMES, WEBHOOK_EVENTS } from '../contract/webhooks.ts';
import { parseInstant, type Instant } from '../shared/calendar.ts';
import type { Delivery, Event, Registration } from './stored.ts';
import type { Happened } from './core/happened.ts';

const EventNames = z.array(wireWord(WEBHOOK_EVENT_NAMES)).max(100);
const Id = z.string().regex(/^[\w.+/=-]{1,128}$/, 'must be an id as it was given');

/** As the page of the public API prints it: PascalCase, unlike all else. */
export const RegistrationBody = z.object({
  WebhookUrl: z.string().trim().min(1).max(2000).describe('Where events are sent: https, at a public address.'),
  WebhookEvents: EventNames.describe('What is sent. An empty list stops the deliveries.'),
  SignatureTokenToMsSignatureHeader: z
    .boolean()
    .default(false)
    .describe('Puts the signature into x-ms-signature and not into Authorization.'),
  Properties: z
    .record(z.string().max(100), z.string().max(1000))
    .refine((properties) => Object.keys(properties).length <= 20, 'has at most 20 members')
    .optional()
    .describe('Words of your own, given back as they are.'),
});

export type RegistrationBody = z.infer<typeof RegistrationBody>;

export const WireRegistration = z.object({
  SubscriberId: z.string().optional().describe('Given by POST and PUT.'),
  WebhookUrl: z.string(),
  WebhookEvents: z.array(z.enum(WEBHOOK_EVENT_NAMES)),
  SignatureTokenToMsSignatureHeader: z.boolean(),
  Properties: z.record(z.string(), z.string()).optional(),
  LastModifiedTimestamp: z.string(),
  StoppedTimestamp: z.string().optional().describe('Since when nothing is delivered. PUT starts it again.'),
  StoppedBecause: z.enum(['gone', 'failing']).optional().describe('The target answered 410, or took nothing for three days.'),
});

export type WireRegistration = z.infer<typeof WireRegistration>;

export function toWireRegistration(registration: Registration): WireRegistration {
  const { url, events, inOwnHeader, properties, modifiedAt, stopped } = registration;
  return {
    WebhookUrl: url,
    WebhookEvents: events,
    SignatureTokenToMsSignatureHeader: inOwnHeader,
    ...(properties ? { Properties: properties } : {}),
    LastModifiedTimestamp: modifiedAt,
    ...(stopped ? { StoppedTimestamp: stopped.at, StoppedBecause: stopped.because } : {}),
  };
}

export const ValidationStarted = z.object({ correlationId: z.string() });
export const ValidationPath = z.object({ correlationId: Id });

const WireResponse = z.object({
  responseCode: z.string().describe('The name of the status, such as OK or NotFound; NoResponse where there was none.'),
  responseMessage: z.string(),
  systemError: z.boolean().describe('There was no answer at all.'),
  dateTimeUtc: z.string().describe('UTC, without a zone.'),
});

export const WireValidationEvent = z.object({
  correlationId: z.string(),
  partnerId: z.string(),
  status: z.enum(['pending', 'completed', 'failed']),
  callbackUrl: z.string(),
  results: z.array(WireResponse).describe('One for each attempt.'),
});

export type WireValidationEvent = z.infer<typeof WireValidationEvent>;

export function toWireResponse({ status, message, at }: Delivery): z.infer<typeof WireResponse> {
  return {
    responseCode: status === undefined ? 'NoResponse' : (STATUS_CODES[status] ?? String(status)).replaceAll(/[^A-Za-z0-9]/g, ''),
    responseMessage: message,
    systemError: status === undefined,
    dateTimeUtc: at.slice(0, -1),
  };
}

export const DeliveryQuery = SeekQuery.omit({ filter: true }).extend({
  eventId: Id.optional().describe('Only of one event, its first attempt first.'),
});

export const WireDelivery = WireResponse.extend({
  eventId: z.string().describe('What a delivery has as MS-RequestId.'),
  eventName: z.enum(WEBHOOK_EVENT_NAMES),
  attempt: z.int().describe('Counts from 1.'),
  callbackUrl: z.string(),
  durationMs: z.int(),
  attributes: Attributes,
});

export function toWireDelivery(delivery: Delivery): z.infer<typeof WireDelivery> {
  const { eventId, name, attempt, url, durationMs } = delivery;
  const attributes = { objectType: 'WebhookDelivery' };
  return { ...toWireResponse(delivery), eventId, eventName: name, attempt, callbackUrl: url, durationMs, attributes };
}

const When = z.string().transform((text, context): Instant => {
  const when = parseInstant(text);
  if (when) return when;
  context.addIssue({ code: 'custom', message: 'must be a date, or a date and time' });
  return z.NEVER;
});

export const ReplayBody = z
  .object({
    EventId: Id.optional().describe('One event, by the MS-RequestId of its delivery.'),
    Since: When.optional().describe('All that happened from then on, test events apart.'),
  })
  .refine(({ EventId, Since }) => (EventId === undefined) !== (Since === undefined), 'needs either EventId or Since');

export const CertificatePath = z.object({ thumbprint: z.string().max(100) });

/** What is sent of an event: the members of the public API, in its order. */
export function toPayload({ about, at, auditId }: Pick<Event, 'about' | 'at' | 'auditId'>, apiUrl: string): object {
  return {
    EventName: about.name,
    ResourceUri: `${apiUrl}/${addressOf(about)}`,
    ResourceName: about.name.split('-')[0],
    AuditUri: auditId === undefined ? null : `${apiUrl}/auditactivity/v1/auditrecords/${auditId}`,
    ResourceChangeUtcDate: at.replace('Z', '0000+00:00'), // seven digits and an offset, as the public API writes it
  };
}

function addressOf({ name, id, customerId = '' }: Happened): string {
  return WEBHOOK_EVENTS[name].replace('{id}', id).replace('{customerId}', customerId);
}

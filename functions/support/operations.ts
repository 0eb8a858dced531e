import { answered, operation, type Operation } from '../contract/operation.ts';
import { collection, collectionOf, link } from '../contract/wire.ts';
import { attach, openAttachment } from './attachments.ts';
import { fileRequest, updateRequest } from './commands.ts';
import { TOPICS } from './core/topics.ts';
import { listRequests, readRequest } from './queries.ts';
import { toWireTopic } from './to-wire.ts';
import * as wire from './wire.ts';

/** What all requests of a partner share, whatever they are about. */
const PARTNER = {
  availability: 'worldwide_only',
  permission: 'support.request_partner_center',
  appOnly: false,
  whenAccountSuspended: 'allow',
} as const;

const OWN = { ...PARTNER, availability: 'own' } as const;

export const supportOperations: Operation[] = [
  operation({
    ...PARTNER,
    id: 'listSupportTopics',
    summary: 'List what a service request can be about',
    method: 'GET',
    path: 'v1/servicerequests/supporttopics',
    answer: collectionOf(wire.WireTopic),
    refuses: [],
    handle: async ({ locale }) => {
      const topics = TOPICS.map((topic) => toWireTopic(topic, locale));
      return answered(collection(topics, { self: link('/servicerequests/supporttopics') }));
    },
  }),
  operation({
    ...PARTNER,
    id: 'listServiceRequests',
    summary: 'List the service requests of your company, the newest first',
    method: 'GET',
    path: 'v1/servicerequests',
    query: wire.ListQuery,
    answer: collectionOf(wire.WireSummary),
    refuses: ['InvalidInput'],
    handle: (scope, { query }) => listRequests(scope, query),
  }),
  operation({
    ...PARTNER,
    id: 'getServiceRequest',
    summary: 'Read a service request with its notes',
    method: 'GET',
    path: 'v1/servicerequests/{serviceRequestId}',
    params: wire.RequestPath,
    answer: wire.WireRequest,
    refuses: ['NoSuchServiceRequest'],
    handle: (scope, { params }) => readRequest(scope, params.serviceRequestId),
  }),
  operation({
    ...PARTNER,
    id: 'createServiceRequest',
    summary: 'Ask the operator for help with Partner Center',
    method: 'POST',
    path: 'v1/servicerequests/{agentLocale}',
    params: wire.LocalePath,
    body: wire.NewRequest,
    answer: wire.WireRequest,
    success: 201,
    refuses: ['NoSuchSupportTopic'],
    handle: (scope, { params, body }) => fileRequest(scope, body, params),
  }),
  operation({
    ...PARTNER,
    id: 'updateServiceRequest',
    summary: 'Change a service request, add a note to it, close it or open it again',
    method: 'PATCH',
    path: 'v1/servicerequests/{serviceRequestId}',
    params: wire.RequestPath,
    body: wire.UpdateBody,
    answer: wire.WireRequest,
    refuses: ['NoSuchServiceRequest', 'ServiceRequestStep', 'ServiceRequestFull'],
    decidedAnew: true,
    handle: (scope, { params, body }) => updateRequest(scope, { id: params.serviceRequestId }, body),
  }),
  operation({
    ...OWN,
    id: 'attachToServiceRequest',
    summary: 'Attach a file to a service request; the same file again changes nothing',
    method: 'POST',
    path: 'v1/servicerequests/{serviceRequestId}/attachments',
    params: wire.RequestPath,
    query: wire.AttachmentQuery,
    body: 'application/octet-stream',
    answer: wire.WireFile,
    success: 201,
    refuses: ['NoSuchServiceRequest', 'AttachmentNotAllowed', 'ServiceRequestStep', 'ServiceRequestFull'],
    decidedAnew: true,
    handle: (scope, { params, query, body }) => attach(scope, params.serviceRequestId, query, body as Uint8Array), // any file arrives as bytes
  }),
  operation({
    ...OWN,
    id: 'getServiceRequestAttachment',
    summary: 'Download a file of a service request',
    method: 'GET',
    path: 'v1/servicerequests/{serviceRequestId}/attachments/{attachmentId}',
    params: wire.AttachmentPath,
    answer: 'application/octet-stream',
    refuses: ['NoSuchServiceRequest', 'NoSuchAttachment'],
    handle: (scope, { params }) => openAttachment(scope, params.serviceRequestId, params.attachmentId),
  }),
];

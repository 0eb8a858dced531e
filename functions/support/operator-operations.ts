import { answered, operation, type Operation } from '../contract/operation.ts';
import { pageRequest, parseSeek, seekCollection, SeekQuery } from '../contract/paging.ts';
import { collectionOf } from '../contract/wire.ts';
import { openAttachment } from './attachments.ts';
import { answerRequest, takeRequest } from './operator-commands.ts';
import { readRequest } from './queries.ts';
import { toWireSummary } from './to-wire.ts';
import { listWaiting } from './waiting.ts';
import * as wire from './wire.ts';

const PAGE_SIZES = { default: 50, max: 200 };

const OPERATOR = {
  availability: 'own',
  permission: 'operator.answer_requests',
  appOnly: true,
  whenAccountSuspended: 'allow',
} as const;

const ON_REQUEST = { ...OPERATOR, onPartner: true, params: wire.PartnerRequestPath } as const;

/** An answer in words: it makes it the partner's turn. */
const ANSWER = {
  ...ON_REQUEST,
  method: 'POST',
  body: wire.AnswerBody,
  answer: wire.WireRequest,
  refuses: ['NoSuchServiceRequest', 'ServiceRequestStep', 'ServiceRequestFull'],
  decidedAnew: true,
} as const;

/** The operator's side of support (R-SUP-06). */
export const supportDeskOperations: Operation[] = [
  operation({
    ...OPERATOR,
    id: 'listWaitingServiceRequests',
    summary:
      'List the service requests that wait for the operator, of all partners: the most severe first, then the longest waiting',
    method: 'GET',
    path: 'v1/operator/servicerequests',
    query: SeekQuery.omit({ filter: true }),
    answer: collectionOf(wire.WireSummary),
    refuses: ['InvalidContinuationToken'],
    handle: async (scope, { query, continuationToken }) => {
      const seek = parseSeek(query, continuationToken, PAGE_SIZES);
      if (!seek.ok) return seek;
      const page = await listWaiting(scope.shared, pageRequest(seek.value, {}));
      const toWire = ({ value }: (typeof page.items)[number]) => toWireSummary(value, scope.locale);
      return answered(seekCollection('/operator/servicerequests', seek.value, page, toWire));
    },
  }),
  operation({
    ...ON_REQUEST,
    id: 'getPartnerServiceRequest',
    summary: 'Read a service request of a partner',
    method: 'GET',
    path: 'v1/operator/partners/{partnerId}/servicerequests/{serviceRequestId}',
    answer: wire.WireRequest,
    refuses: ['NoSuchServiceRequest'],
    handle: (scope, { params }) => readRequest(scope, params.serviceRequestId),
  }),
  operation({
    ...ON_REQUEST,
    id: 'getPartnerServiceRequestAttachment',
    summary: 'Download a file that a partner attached to a service request',
    method: 'GET',
    path: 'v1/operator/partners/{partnerId}/servicerequests/{serviceRequestId}/attachments/{attachmentId}',
    params: wire.PartnerAttachmentPath,
    answer: 'application/octet-stream',
    refuses: ['NoSuchServiceRequest', 'NoSuchAttachment'],
    handle: (scope, { params }) => openAttachment(scope, params.serviceRequestId, params.attachmentId),
  }),
  operation({
    ...ON_REQUEST,
    id: 'takeServiceRequest',
    summary: 'Take a service request that nobody has taken',
    method: 'POST',
    path: 'v1/operator/partners/{partnerId}/servicerequests/{serviceRequestId}/taking',
    answer: wire.WireRequest,
    refuses: ['NoSuchServiceRequest', 'ServiceRequestStep'],
    decidedAnew: true,
    handle: (scope, { params }) => takeRequest(scope, params.serviceRequestId),
  }),
  operation({
    ...ANSWER,
    id: 'answerServiceRequest',
    summary: 'Answer a service request',
    path: 'v1/operator/partners/{partnerId}/servicerequests/{serviceRequestId}/answers',
    handle: (scope, { params, body }) => answerRequest(scope, params.serviceRequestId, { action: 'answer', ...body }),
  }),
  operation({
    ...ANSWER,
    id: 'askForRemediationPlan',
    summary: 'Ask the partner for a remediation plan, where it escalates what it should not',
    path: 'v1/operator/partners/{partnerId}/servicerequests/{serviceRequestId}/remediationplan',
    handle: (scope, { params, body }) => answerRequest(scope, params.serviceRequestId, { action: 'askForPlan', ...body }),
  }),
  operation({
    ...ANSWER,
    id: 'settleServiceRequest',
    summary: 'Close a service request with a last word',
    path: 'v1/operator/partners/{partnerId}/servicerequests/{serviceRequestId}/closure',
    handle: (scope, { params, body }) => answerRequest(scope, params.serviceRequestId, { action: 'settle', ...body }),
  }),
];

import type * as z from 'zod';
import { languageOf, textIn } from '../catalog/core/localized.ts';
import { assert } from '../shared/assert.ts';
import { partsOf } from '../contract/attachment.ts';
import { WIRE_STATUS } from './core/lifecycle.ts';
import { topicOf, type Topic } from './core/topics.ts';
import type { Attachment, Author, Note, ServiceRequest } from './stored.ts';
import { NEVER, type WireContact, type WireFile, type WireRequest, type WireSummary, type WireTopic } from './wire.ts';

export function toWireTopic({ id, name, description }: Topic, locale: string): z.infer<typeof WireTopic> {
  const language = languageOf(locale);
  return {
    id,
    name: textIn(name, language),
    description: textIn(description, language),
    attributes: { objectType: 'SupportTopic' },
  };
}

export function toWireSummary(request: ServiceRequest, locale: string): WireSummary {
  const { id, title, severity, state, topicId, customer, partner, contact } = request;
  const topic = topicOf(topicId);
  assert(topic, 'a topic stays');
  return {
    id,
    kind: customer ? 'customer_service' : 'partner_center',
    title,
    severity,
    supportTopicId: topicId,
    supportTopicName: textIn(topic.name, languageOf(locale)),
    status: WIRE_STATUS[state],
    state,
    organization: customer ?? partner,
    primaryContact: { organization: partner, ...contact },
    ...(topic.service ? { productId: topic.service, productName: topic.name.en } : {}),
    createdDate: request.createdAt,
    lastModifiedDate: request.changedAt,
    lastClosedDate: request.closedAt ?? NEVER,
    attributes: { objectType: 'ServiceRequest' },
  };
}

export function toWireRequest(request: ServiceRequest, notes: readonly Note[], locale: string): WireRequest {
  const { description, countryCode, agentLocale, takenBy, changedBy, attachments } = request;
  return {
    ...toWireSummary(request, locale),
    description,
    countryCode,
    agentLocale,
    takenBy: takenBy?.name,
    lastUpdatedBy: toWireAuthor(changedBy),
    fileLinks: attachments.map(toWireFile),
    notes: notes.map(({ by, at, text }) => ({ createdByName: by.name, createdDate: at, text })),
  };
}

function toWireAuthor({ tenantId, userId, name }: Author): z.infer<typeof WireContact> {
  return { organization: { id: tenantId }, contactId: userId, firstName: name };
}

export function toWireFile({ id, name, size, comment }: Attachment): z.infer<typeof WireFile> {
  const { base, extension } = partsOf(name);
  return { id, comment, fileExtension: extension, fileNameWithoutExtension: base, fileSize: size };
}

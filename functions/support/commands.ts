import type { Employee } from '../account/stored.ts';
import { LIMITS } from '../contract/limits.ts';
import { answered, decided, type Answer } from '../contract/operation.ts';
import type { Scope } from '../identity/scope.ts';
import { assert } from '../shared/assert.ts';
import { ok, refuse, type Outcome } from '../shared/outcome.ts';
import { derivedGuid, platformDigits } from '../storage/derived-id.ts';
import { create, replace, type Versioned } from '../storage/port.ts';
import { authorOf, employeeOf } from './author.ts';
import { actionsOf, follow } from './core/service-request.ts';
import { topicOf } from './core/topics.ts';
import { findRequest, listNotes } from './queries.ts';
import { NOTE, SERVICE_REQUEST, type Note, type Organization, type ServiceRequest } from './stored.ts';
import { toWireRequest } from './to-wire.ts';
import { announce } from './waiting.ts';
import type { NewRequest, UpdateBody, WireRequest } from './wire.ts';

/** A request about Partner Center (R-SUP-08), or about a service of a customer (R-SUP-09). @rule R-SUP-12 */
export async function fileRequest(
  scope: Scope,
  { supportTopicId: topicId, primaryContact, ...words }: NewRequest,
  { agentLocale, customer }: { agentLocale: string; customer?: Organization },
): Promise<Outcome<Answer<WireRequest>, 'NoSuchSupportTopic'>> {
  const topic = topicOf(topicId);
  if (!topic || (topic.service === undefined) !== (customer === undefined)) {
    return refuse(
      'NoSuchSupportTopic',
      'A service is a topic of POST /v1/customers/{customerId}/servicerequests, and only there.',
    );
  }
  const employee = await employeeOf(scope);
  assert(employee, 'whoever holds the permission is an employee');
  const { account, now, requestId, locale } = scope;
  const { partnerId, name } = account.value;
  const request: ServiceRequest = {
    // 15 digits, as those of the public API; from the request id, so that a repetition finds its own
    id: platformDigits(derivedGuid('service request', partnerId, requestId.toLowerCase())).slice(0, 15),
    partner: { id: partnerId, name },
    ...(customer ? { customer } : {}),
    topicId,
    ...words,
    state: 'open',
    agentLocale,
    contact: contactOf(employee, primaryContact),
    createdAt: now,
    changedAt: now,
    changedBy: authorOf(scope, employee),
    waitingSince: now,
    noteCount: 0,
    attachments: [],
  };
  await announce(scope.shared, request);
  return decided(toWireRequest(request, [], locale), [create(SERVICE_REQUEST, request)]);
}

/** Who was named, or whoever files the request; its answer has to reach somebody. */
function contactOf({ userId, displayName, userPrincipalName }: Employee, given: NewRequest['primaryContact']) {
  const isNamed = given?.firstName !== undefined || given?.lastName !== undefined || given?.email !== undefined;
  const own = { contactId: userId, firstName: displayName };
  return { ...(isNamed ? {} : own), ...given, email: given?.email ?? userPrincipalName };
}

/** The partner changes its request, or adds a note: all that it asks for, or nothing. */
export async function updateRequest(
  scope: Scope,
  { id, customerId }: { id: string; customerId?: string },
  { newNote, status, ...words }: UpdateBody,
): Promise<Outcome<Answer<WireRequest>, 'NoSuchServiceRequest' | 'ServiceRequestStep' | 'ServiceRequestFull'>> {
  const was = await findRequest(scope.partition, id, customerId);
  if (!was) return refuse('NoSuchServiceRequest');
  const given = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));
  const wish = { words: given, note: newNote?.text, status };
  const actions = actionsOf(was.value, wish);
  if (actions.length === 0) return answered(toWireRequest(was.value, await listNotes(scope.partition, id), scope.locale));
  const moved = follow(was.value, actions, { at: scope.now, by: authorOf(scope, await employeeOf(scope)) });
  if (!moved.ok) return moved;
  const notes = wish.note === undefined ? ok([]) : notesOf(moved.value, wish.note);
  return notes.ok ? written(scope, was, { ...moved.value, ...given }, notes.value) : notes;
}

/** The note of whoever has just changed the request. */
export function notesOf(
  { id: requestId, noteCount, changedAt, changedBy }: ServiceRequest,
  text: string,
): Outcome<readonly Note[], 'ServiceRequestFull'> {
  if (noteCount >= LIMITS.notes) return refuse('ServiceRequestFull');
  return ok([{ requestId, number: noteCount + 1, by: changedBy, at: changedAt, text }]);
}

/** The request as it is from now on, with its new notes; the operator is told where it is its turn. */
export async function written(scope: Scope, was: Versioned<ServiceRequest>, request: ServiceRequest, added: readonly Note[]) {
  const value = { ...request, noteCount: request.noteCount + added.length };
  await announce(scope.shared, value, was);
  const notes = [...(await listNotes(scope.partition, value.id)), ...added];
  const writes = [replace(SERVICE_REQUEST, value, was), ...added.map((note) => create(NOTE, note))];
  return decided(toWireRequest(value, notes, scope.locale), writes);
}

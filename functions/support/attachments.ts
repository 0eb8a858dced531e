import { hash } from 'node:crypto';
import type * as z from 'zod';
import { LIMITS } from '../contract/limits.ts';
import { answered, decided, type FileBody } from '../contract/operation.ts';
import type { Scope } from '../identity/scope.ts';
import { assert } from '../shared/assert.ts';
import { refuse } from '../shared/outcome.ts';
import { derivedGuid } from '../storage/derived-id.ts';
import type { Blobs } from '../storage/blobs/port.ts';
import { replace } from '../storage/port.ts';
import { authorOf, employeeOf } from './author.ts';
import { canBeAttached } from '../contract/attachment.ts';
import { follow } from './core/service-request.ts';
import { findRequest } from './queries.ts';
import { SERVICE_REQUEST, type Attachment, type ServiceRequest } from './stored.ts';
import { toWireFile } from './to-wire.ts';
import type { AttachmentQuery } from './wire.ts';

/** Of any of them: what was sent by one company is never opened in a browser of another as what it says it is. */
const FILE_TYPE = 'application/octet-stream';

/** Puts a file beside a request. The same file under the same name is there once, however often it is sent. */
export async function attach(
  scope: Scope,
  requestId: string,
  { fileName, comment }: z.infer<typeof AttachmentQuery>,
  bytes: Uint8Array,
) {
  const { partition, blobs, now } = scope;
  const was = await findRequest(partition, requestId);
  if (!was) return refuse('NoSuchServiceRequest');
  if (!canBeAttached(fileName, bytes)) return refuse('AttachmentNotAllowed');
  const id = derivedGuid('attachment', requestId, fileName, hash('sha256', bytes));
  const there = was.value.attachments.find((attachment) => attachment.id === id);
  if (there) return answered(toWireFile(there));
  const moved = follow(was.value, ['amend'], { at: now, by: authorOf(scope, await employeeOf(scope)) });
  if (!moved.ok) return moved;
  if (was.value.attachments.length >= LIMITS.attachments) return refuse('ServiceRequestFull');

  const name = blobNameOf(was.value.partner.id, id);
  await blobs.stage(name, 0, bytes); // before the request names it; what is left of a lost race is written over, or unseen
  await blobs.finish(name, 1, FILE_TYPE);
  const attachment: Attachment = { id, name: fileName, size: bytes.length, ...(comment === undefined ? {} : { comment }) };
  const changed = { ...moved.value, attachments: [...was.value.attachments, attachment] };
  return decided(toWireFile(attachment), [replace(SERVICE_REQUEST, changed, was)]);
}

/** The file as it was sent. */
export async function openAttachment({ partition, blobs }: Scope, requestId: string, attachmentId: string) {
  const request = await findRequest(partition, requestId);
  if (!request) return refuse('NoSuchServiceRequest');
  const attachment = request.value.attachments.find(({ id }) => id === attachmentId);
  if (!attachment) return refuse('NoSuchAttachment');
  const file = await blobs.read(blobNameOf(request.value.partner.id, attachmentId));
  assert(file, 'a request names a file after it was written');
  return answered<FileBody>({ contentType: FILE_TYPE, fileName: attachment.name, bytes: file.stream });
}

/** All files of a request, for good. */
export async function removeFiles(blobs: Blobs, { partner, attachments }: ServiceRequest): Promise<void> {
  for (const { id } of attachments) await blobs.remove(blobNameOf(partner.id, id));
}

function blobNameOf(partnerId: string, attachmentId: string): string {
  return `attachments/${partnerId}/${attachmentId}`;
}

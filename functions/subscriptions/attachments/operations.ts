import { createHash } from 'node:crypto';
import { canBeAttached } from '../../contract/attachment.ts';
import { answered, decided, operation, type Answer, type FileBody, type Form, type Operation } from '../../contract/operation.ts';
import { collection, collectionOf, Guid, type Collection } from '../../contract/wire.ts';
import type { Scope } from '../../identity/scope.ts';
import { assert } from '../../shared/assert.ts';
import { refuse, type Outcome } from '../../shared/outcome.ts';
import { derivedGuid } from '../../storage/derived-id.ts';
import { create, under } from '../../storage/port.ts';
import { findOrder } from '../queries.ts';
import { OrderPath } from '../wire.ts';
import { ATTACHMENTS_BY_ORDER, ATTACHMENTS_MAX, blobNameOf, ORDER_ATTACHMENT, type OrderAttachment } from './stored.ts';
import { fromForm, toWireAttachment, WireAttachment, type Upload } from './wire.ts';

const ALL = { availability: 'worldwide_only', appOnly: true, whenAccountSuspended: 'allow', throttled: true } as const;
const READ = { ...ALL, method: 'GET', permission: 'customer.search_view' } as const;

async function attachmentsOf({ partition }: Scope, orderId: string): Promise<OrderAttachment[]> {
  const page = await partition.list(ATTACHMENTS_BY_ORDER, { ...under(orderId), limit: ATTACHMENTS_MAX });
  return page.items.map(({ value }) => value);
}

/** The bytes first: a crash leaves a blob that nothing names, and that the repetition writes again. */
async function attach(
  scope: Scope,
  orderId: string,
  { metadata, files }: Upload,
): Promise<Outcome<Answer<Collection<ReturnType<typeof toWireAttachment>>>, 'AttachmentNotAllowed' | 'TooManyAttachments'>> {
  if (!files.every(({ fileName, bytes }) => canBeAttached(fileName, bytes))) return refuse('AttachmentNotAllowed');
  const there = await attachmentsOf(scope, orderId);
  const wanted = files.map(({ fileName, type, bytes }) => {
    const id = derivedGuid('attachment', orderId, type, fileName, createHash('sha256').update(bytes).digest('hex'));
    return { bytes, attachment: { id, orderId, fileName, bytes: bytes.length, type, attachedAt: scope.now, metadata } };
  });
  const byId = new Map(wanted.map((one) => [one.attachment.id, one]));
  for (const { id } of there) byId.delete(id); // the same file once more
  if (there.length + byId.size > ATTACHMENTS_MAX) return refuse('TooManyAttachments');
  for (const { attachment, bytes } of byId.values()) {
    const name = blobNameOf(scope.account.value.partnerId, attachment);
    await scope.blobs.stage(name, 0, bytes);
    await scope.blobs.finish(name, 1, 'application/octet-stream');
  }
  const writes = [...byId.values()].map(({ attachment }) => create(ORDER_ATTACHMENT, attachment));
  return decided(collection(wanted.map(({ attachment }) => toWireAttachment(attachment))), writes);
}

/** Purchase orders and tenders as files, kept with the order they belong to. */
export const attachmentOperations: Operation[] = [
  operation({
    ...ALL,
    id: 'attachToOrder',
    summary: 'Attach purchase orders and tenders to an order, as a form with the parts metadata, pofiles and tenderfiles',
    method: 'POST',
    path: 'v1/customers/{customerId}/orders/{orderId}/attachment',
    permission: 'subscription.manage',
    params: OrderPath,
    body: 'multipart/form-data',
    answer: collectionOf(WireAttachment),
    success: 201,
    refuses: ['NoSuchOrder', 'InvalidInput', 'AttachmentNotAllowed', 'TooManyAttachments'],
    decidedAnew: true,
    handle: async (scope, { params, body }) => {
      if (!(await findOrder(scope, params.customerId, params.orderId))) return refuse('NoSuchOrder');
      const upload = fromForm(body as Form); // a form arrives as its parts
      return upload.ok ? attach(scope, params.orderId, upload.value) : upload;
    },
  }),
  operation({
    ...READ,
    id: 'listOrderAttachments',
    summary: 'List the files attached to an order',
    path: 'v1/customers/{customerId}/orders/{orderId}/attachments',
    params: OrderPath,
    answer: collectionOf(WireAttachment),
    refuses: ['NoSuchOrder'],
    handle: async (scope, { params }) => {
      if (!(await findOrder(scope, params.customerId, params.orderId))) return refuse('NoSuchOrder');
      return answered(collection((await attachmentsOf(scope, params.orderId)).map(toWireAttachment)));
    },
  }),
  operation({
    ...READ,
    id: 'downloadOrderAttachment',
    summary: 'Download a file attached to an order',
    path: 'v1/customers/{customerId}/orders/{orderId}/attachment/{attachmentId}',
    params: OrderPath.extend({ attachmentId: Guid }),
    answer: 'application/octet-stream',
    refuses: ['NoSuchOrder', 'NoSuchOrderAttachment'],
    handle: async (scope, { params: { customerId, orderId, attachmentId } }) => {
      if (!(await findOrder(scope, customerId, orderId))) return refuse('NoSuchOrder');
      const attachment = (await scope.partition.get(ORDER_ATTACHMENT, attachmentId))?.value;
      if (attachment?.orderId !== orderId) return refuse('NoSuchOrderAttachment');
      const blob = await scope.blobs.read(blobNameOf(scope.account.value.partnerId, attachment));
      assert(blob, 'the bytes are there before the attachment');
      const { contentType, stream } = blob;
      return answered<FileBody>({ contentType, fileName: attachment.fileName, bytes: stream });
    },
  }),
];

import * as z from 'zod';
import { defineKind, indexOf } from '../../storage/port.ts';
import { StoredInstant } from '../../storage/values.ts';

const OrderAttachment = z.object({
  id: z.string(),
  orderId: z.string(),
  fileName: z.string(),
  bytes: z.int(),
  type: z.enum(['purchaseOrder', 'tender']),
  attachedAt: StoredInstant,
  /** What the partner said of the purchase: nothing here is computed with it. */
  metadata: z.object({
    customerPrice: z.string(),
    currency: z.string(),
    fxRate: z.string().optional(),
    isPartOfTender: z.boolean(),
    tenderLink: z.string().optional(),
  }),
});

export type OrderAttachment = z.infer<typeof OrderAttachment>;

/** A file that the partner has put to an order: its bytes lie in a blob. */
export const ORDER_ATTACHMENT = defineKind<OrderAttachment>({
  name: 'orderAttachment',
  container: 'partners',
  schemaVersion: 1,
  schema: OrderAttachment,
  idOf: ({ id }) => id,
  indexes: { byOrder: ({ orderId, attachedAt }) => [orderId, attachedAt] },
});

export const ATTACHMENTS_BY_ORDER = indexOf(ORDER_ATTACHMENT, 'byOrder');

/** A list of them is one page. */
export const ATTACHMENTS_MAX = 50;

export function blobNameOf(partnerId: string, { id, orderId }: Pick<OrderAttachment, 'id' | 'orderId'>): string {
  return `attachments/${partnerId}/${orderId}/${id}`;
}

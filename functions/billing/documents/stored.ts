import * as z from 'zod';
import { defineKind } from '../../storage/port.ts';
import { StoredMinor } from '../../storage/values.ts';

const OneTimeLine = z.object({
  customerId: z.string(),
  customerName: z.string(),
  domain: z.string(),
  orderId: z.string(),
  productId: z.string(),
  skuId: z.string(),
  availabilityId: z.string(),
  productName: z.string(),
  skuName: z.string(),
  publisherName: z.string(),
  unitType: z.string(),
  chargeType: z.enum(['New', 'Cancel']),
  unitPrice: StoredMinor,
  quantity: z.int(),
  /** Negative when something is taken back. */
  subtotal: StoredMinor,
  tax: StoredMinor,
});

export type OneTimeLine = z.infer<typeof OneTimeLine>;

const OneTimeLines = z.object({
  invoiceId: z.string(),
  /** Of the request that made it: tells a repetition from another use of the id. */
  digest: z.string(),
  lines: z.array(OneTimeLine),
});

export type OneTimeLines = z.infer<typeof OneTimeLines>;

/** All lines of a one-time invoice: as many as a request holds, so one document holds them. */
export const ONE_TIME_LINES = defineKind<OneTimeLines>({
  name: 'oneTimeLines',
  container: 'lines',
  schemaVersion: 1,
  schema: OneTimeLines,
  idOf: ({ invoiceId }) => invoiceId,
  indexes: {},
});

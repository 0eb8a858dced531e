import * as z from 'zod';
import type { Form, FormFile } from '../../contract/operation.ts';
import { canonical, explain } from '../../contract/reading.ts';
import { Attributes, line } from '../../contract/wire.ts';
import { ok, refuse, type Outcome } from '../../shared/outcome.ts';
import type { OrderAttachment } from './stored.ts';

export const WireAttachment = z.object({
  attachmentId: z.string(),
  fileName: z.string(),
  sizeInKB: z.int(),
  attachmentType: z.enum(['purchaseOrder', 'tender']),
  attributes: Attributes,
});

export function toWireAttachment({ id, fileName, bytes, type }: OrderAttachment): z.infer<typeof WireAttachment> {
  const sizeInKB = Math.ceil(bytes / 1024);
  return { attachmentId: id, fileName, sizeInKB, attachmentType: type, attributes: { objectType: 'OrderAttachment' } };
}

const Metadata = z.object({
  customerPrice: z.string().regex(/^\d{1,12}(\.\d{1,4})?$/, 'is an amount, such as 1000.00'),
  currency: z
    .string()
    .regex(/^[a-z]{3}$/i, 'is an ISO code, such as CNY')
    .toUpperCase(),
  fxRate: z
    .string()
    .regex(/^\d{1,9}(\.\d{1,8})?$/, 'is a number')
    .optional(),
  isPartOfTender: z.boolean().default(false),
  tenderLink: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .optional(),
});

const FileName = line(200).min(1, 'must not be empty');

const FIELDS = { pofiles: 'purchaseOrder', tenderfiles: 'tender' } as const;

export interface Upload {
  readonly metadata: OrderAttachment['metadata'];
  readonly files: readonly (Pick<OrderAttachment, 'fileName' | 'type'> & Pick<FormFile, 'bytes'>)[];
}

/** The parts `metadata`, `pofiles` and `tenderfiles` of a form. */
export function fromForm({ fields, files }: Form): Outcome<Upload, 'InvalidInput'> {
  let given: unknown;
  try {
    given = JSON.parse(fields['metadata'] ?? '');
  } catch {
    return refuse('InvalidInput', 'The part metadata is JSON text.');
  }
  const metadata = Metadata.safeParse(canonical(Metadata, given));
  if (!metadata.success) return refuse('InvalidInput', `In metadata: ${explain(metadata.error)}`);
  const named = files.map(({ name, fileName, bytes }) => ({
    type: FIELDS[name as keyof typeof FIELDS] as OrderAttachment['type'] | undefined,
    fileName: FileName.safeParse(fileName).data,
    bytes,
  }));
  const typed = named.flatMap(({ type, fileName, bytes }) =>
    type && fileName && bytes.length > 0 ? { type, fileName, bytes } : [],
  );
  if (typed.length < named.length)
    return refuse('InvalidInput', 'Files are parts named pofiles or tenderfiles, with a name and something in them.');
  if (!typed.some(({ type }) => type === 'purchaseOrder'))
    return refuse('InvalidInput', 'At least one file is a part named pofiles.');
  const { isPartOfTender, tenderLink } = metadata.data;
  if (isPartOfTender && tenderLink === undefined && !typed.some(({ type }) => type === 'tender'))
    return refuse('InvalidInput', 'A purchase that is part of a tender needs a tenderLink, or a part named tenderfiles.');
  return ok({ metadata: metadata.data, files: typed });
}

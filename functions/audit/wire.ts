import * as z from 'zod';
import { Attributes, collectionOf, Guid } from '../contract/wire.ts';
import type { CalendarDate } from '../shared/calendar.ts';
import { sealedText } from './chain.ts';
import { parseDay } from './core/window.ts';
import { OPERATION_TYPES, RESOURCE_TYPES } from './core/words.ts';
import type { AuditHead, AuditRecord, AuditSeal } from './stored.ts';

const Day = z
  .string()
  .transform((text, context): CalendarDate => {
    const day = parseDay(text);
    if (day) return day;
    context.addIssue('has to be a day, such as 2026-11-28');
    return z.NEVER;
  })
  .optional();

export const AuditQuery = z.object({
  startDate: Day.describe('The first day; 30 days before today by default.'),
  endDate: Day.describe('The last day; by default today, or 30 days after the first if that is earlier.'),
  filter: z.string().max(4000).optional().describe('CompanyName with substring, CustomerId or ResourceType with equals.'),
  size: z.coerce.number().int().min(0).optional().describe('500 by default, and at most.'),
  'MS-ContinuationToken': z.string().optional().describe('For clients that do not send it as a header.'),
});

export type AuditQuery = z.infer<typeof AuditQuery>;

export const AuditPath = z.object({ auditId: z.string().max(200) });
export const PartnerPath = z.object({ partnerId: Guid });

export const WireAuditRecord = z.object({
  id: z.string(),
  partnerId: z.string(),
  customerId: z.string().optional(),
  customerName: z.string().optional(),
  userPrincipalName: z.string().optional(),
  applicationId: z.string().describe('`system` for a job of the programme, `customer` for a customer itself.'),
  resourceType: z.enum(RESOURCE_TYPES),
  resourceOldValue: z
    .string()
    .optional()
    .describe('JSON with names in PascalCase: by kind, each changed document with its id and its changed fields as they were.'),
  resourceNewValue: z.string().optional().describe('The same as it is now.'),
  operationType: z.enum(OPERATION_TYPES),
  originalCorrelationId: z.string().optional(),
  operationDate: z.string(),
  operationStatus: z.literal('succeeded').describe('What fails changes nothing, and is not recorded.'),
  customizedData: z
    .array(z.object({ key: z.string(), value: z.string() }))
    .describe('Operation: its id here. Address, UserId. NotShown: so many more documents changed than are shown.'),
  attributes: Attributes,
});

export type WireAuditRecord = z.infer<typeof WireAuditRecord>;

export function toWireAuditRecord(record: AuditRecord, partnerId: string): WireAuditRecord {
  const { id, customerId, customerName, userPrincipalName, applicationId, resourceType, operationType } = record;
  const { operation, address, userId, leftOut } = record;
  const more = { Operation: operation, Address: address, UserId: userId, NotShown: leftOut?.toString() };
  return {
    id,
    partnerId,
    customerId,
    customerName,
    userPrincipalName,
    applicationId,
    resourceType,
    resourceOldValue: record.before,
    resourceNewValue: record.after,
    operationType,
    originalCorrelationId: record.correlationId,
    operationDate: record.at,
    operationStatus: 'succeeded',
    customizedData: Object.entries(more).flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }])),
    attributes: { objectType: 'AuditRecord' },
  };
}

const SealHash = z.object({ number: z.int(), sealedAt: z.string(), hash: z.string() });

export const WireSeal = SealHash.extend({
  previousHash: z.string().describe('Of the seal before; empty in the first.'),
  previousSealedAt: z.string().optional(),
  records: z.array(z.object({ id: z.string(), digest: z.string() })).describe('In the order of the chain.'),
});

export const WireSeals = collectionOf(WireSeal).extend({
  head: SealHash.optional().describe('The last seal, as who seals next will find it; absent before the first.'),
});

export function toWireSeal({ number, sealedAt, hash, previousHash, previousSealedAt, records }: AuditSeal) {
  return { number, sealedAt, hash, previousHash, previousSealedAt, records };
}

export function toWireHead({ number, sealedAt, hash }: AuditHead) {
  return { number, sealedAt, hash };
}

export const WireSealedRecord = z.object({
  seal: z.int(),
  position: z.int(),
  id: z.string(),
  text: z.string().describe('The record as it was sealed: its digest is the SHA-256 of this text in UTF-8.'),
});

export function toWireSealedRecord(record: AuditRecord): z.infer<typeof WireSealedRecord> {
  return { seal: record.seal ?? 0, position: record.position ?? 0, id: record.id, text: sealedText(record) };
}

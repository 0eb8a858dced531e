import * as z from 'zod';
import { LIMITS } from '../contract/limits.ts';
import { defineKind, indexOf, padded } from '../storage/port.ts';
import { StoredInstant } from '../storage/values.ts';
import { OPERATION_TYPES, RESOURCE_TYPES } from './core/words.ts';

const KEPT_SECONDS = LIMITS.auditKeptDays * 24 * 3600;

/** Plain members only: what is sealed is their text, see `chain.ts`. */
const AuditRecord = z.object({
  id: z.string(),
  /** On the account's own clock. */
  at: StoredInstant,
  /** The id of the operation, or what the programme did by itself. */
  operation: z.string(),
  resourceType: z.enum(RESOURCE_TYPES),
  operationType: z.enum(OPERATION_TYPES),
  address: z.string().optional(),
  customerId: z.string().optional(),
  customerName: z.string().optional(),
  applicationId: z.string(),
  userId: z.string().optional(),
  userPrincipalName: z.string().optional(),
  correlationId: z.string().optional(),
  /** See `core/shown.ts`. */
  before: z.string().optional(),
  after: z.string().optional(),
  leftOut: z.int().optional(),
  /** The seal it lies under and its place there, from 0; absent until it is sealed. */
  seal: z.int().optional(),
  position: z.int().optional(),
});

export type AuditRecord = z.infer<typeof AuditRecord>;

/** Who changed what and when: written in the same commit as the change. */
export const AUDIT_RECORD = defineKind<AuditRecord>({
  name: 'auditRecord',
  container: 'partners',
  schemaVersion: 1,
  schema: AuditRecord,
  idOf: ({ id }) => id,
  indexes: {
    byTime: ({ at }) => [at],
    byCustomer: ({ customerId, at }) => (customerId === undefined ? undefined : [customerId, at]),
    byResource: ({ resourceType, at }) => [resourceType, at],
    unsealed: ({ seal, at }) => (seal === undefined ? [at] : undefined),
    bySeal: ({ seal, position }) => (seal === undefined ? undefined : [padded(seal), padded(position ?? 0)]),
  },
  ttlSeconds: KEPT_SECONDS,
});

export const AUDIT_BY_TIME = indexOf(AUDIT_RECORD, 'byTime');
export const AUDIT_BY_CUSTOMER = indexOf(AUDIT_RECORD, 'byCustomer');
export const AUDIT_BY_RESOURCE = indexOf(AUDIT_RECORD, 'byResource');
export const UNSEALED = indexOf(AUDIT_RECORD, 'unsealed');
/** In the order of the chain. */
export const SEALED = indexOf(AUDIT_RECORD, 'bySeal');

const AuditSeal = z.object({
  /** Counts from 1. */
  number: z.int(),
  /** The time of day, whatever the account's clock says. */
  sealedAt: StoredInstant,
  previousHash: z.string(),
  /** Absent in the first. */
  previousSealedAt: StoredInstant.optional(),
  /** In the order of the chain. */
  records: z.array(z.object({ id: z.string(), digest: z.string() })),
  hash: z.string(),
});

export type AuditSeal = z.infer<typeof AuditSeal>;

/** A link of the chain. It is written with its records for the last time, and vanishes with them. */
export const AUDIT_SEAL = defineKind<AuditSeal>({
  name: 'auditSeal',
  container: 'partners',
  schemaVersion: 1,
  schema: AuditSeal,
  idOf: ({ number }) => padded(number),
  indexes: { byNumber: ({ number }) => [padded(number)] },
  ttlSeconds: KEPT_SECONDS,
});

export const AUDIT_SEALS = indexOf(AUDIT_SEAL, 'byNumber');

const AuditHead = AuditSeal.pick({ number: true, sealedAt: true, hash: true });

export type AuditHead = z.infer<typeof AuditHead>;

/** The last link of the partner's chain: who seals replaces it, so of two at once only one can. */
export const AUDIT_HEAD = defineKind<AuditHead>({
  name: 'auditHead',
  container: 'partners',
  schemaVersion: 1,
  schema: AuditHead,
  idOf: () => AUDIT_HEAD_ID,
  indexes: {},
});

export const AUDIT_HEAD_ID = 'head';

import * as z from 'zod';
import { defineKind, indexOf } from '../../storage/port.ts';
import { StoredInstant } from '../../storage/values.ts';
import { EDUCATION_SEGMENTS, QUALIFICATIONS, VETTING_STATUSES } from '../core/qualification.ts';

const Qualification = z.object({
  qualification: z.enum(QUALIFICATIONS),
  vettingStatus: z.enum(VETTING_STATUSES),
  /** Why it was denied. */
  vettingReason: z.string().optional(),
  createdAt: StoredInstant,
  educationSegment: z.enum(EDUCATION_SEGMENTS).optional(),
  website: z.string().optional(),
  /** The code it was proved with, and whose that is. */
  validation: z.object({ partnerId: z.string(), validationId: z.string() }).optional(),
});

export type Qualification = z.infer<typeof Qualification>;

/** What a customer is entitled to by what it is; the customer's own, whoever asked for it. */
export const QUALIFICATION = defineKind<Qualification>({
  name: 'qualification',
  container: 'customers',
  schemaVersion: 1,
  schema: Qualification,
  idOf: ({ qualification }) => qualification,
  indexes: { all: ({ createdAt }) => [createdAt] },
});

export const QUALIFICATIONS_OF_CUSTOMER = indexOf(QUALIFICATION, 'all');

const ValidationCode = z.object({
  validationId: z.string(),
  organizationName: z.string(),
  /** Customers that can be proved with it; absent: any number. */
  maxCreates: z.int().optional(),
  customerIds: z.array(z.string()),
});

export type ValidationCode = z.infer<typeof ValidationCode>;

/** A code by which a partner proves that its customers belong to the government cloud; the operator gives it. */
export const VALIDATION_CODE = defineKind<ValidationCode>({
  name: 'validationCode',
  container: 'partners',
  schemaVersion: 1,
  schema: ValidationCode,
  idOf: ({ validationId }) => validationId,
  indexes: { all: () => [] },
});

export const VALIDATION_CODES = indexOf(VALIDATION_CODE, 'all');

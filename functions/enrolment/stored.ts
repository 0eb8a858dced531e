import * as z from 'zod';
import { StoredAddress, StoredContact } from '../account/stored.ts';
import { defineKind, indexOf, padded, type Partition, type Versioned } from '../storage/port.ts';
import { StoredInstant } from '../storage/values.ts';
import { ENROLMENT_STATES } from './core/enrolment.ts';

const Request = z.object({
  mpnId: z.string(),
  model: z.enum(['direct', 'indirectProvider', 'indirectReseller']),
  /** The provider of an indirect reseller. */
  providerId: z.string().optional(),
  legalBusinessProfile: z.object({ companyName: z.string(), address: StoredAddress, primaryContact: StoredContact }),
  /** Who is told how the review ended. */
  approvalContact: StoredContact,
  support: z.object({ email: z.string(), telephone: z.string(), website: z.string() }),
  submittedAt: StoredInstant,
});

const Enrolment = z.object({
  /** Counts the requests of a company: a rejected one is kept, and the next is another. */
  number: z.int(),
  state: z.enum(ENROLMENT_STATES),
  /** The tenant of the company: the id of the partner that it becomes. */
  partnerId: z.string(),
  domain: z.string(),
  applicationId: z.string(),
  organisation: z.object({ companyName: z.string(), address: StoredAddress, contact: StoredContact }),
  startedAt: StoredInstant,
  /** The first global admin (R-ENR-10). */
  administrator: z.object({ userId: z.string(), userPrincipalName: z.string(), displayName: z.string() }).optional(),
  request: Request.optional(),
  creditCheck: z.object({ result: z.enum(['passed', 'failed']), note: z.string(), at: StoredInstant }).optional(),
  decision: z.object({ at: StoredInstant, reason: z.string().optional() }).optional(),
  signedAt: StoredInstant.optional(),
});

export type Enrolment = z.infer<typeof Enrolment>;

export const ENROLMENT = defineKind<Enrolment>({
  name: 'enrolment',
  container: 'partners',
  schemaVersion: 1,
  schema: Enrolment,
  idOf: ({ number }) => String(number),
  indexes: { byNumber: ({ number }) => [padded(number)] },
});

export const ENROLMENTS = indexOf(ENROLMENT, 'byNumber');

/** The latest request of a company. */
export async function findEnrolment(partition: Partition): Promise<Versioned<Enrolment> | undefined> {
  return (await partition.list(ENROLMENTS, { limit: 1, descending: true })).items[0];
}

const EnrolmentEntry = z.object({ partnerId: z.string(), submittedAt: StoredInstant });

/** In the directory, from the submission to the end: where the operator finds it. How it stands, the enrolment itself says. */
export const ENROLMENT_ENTRY = defineKind<z.infer<typeof EnrolmentEntry>>({
  name: 'enrolmentEntry',
  container: 'partners',
  schemaVersion: 1,
  schema: EnrolmentEntry,
  idOf: ({ partnerId }) => partnerId,
  indexes: { byTime: ({ submittedAt }) => [submittedAt] },
});

/** The oldest first. */
export const ENROLMENT_ENTRIES = indexOf(ENROLMENT_ENTRY, 'byTime');

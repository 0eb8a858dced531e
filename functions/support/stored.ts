import * as z from 'zod';
import { defineKind, indexOf, padded } from '../storage/port.ts';
import { StoredInstant } from '../storage/values.ts';
import { REQUEST_STATES, WIRE_STATUS } from './core/lifecycle.ts';

/** The most urgent first. */
export const SEVERITIES = ['critical', 'moderate', 'minimal'] as const;

const Organization = z.object({ id: z.string(), name: z.string() });

export type Organization = z.infer<typeof Organization>;

/** Somebody of the partner, or of the operator: the company tells which. */
const Author = z.object({ tenantId: z.string(), userId: z.string().optional(), name: z.string() });

export type Author = z.infer<typeof Author>;

/** Whom the operator answers. */
const Contact = z.object({
  contactId: z.string().optional(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  email: z.string(),
  phoneNumber: z.string().optional(),
});

const Attachment = z.object({
  id: z.string(),
  name: z.string(),
  /** Bytes. */
  size: z.int(),
  comment: z.string().optional(),
});

export type Attachment = z.infer<typeof Attachment>;

const ServiceRequest = z.object({
  id: z.string(),
  /** Whose it is; both are called what they were called then. */
  partner: Organization,
  /** Whom it is about; absent where it is about Partner Center. */
  customer: Organization.optional(),
  topicId: z.string(),
  title: z.string(),
  description: z.string(),
  severity: z.enum(SEVERITIES),
  state: z.enum(REQUEST_STATES),
  /** The culture of the agent that the partner would like to talk to. */
  agentLocale: z.string(),
  countryCode: z.string().optional(),
  contact: Contact,
  createdAt: StoredInstant,
  changedAt: StoredInstant,
  changedBy: Author,
  /** Since when it was last the operator's turn. */
  waitingSince: StoredInstant,
  takenBy: Author.optional(),
  /** When it was last closed; kept when it is opened again. */
  closedAt: StoredInstant.optional(),
  noteCount: z.int(),
  attachments: z.array(Attachment),
});

export type ServiceRequest = z.infer<typeof ServiceRequest>;

export const SERVICE_REQUEST = defineKind<ServiceRequest>({
  name: 'serviceRequest',
  container: 'partners',
  schemaVersion: 1,
  schema: ServiceRequest,
  idOf: ({ id }) => id,
  indexes: {
    byTime: ({ createdAt }) => [createdAt],
    byStatus: ({ state, createdAt }) => [WIRE_STATUS[state], createdAt],
    byCustomer: ({ customer, createdAt }) => customer && [customer.id, createdAt],
    byCustomerAndStatus: ({ customer, state, createdAt }) => customer && [customer.id, WIRE_STATUS[state], createdAt],
  },
});

export const REQUESTS = indexOf(SERVICE_REQUEST, 'byTime');
export const REQUESTS_BY_STATUS = indexOf(SERVICE_REQUEST, 'byStatus');
export const REQUESTS_BY_CUSTOMER = indexOf(SERVICE_REQUEST, 'byCustomer');
export const REQUESTS_BY_CUSTOMER_AND_STATUS = indexOf(SERVICE_REQUEST, 'byCustomerAndStatus');

const Note = z.object({
  requestId: z.string(),
  /** 1, 2, 3 … within the request. */
  number: z.int(),
  by: Author,
  at: StoredInstant,
  text: z.string(),
});

export type Note = z.infer<typeof Note>;

/** Beside its request, so that lists do not read what was talked about. */
export const NOTE = defineKind<Note>({
  name: 'serviceRequestNote',
  container: 'partners',
  schemaVersion: 1,
  schema: Note,
  idOf: ({ requestId, number }) => `${requestId}.${number}`,
  indexes: { byRequest: ({ requestId, number }) => [requestId, padded(number)] },
});

export const NOTES = indexOf(NOTE, 'byRequest');

const WaitingEntry = z.object({
  partnerId: z.string(),
  requestId: z.string(),
  severity: z.enum(SEVERITIES),
  since: StoredInstant,
  /** The version of the request that was about to be written when this was. */
  version: z.int(),
});

export type WaitingEntry = z.infer<typeof WaitingEntry>;

/** In the directory: where the operator finds a request that may be its turn. How it stands, the request itself says. */
export const WAITING_ENTRY = defineKind<WaitingEntry>({
  name: 'waitingServiceRequest',
  container: 'partners',
  schemaVersion: 1,
  schema: WaitingEntry,
  idOf: ({ partnerId, requestId }) => `${partnerId}.${requestId}`,
  indexes: { byUrgency: ({ severity, since }) => [String(SEVERITIES.indexOf(severity)), since] },
});

/** By severity, the longest waiting first. */
export const WAITING_ENTRIES = indexOf(WAITING_ENTRY, 'byUrgency');

import * as z from 'zod';
import { Country, Culture, optional, required } from '../contract/address.ts';
import { OffsetQuery } from '../contract/paging.ts';
import { Attributes, Guid, wireEnum, wireWord } from '../contract/wire.ts';
import { REQUEST_STATES } from './core/lifecycle.ts';
import { SEVERITIES } from './stored.ts';

const SEVERITY_NUMBERS = { 1: 'critical', 2: 'moderate', 3: 'minimal' } as const;
const STATUS_NUMBERS = { 1: 'open', 2: 'closed', 3: 'attention_needed' } as const;
/** How the wire says that something has not happened. */
export const NEVER = '0001-01-01T00:00:00';
const TEXT_MAX = 4000;

export const Status = wireEnum(['open', 'closed', 'attention_needed'], ['none'], STATUS_NUMBERS);

/** Several lines of text. */
const Text = z
  .string()
  .trim()
  .max(TEXT_MAX)
  .regex(/^[\t\r\n\P{Cc}]*$/u, 'must not hold control characters');

const empty = (given: unknown) => (given === '' ? undefined : given);

const ContactBody = z
  .object({
    firstName: optional(50),
    lastName: optional(50),
    email: z.preprocess(empty, z.email().max(254).optional()),
    phoneNumber: optional(40),
  })
  .describe('Whom the operator answers; whoever files the request by default.');

export const NewRequest = z.object({
  title: required(250),
  description: Text.min(1, 'must not be empty'),
  severity: wireWord(SEVERITIES, ['unknown'], SEVERITY_NUMBERS),
  supportTopicId: z.union([z.string(), z.int()]).transform(String).describe('Of the list of support topics.'),
  primaryContact: ContactBody.optional(),
  countryCode: z.preprocess(empty, Country.optional()),
});

export type NewRequest = z.infer<typeof NewRequest>;

export const UpdateBody = z.object({
  title: optional(250),
  description: z.preprocess(empty, Text.optional()),
  severity: wireEnum(SEVERITIES, ['unknown'], SEVERITY_NUMBERS),
  status: Status.describe('"closed" closes the request, "open" opens it again; what it is already changes nothing.'),
  newNote: z.object({ text: z.preprocess(empty, Text.optional()) }).optional(),
});

export type UpdateBody = z.infer<typeof UpdateBody>;

export const AnswerBody = z.object({ text: Text.min(1, 'must not be empty') });

const RequestId = z.string().max(50);
const AttachmentId = Guid;

export const LocalePath = z.object({ agentLocale: Culture.describe('The culture of the agent you would like to talk to.') });
export const RequestPath = z.object({ serviceRequestId: RequestId });
export const AttachmentPath = z.object({ serviceRequestId: RequestId, attachmentId: AttachmentId });
export const CustomerRequestPath = z.object({ customerId: Guid, serviceRequestId: RequestId });
export const PartnerRequestPath = z.object({ partnerId: Guid, serviceRequestId: RequestId });
export const PartnerAttachmentPath = PartnerRequestPath.extend({ attachmentId: AttachmentId });

export const ListQuery = OffsetQuery.extend({
  filter: z.string().max(4000).optional().describe('{"Field":"Status","Value":"Open","Operator":"equals"}'),
});

export const AttachmentQuery = z.object({
  fileName: required(200)
    .regex(/^[^/\\]+$/, 'is a name without folders')
    .describe('Ends in .pdf, .png, .jpg, .txt, .csv, .log or .zip.'),
  comment: optional(250),
});

const WireOrganization = z.object({ id: z.string(), name: z.string().optional() });

export const WireContact = z.object({
  organization: WireOrganization,
  contactId: z.string().optional(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  email: z.string().optional(),
  phoneNumber: z.string().optional(),
});

const WireNote = z.object({ createdByName: z.string(), createdDate: z.string(), text: z.string() });

export const WireFile = z.object({
  id: z.string(),
  comment: z.string().optional(),
  fileExtension: z.string(),
  fileNameWithoutExtension: z.string(),
  fileSize: z.int().describe('Bytes.'),
});

/** What a list shows of a request. */
export const WireSummary = z.object({
  id: z.string(),
  kind: z.enum(['partner_center', 'customer_service']).describe('R-SUP-12.'),
  title: z.string(),
  severity: z.enum(SEVERITIES),
  supportTopicId: z.string(),
  supportTopicName: z.string(),
  status: z.enum(['open', 'closed', 'attention_needed']).describe('attention_needed: it is your turn.'),
  state: z.enum(REQUEST_STATES).describe('The same, more exactly; plan_asked: answer with a remediation plan (R-SUP-07).'),
  organization: WireOrganization.describe('The customer, or your own company.'),
  primaryContact: WireContact,
  productId: z.string().optional().describe('The service of the customer.'),
  productName: z.string().optional(),
  createdDate: z.string(),
  lastModifiedDate: z.string(),
  lastClosedDate: z.string().describe(`${NEVER}: never closed.`),
  attributes: Attributes,
});

export type WireSummary = z.infer<typeof WireSummary>;

export const WireRequest = WireSummary.extend({
  description: z.string(),
  countryCode: z.string().optional(),
  agentLocale: z.string(),
  takenBy: z.string().optional().describe('Who of the operator took it.'),
  lastUpdatedBy: WireContact,
  fileLinks: z.array(WireFile),
  notes: z.array(WireNote).describe('The oldest first.'),
});

export type WireRequest = z.infer<typeof WireRequest>;

export const WireTopic = z.object({ id: z.string(), name: z.string(), description: z.string(), attributes: Attributes });

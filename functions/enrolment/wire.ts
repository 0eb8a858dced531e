import * as z from 'zod';
import { Address, addressBody, optional, required } from '../contract/address.ts';
import { PROGRAMME } from '../contract/programme.ts';
import { Attributes, Guid, line, wireEnum, wireWord } from '../contract/wire.ts';
import type { DocumentLinks } from '../agreements/document.ts';
import { DomainName } from '../customers/wire.ts';
import { ENROLMENT_STATES, VETTING_STATUS } from './core/enrolment.ts';
import type { Enrolment } from './stored.ts';

const NAME_MAX = 50;
const MODELS = ['direct', 'indirect_provider', 'indirect_reseller'] as const;
const MODEL_OF = { direct: 'direct', indirect_provider: 'indirectProvider', indirect_reseller: 'indirectReseller' } as const;

/** The programme is for companies in its market (R-ENR-05: a number in China). */
const CompanyAddress = addressBody(optional(NAME_MAX)).refine(({ country }) => country === PROGRAMME.market, {
  path: ['country'],
  message: `is ${PROGRAMME.market}`,
});

const ContactBody = z.object({
  firstName: required(NAME_MAX),
  lastName: required(NAME_MAX),
  email: z.email().max(254),
  phoneNumber: z
    .string()
    .trim()
    .regex(/^(\+?86[ -]?)?[01][\d -]{6,18}$/, 'is a number in China')
    .describe("The organisation's own number, in China (R-ENR-05)."),
});

export const StartBody = z.object({
  companyName: required(250),
  domain: DomainName.describe('Of your directory.'),
  address: CompanyAddress,
  contact: ContactBody,
});

export const AccountBody = z.object({
  displayName: required(100),
  userPrincipalName: z
    .email()
    .max(254)
    .toLowerCase()
    .describe('Whoever gets global admin permission: yourself, or an account to be created.'),
});

export const RequestBody = z.object({
  mpnId: z
    .string()
    .regex(/^\d{1,10}$/, 'is a number')
    .describe('Membership in the partner network comes first (R-ENR-03).'),
  model: wireEnum(MODELS).transform((word) => MODEL_OF[word ?? 'direct']),
  providerMpnId: z
    .string()
    .regex(/^\d{1,10}$/, 'is a number')
    .optional()
    .describe('Of an indirect reseller: its provider.'),
  legalBusinessProfile: z.object({ companyName: required(250), address: CompanyAddress, primaryContact: ContactBody }),
  approvalContact: ContactBody,
  support: z.object({
    email: z.email().max(254),
    telephone: required(40),
    website: z.url({ protocol: /^https?$/ }).max(250),
  }),
});

export type RequestBody = z.infer<typeof RequestBody>;

export const EnrolmentPath = z.object({ partnerId: Guid });
export const CreditCheckBody = z.object({ result: wireWord(['passed', 'failed']), note: line(500).default('') });
export const RejectionBody = z.object({ reason: required(500) });
export const StateQuery = z.object({ state: wireEnum(ENROLMENT_STATES) });

const WireContact = z.object({
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  phoneNumber: z.string().optional(),
});

const Documents = z.object({ templateId: z.string(), displayUri: z.string(), downloadUri: z.string() });

export const WireEnrolment = z.object({
  number: z.int().describe('Of your request: one that was rejected is kept, the next has the next number.'),
  state: z.enum(ENROLMENT_STATES),
  vettingStatus: z.enum(['none', 'pending', 'authorized', 'rejected']),
  partnerId: z.string(),
  companyName: z.string(),
  domain: z.string(),
  address: Address,
  contact: WireContact,
  administrator: z.string().optional().describe('The user principal name of the first global admin.'),
  mpnId: z.string().optional(),
  submittedAt: z.string().optional(),
  creditCheck: z.enum(['passed', 'failed']).optional(),
  decidedAt: z.string().optional(),
  reason: z.string().optional().describe('Of a rejection.'),
  signedAt: z.string().optional().describe('Its day is the day of your bills (R-ENR-13).'),
  agreement: Documents.optional().describe('What to sign, once the request is approved; the links are good for five minutes.'),
  attributes: Attributes,
});

export type WireEnrolment = z.infer<typeof WireEnrolment>;

export const CreatedAccount = WireEnrolment.extend({
  userCredentials: z
    .object({ userName: z.string(), password: z.string() })
    .optional()
    .describe('To sign in with the first time; shown only this once. Absent where your own account becomes the global admin.'),
});

export function toWireEnrolment(
  { number, state, partnerId, domain, organisation, administrator, request, creditCheck, decision, signedAt }: Enrolment,
  toSign?: DocumentLinks & { templateId: string },
): WireEnrolment {
  const { templateId, displayUri, downloadUri } = toSign ?? {};
  return {
    number,
    state,
    vettingStatus: VETTING_STATUS[state],
    partnerId,
    domain,
    ...organisation,
    administrator: administrator?.userPrincipalName,
    mpnId: request?.mpnId,
    submittedAt: request?.submittedAt,
    creditCheck: creditCheck?.result,
    decidedAt: decision?.at,
    reason: decision?.reason,
    signedAt,
    agreement: templateId && displayUri && downloadUri ? { templateId, displayUri, downloadUri } : undefined,
    attributes: { objectType: 'Enrollment' },
  };
}

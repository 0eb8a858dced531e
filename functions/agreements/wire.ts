import * as z from 'zod';
import { required } from '../contract/address.ts';
import { Attributes, line, WireInstant, wireWord } from '../contract/wire.ts';
import { AGREEMENT_TYPES, CUSTOMER_AGREEMENTS } from './core/agreement.ts';
import type { Confirmation, Signature, Template } from './stored.ts';

export const TypeQuery = z.object({
  agreementType: z
    .string()
    .max(50)
    .optional()
    .describe('MicrosoftCloudAgreement by default, MicrosoftCustomerAgreement, or * for both.'),
});

/** Compared as it is: upper and lower case differ. */
export const TemplatePath = z.object({ templateId: z.string().max(64) });

export const DocumentQuery = z.object({
  language: line(20).default('en-US').describe('Of the text; en-US where there is none in this language.'),
  country: z.literal('CN', { error: 'is CN: agreements of this programme are for its market' }).default('CN'),
});

export const WireMetadata = z.object({
  templateId: z.string(),
  agreementType: z.enum(CUSTOMER_AGREEMENTS),
  agreementLink: z.string(),
  versionRank: z.int().describe('0 is the version to agree to; older ones count up.'),
});

export const WireDocument = z.object({
  displayUri: z.string(),
  downloadUri: z.string().describe('A word-processor file. Both links are good for five minutes.'),
  language: z.string(),
  country: z.string(),
});

const Contact = z.object({
  firstName: required(50),
  lastName: required(50),
  email: z.email().max(254),
  phoneNumber: z.preprocess((given) => given ?? undefined, line(50).optional()),
});

const WireContact = z.object({
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  phoneNumber: z.string().optional(),
});

export const ConfirmationBody = z.object({
  primaryContact: Contact,
  dateAgreed: WireInstant,
  templateId: z.string().max(64),
  type: wireWord(CUSTOMER_AGREEMENTS),
});

export type ConfirmationBody = z.infer<typeof ConfirmationBody>;

export const WireAgreement = z.object({
  userId: z.string().optional().describe('The employee who confirmed it; in the answer to the confirmation only.'),
  primaryContact: WireContact,
  dateAgreed: z.string(),
  templateId: z.string(),
  type: z.enum(CUSTOMER_AGREEMENTS),
  agreementLink: z.string().optional(),
});

export type WireAgreement = z.infer<typeof WireAgreement>;

export function toWireAgreement({ primaryContact, dateAgreed, templateId, type }: Confirmation): WireAgreement {
  // confirmations are of customer agreements only
  return { primaryContact, dateAgreed, templateId, type: type as WireAgreement['type'] };
}

const WireText = z.object({ title: required(200), paragraphs: z.array(line(5000)).min(1).max(500) });

export const TemplateBody = z.object({
  templateId: z.string().regex(/^[\w-]{1,64}$/, 'is made of letters, digits and hyphens'),
  type: wireWord(AGREEMENT_TYPES),
  texts: z
    .record(z.string().regex(/^[a-z]{2}-[A-Z]{2}$/, 'is a language and region, such as zh-CN'), WireText)
    .refine((texts) => 'en-US' in texts, 'needs a text in en-US'),
});

export type TemplateBody = z.infer<typeof TemplateBody>;

export const WireTemplate = z.object({
  templateId: z.string(),
  type: z.enum(AGREEMENT_TYPES),
  publishedAt: z.string(),
  languages: z.array(z.string()),
  attributes: Attributes,
});

export function toWireTemplate({ templateId, type, publishedAt, texts }: Template): z.infer<typeof WireTemplate> {
  return { templateId, type, publishedAt, languages: Object.keys(texts), attributes: { objectType: 'AgreementTemplate' } };
}

export const WireSignature = z.object({
  templateId: z.string(),
  type: z.enum(AGREEMENT_TYPES),
  signedBy: WireContact,
  signedAt: z.string(),
  attributes: Attributes,
});

export function toWireSignature({ templateId, type, signedBy, signedAt }: Signature): z.infer<typeof WireSignature> {
  return { templateId, type, signedBy, signedAt, attributes: { objectType: 'AgreementSignature' } };
}

export const WireMyAgreement = z.object({
  templateId: z.string(),
  displayUri: z.string(),
  downloadUri: z.string().describe('A word-processor file. Both links are good for five minutes.'),
  signature: WireSignature.optional().describe('Of this version, where your company has signed it.'),
  attributes: Attributes,
});

export type WireMyAgreement = z.infer<typeof WireMyAgreement>;

export const SignatureBody = z.object({ templateId: z.string().max(64), signedBy: Contact });

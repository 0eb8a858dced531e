import * as z from 'zod';
import { StoredContact } from '../account/stored.ts';
import { defineKind, indexOf } from '../storage/port.ts';
import { StoredInstant } from '../storage/values.ts';
import { AGREEMENT_TYPES } from './core/agreement.ts';

const Text = z.object({ title: z.string(), paragraphs: z.array(z.string()) });

const Template = z.object({
  templateId: z.string(),
  type: z.enum(AGREEMENT_TYPES),
  publishedAt: StoredInstant,
  /** By language and region; `en-US` is always there, for whoever asks for another that is not. */
  texts: z.record(z.string(), Text),
});

export type Template = z.infer<typeof Template>;

/** One version of an agreement, never changed: a change of the text is a new template. */
export const TEMPLATE = defineKind<Template>({
  name: 'agreementTemplate',
  container: 'catalog',
  schemaVersion: 1,
  schema: Template,
  idOf: ({ templateId }) => templateId,
  indexes: { byTime: ({ type, publishedAt }) => [type, publishedAt] },
});

/** By type, the oldest first. */
export const TEMPLATES = indexOf(TEMPLATE, 'byTime');

const Confirmation = z.object({
  id: z.string(),
  customerId: z.string(),
  templateId: z.string(),
  type: z.enum(AGREEMENT_TYPES),
  primaryContact: StoredContact,
  dateAgreed: StoredInstant,
  /** The employee who confirmed it. */
  userId: z.string(),
});

export type Confirmation = z.infer<typeof Confirmation>;

/** A partner's word that a customer has accepted an agreement: kept for good. */
export const CONFIRMATION = defineKind<Confirmation>({
  name: 'agreementConfirmation',
  container: 'partners',
  schemaVersion: 1,
  schema: Confirmation,
  idOf: ({ id }) => id,
  indexes: { byCustomer: ({ customerId, dateAgreed }) => [customerId, dateAgreed] },
});

export const CONFIRMATIONS = indexOf(CONFIRMATION, 'byCustomer');

const Signature = z.object({
  templateId: z.string(),
  type: z.enum(AGREEMENT_TYPES),
  signedBy: StoredContact,
  /** The user of the signer's own directory, where it signed in with one. */
  userId: z.string().optional(),
  signedAt: StoredInstant,
});

export type Signature = z.infer<typeof Signature>;

/** Version, signer and time of an agreement that its party signed itself; never deleted, never changed. @rule R-AGR-05 */
const signature = {
  name: 'agreementSignature',
  schemaVersion: 1,
  schema: Signature,
  idOf: ({ templateId }: Signature) => templateId,
  indexes: { byTime: ({ signedAt }: Signature) => [signedAt] },
};

/** A partner's, of the reseller agreement. */
export const PARTNER_SIGNATURE = defineKind<Signature>({ ...signature, container: 'partners' });
export const PARTNER_SIGNATURES = indexOf(PARTNER_SIGNATURE, 'byTime');

/** A customer's, of a customer agreement. */
export const CUSTOMER_SIGNATURE = defineKind<Signature>({ ...signature, container: 'customers' });
export const CUSTOMER_SIGNATURES = indexOf(CUSTOMER_SIGNATURE, 'byTime');

import * as z from 'zod';
import { defineKind } from '../storage/port.ts';
import { StoredInstant } from '../storage/values.ts';

const Erasure = z.object({
  customerId: z.string(),
  /** Every partner that ever worked for it: all of them are gone through. */
  partnerIds: z.array(z.string()),
  /** Its domain names; none any more once it is done. */
  domains: z.array(z.string()),
  requestedAt: StoredInstant,
  doneAt: StoredInstant.optional(),
});

export type Erasure = z.infer<typeof Erasure>;

/** Takes the place of the customer it erases, in the same commit: from then on nobody finds the customer, and the worker finds all the rest. */
export const ERASURE = defineKind<Erasure>({
  name: 'erasure',
  container: 'customers',
  schemaVersion: 1,
  schema: Erasure,
  idOf: ({ customerId }) => customerId,
  indexes: {},
});

const PartnerErasure = z.object({ requestedAt: StoredInstant, doneAt: StoredInstant.optional() });

export type PartnerErasure = z.infer<typeof PartnerErasure>;

/** That the people of a partner who has left are erased, or will be. */
export const PARTNER_ERASURE = defineKind<PartnerErasure>({
  name: 'partnerErasure',
  container: 'partners',
  schemaVersion: 1,
  schema: PartnerErasure,
  idOf: () => PARTNER_ERASURE_ID,
  indexes: {},
});

export const PARTNER_ERASURE_ID = 'partnerErasure';

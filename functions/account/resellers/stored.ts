import * as z from 'zod';
import { defineKind, indexOf } from '../../storage/port.ts';
import { StoredInstant } from '../../storage/values.ts';

const Registration = z.object({ mpnId: z.string(), name: z.string(), registeredAt: StoredInstant });

export type Registration = z.infer<typeof Registration>;

/** That an indirect provider takes a company as its reseller: without it the company cannot enrol under the provider. */
export const REGISTRATION = defineKind<Registration>({
  name: 'resellerRegistration',
  container: 'partners',
  schemaVersion: 1,
  schema: Registration,
  idOf: ({ mpnId }) => mpnId,
  indexes: { byName: ({ name }) => [name.toLowerCase()] },
});

export const REGISTRATIONS = indexOf(REGISTRATION, 'byName');

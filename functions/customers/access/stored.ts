import * as z from 'zod';
import { defineKind } from '../../storage/port.ts';
import { StoredInstant } from '../../storage/values.ts';

export const CODE_MINUTES = 15;
export const SESSION_MINUTES = 60;

const AccessCode = z.object({
  /** Of the code: a copy of the store opens nothing. */
  digest: z.string(),
  sentAt: StoredInstant,
  endsAt: StoredInstant,
  attemptsLeft: z.int(),
});

/** The code that was last mailed to a customer: one, in the customer's partition. */
export const ACCESS_CODE = defineKind<z.infer<typeof AccessCode>>({
  name: 'accessCode',
  container: 'customers',
  schemaVersion: 1,
  schema: AccessCode,
  idOf: () => ACCESS_CODE_ID,
  indexes: {},
  ttlSeconds: CODE_MINUTES * 60,
});

export const ACCESS_CODE_ID = 'code';

const Session = z.object({
  /** A digest of the secret, which only the customer has. */
  id: z.string(),
  endsAt: StoredInstant,
});

/** That a customer has shown its code. */
export const SESSION = defineKind<z.infer<typeof Session>>({
  name: 'session',
  container: 'customers',
  schemaVersion: 1,
  schema: Session,
  idOf: ({ id }) => id,
  indexes: {},
  ttlSeconds: SESSION_MINUTES * 60,
});

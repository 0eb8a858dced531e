import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { PROGRAMME } from '../contract/programme.ts';
import { create, defineKind, type Store } from '../storage/port.ts';

const PseudonymKey = z.object({ key: z.string() });

/** What partners are made unrecognizable with in telemetry: one for the programme, made by whoever needs it first. */
export const PSEUDONYM_KEY = defineKind<z.infer<typeof PseudonymKey>>({
  name: 'pseudonymKey',
  container: 'catalog',
  schemaVersion: 1,
  schema: PseudonymKey,
  idOf: () => PSEUDONYM_KEY_ID,
  indexes: {},
});

export const PSEUDONYM_KEY_ID = 'pseudonymKey';

export async function pseudonymKey(store: Store): Promise<string> {
  const partition = store.partition('catalog', PROGRAMME.market);
  const found = await partition.get(PSEUDONYM_KEY, PSEUDONYM_KEY_ID);
  if (found) return found.value.key;
  const key = randomBytes(32).toString('base64url');
  // another instance was faster when there is a conflict
  const committed = await partition.commit([create(PSEUDONYM_KEY, { key })]);
  return committed === 'committed' ? key : pseudonymKey(store);
}

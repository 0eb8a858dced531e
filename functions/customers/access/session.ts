import { createHash, randomBytes } from 'node:crypto';
import { Guid } from '../../contract/wire.ts';
import type { Instant } from '../../shared/calendar.ts';
import type { Partition } from '../../storage/port.ts';
import { SESSION } from './stored.ts';

export function digestOf(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

/** What a customer shows: its id, and a secret of which only the digest is kept. */
export function newSessionToken(customerId: string): { token: string; id: string } {
  const secret = randomBytes(32).toString('base64url');
  return { token: `${customerId}.${secret}`, id: digestOf(customerId, secret) };
}

/** The customer of an Authorization header; undefined when nobody has such a session, or it has ended. */
export async function customerOf(
  authorization: string | undefined,
  customers: (customerId: string) => Partition,
  now: Instant,
): Promise<string | undefined> {
  const [, id, secret] = /^Bearer\s+([^.\s]+)\.(\S+)$/i.exec(authorization ?? '') ?? [];
  const customerId = Guid.safeParse(id).data;
  if (customerId === undefined || secret === undefined) return undefined;
  const session = await customers(customerId).get(SESSION, digestOf(customerId, secret));
  return session && now < session.value.endsAt ? customerId : undefined;
}

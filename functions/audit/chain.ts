import { hash as digest } from 'node:crypto';
import type { AuditRecord, AuditSeal } from './stored.ts';

/** What the first seal names as the hash before it. */
export const NO_HASH = '';

const PLACE: ReadonlySet<string> = new Set(['seal', 'position'] satisfies (keyof AuditRecord)[]);

/** The text of a record that is sealed: its members by name, without where it lies in the chain. */
export function sealedText(record: AuditRecord): string {
  const members = Object.entries(record).filter(([name, value]) => value !== undefined && !PLACE.has(name));
  return JSON.stringify(Object.fromEntries(members.toSorted(([a], [b]) => (a < b ? -1 : 1))));
}

/** SHA-256 in hexadecimal. */
export function digestOf(text: string): string {
  return digest('sha256', text, 'hex');
}

interface Linked extends Pick<AuditSeal, 'number' | 'previousHash' | 'records'> {
  readonly sealedAt: string;
  readonly previousSealedAt?: string | undefined;
}

/** The hash of a seal covers the one before it, and so everything before it. */
export function hashOf(seal: Linked): string {
  const { number, sealedAt, previousHash, previousSealedAt = null, records } = seal;
  const links = records.map(({ id, digest: of }) => [id, of]);
  return digestOf(JSON.stringify([number, sealedAt, previousHash, previousSealedAt, links]));
}

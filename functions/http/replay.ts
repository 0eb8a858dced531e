import { createCipheriv, createDecipheriv, createHash, hash, hkdfSync, randomBytes } from 'node:crypto';
import * as z from 'zod';
import { assert } from '../shared/assert.ts';
import type { ReplayRecord } from './records.ts';

/** An answer as it went out. */
const Sent = z.object({ status: z.int(), headers: z.record(z.string(), z.string()), body: z.string() });

export type Sent = z.infer<typeof Sent>;

export interface Repeatable {
  readonly requestId: string;
  readonly method: string;
  readonly address: string;
  readonly body: string | Uint8Array;
}

export function digest(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

export function replayId({ requestId }: Repeatable): string {
  return digest('request id', requestId.toLowerCase());
}

function fingerprint({ method, address, body }: Repeatable): string {
  return digest(method, address, typeof body === 'string' ? body : hash('sha256', body, 'base64url'));
}

/** The record that lets a repetition of this request give the same answer. */
export function recordOf(request: Repeatable, sent: Sent): ReplayRecord {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(request), nonce);
  const sealed = Buffer.concat([nonce, cipher.update(JSON.stringify(sent), 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { id: replayId(request), request: fingerprint(request), sealed: sealed.toString('base64') };
}

/** The answer to give again; undefined when the record belongs to another request with the same id. */
export function replayed(request: Repeatable, record: ReplayRecord): Sent | undefined {
  if (record.request !== fingerprint(request)) return undefined;
  const sealed = Buffer.from(record.sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(request), sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(-16));
  const text = decipher.update(sealed.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8');
  const sent = Sent.safeParse(JSON.parse(text));
  assert(sent.success, 'a sealed answer is what was sealed');
  return sent.data;
}

function keyOf({ requestId }: Repeatable): Buffer {
  return Buffer.from(hkdfSync('sha256', requestId.toLowerCase(), '', 'replay', 32));
}

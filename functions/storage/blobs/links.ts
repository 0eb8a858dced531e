import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { assert } from '../../shared/assert.ts';
import { isBlobName } from './name.ts';

const KEY_BYTES = 32;
const PATH = '/files/';

/** The key kept in this file, for its owner's eyes only; made when there is none. */
export function readLinkKey(file: string): Uint8Array {
  try {
    writeFileSync(file, randomBytes(KEY_BYTES), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = readFileSync(file);
  assert(key.length === KEY_BYTES, `${file} holds the link key, ${KEY_BYTES} bytes`);
  return key;
}

/** `/files/{name}?expires=<unix seconds>&signature=<HMAC-SHA256, base64url>` */
export function signedPath(key: Uint8Array, name: string, expiresAt: Date): string {
  const expires = Math.floor(expiresAt.getTime() / 1000).toString();
  return `${PATH}${name}?expires=${expires}&signature=${sign(key, name, expires)}`;
}

/** The name in a path made by `signedPath`; undefined when it was not made with this key, or has expired. */
export function nameOfSignedPath(key: Uint8Array, pathAndQuery: string, now: Date): string | undefined {
  const [path = '', query] = pathAndQuery.split('?', 2);
  const name = path.startsWith(PATH) ? path.slice(PATH.length) : '';
  const parameters = new URLSearchParams(query);
  const expires = parameters.get('expires') ?? '';
  const given = Buffer.from(parameters.get('signature') ?? '');
  const right = Buffer.from(sign(key, name, expires));
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  return isBlobName(name) && now.getTime() < Number(expires) * 1000 ? name : undefined;
}

/** A line break is in neither part, so no two pairs are signed alike. */
function sign(key: Uint8Array, name: string, expires: string): string {
  return createHmac('sha256', key).update(`${name}\n${expires}`).digest('base64url');
}

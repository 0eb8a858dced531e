import { createHash } from 'node:crypto';

function hash(parts: readonly string[]): Buffer {
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}

/** A GUID made from what it stands for: the same parts give the same id, however often they are asked. */
export function derivedGuid(...parts: string[]): string {
  const bytes = hash(parts).subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80; // version 8: made by rules of one's own
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** So many decimal digits, the first not 0. */
export function derivedDigits(count: number, ...parts: string[]): string {
  const number = BigInt(`0x${hash(parts).toString('hex')}`) % 10n ** BigInt(count);
  return number.toString().padStart(count, '1');
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** So many letters and digits that read well: no I, L, O or U. */
export function derivedCode(count: number, ...parts: string[]): string {
  return [...hash(parts).subarray(0, count)].map((byte) => ALPHABET[byte & 31]).join('');
}

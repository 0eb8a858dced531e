import { hash as digest } from 'node:crypto';

function hash(parts: readonly string[]): Buffer {
  return digest('sha256', JSON.stringify(parts), 'buffer');
}

/** A GUID made from what it stands for: the same parts give the same id, however often they are asked. */
export function derivedGuid(...parts: string[]): string {
  const bytes = hash(parts).subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80; // version 8: made by rules of one's own
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** A GUID as the 18 digits by which the billing platform calls the same thing. */
export function platformDigits(guid: string): string {
  const bits = BigInt(`0x${guid.replaceAll('-', '').slice(0, 15)}`);
  return (10n ** 17n + (bits % (9n * 10n ** 17n))).toString();
}

/** A GUID as the 16 characters by which the billing platform calls the same thing. */
export function platformCode(guid: string): string {
  return Buffer.from(guid.replaceAll('-', '').slice(8), 'hex').toString('base64');
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** So many letters and digits that read well: no I, L, O or U. */
export function derivedCode(count: number, ...parts: string[]): string {
  return [...hash(parts).subarray(0, count)].map((byte) => ALPHABET[byte & 31]).join('');
}

import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const NAME = 'Partner Center on this machine';
const YEARS = 10;

/**
 * A private key and a certificate that it has signed itself, as PEM; in the cloud both come out of Key Vault.
 *
 * @param file  where it is kept, so that a receiver that has pinned it goes on after a restart
 */
export function developmentCertificate(file: string, today: Date): string {
  if (!existsSync(file)) writeFileSync(file, newCertificate(today), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

export function newCertificate(today: Date): string {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const end = new Date(today);
  end.setUTCFullYear(today.getUTCFullYear() + YEARS);
  const name = sequence(tagged(0x31, sequence(COMMON_NAME, tagged(0x0c, Buffer.from(NAME)))));
  const serial = randomBytes(8);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40; // positive, and never shortened
  const body = sequence(
    tagged(0x02, serial),
    SHA256_WITH_RSA,
    name, // of the issuer
    sequence(time(today), time(end)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = tagged(0x03, Buffer.concat([Buffer.of(0), sign('sha256', body, privateKey)]));
  const lines =
    sequence(body, SHA256_WITH_RSA, signature)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  const certificate = ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
  return `${privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()}${certificate}`;
}

const COMMON_NAME = tagged(0x06, Buffer.from('550403', 'hex'));
const SHA256_WITH_RSA = sequence(tagged(0x06, Buffer.from('2a864886f70d01010b', 'hex')), tagged(0x05, Buffer.alloc(0)));

function sequence(...parts: Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

/** `YYMMDDHHMMSSZ`, which will do until 2050. */
function time(when: Date): Buffer {
  return tagged(0x17, Buffer.from(`${when.toISOString().replaceAll(/[-:T]/g, '').slice(2, 14)}Z`));
}

/** DER: tag, length in as few bytes as will do, content. */
function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}

import { createPrivateKey, sign, X509Certificate } from 'node:crypto';
import type { Signer } from './ports.ts';

/**
 * @param pem  a private RSA key and its certificate, with those above it if there are any: what Key Vault gives for a certificate
 * @throws when it is anything else
 */
export function openSigner(pem: string): Signer {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== 'rsa') throw new Error('the key is not one for RSA');
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  const certificate = blocks.map((block) => new X509Certificate(block)).find((one) => one.checkPrivateKey(key));
  if (!certificate) throw new Error('no certificate belongs to the key');
  const above = blocks.filter((block) => new X509Certificate(block).fingerprint256 !== certificate.fingerprint256);
  return {
    certificates: [certificate.toString().trim(), ...above, ''].join('\n'),
    thumbprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    sign: (text) => sign('sha256', Buffer.from(text), key).toString('base64'),
  };
}

export function isSignerPem(pem: string): boolean {
  try {
    openSigner(pem);
    return true;
  } catch {
    return false;
  }
}

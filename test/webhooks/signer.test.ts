import { generateKeyPairSync, verify, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { readConfig } from '../../functions/config.ts';
import { newCertificate } from '../../functions/local/certificate.ts';
import { openSigner } from '../../functions/webhooks/signer.ts';
import { AZURE_SETTINGS } from '../support/azure-settings.ts';

const PEM = newCertificate(new Date('2026-02-28T12:00:00Z'));

test('the certificate of a machine of its own is one, for ten years', () => {
  const certificate = new X509Certificate(openSigner(PEM).certificates);
  expect(certificate.subject).toBe('CN=Partner Center on this machine');
  expect(certificate.checkIssued(certificate)).toBe(true);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.validFrom).toBe('Feb 28 12:00:00 2026 GMT');
  expect(certificate.validTo).toBe('Feb 28 12:00:00 2036 GMT');
});

test('RSA with SHA-256 over the text as UTF-8, in base64', () => {
  const signer = openSigner(PEM);
  const { publicKey } = new X509Certificate(signer.certificates);
  expect(verify('RSA-SHA256', Buffer.from('{"é":1}'), publicKey, Buffer.from(signer.sign('{"é":1}'), 'base64'))).toBe(true);
});

test('the certificate of the key comes first, with those above it behind it, in whatever order they are given', () => {
  const above = newCertificate(new Date('2026-01-01'))
    .slice(-2000)
    .replace(/^[^]*(?=-----BEGIN C)/, '');
  const [key = '', own = ''] = PEM.split(/(?=-----BEGIN C)/);
  const { certificates, thumbprint } = openSigner(key + above + own);
  expect(certificates).toBe(own + above);
  expect(thumbprint).toBe(openSigner(PEM).thumbprint);
});

test.each([
  ['nothing', ''],
  ['a key without a certificate', PEM.split('-----BEGIN CERT')[0]],
  ['a certificate without a key', PEM.replace(/^[^]*(?=-----BEGIN C)/, '')],
  [
    'the certificate of another key',
    PEM.split('-----BEGIN CERT')[0] + newCertificate(new Date()).replace(/^[^]*(?=-----BEGIN C)/, ''),
  ],
  ['no RSA key', generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })],
])('%s is named as a bad setting at the start', (_what, pem) => {
  expect(() => readConfig({ ...AZURE_SETTINGS, WEBHOOK_SIGNING_PEM: String(pem) })).toThrow('WEBHOOK_SIGNING_PEM');
});

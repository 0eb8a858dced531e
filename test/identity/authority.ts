import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createRemoteJWKSet,
  exportJWK,
  generateKeyPair,
  SignJWT,
  type CryptoKey,
  type JWK,
  type RemoteJWKSetOptions,
} from 'jose';
import type { Authority } from '../../functions/identity/tokens.ts';

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

export async function signingKey(kid: string): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' } };
}

/** A token authority on this machine that publishes whatever keys, or whatever else, it is given. */
export class KeyServer {
  readonly #server: Server;
  published: { status: number; body: string };
  requests = 0;
  /** Takes requests and never answers them. */
  isSilent = false;

  private constructor(keys: readonly SigningKey[]) {
    this.published = { status: 200, body: '' };
    this.publish(keys);
    this.#server = createServer((_request, response) => {
      this.requests += 1;
      if (this.isSilent) return;
      response.writeHead(this.published.status, { 'content-type': 'application/json' }).end(this.published.body);
    });
  }

  static async start(...keys: readonly SigningKey[]): Promise<KeyServer> {
    const server = new KeyServer(keys);
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  publish(keys: readonly SigningKey[]): void {
    this.published = { status: 200, body: JSON.stringify({ keys: keys.map(({ jwk }) => jwk) }) };
  }

  authority(issuers: readonly string[], options: RemoteJWKSetOptions = {}): Authority {
    const { port } = this.#server.address() as AddressInfo;
    return { issuers, keys: createRemoteJWKSet(new URL(`http://127.0.0.1:${port}/keys`), options) };
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

export interface TokenOptions {
  readonly issuer: string;
  readonly audience: string;
  /** Seconds since 1970; an hour from now by default. */
  readonly expires?: number;
  readonly notBefore?: number;
}

export async function signed(
  { kid, privateKey }: SigningKey,
  claims: Record<string, unknown>,
  { issuer, audience, expires, notBefore }: TokenOptions,
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(now)
    .setJti(randomUUID())
    .setNotBefore(notBefore ?? now)
    .setExpirationTime(expires ?? now + 3600)
    .sign(privateKey);
}

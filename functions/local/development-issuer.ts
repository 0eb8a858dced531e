import { createLocalJWKSet, exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT, type JWK } from 'jose';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { COMPANY_ADMINISTRATOR } from '../contract/directory-role.ts';
import { AUDIENCES, type Authority } from '../identity/tokens.ts';
import { APPLICANTS, DEMO_PARTNERS, OPERATOR, type DemoPartner } from './demo.ts';
import type { LocalUser, LocalUsers } from './users.ts';

/** A token authority with the addresses of Entra ID, for the demo partners of this machine; no setting can bring it to Azure. */
export interface DevelopmentIssuer {
  readonly authority: Authority;
  readonly audiences: readonly string[];
  readonly jwks: { keys: JWK[] };
  metadata(tenant: string, version: Version): Record<string, unknown> | undefined;
  token(tenant: string, version: Version, form: URLSearchParams): Promise<TokenAnswer>;
  /** Trades a token of the directory for one of this API. */
  exchange(token: string): Promise<TokenAnswer>;
}

export type Version = 'v1' | 'v2';
export type TokenAnswer = { readonly status: 200 | 400 | 401; readonly body: Record<string, unknown> };

const LIFETIME_SECONDS = 3600;
const REFRESH_SECONDS = 90 * 24 * 3600;

interface Subject {
  readonly partner: DemoPartner;
  readonly user?: LocalUser;
}

/**
 * @param keyFile  where the signing key is kept, so that tokens outlive a restart
 * @param baseUrl  of this host, without a slash at its end
 */
export async function developmentIssuer(keyFile: string, baseUrl: string, users: LocalUsers): Promise<DevelopmentIssuer> {
  const jwk = await signingKey(keyFile);
  const key = await importJWK(jwk, 'RS256');
  const { d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...open } = jwk;
  const jwks = { keys: [open] };
  const keys = createLocalJWKSet(jwks);
  const refreshAudience = `${baseUrl}/refresh`;
  const audiences = [baseUrl, ...AUDIENCES.public, ...AUDIENCES.china];
  const issuerOf = (tenantId: string, version: Version) =>
    version === 'v1' ? `${baseUrl}/${tenantId}/` : `${baseUrl}/${tenantId}/v2.0`;

  const sign = (claims: Record<string, unknown>, issuer: string, audience: string, seconds: number) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: jwk.kid ?? '' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt()
      .setNotBefore('-5s')
      .setExpirationTime(`${seconds}s`)
      .setJti(randomUUID())
      .sign(key);

  async function issue({ partner, user }: Subject, version: Version, audience: string): Promise<TokenAnswer> {
    const { tenantId, app } = partner;
    const oid = user?.userId ?? app.clientId;
    const claims = {
      tid: tenantId,
      oid,
      sub: oid,
      ver: version === 'v1' ? '1.0' : '2.0',
      ...(version === 'v1' ? { appid: app.clientId, appidacr: '1' } : { azp: app.clientId, azpacr: '1' }),
      ...(user ? { scp: 'user_impersonation', upn: user.userPrincipalName, ...rolesOf(partner, user) } : { idtyp: 'app' }),
    };
    const issuer = issuerOf(tenantId, version);
    const refresh =
      user &&
      (await sign({ tid: tenantId, upn: user.userPrincipalName, aud0: audience }, issuer, refreshAudience, REFRESH_SECONDS));
    const times = version === 'v1' ? timesAsText() : { expires_in: LIFETIME_SECONDS, ext_expires_in: LIFETIME_SECONDS };
    return {
      status: 200,
      body: {
        token_type: 'Bearer',
        ...times,
        ...(version === 'v1' ? { resource: audience } : {}),
        access_token: await sign(claims, issuer, audience, LIFETIME_SECONDS),
        ...(user
          ? {
              scope: 'user_impersonation',
              refresh_token: refresh,
              id_token: await sign({ ...claims, name: user.userPrincipalName }, issuer, app.clientId, LIFETIME_SECONDS),
            }
          : {}),
      },
    };
  }

  async function userOfRefreshToken(
    partner: DemoPartner,
    token: string,
  ): Promise<{ user?: LocalUser | undefined; audience: string } | undefined> {
    try {
      const { payload } = await jwtVerify(token, keys, { audience: refreshAudience });
      const claims = z.object({ tid: z.literal(partner.tenantId), upn: z.string(), aud0: z.string() }).parse(payload);
      return { user: await users.find(partner, claims.upn), audience: claims.aud0 };
    } catch {
      return undefined; // forged, expired, or another tenant's: the grant is refused
    }
  }

  return {
    authority: { issuers: [issuerOf('{tenantId}', 'v1'), issuerOf('{tenantId}', 'v2')], keys },
    audiences,
    jwks,
    metadata: (tenant, version) => {
      const partner = partnerOf(tenant);
      if (!partner) return undefined;
      const at = `${baseUrl}/${tenant}`;
      return {
        issuer: issuerOf(partner.tenantId, version),
        token_endpoint: version === 'v1' ? `${at}/oauth2/token` : `${at}/oauth2/v2.0/token`,
        jwks_uri: version === 'v1' ? `${at}/discovery/keys` : `${at}/discovery/v2.0/keys`,
        grant_types_supported: ['client_credentials', 'password', 'refresh_token'],
        response_types_supported: ['token'],
        subject_types_supported: ['pairwise'],
        id_token_signing_alg_values_supported: ['RS256'],
        token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
      };
    },
    token: async (tenant, version, form) => {
      const grant = form.get('grant_type');
      const username = form.get('username')?.toLowerCase();
      const partner = partnerOf(tenant) ?? partnerOf(username?.split('@')[1] ?? '');
      if (!partner)
        return refusal(
          'invalid_request',
          `AADSTS90002: Tenant '${tenant}' not found; GET ${baseUrl}/local lists the tenants of this machine.`,
        );
      const { app } = partner;
      if (form.get('client_id') !== app.clientId)
        return refusal('unauthorized_client', 'AADSTS700016: the application (client_id) is not one of this tenant.');
      const secret = form.get('client_secret');
      if (secret !== app.clientSecret && (secret !== null || grant === 'client_credentials'))
        return refusal('invalid_client', 'AADSTS7000215: Invalid client secret provided.', 401);
      const asked = (
        form.get('resource') ??
        form
          .get('scope')
          ?.split(' ')
          .find((scope) => scope.startsWith('http'))
          ?.replace(/\/(\.default|user_impersonation)$/, '')
      )?.replace(/\/$/, '');
      if (asked !== undefined && !audiences.includes(asked))
        return refusal(
          'invalid_resource',
          `AADSTS500011: the resource ${asked} is not known here; known are ${audiences.join(', ')}.`,
        );
      switch (grant) {
        case 'client_credentials':
          return issue({ partner }, version, asked ?? 'https://graph.windows.net');
        case 'password': {
          const user = await users.signIn(partner, username ?? '', form.get('password') ?? '');
          if (user === 'wrong') return refusal('invalid_grant', 'AADSTS50126: Invalid username or password.');
          if (user === 'temporary')
            return refusal(
              'invalid_grant',
              `AADSTS50055: The password is temporary; choose one of your own with POST ${baseUrl}/${tenant}/password (R-USR-09).`,
            );
          return issue({ partner, user }, version, asked ?? baseUrl);
        }
        case 'refresh_token': {
          const kept = await userOfRefreshToken(partner, form.get('refresh_token') ?? '');
          return kept?.user
            ? issue({ partner, user: kept.user }, version, asked ?? kept.audience)
            : refusal('invalid_grant', 'AADSTS9002313: the refresh token is malformed, expired or of another tenant.');
        }
        default:
          return refusal(
            'unsupported_grant_type',
            'AADSTS70003: grant_type is one of client_credentials, password and refresh_token.',
          );
      }
    },
    exchange: async (token) => {
      try {
        const { payload } = await jwtVerify(token, keys, { audience: audiences });
        const partner = partnerOf(String(payload['tid']));
        const upn = payload['upn'];
        const user = partner && typeof upn === 'string' ? await users.find(partner, upn) : undefined;
        if (partner) return await issue({ partner, ...(user ? { user } : {}) }, 'v1', baseUrl);
      } catch {
        // not a token of this issuer: refused below
      }
      return refusal('invalid_grant', 'The Authorization header needs a valid token of the directory.', 401);
    },
  };
}

function everyone(): readonly DemoPartner[] {
  return [OPERATOR, ...DEMO_PARTNERS, ...APPLICANTS];
}

/** By tenant id or domain name. */
export function partnerOf(tenant: string): DemoPartner | undefined {
  const wanted = tenant.toLowerCase();
  return everyone().find(({ tenantId, domain }) => tenantId === wanted || domain === wanted);
}

/** Of the demo data's people the global admins are global admins of their directory too. */
function rolesOf({ users }: DemoPartner, { userPrincipalName }: LocalUser): { wids?: string[] } {
  const demo = users.find((one) => one.userPrincipalName.toLowerCase() === userPrincipalName.toLowerCase());
  return demo?.admin === 'globalAdmin' ? { wids: [COMPANY_ADMINISTRATOR] } : {};
}

function timesAsText() {
  const now = Math.floor(Date.now() / 1000);
  const seconds = String(LIFETIME_SECONDS);
  return {
    expires_in: seconds,
    ext_expires_in: seconds,
    expires_on: String(now + LIFETIME_SECONDS),
    not_before: String(now - 5),
  };
}

function refusal(error: string, description: string, status: 400 | 401 = 400): TokenAnswer {
  return {
    status,
    body: {
      error,
      error_description: description,
      timestamp: new Date().toISOString(),
      trace_id: randomUUID(),
      correlation_id: randomUUID(),
    },
  };
}

async function signingKey(file: string): Promise<JWK> {
  if (!existsSync(file)) {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    writeFileSync(file, JSON.stringify({ ...(await exportJWK(privateKey)), kid: randomUUID(), alg: 'RS256', use: 'sig' }), {
      mode: 0o600,
    });
  }
  return JSON.parse(readFileSync(file, 'utf8')) as JWK;
}

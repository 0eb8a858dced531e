import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import * as z from 'zod';
import { COMPANY_ADMINISTRATOR } from '../contract/directory-role.ts';
import type { Caller } from './scope.ts';

/** A token authority: the issuers it signs as, `{tenantId}` standing for any tenant, and its keys. */
export interface Authority {
  readonly issuers: readonly string[];
  readonly keys: JWTVerifyGetKey;
}

export type Authenticate = (authorization: string | undefined) => Promise<Caller | 'missing' | 'invalid'>;

/** A token that was checked is believed for so long, and never beyond its own end: signatures are dear to check. */
const BELIEVED_MS = 5 * 60_000;
const BELIEVED_MAX = 1000;

const GUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

const Claims = z.object({
  iss: z.string(),
  tid: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  appid: z.string().optional(),
  azp: z.string().optional(),
  oid: z.string().optional(),
  scp: z.string().optional(),
  upn: z.string().optional(),
  preferred_username: z.string().optional(),
  /** The roles of the user in its directory. */
  wids: z.array(z.string()).optional(),
  /** How the user signed in. */
  amr: z.array(z.string()).optional(),
  exp: z.number(),
});

/** What jose throws when an authority answers too late, not with 200, or not with keys. */
const AUTHORITY_FAULTS: ReadonlySet<string> = new Set([errors.JOSEError.code, errors.JWKSTimeout.code, errors.JWKSInvalid.code]);

/** Entra ID of a cloud; keys are fetched when first needed, kept, and fetched again when a token names one not yet known. */
export function entraId(cloud: 'public' | 'china'): Authority[] {
  const hosts = {
    public: ['login.microsoftonline.com', 'sts.windows.net'],
    china: ['login.partner.microsoftonline.cn', 'sts.chinacloudapi.cn'],
  } as const;
  const [login, sts] = hosts[cloud];
  const keysAt = (path: string) => createRemoteJWKSet(new URL(`https://${login}/common/${path}`));
  return [
    { issuers: [`https://${sts}/{tenantId}/`], keys: keysAt('discovery/keys') },
    { issuers: [`https://${login}/{tenantId}/v2.0`], keys: keysAt('discovery/v2.0/keys') },
  ];
}

/** The audiences of tokens for this API: its own address and ids, and the directory graph of app-only tokens. */
export const AUDIENCES = {
  public: ['https://graph.windows.net', '00000002-0000-0000-c000-000000000000', 'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd'],
  china: ['https://graph.chinacloudapi.cn', '00000002-0000-0000-c000-000000000000', 'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd'],
} as const;

/**
 * Checks bearer tokens: signature, issuer, audience, time, and that the issuer's tenant is the token's own.
 *
 * @param operatorAudience  that of tokens for the operator's desk, where it has one of its own
 * @param clockSkewSeconds  how far the clocks of issuer and server may differ, 300 by default
 */
export function authenticator(
  authorities: readonly Authority[],
  audiences: readonly string[],
  { operatorAudience, clockSkewSeconds = 300 }: { operatorAudience?: string | undefined; clockSkewSeconds?: number } = {},
): Authenticate {
  const forOperator = operatorAudience === undefined ? [] : spellings(operatorAudience);
  const audience = [...audiences.flatMap(spellings), ...forOperator];
  const patterns = authorities.flatMap(({ issuers, keys }) =>
    issuers.map((issuer) => ({
      pattern: new RegExp(`^${issuer.replace(/[.?]/g, '\\$&').replace('{tenantId}', `(${GUID})`)}$`),
      keys,
    })),
  );
  const verify = async (token: string): Promise<JWTPayload | undefined> => {
    const issuer = issuerOf(token);
    const trusted = patterns.find(({ pattern }) => issuer !== undefined && pattern.test(issuer));
    if (!trusted) return undefined;
    const { payload } = await jwtVerify(token, trusted.keys, {
      algorithms: ['RS256'],
      audience,
      clockTolerance: clockSkewSeconds,
      requiredClaims: ['exp', 'tid'],
    });
    return trusted.pattern.exec(payload.iss ?? '')?.[1] === payload['tid'] ? payload : undefined;
  };

  const believed = new Map<string, { caller: Caller; until: number }>();
  const believe = (token: string, caller: Caller, endsAt: number) => {
    const [oldest] = believed.keys();
    if (believed.size >= BELIEVED_MAX && oldest !== undefined) believed.delete(oldest);
    believed.set(token, { caller, until: Math.min(endsAt, Date.now() + BELIEVED_MS) });
    return caller;
  };

  return async (authorization) => {
    const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return 'missing';
    const known = believed.get(token);
    if (known && Date.now() < known.until) return known.caller;
    believed.delete(token);
    try {
      const claims = Claims.safeParse(await verify(token)).data;
      const applicationId = claims?.appid ?? claims?.azp;
      if (!claims || applicationId === undefined) return 'invalid';
      // only a token given to an application for a signed-in user has a delegated scope
      const isUser = claims.scp !== undefined;
      // a user nobody can name is no application on its own, which may do more than some users
      if (isUser && claims.oid === undefined) return 'invalid';
      const isForOperator = [claims.aud].flat().some((one) => forOperator.includes(one));
      const caller = {
        tenantId: claims.tid,
        applicationId,
        ...(isUser ? userOf(claims) : {}),
        ...(isForOperator ? { isForOperator } : {}),
      };
      return believe(token, caller, claims.exp * 1000);
    } catch (error) {
      if (error instanceof errors.JOSEError && !AUTHORITY_FAULTS.has(error.code)) return 'invalid';
      throw error; // the authority is out of reach or out of order: not the caller's fault
    }
  };
}

/** With and without the slash that some libraries put at the end. */
function spellings(audience: string): string[] {
  return [audience, `${audience}/`];
}

function userOf({
  oid,
  upn,
  preferred_username,
  wids,
  amr,
}: z.infer<typeof Claims>): Pick<Caller, 'userId' | 'userName' | 'isGlobalAdmin' | 'hasMfa'> {
  const userName = (upn ?? preferred_username)?.toLowerCase();
  return {
    ...(oid === undefined ? {} : { userId: oid }),
    ...(userName === undefined ? {} : { userName }),
    ...(wids?.includes(COMPANY_ADMINISTRATOR) ? { isGlobalAdmin: true } : {}),
    ...(amr?.includes('mfa') ? { hasMfa: true } : {}),
  };
}

function issuerOf(token: string): string | undefined {
  try {
    const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return z.object({ iss: z.string() }).safeParse(payload).data?.iss;
  } catch {
    return undefined; // no JSON inside: not a token
  }
}

import { createLocalJWKSet } from 'jose';
import { ADMIN_ROLES, AGENT_ROLES, type Role } from '../../functions/contract/permissions.ts';
import { authenticator } from '../../functions/identity/tokens.ts';
import { signed, signingKey } from '../identity/authority.ts';
import { tenantOf, userOf } from '../support/app.ts';
import { TERMINATED } from './place.ts';

const KEY = await signingKey('one');
const FOREIGN_KEY = await signingKey('one');
const AUDIENCE = 'https://graph.example.invalid';

/** Believes tokens of the callers below, and no others. */
export const authenticate = authenticator(
  [{ issuers: ['https://sts.example.invalid/{tenantId}/'], keys: createLocalJWKSet({ keys: [KEY.jwk] }) }],
  [AUDIENCE],
);

interface Token {
  readonly tenant?: string;
  readonly user?: string;
  readonly application?: string;
  /** Seconds since 1970. */
  readonly expires?: number;
}

async function bearer({ tenant = tenantOf('direct'), user, application = 'app', expires }: Token, key = KEY): Promise<string> {
  const claims = { tid: tenant, appid: application, ...(user ? { oid: user, scp: 'user_impersonation' } : {}) };
  return `Bearer ${await signed(key, claims, { issuer: `https://sts.example.invalid/${tenant}/`, audience: AUDIENCE, ...(expires ? { expires } : {}) })}`;
}

export const ROLES: readonly Role[] = [...ADMIN_ROLES, ...AGENT_ROLES];

const admin = userOf('globalAdmin');

/** The authorization header of everybody who may call. Where nothing else is said it is the direct reseller's. */
export const BEARERS = {
  application: await bearer({}),
  globalAdmin: await bearer({ user: userOf('globalAdmin') }),
  billingAdmin: await bearer({ user: userOf('billingAdmin') }),
  userManagementAdmin: await bearer({ user: userOf('userManagementAdmin') }),
  adminAgent: await bearer({ user: userOf('adminAgent') }),
  salesAgent: await bearer({ user: userOf('salesAgent') }),
  helpDeskAgent: await bearer({ user: userOf('helpDeskAgent') }),
  stranger: await bearer({ user: '22222222-0000-4000-8000-00000000ffff' }),
  latecomer: await bearer({ user: admin, expires: Math.floor(Date.now() / 1000) - 3600 }),
  forger: await bearer({ user: admin }, FOREIGN_KEY),
  unregisteredApplication: await bearer({ application: 'another' }),
  unregisteredApplicationOfUser: await bearer({ application: 'another', user: admin }),
  noPartner: await bearer({ tenant: '11111111-0000-4000-8000-00000000beef', user: admin }),
  terminated: await bearer({ tenant: TERMINATED, user: admin }),
  suspended: await bearer({ tenant: tenantOf('suspended'), user: admin }),
  reseller: await bearer({ tenant: tenantOf('reseller'), user: admin }),
  otherDirect: await bearer({ tenant: tenantOf('otherDirect'), user: admin }),
  secondPartner: await bearer({ tenant: tenantOf('otherProvider'), user: admin }),
  operator: await bearer({ tenant: tenantOf('operator') }),
  operatorAdmin: await bearer({ tenant: tenantOf('operator'), user: admin }),
  operatorSalesAgent: await bearer({ tenant: tenantOf('operator'), user: userOf('salesAgent') }),
} as const;

export type CallerName = keyof typeof BEARERS;

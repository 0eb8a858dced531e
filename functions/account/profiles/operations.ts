import * as z from 'zod';
import { answered, operation, type Operation } from '../../contract/operation.ts';
import { wireEnum } from '../../contract/wire.ts';
import { findPartnerByMpnId } from '../queries.ts';
import { refuse } from '../../shared/outcome.ts';
import { updateBillingProfile, updateLegalBusinessProfile, updateOrganizationProfile, updateSupportProfile } from './commands.ts';
import { findBillingProfile, findLegalBusinessProfile, findOrganizationProfile, findSupportProfile } from './stored.ts';
import * as wire from './wire.ts';

const PROFILE = { availability: '21vianet', appOnly: false, whenAccountSuspended: 'allow' } as const;
const READ = { ...PROFILE, method: 'GET', permission: 'partner_profile.view' } as const;
const UPDATE = { ...PROFILE, method: 'PUT', permission: 'partner_profile.update' } as const;

const VettingVersion = z.object({
  vettingVersion: wireEnum(['Current', 'LastFinalized', 'None']).describe('Which review to show; all are the same here.'),
});

const MpnQuery = z.object({
  mpnId: z
    .string()
    .regex(/^\d{1,10}$/, 'is a number')
    .optional()
    .describe('Whose; your own without it.'),
});

const SUPPORT_UPDATE = {
  ...UPDATE,
  body: wire.SupportProfileBody,
  answer: wire.WireSupportProfile,
  refuses: [],
  handle: updateSupportProfileOf,
} as const;

function updateSupportProfileOf(
  scope: Parameters<typeof updateSupportProfile>[0],
  { body }: { body: z.infer<typeof wire.SupportProfileBody> },
) {
  return updateSupportProfile(scope, body);
}

export const profileOperations: Operation[] = [
  operation({
    ...READ,
    id: 'getLegalBusinessProfile',
    summary: 'Read your partner profile: name, address and primary contact of the company, and the state of its review',
    path: 'v1/profiles/legalbusiness',
    appOnly: true,
    query: VettingVersion,
    answer: wire.WireLegalBusinessProfile,
    refuses: [],
    handle: async (scope) => {
      const { value, version } = await findLegalBusinessProfile(scope);
      return answered(wire.toWireLegalBusinessProfile(value, version));
    },
  }),
  operation({
    ...UPDATE,
    id: 'updateLegalBusinessProfile',
    summary: 'Replace your partner profile',
    path: 'v1/profiles/legalbusiness',
    body: wire.LegalBusinessProfileBody,
    answer: wire.WireLegalBusinessProfile,
    refuses: ['EtagStale'],
    handle: (scope, { body, etag }) => updateLegalBusinessProfile(scope, body, etag),
  }),
  operation({
    ...READ,
    id: 'getPartnerBillingProfile',
    summary:
      'Read your billing profile: who your bills are addressed to; what it does not say itself is that of the partner profile',
    path: 'v1/profiles/billing',
    answer: wire.WireBillingProfile,
    refuses: [],
    handle: async (scope) => {
      const { value, version } = await findBillingProfile(scope);
      return answered(wire.toWireBillingProfile(scope.account.value, value, version));
    },
  }),
  operation({
    ...UPDATE,
    id: 'updatePartnerBillingProfile',
    summary: 'Replace your billing profile',
    path: 'v1/profiles/billing',
    body: wire.BillingProfileBody,
    answer: wire.WireBillingProfile,
    refuses: ['InvalidProperty', 'InvalidInput', 'EtagStale'],
    handle: (scope, { body, etag }) => updateBillingProfile(scope, body, etag),
  }),
  operation({
    ...READ,
    id: 'getOrganizationProfile',
    summary: 'Read your organization profile: the account of the company in the directory',
    path: 'v1/profiles/organization',
    answer: wire.WireOrganizationProfile,
    refuses: [],
    handle: async (scope) => {
      const { value, version } = await findOrganizationProfile(scope);
      return answered(wire.toWireOrganizationProfile(scope.account.value, value, version));
    },
  }),
  operation({
    ...UPDATE,
    id: 'updateOrganizationProfile',
    summary: 'Replace your organization profile',
    path: 'v1/profiles/organization',
    body: wire.OrganizationProfileBody,
    answer: wire.WireOrganizationProfile,
    refuses: ['InvalidProperty', 'InvalidInput', 'EtagStale'],
    handle: (scope, { body, etag }) => updateOrganizationProfile(scope, body, etag),
  }),
  operation({
    ...READ,
    id: 'getSupportProfile',
    summary: 'Read your support profile: where customers turn for help',
    path: 'v1/profiles/support',
    availability: 'worldwide_only',
    answer: wire.WireSupportProfile,
    refuses: [],
    handle: async (scope) => answered(wire.toWireSupportProfile((await findSupportProfile(scope)).value)),
  }),
  operation({
    ...SUPPORT_UPDATE,
    id: 'updateSupportProfile',
    summary: 'Replace your support profile',
    path: 'v1/profiles/support',
  }),
  operation({
    ...SUPPORT_UPDATE,
    id: 'updateSupportProfileAtItsOtherAddress',
    summary: 'Replace your support profile, at the address that some documents give',
    path: 'v1/profiles/supportprofile',
  }),
  operation({
    ...READ,
    id: 'getMpnProfile',
    summary: 'Read your partner network profile, or check that an MPN ID exists by reading its',
    path: 'v1/profiles/mpn',
    query: MpnQuery,
    answer: wire.WireMpnProfile,
    refuses: ['NoSuchMpnId'],
    handle: async ({ account, shared }, { query }) => {
      if (query.mpnId === undefined) return answered(wire.toWireMpnProfile(account.value));
      const partner = await findPartnerByMpnId(shared, query.mpnId);
      return partner ? answered(wire.toWireMpnProfile(partner)) : refuse('NoSuchMpnId');
    },
  }),
];

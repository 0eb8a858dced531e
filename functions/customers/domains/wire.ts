import * as z from 'zod';
import { wireWord } from '../../contract/wire.ts';
import { StoredDomain } from '../stored.ts';
import { DomainName } from '../wire.ts';

const { authenticationType, capability, verificationMethod } = StoredDomain.shape;

const text = (max: number) => z.string().trim().min(1).max(max);
const CERTIFICATE_MAX = 10_000;
const URI_MAX = 2000;

/** How the users of a federated domain sign in: the members that the wire requires, and those it knows. */
const Federation = z.object({
  issuerUri: text(URI_MAX),
  logOffUri: text(URI_MAX),
  passiveLogOnUri: text(URI_MAX),
  signingCertificate: text(CERTIFICATE_MAX),
  preferredAuthenticationProtocol: wireWord(['ws_fed', 'samlp']),
  promptLoginBehavior: wireWord(['translate_to_fresh_password_auth', 'native_support', 'disabled']),
  activeLogOnUri: text(URI_MAX).optional(),
  defaultInteractiveAuthenticationMethod: text(100).optional(),
  federationBrandName: text(256).optional(),
  metadataExchangeUri: text(URI_MAX).optional(),
  nextSigningCertificate: text(CERTIFICATE_MAX).optional(),
  openIdConnectDiscoveryEndpoint: text(URI_MAX).optional(),
  supportsMfa: z.boolean().optional(),
});

function words<const T extends string>({ options }: { options: T[] }): [T, ...T[]] {
  return options as [T, ...T[]];
}

export const VerifiedDomain = z
  .object({
    verifiedDomainName: DomainName,
    domain: z.object({
      name: DomainName,
      authenticationType: wireWord(words(authenticationType)),
      capability: wireWord(words(capability), ['none']),
      status: wireWord(['verified', 'unverified', 'pending_deletion']).refine((status) => status === 'verified', {
        error: 'has to be Verified: a domain is verified at its registrar first',
      }),
      verificationMethod: wireWord(words(verificationMethod), ['none']),
      isDefault: z.boolean().default(false),
      isInitial: z.boolean().default(false),
      rootDomain: DomainName.optional(),
    }),
    domainFederationSettings: Federation.optional(),
  })
  .refine(({ domain, verifiedDomainName }) => domain.name === verifiedDomainName, {
    path: ['domain', 'name'],
    error: 'is not the verifiedDomainName',
  })
  .refine(({ domain, domainFederationSettings }) => domain.authenticationType !== 'federated' || domainFederationSettings, {
    path: ['domainFederationSettings'],
    error: 'is needed for a federated domain',
  });

export type VerifiedDomain = z.infer<typeof VerifiedDomain>;

export const WireDomain = z.object({
  authenticationType,
  capability,
  isDefault: z.boolean(),
  isInitial: z.boolean(),
  name: z.string(),
  rootDomain: z.string().optional(),
  status: z.literal('verified'),
  verificationMethod,
});

export function toWireDomain(domain: StoredDomain): z.infer<typeof WireDomain> {
  return WireDomain.parse({ ...domain, status: 'verified' }); // without the settings of its federation
}

/** How the users of a federated domain sign in. */
export const FEDERATION = {
  IssuerUri: 'https://sts.example.com',
  LogOffUri: 'https://sts.example.com/out',
  PassiveLogOnUri: 'https://sts.example.com/in',
  SigningCertificate: 'MIIC',
  PreferredAuthenticationProtocol: 'WsFed',
  PromptLoginBehavior: 'TranslateToFreshPasswordAuth',
};

/** A domain as a registrar sends it. */
export function verifiedDomain(name: string) {
  return {
    VerifiedDomainName: name,
    Domain: {
      AuthenticationType: 'Managed',
      Capability: 'Email',
      IsDefault: null,
      IsInitial: null,
      Name: name,
      RootDomain: null,
      Status: 'Verified',
      VerificationMethod: 'DnsRecord',
    },
    DomainFederationSettings: null,
  };
}

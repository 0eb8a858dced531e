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

/** What customers agree to, by the names of the wire. */
export const CUSTOMER_AGREEMENTS = ['MicrosoftCloudAgreement', 'MicrosoftCustomerAgreement'] as const;

/** With what resellers sign themselves (R-AGR-01). */
export const AGREEMENT_TYPES = [...CUSTOMER_AGREEMENTS, 'ResellerAgreement'] as const;

export type CustomerAgreement = (typeof CUSTOMER_AGREEMENTS)[number];
export type AgreementType = (typeof AGREEMENT_TYPES)[number];

/** The types that a caller means: the cloud agreement by default, all with `*`; a type nobody knows has none. */
export function meantTypes(asked: string | undefined): readonly CustomerAgreement[] {
  if (asked === '*') return CUSTOMER_AGREEMENTS;
  const wanted = (asked ?? 'MicrosoftCloudAgreement').toLowerCase();
  return CUSTOMER_AGREEMENTS.filter((type) => type.toLowerCase() === wanted);
}

/** The language of a text for whoever asks for one: itself, or `en-US`. */
export function languageFor(texts: Readonly<Record<string, unknown>>, asked: string): string {
  return Object.keys(texts).find((language) => language.toLowerCase() === asked.toLowerCase()) ?? 'en-US';
}

import * as z from 'zod';
import { Address, Country, optional, required } from '../../contract/address.ts';
import { PROGRAMME } from '../../contract/programme.ts';
import { Attributes } from '../../contract/wire.ts';
import { DomainName } from '../wire.ts';
import { POSTAL_CODE, type Verdict } from './core/address-check.ts';
import { PROVINCES } from './core/provinces.ts';

export const AddressToCheck = z.object({
  country: Country,
  region: optional(100),
  city: required(100),
  state: required(100),
  addressLine1: required(200),
  addressLine2: optional(200),
  postalCode: required(20),
});

type AddressToCheck = z.infer<typeof AddressToCheck>;

export const AddressVerdict = z.object({
  originalAddress: Address,
  suggestedAddresses: z.array(Address).describe('With the state as this service writes it.'),
  status: z
    .enum(['Verified', 'InteractionRequired', 'None', 'NotValidated'])
    .describe('Province and postal code are compared; streets are not looked up.'),
  validationMessage: z.string().optional().describe('What is wrong, and what would be right.'),
  attributes: Attributes,
});

export function toWireVerdict(
  address: AddressToCheck,
  { status, suggestions, message }: Verdict<AddressToCheck>,
): z.infer<typeof AddressVerdict> {
  return {
    originalAddress: address,
    suggestedAddresses: [...suggestions],
    status,
    ...(message === undefined ? {} : { validationMessage: message }),
    attributes: { objectType: 'AddressValidationResponse' },
  };
}

export const DomainPath = z.object({ domain: DomainName });

export const DomainPrefixPath = z.object({
  domainPrefix: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, 'must be one label of a domain name')
    .describe(`What stands before .${PROGRAMME.domainSuffix}.`),
});

export const CountryPath = z.object({ iso2Code: Country });

export const CountryRules = z.object({
  iso2Code: z.string(),
  defaultCulture: z.string(),
  isStateRequired: z.boolean(),
  supportedStatesList: z.array(z.string()),
  supportedLanguagesList: z.array(z.string()),
  supportedCulturesList: z.array(z.string()),
  isPostalCodeRequired: z.boolean(),
  postalCodeRegex: z.string(),
  isCityRequired: z.boolean(),
  isVatIdSupported: z.boolean(),
  phoneNumberRegex: z.string(),
  isTaxIdSupported: z.boolean(),
  isTaxIdOptional: z.boolean(),
  taxIdFormat: z.string(),
  taxIdSample: z.string(),
  countryCallingCodesList: z.array(z.string()),
  customerOrganizationRegistrationNumberRequired: z.boolean(),
  customerOrganizationPhoneNumberRequired: z.boolean(),
  attributes: Attributes,
});

/** An address or number that passes these is one that this service stores. */
export const RULES_OF_CN: z.infer<typeof CountryRules> = {
  iso2Code: PROGRAMME.market,
  defaultCulture: 'zh-CN',
  isStateRequired: true,
  supportedStatesList: PROVINCES.map(({ name }) => name),
  supportedLanguagesList: ['zh', 'en'],
  supportedCulturesList: ['zh-CN', 'en-US'],
  isPostalCodeRequired: true,
  postalCodeRegex: POSTAL_CODE.source,
  isCityRequired: true,
  isVatIdSupported: false,
  // mobile, with an area code, and the company numbers that begin with 400
  phoneNumberRegex: '^(\\+?86[ -]?)?(1\\d{10}|0?\\d{2,3}[ -]?\\d{7,8}|400[ -]?\\d{3}[ -]?\\d{4})$',
  isTaxIdSupported: true,
  isTaxIdOptional: true,
  taxIdFormat: '18 digits or capital letters: the unified social credit code',
  taxIdSample: '91310000MA1K00000X',
  countryCallingCodesList: ['86'],
  customerOrganizationRegistrationNumberRequired: false,
  customerOrganizationPhoneNumberRequired: false,
  attributes: { objectType: 'CountryValidationRules' },
};

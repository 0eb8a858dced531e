import { refuse, type Refusal } from '../../shared/outcome.ts';

/** Countries in which a company has to give its registration number and a phone number. */
const REGISTRATION_COUNTRIES = new Set(['AM', 'AZ', 'BY', 'HU', 'KZ', 'KG', 'MD', 'RU', 'TJ', 'UZ', 'UA']);

/** The patterns of the countries are not published; this is what all of them have in common. */
const REGISTRATION_NUMBER = /^[0-9A-Za-z]([0-9A-Za-z-]{0,28}[0-9A-Za-z])?$/;

interface Registration {
  /** Two capital letters. */
  readonly country: string;
  readonly registrationNumber: string | undefined;
  readonly phoneNumber: string | undefined;
}

type RegistrationError =
  | 'RegistrationNumberNotUsed'
  | 'RegistrationNumberMissing'
  | 'RegistrationNumberMalformed'
  | 'PhoneNumberMissing';

/** Why a company cannot be registered like this; undefined when it can. */
export function registrationProblem({
  country,
  registrationNumber,
  phoneNumber,
}: Registration): Refusal<RegistrationError> | undefined {
  if (!REGISTRATION_COUNTRIES.has(country)) {
    return registrationNumber === undefined ? undefined : refuse('RegistrationNumberNotUsed');
  }
  if (registrationNumber === undefined) return refuse('RegistrationNumberMissing');
  if (!REGISTRATION_NUMBER.test(registrationNumber)) {
    return refuse('RegistrationNumberMalformed', `Its pattern is ${REGISTRATION_NUMBER.source}`);
  }
  return isPhoneMissing(country, phoneNumber) ? refuse('PhoneNumberMissing') : undefined;
}

export function isPhoneMissing(country: string, phoneNumber: string | undefined): boolean {
  return phoneNumber === undefined && REGISTRATION_COUNTRIES.has(country);
}

import { expect, test } from 'vitest';
import { registrationProblem } from '../../../functions/customers/core/registration.ts';

// country, registration number, phone number, what is refused first
const CASES = [
  ['CN', undefined, undefined, undefined],
  ['CN', '1234567', '021', 'RegistrationNumberNotUsed'],
  ['RU', undefined, undefined, 'RegistrationNumberMissing'],
  ['RU', '12 34', undefined, 'RegistrationNumberMalformed'],
  ['RU', '-1234567', '7', 'RegistrationNumberMalformed'],
  ['RU', '1234567', undefined, 'PhoneNumberMissing'],
  ['RU', '1234567', '7', undefined],
  ['HU', '01-10-041585', '36', undefined],
] as const;

for (const [country, registrationNumber, phoneNumber, error] of CASES) {
  test(`${country}, number ${registrationNumber}, phone ${phoneNumber}: ${error ?? 'accepted'}`, () => {
    expect(registrationProblem({ country, registrationNumber, phoneNumber })?.error).toBe(error);
  });
}

test('all eleven countries need a registration number', () => {
  for (const country of ['AM', 'AZ', 'BY', 'HU', 'KZ', 'KG', 'MD', 'RU', 'TJ', 'UZ', 'UA']) {
    const problem = registrationProblem({ country, registrationNumber: undefined, phoneNumber: undefined });
    expect(problem?.error).toBe('RegistrationNumberMissing');
  }
});

import * as z from 'zod';
import { answered, operation, type Operation } from '../../contract/operation.ts';
import { PROGRAMME } from '../../contract/programme.ts';
import type { SharedPartitions } from '../../identity/scope.ts';
import { refuse } from '../../shared/outcome.ts';
import { DOMAIN_RESERVATION } from '../stored.ts';
import { checkAddress } from './core/address-check.ts';
import * as wire from './wire.ts';

/** What is asked before a customer is created or changed. */
const CHECK = { permission: 'customer.search_view', appOnly: true, whenAccountSuspended: 'allow' } as const;

async function isTaken({ domain }: SharedPartitions, name: string): Promise<boolean> {
  return (await domain(name).get(DOMAIN_RESERVATION, name)) !== undefined;
}

export const validationOperations: Operation[] = [
  operation({
    ...CHECK,
    id: 'validateAddress',
    summary: 'Check an address before it is stored: whether its province exists and its postal code is of it',
    method: 'POST',
    path: 'v1/validations/address',
    availability: '21vianet',
    body: wire.AddressToCheck,
    answer: wire.AddressVerdict,
    refuses: [],
    handle: async (_, { body }) => answered(wire.toWireVerdict(body, checkAddress(body))),
  }),
  operation({
    ...CHECK,
    id: 'checkDomainExists',
    summary: 'Ask whether a domain name is taken (200) or free (404); neither answer has a body',
    method: 'HEAD',
    path: 'v1/domains/{domain}',
    availability: '21vianet',
    params: wire.DomainPath,
    answer: 'none',
    success: 200,
    refuses: ['DomainFree'],
    handle: async ({ shared }, { params }) =>
      (await isTaken(shared, params.domain)) ? answered(undefined) : refuse('DomainFree'),
  }),
  operation({
    ...CHECK,
    id: 'checkDomainPrefixAvailability',
    summary: `Ask whether a name under ${PROGRAMME.domainSuffix} is available: true or false`,
    method: 'GET',
    path: 'v1/validations/checkdomainavailability/{domainPrefix}',
    availability: 'worldwide_only',
    params: wire.DomainPrefixPath,
    answer: z.boolean(),
    refuses: [],
    handle: async ({ shared }, { params }) =>
      answered(!(await isTaken(shared, `${params.domainPrefix}.${PROGRAMME.domainSuffix}`))),
  }),
  operation({
    ...CHECK,
    id: 'getCountryValidationRules',
    summary: 'Read how addresses and numbers of a country have to look',
    method: 'GET',
    path: 'v1/countryvalidationrules/{iso2Code}',
    availability: '21vianet',
    params: wire.CountryPath,
    answer: wire.CountryRules,
    refuses: ['NoCountryRules'],
    handle: async (_, { params }) =>
      params.iso2Code === wire.RULES_OF_CN.iso2Code ? answered(wire.RULES_OF_CN) : refuse('NoCountryRules'),
  }),
];

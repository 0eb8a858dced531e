import { isDeepStrictEqual } from 'node:util';
import type * as z from 'zod';
import { LIMITS } from '../../contract/limits.ts';
import { decided, type Answer } from '../../contract/operation.ts';
import type { Scope } from '../../identity/scope.ts';
import { refuse, type Outcome } from '../../shared/outcome.ts';
import { create, replace } from '../../storage/port.ts';
import { findRelationship, readCustomer } from '../queries.ts';
import { CUSTOMER, DOMAIN_RESERVATION, StoredDomain } from '../stored.ts';
import { toWireDomain, type VerifiedDomain, type WireDomain } from './wire.ts';

/**
 * A domain name of the customer's own, verified elsewhere. The reservation of the name comes first, then the customer: a
 * repetition after a crash in between finds the name reserved for this customer, and goes on.
 */
export async function addVerifiedDomain(
  { caller, partition, shared }: Scope,
  customerId: string,
  { domain, domainFederationSettings }: VerifiedDomain,
): Promise<Outcome<Answer<z.infer<typeof WireDomain>>, 'NoSuchTenant' | 'CustomerHasManyDomains' | 'DomainTaken' | 'Conflict'>> {
  if (!(await findRelationship(partition, customerId))) return refuse('NoSuchTenant');
  const { status: _, ...facts } = domain;
  const settings = domainFederationSettings;
  const was = await readCustomer(shared, customerId);
  const { domains = [] } = was.value;
  const there = domains.find(({ name }) => name === domain.name);
  if (!there && domains.length >= LIMITS.customDomains) return refuse('CustomerHasManyDomains');
  const added = StoredDomain.parse(JSON.parse(JSON.stringify({ ...facts, settings })));
  const reservations = shared.domain(added.name);
  const reservation = { domain: added.name, partnerId: caller.tenantId, customerId };
  if ((await reservations.commit([create(DOMAIN_RESERVATION, reservation)])) === 'conflict') {
    const reserved = await reservations.get(DOMAIN_RESERVATION, added.name);
    if (reserved?.value.customerId !== customerId) return refuse('DomainTaken');
  }
  if (there) return isDeepStrictEqual(there, added) ? decided(toWireDomain(there), []) : refuse('DomainTaken');
  const customer = { ...was.value, domains: [...domains, added] };
  const committed = await shared.customer(customerId).commit([replace(CUSTOMER, customer, was)]);
  return committed === 'committed' ? decided(toWireDomain(added), []) : refuse('Conflict');
}

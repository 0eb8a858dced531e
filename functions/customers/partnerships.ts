import * as z from 'zod';
import { SERVICE_IDS, type ServiceId } from '../contract/services.ts';
import type { SharedPartitions } from '../identity/scope.ts';
import { defineKind, put, type Partition, type Versioned, type Write } from '../storage/port.ts';
import { NO_PARTNERSHIPS, servicesOf, type Partnerships } from './core/partnerships.ts';
import { CREATED_DOMAIN, CUSTOMER, DOMAIN_RESERVATION, type Customer, type Relationship } from './stored.ts';

const StoredPartnerships = z.object({
  partnerIds: z.array(z.string()),
  holders: z.partialRecord(z.enum(SERVICE_IDS), z.string()),
});

/** One of each customer, in its partition. */
export const PARTNERSHIPS = defineKind<Partnerships>({
  name: 'partnerships',
  container: 'customers',
  schemaVersion: 1,
  schema: StoredPartnerships,
  idOf: () => PARTNERSHIPS_ID,
  indexes: {},
});

export const PARTNERSHIPS_ID = 'partnerships';

export interface FoundPartnerships {
  readonly value: Partnerships;
  readonly was: Versioned<Partnerships> | undefined;
}

export async function findPartnerships(customer: Partition): Promise<FoundPartnerships> {
  const was = await customer.get(PARTNERSHIPS, PARTNERSHIPS_ID);
  return { value: was?.value ?? NO_PARTNERSHIPS, was };
}

export function partnershipsWrite({ was }: FoundPartnerships, value: Partnerships): Write {
  return put(PARTNERSHIPS, value, was);
}

/** For which services the partner of a relationship holds the privileges. @rule R-REL-07, R-REL-11 */
export async function heldServices(
  shared: Pick<SharedPartitions, 'customer'>,
  { customerId, endedAt }: Relationship,
  partnerId: string,
): Promise<ServiceId[]> {
  if (endedAt !== undefined) return [];
  return servicesOf((await findPartnerships(shared.customer(customerId))).value, partnerId);
}

/** The partitions of the customer's other partners: for what is the customer's own there, its name and its licenses. */
export async function othersOf(
  shared: Pick<SharedPartitions, 'customer' | 'partner'>,
  customerId: string,
  partnerId: string,
): Promise<Partition[]> {
  return othersIn(shared, (await findPartnerships(shared.customer(customerId))).value, partnerId);
}

export function othersIn({ partner }: Pick<SharedPartitions, 'partner'>, { partnerIds }: Partnerships, partnerId: string) {
  return partnerIds.filter((id) => id !== partnerId).map((id) => partner(id));
}

/** By its first domain name or a further one; undefined when no customer has it. */
export async function findCustomerByDomain(
  shared: Pick<SharedPartitions, 'customer' | 'partner' | 'domain'>,
  domain: string,
): Promise<Versioned<Customer> | undefined> {
  const reservation = await shared.domain(domain).get(DOMAIN_RESERVATION, domain);
  if (!reservation) return undefined;
  const { customerId, partnerId } = reservation.value;
  const id = customerId ?? (await shared.partner(partnerId).get(CREATED_DOMAIN, domain))?.value.customerId;
  return id === undefined ? undefined : shared.customer(id).get(CUSTOMER, id);
}

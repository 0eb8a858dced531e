import type { ServiceId } from '../../contract/services.ts';

/** Who works for a customer, and which of them holds the delegated administrative privileges for which service. */
export interface Partnerships {
  /** Every partner that ever had a relationship; whether it still has, its own document says. */
  readonly partnerIds: readonly string[];
  /** One partner for a service (R-REL-07). They count only while its relationship lasts. */
  readonly holders: Readonly<Partial<Record<ServiceId, string>>>;
}

export const NO_PARTNERSHIPS: Partnerships = { partnerIds: [], holders: {} };

/** The partner joins, and gets the privileges for these services from whoever had them. @rule R-REL-07, R-REL-08 */
export function granted(was: Partnerships, partnerId: string, services: readonly ServiceId[]): Partnerships {
  return {
    partnerIds: [...new Set([...was.partnerIds, partnerId])],
    holders: { ...was.holders, ...Object.fromEntries(services.map((service) => [service, partnerId])) },
  };
}

/** The partner loses the privileges for all services, or for the one named; it stays a partner. @rule R-REL-09, R-REL-10 */
export function withdrawn(was: Partnerships, partnerId: string, service?: ServiceId): Partnerships {
  const isKept = ([id, holder]: [string, string]) => holder !== partnerId || (service !== undefined && id !== service);
  return { ...was, holders: Object.fromEntries(Object.entries(was.holders).filter(isKept)) };
}

export function servicesOf({ holders }: Partnerships, partnerId: string): ServiceId[] {
  return (Object.keys(holders) as ServiceId[]).filter((service) => holders[service] === partnerId);
}

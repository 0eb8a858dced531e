import { DIRECTORY } from '../account/stored.ts';
import { PROGRAMME } from '../contract/programme.ts';
import type { SharedPartitions } from '../identity/scope.ts';
import type { Store } from '../storage/port.ts';

/** The partitions that are reached the same way whoever calls. */
export function commonPartitions(store: Store): Omit<SharedPartitions, 'lines'> {
  return {
    catalog: store.partition('catalog', PROGRAMME.market),
    directory: store.partition('partners', DIRECTORY),
    customer: (customerId) => store.partition('customers', customerId),
    partner: (partnerId) => store.partition('partners', partnerId),
    domain: (domain) => store.partition('customers', domain),
  };
}

import { nextBillingDate } from '../../account/core/account.ts';
import { ACCOUNT, ACCOUNT_ID } from '../../account/stored.ts';
import { CREDITS_BY_DAY } from '../../billing/stored.ts';
import { USAGE_BY_LINE, USAGE_PARTITION } from '../../billing/usage/stored.ts';
import { findRelationshipEver } from '../../customers/queries.ts';
import type { Scope } from '../../identity/scope.ts';
import { refuse, type Refusal } from '../../shared/outcome.ts';
import { under, type Partition } from '../../storage/port.ts';
import { walk } from '../../storage/walk.ts';
import { SUBSCRIPTIONS_BY_CUSTOMER, type Subscription } from '../../subscriptions/stored.ts';
import { REQUESTS_BY_CUSTOMER } from '../../support/stored.ts';

const PER_READ = 100;

export type Need = Refusal<'CustomerServed' | 'NotBilledYet' | 'RequestsOpen'>;

/** What of a partner still needs the customer's name: undefined where nothing does. */
export async function neededAt(partition: Partition, customerId: string): Promise<Need | undefined> {
  const [account, relationship] = await Promise.all([
    partition.get(ACCOUNT, ACCOUNT_ID),
    findRelationshipEver(partition, customerId),
  ]);
  const name = account?.value.name ?? '';
  const isServed = relationship?.value.endedAt === undefined && account?.value.state !== 'terminated';
  if (isServed) return refuse('CustomerServed', `${name} still works for it: end that relationship first.`);
  for await (const { value } of walk(partition, SUBSCRIPTIONS_BY_CUSTOMER, { ...under(customerId), limit: PER_READ })) {
    if (isNeeded(value)) return refuse('NotBilledYet', `The subscription ${value.id} of ${name} is not billed to its end.`);
  }
  for await (const { value } of walk(partition, CREDITS_BY_DAY, { limit: PER_READ })) {
    if (value.facts.customerId === customerId)
      return refuse('NotBilledYet', `The credit ${value.id} of ${name} is on no bill yet.`);
  }
  for await (const { value } of walk(partition, REQUESTS_BY_CUSTOMER, { ...under(customerId), limit: PER_READ })) {
    if (value.state !== 'closed') return refuse('RequestsOpen', `The service request ${value.id} of ${name} is open.`);
  }
  return undefined;
}

/** A trial costs nothing; it is over once it is deleted. */
export function isNeeded({ settled, isTrial, status }: Subscription): boolean {
  return isTrial ? status !== 'deleted' : settled !== true;
}

/** Usage of the close to come, which prints the name. */
export async function isUsageUnbilled({ account, shared }: Scope, customerId: string): Promise<boolean> {
  const billingDate = nextBillingDate(account.value);
  if (billingDate === undefined) return false;
  const page = { ...under(billingDate, customerId), limit: 1 };
  return (await shared.lines(USAGE_PARTITION).list(USAGE_BY_LINE, page)).items.length > 0;
}

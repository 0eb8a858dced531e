import { decided, type Answer } from '../../contract/operation.ts';
import { settle } from '../../billing/paying/core/receivables.ts';
import { findReceivables } from '../../billing/paying/stored.ts';
import { CREDITS_BY_DAY } from '../../billing/stored.ts';
import { USAGE_FENCE, USAGE_FENCE_ID, USAGE_PARTITION } from '../../billing/usage/stored.ts';
import type { Scope } from '../../identity/scope.ts';
import { refuse, type Outcome } from '../../shared/outcome.ts';
import { create } from '../../storage/port.ts';
import { BILLABLE_SUBSCRIPTIONS } from '../../subscriptions/stored.ts';
import { PARTNER_ERASURE, PARTNER_ERASURE_ID } from '../stored.ts';
import { toWirePartnerErasure, type WirePartnerErasure } from '../wire.ts';

type EraseError = 'PartnerNotTerminated' | 'NotBilledYet' | 'BillsOpen';

/** Erases the people of a partner whose account is terminated and whose books are closed: a worker does it. */
export async function erasePartner(scope: Scope): Promise<Outcome<Answer<WirePartnerErasure>, EraseError>> {
  const { account, partition, queue, timeOfDay } = scope;
  const { partnerId, state } = account.value;
  if (state !== 'terminated') return refuse('PartnerNotTerminated');
  const begun = await partition.get(PARTNER_ERASURE, PARTNER_ERASURE_ID);
  const needed = begun ? undefined : await whatIsOpen(scope);
  if (needed) return refuse(needed);
  await queue.send('erasures', { partnerId }, LATER_SECONDS);
  const erasure = begun?.value ?? { requestedAt: timeOfDay };
  const writes = begun ? [] : [create(PARTNER_ERASURE, erasure)];
  return decided(toWirePartnerErasure(partnerId, erasure), writes);
}

/** The worker comes after the commit. */
const LATER_SECONDS = 2;

async function whatIsOpen({ partition, shared }: Scope): Promise<'NotBilledYet' | 'BillsOpen' | undefined> {
  const [subscriptions, credits, fence, receivables] = await Promise.all([
    partition.list(BILLABLE_SUBSCRIPTIONS, { limit: 1 }),
    partition.list(CREDITS_BY_DAY, { limit: 1 }),
    shared.lines(USAGE_PARTITION).get(USAGE_FENCE, USAGE_FENCE_ID),
    findReceivables(partition),
  ]);
  const { filledThrough = '', sealedThrough = '' } = fence?.value ?? {};
  if (subscriptions.items.length > 0 || credits.items.length > 0 || filledThrough > sealedThrough) return 'NotBilledYet';
  return settle(receivables.value).items.some(({ open }) => open !== 0) ? 'BillsOpen' : undefined;
}

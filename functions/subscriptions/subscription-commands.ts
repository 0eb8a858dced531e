import { getOffer } from '../catalog/queries.ts';
import { decided, type Answer } from '../contract/operation.ts';
import { isStale } from '../contract/wire.ts';
import type { Scope } from '../identity/scope.ts';
import { assert } from '../shared/assert.ts';
import { refuse, type Outcome } from '../shared/outcome.ts';
import { replace, type Write } from '../storage/port.ts';
import { asOfToday } from './as-of-today.ts';
import { followBase, planChange, type ChangeError, type WantedSubscription } from './core/change.ts';
import { addOnsOf, findSubscription } from './queries.ts';
import { checkResellerOfRecord, type ResellerError } from './reseller-of-record.ts';
import { SUBSCRIPTION, type Subscription } from './stored.ts';
import { toWireSubscription, type SubscriptionPatch, type WireSubscription } from './wire.ts';

type PatchError = ChangeError | ResellerError | 'NoSuchSubscription' | 'EtagStale' | 'BillingCycleFixed';

/** A change of seats, nickname, auto-renewal, status or reseller of record; a base takes its add-ons along (R-SUB-12). */
export async function changeSubscription(
  scope: Scope,
  path: { customerId: string; subscriptionId: string },
  patch: SubscriptionPatch,
  etag: string | undefined,
): Promise<Outcome<Answer<WireSubscription>, PatchError>> {
  const found = await findSubscription(scope, path.customerId, path.subscriptionId);
  if (!found) return refuse('NoSuchSubscription');
  const { version } = found;
  if (isStale(found.value.id, version, etag)) return refuse('EtagStale');
  const subscription = await asOfToday(scope, found.value);
  if (patch.billingCycle && patch.billingCycle !== (subscription.isTrial ? 'none' : 'monthly'))
    return refuse('BillingCycleFixed');
  if (patch.partnerId && patch.partnerId !== subscription.partnerIdOnRecord) {
    const reseller = await checkResellerOfRecord(scope, patch.partnerId);
    if (!reseller.ok) return reseller;
  }

  const base =
    subscription.parentSubscriptionId && (await findSubscription(scope, path.customerId, subscription.parentSubscriptionId));
  const offer = await getOffer(scope.shared.catalog, subscription.offerId);
  assert(offer, 'an offer that was sold stays in the catalogue');
  const changed = planChange(subscription, wantedOf(patch), {
    today: scope.today,
    isAccountSuspended: scope.account.value.state === 'suspended',
    quantityMin: offer.quantityMin,
    quantityMax: offer.quantityMax,
    isAutoRenewable: offer.isAutoRenewable,
    ...(base ? { base: await asOfToday(scope, base.value) } : {}),
  });
  if (!changed.ok) return changed;
  const isStatusNew = changed.value.status !== subscription.status;
  const followers = isStatusNew ? await followersOf(scope, changed.value) : [];
  return decided(toWireSubscription({ value: changed.value, version: version + 1 }), [
    replace(SUBSCRIPTION, changed.value, found),
    ...followers,
    // as it was: a base that is suspended meanwhile would leave its add-on active
    ...(base && isStatusNew && changed.value.status === 'active' ? [replace(SUBSCRIPTION, base.value, base)] : []),
  ]);
}

async function followersOf(scope: Scope, base: Subscription): Promise<Write[]> {
  const writes: Write[] = [];
  for (const addOn of await addOnsOf(scope.partition, base)) {
    const follower = followBase(await asOfToday(scope, addOn.value), base);
    if (follower) writes.push(replace(SUBSCRIPTION, follower, addOn));
  }
  return writes;
}

/** A quantity of 0 beside other wishes is what .NET sends for a quantity not set; alone it is a wish that cannot be met. */
function wantedOf({ quantity, friendlyName, status, autoRenewEnabled, partnerId }: SubscriptionPatch): WantedSubscription {
  const isUnset = quantity === 0 && [friendlyName, status, autoRenewEnabled, partnerId].some((other) => other !== undefined);
  return {
    ...(quantity === undefined || isUnset ? {} : { quantity }),
    ...(friendlyName === undefined ? {} : { friendlyName }),
    ...(status ? { status } : {}),
    ...(autoRenewEnabled === undefined ? {} : { autoRenew: autoRenewEnabled }),
    ...(partnerId ? { partnerIdOnRecord: partnerId } : {}),
  };
}

import { offerIdOf } from '../catalog/core/offer.ts';
import { getOffer } from '../catalog/queries.ts';
import { decided, type Answer } from '../contract/operation.ts';
import { isStale } from '../contract/wire.ts';
import { findRelationship } from '../customers/queries.ts';
import { RELATIONSHIP, type Relationship } from '../customers/stored.ts';
import type { Scope } from '../identity/scope.ts';
import { assert } from '../shared/assert.ts';
import { ok, refuse, type Outcome } from '../shared/outcome.ts';
import { replace, type Versioned } from '../storage/port.ts';
import { asOfToday } from './as-of-today.ts';
import { followBase, planChange, type ChangeError, type WantedSubscription } from './core/change.ts';
import { addOnsOf, findSubscription } from './queries.ts';
import { checkResellerOfRecord, type ResellerError } from './reseller-of-record.ts';
import { licensesProblem } from './sandbox-limits.ts';
import { SUBSCRIPTION, type Subscription } from './stored.ts';
import { toWireSubscription, type SubscriptionPatch, type WireSubscription } from './wire.ts';

export type PatchError =
  | ChangeError
  | ResellerError
  | 'NoSuchSubscription'
  | 'NoSuchTenant'
  | 'EtagStale'
  | 'BillingCycleFixed'
  | 'SandboxLimit'
  | 'InvalidProperty';

/** What a change makes of a subscription, and of the add-ons that follow it. Nothing is written yet. */
export interface PlannedChange {
  readonly was: Versioned<Subscription>;
  readonly changed: Subscription;
  readonly followers: readonly { readonly was: Versioned<Subscription>; readonly changed: Subscription }[];
  /** The base of an add-on that becomes active: as it was, so that one suspended meanwhile makes the change conflict. */
  readonly base: Versioned<Subscription> | undefined;
  /** Of a subscription that becomes active: as it was, so that one that ends meanwhile makes the change conflict. */
  readonly relationship: Versioned<Relationship> | undefined;
}

/** A change of seats, nickname, auto-renewal, status or reseller of record; a base takes its add-ons along (R-SUB-12). */
export async function changeSubscription(
  scope: Scope,
  path: { customerId: string; subscriptionId: string },
  patch: SubscriptionPatch,
  etag: string | undefined,
): Promise<Outcome<Answer<WireSubscription>, PatchError>> {
  const planned = await planPatch(scope, path, patch, etag);
  if (!planned.ok) return planned;
  const { was, changed, followers, base, relationship } = planned.value;
  const answer = toWireSubscription({ value: changed, version: was.version + 1 });
  const warnings = isScheduleDropped(planned.value, patch) ? { warnings: [SCHEDULE_DROPPED] } : {};
  return decided({ ...answer, ...warnings }, [
    replace(SUBSCRIPTION, changed, was),
    ...followers.map((follower) => replace(SUBSCRIPTION, follower.changed, follower.was)),
    ...(base ? [replace(SUBSCRIPTION, base.value, base)] : []),
    ...(relationship ? [replace(RELATIONSHIP, relationship.value, relationship)] : []),
  ]);
}

const SCHEDULE_DROPPED = 'The change that was scheduled for the renewal is dropped; schedule it again if it is still wanted.';

/** A change for the renewal that is gone though nobody asked for that. */
export function isScheduleDropped({ was, changed }: PlannedChange, patch: SubscriptionPatch): boolean {
  return was.value.scheduled !== undefined && !changed.scheduled && !patch.scheduledNextTermInstructions;
}

export async function planPatch(
  scope: Scope,
  path: { customerId: string; subscriptionId: string },
  patch: SubscriptionPatch,
  etag: string | undefined,
): Promise<Outcome<PlannedChange, PatchError>> {
  const was = await findSubscription(scope, path.customerId, path.subscriptionId);
  if (!was) return refuse('NoSuchSubscription');
  if (isStale(was.value.id, was.version, etag)) return refuse('EtagStale');
  const subscription = await asOfToday(scope, was.value);
  if (patch.billingCycle && patch.billingCycle !== (subscription.isTrial ? 'none' : 'monthly'))
    return refuse('BillingCycleFixed');
  if (patch.partnerId && patch.partnerId !== subscription.partnerIdOnRecord) {
    const reseller = await checkResellerOfRecord(scope, patch.partnerId);
    if (!reseller.ok) return reseller;
  }

  const next = patch.scheduledNextTermInstructions;
  if (next?.product?.skuId && offerIdOf(next.product.skuId) !== subscription.offerId)
    return refuse(
      'InvalidProperty',
      'scheduledNextTermInstructions.product: another offer comes by an upgrade, not by a renewal.',
    );
  const limit = licensesProblem(scope, Math.max(patch.quantity ?? 0, next?.quantity ?? 0));
  if (limit) return limit;
  const base = subscription.parentSubscriptionId
    ? await findSubscription(scope, path.customerId, subscription.parentSubscriptionId)
    : undefined;
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
  const isReactivated = isStatusNew && changed.value.status === 'active';
  const relationship = isReactivated ? await findRelationship(scope.partition, path.customerId) : undefined;
  if (isReactivated && !relationship) return refuse('NoSuchTenant');
  const followers = isStatusNew ? await followersOf(scope, changed.value) : [];
  return ok({
    was,
    changed: changed.value,
    followers,
    base: isReactivated ? base : undefined,
    relationship,
  });
}

async function followersOf(scope: Scope, base: Subscription): Promise<PlannedChange['followers']> {
  const followers: PlannedChange['followers'][number][] = [];
  for (const was of await addOnsOf(scope.partition, base)) {
    const changed = followBase(await asOfToday(scope, was.value), base);
    if (changed) followers.push({ was, changed });
  }
  return followers;
}

/** A quantity of 0 beside other wishes is what .NET sends for a quantity not set; alone it is a wish that cannot be met. */
function wantedOf(patch: SubscriptionPatch): WantedSubscription {
  const { quantity, friendlyName, status, autoRenewEnabled, partnerId, scheduledNextTermInstructions: next } = patch;
  const isUnset =
    quantity === 0 && [friendlyName, status, autoRenewEnabled, partnerId, next].some((other) => other !== undefined);
  return {
    ...(quantity === undefined || isUnset ? {} : { quantity }),
    ...(friendlyName === undefined ? {} : { friendlyName }),
    ...(status ? { status } : {}),
    ...(autoRenewEnabled === undefined ? {} : { autoRenew: autoRenewEnabled }),
    ...(partnerId === undefined ? {} : { partnerIdOnRecord: partnerId }),
    ...(next === undefined ? {} : { scheduled: next.quantity ? { quantity: next.quantity } : null }),
  };
}

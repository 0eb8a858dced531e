import { offerIdOf } from '../../catalog/core/offer.ts';
import { answered, type Answer } from '../../contract/operation.ts';
import type { Scope } from '../../identity/scope.ts';
import { refuse, type Outcome } from '../../shared/outcome.ts';
import { quantityOf } from '../core/due.ts';
import { findSubscription } from '../queries.ts';
import type { Subscription } from '../stored.ts';
import { upgrade } from '../upgrades/commands.ts';
import type { WireUpgradeResult } from '../upgrades/wire.ts';
import {
  toWireEvent,
  toWireTransition,
  transitionBetween,
  upgradeTypeOf,
  type TransitionWish,
  type WireTransition,
  type WireTransitionError,
  type WireTransitionEvent,
} from './wire.ts';

type Path = { customerId: string; subscriptionId: string };

/** Numbers of the .NET SDK. */
const OTHER = 0;
const BILLING_CYCLE = 10;
const USER_LICENSES = 12;

/**
 * An upgrade by its newer name: the same conditions, the same commit and the same lines on the bill. What speaks against it
 * comes back as an event that failed. @rule R-UPG-01 to R-UPG-10
 */
export async function transition(
  scope: Scope,
  path: Path,
  wish: TransitionWish,
): Promise<Outcome<Answer<WireTransition>, 'NoSuchTenant' | 'NoSuchSubscription' | 'Conflict'>> {
  const source = await findSubscription(scope, path.customerId, path.subscriptionId);
  if (!source) return refuse('NoSuchSubscription');
  const unknown = whatIsNotOffered(source.value, wish);
  if (unknown)
    return answered(
      toWireTransition(source.value, { ...asked(wish), events: [toWireEvent('Conversion', scope.now, [unknown])] }),
    );

  const upgradeType = upgradeTypeOf(wish.transitionType);
  const upgraded = await upgrade(scope, path, { targetOfferId: wish.toCatalogItemId, upgradeType, quantity: wish.quantity });
  if (!upgraded.ok) return upgraded;
  const { targetSubscriptionId: toSubscriptionId, ...result } = upgraded.value.body;
  const target = toSubscriptionId ? await findSubscription(scope, path.customerId, toSubscriptionId) : undefined;
  // what was done, and not what this request asked for: it may be a repetition with other wishes
  const made = target && transitionBetween(source.value, target.value);
  return answered({
    ...(made ?? toWireTransition(source.value, { ...asked(wish), events: [] })),
    events: eventsOf(scope, result),
  });
}

function asked({ toCatalogItemId, quantity, transitionType }: TransitionWish) {
  return { toCatalogItemId: offerIdOf(toCatalogItemId), quantity, transitionType };
}

/** What the wire has and this programme has not. */
function whatIsNotOffered(source: Subscription, wish: TransitionWish): WireTransitionError | undefined {
  const seats = quantityOf(source);
  if (wish.toSubscriptionId) return { code: OTHER, description: 'Subscriptions are not merged; leave toSubscriptionId out.' };
  if (wish.promotionId) return { code: OTHER, description: 'There is no such promotion; leave promotionId out.' };
  if ((wish.termDuration ?? 'P1Y').toUpperCase() !== 'P1Y' || (wish.billingCycle ?? 'monthly').toLowerCase() !== 'monthly')
    return { code: BILLING_CYCLE, description: 'The target is sold for a year (P1Y) and billed monthly.' };
  // what has ended is told so by the upgrade itself
  if (source.status !== 'deleted' && wish.quantity !== seats)
    return { code: OTHER, description: `A subscription moves as a whole; its quantity is ${seats}.` };
  return undefined;
}

function eventsOf(
  { now }: Scope,
  { upgradeType, upgradeErrors, licenseErrors }: Omit<WireUpgradeResult, 'targetSubscriptionId'>,
): WireTransitionEvent[] {
  const reasons = upgradeErrors.map(({ code, description }) => ({ code, description }));
  const conversion = toWireEvent('Conversion', now, reasons);
  if (reasons.length > 0 || upgradeType === 'upgrade_only') return [conversion];
  const left = licenseErrors.map(({ userObjectId, name, errors }) => ({
    code: USER_LICENSES,
    description: `${name} (${userObjectId}): ${errors.map(({ description }) => description).join(' ')}`,
  }));
  return [conversion, toWireEvent('SeatReassignment', now, left)];
}

import { canPartnerChange, type SubscriptionStatus } from '../../contract/lifecycle.ts';
import type { CalendarDate } from '../../shared/calendar.ts';
import { ok, refuse, type Outcome } from '../../shared/outcome.ts';
import type { Subscription } from '../stored.ts';
import { end, quantityOf } from './due.ts';

/** What a partner wants of a subscription; absent members stay as they are. */
export interface WantedSubscription {
  readonly status?: SubscriptionStatus;
  readonly quantity?: number;
  /** Empty: no nickname any more. */
  readonly friendlyName?: string;
  readonly autoRenew?: boolean;
  /** The seats from the renewal on; null: no change is scheduled any more. */
  readonly scheduled?: { readonly quantity: number } | null;
  /** MPN ID of the reseller of record; empty: the one on record is taken off. */
  readonly partnerIdOnRecord?: string;
}

/** What the decision depends on beside the subscription itself. */
export interface Circumstances {
  readonly today: CalendarDate;
  readonly isAccountSuspended: boolean;
  readonly quantityMin: number;
  readonly quantityMax: number;
  /** Whether the offer can renew itself. */
  readonly isAutoRenewable: boolean;
  /** The base of an add-on. */
  readonly base?: Subscription;
}

export type ChangeError =
  | 'SubscriptionDeleted'
  | 'StatusChangeInvalid'
  | 'ReactivationTooLate'
  | 'ParentNotActive'
  | 'AccountSuspended'
  | 'QuantityFrozen'
  | 'QuantityOutOfRange'
  | 'CannotAutoRenew'
  | 'CannotSchedule';

/**
 * The subscription as a partner wants it: a change of status first, then the seats, then what costs nothing. A wish that
 * agrees with what is there already changes nothing, so clients can send the whole resource back.
 *
 * @rule R-SUB-09, R-SUB-11, R-SUB-14, R-SUB-15, R-SUS-05, R-SUS-06, R-BILL-07, R-BILL-08
 */
export function planChange(
  subscription: Subscription,
  wanted: WantedSubscription,
  given: Circumstances,
): Outcome<Subscription, ChangeError> {
  if (subscription.status === 'deleted') {
    const isTooLate = subscription.ended?.by === 'deletion' && wanted.status === 'active';
    return refuse(isTooLate ? 'ReactivationTooLate' : 'SubscriptionDeleted');
  }
  const status = planStatus(subscription, wanted.status ?? subscription.status, given);
  if (!status.ok) return status;
  const seats = planQuantity(status.value, wanted.quantity ?? quantityOf(subscription), given);
  if (!seats.ok) return seats;
  const { friendlyName = subscription.friendlyName, autoRenew = subscription.autoRenew, partnerIdOnRecord } = wanted;
  if (autoRenew && !subscription.autoRenew && !given.isAutoRenewable) return refuse('CannotAutoRenew');
  const { scheduled: _, ...changed } = seats.value;
  const scheduled = planSchedule(subscription, { ...changed, autoRenew }, wanted, given);
  if (!scheduled.ok) return scheduled;
  return ok({
    ...changed,
    ...(scheduled.value ? { scheduled: scheduled.value } : {}),
    autoRenew: changed.status === 'deleted' ? false : autoRenew,
    friendlyName: friendlyName || subscription.offerName, // R-SUB-09
    ...resellerOfRecord(subscription, partnerIdOnRecord),
  });
}

/**
 * What stays scheduled for the renewal. A change of seats before it drops what was scheduled, unless the same wish says what
 * is to be; so does giving up the renewal, or the subscription.
 */
function planSchedule(
  before: Subscription,
  changed: Subscription,
  { scheduled }: WantedSubscription,
  { isAccountSuspended, quantityMin, quantityMax }: Circumstances,
): Outcome<Subscription['scheduled'], ChangeError> {
  const isRenewed = changed.status !== 'deleted' && changed.autoRenew;
  if (!scheduled) {
    const isKept = scheduled === undefined && isRenewed && quantityOf(changed) === quantityOf(before);
    return ok(isKept ? before.scheduled : undefined);
  }
  const { quantity } = scheduled;
  if (isRenewed && quantity === before.scheduled?.quantity) return ok(before.scheduled);
  if (!isRenewed || changed.status !== 'active') return refuse('CannotSchedule');
  if (isAccountSuspended) return refuse('AccountSuspended', 'Seats can neither be added nor removed.');
  return quantity < quantityMin || quantity > quantityMax
    ? refuse('QuantityOutOfRange', `The offer allows ${quantityMin} to ${quantityMax}; ${quantity} were asked for.`)
    : ok({ quantity });
}

/** @rule R-MPN-06, R-MPN-07 */
function resellerOfRecord(
  { partnerIdOnRecord, resellerRemoved }: Subscription,
  wanted: string | undefined,
): Pick<Subscription, 'partnerIdOnRecord' | 'resellerRemoved'> {
  if (wanted === undefined || wanted === partnerIdOnRecord) return {};
  if (wanted === '') return { partnerIdOnRecord: undefined, resellerRemoved: resellerRemoved || partnerIdOnRecord !== undefined };
  return { partnerIdOnRecord: wanted, resellerRemoved: false };
}

function planStatus(
  subscription: Subscription,
  status: SubscriptionStatus,
  { today, base }: Circumstances,
): Outcome<Subscription, ChangeError> {
  if (status === subscription.status) return ok(subscription);
  if (!canPartnerChange(subscription.status, status)) return refuse('StatusChangeInvalid');
  if (status === 'suspended') return ok({ ...subscription, status, suspendedOn: today });
  if (status === 'deleted') return ok(end(subscription, { on: today, by: 'cancellation' }));
  if (base && base.status !== 'active') return refuse('ParentNotActive');
  return ok(reactivated(subscription));
}

function reactivated({ suspendedOn: _on, suspendedWithBase: _with, ...subscription }: Subscription): Subscription {
  return { ...subscription, status: 'active' };
}

function planQuantity(subscription: Subscription, quantity: number, given: Circumstances): Outcome<Subscription, ChangeError> {
  const before = quantityOf(subscription);
  if (quantity === before) return ok(subscription);
  if (given.isAccountSuspended) return refuse('AccountSuspended', 'Seats can neither be added nor removed.');
  if (subscription.status !== 'active') return refuse('QuantityFrozen');
  const { quantityMin, quantityMax, today } = given;
  if (quantity < quantityMin || quantity > quantityMax) {
    return refuse('QuantityOutOfRange', `The offer allows ${quantityMin} to ${quantityMax}; ${quantity} were asked for.`);
  }
  // several changes a day count as the last one (R-CALC-13), so a day has one entry
  const earlier = subscription.seatChanges.filter(({ on, withRenewal }) => on < today || withRenewal);
  return ok({ ...subscription, seatChanges: [...earlier, { on: today, quantity }] });
}

/**
 * What a base's change does to one of its add-ons: it is suspended, brought back, or ended with it (R-SUB-12).
 * Undefined when the add-on stays as it is.
 */
export function followBase(addOn: Subscription, base: Subscription): Subscription | undefined {
  if (addOn.status === 'deleted') return undefined;
  if (base.status === 'deleted' && base.ended) return end(addOn, base.ended);
  if (base.status === 'suspended' && addOn.status === 'active') {
    return {
      ...addOn,
      status: 'suspended',
      ...(base.suspendedOn ? { suspendedOn: base.suspendedOn } : {}),
      suspendedWithBase: true,
    };
  }
  if (base.status === 'active' && addOn.suspendedWithBase) return reactivated(addOn);
  return undefined;
}

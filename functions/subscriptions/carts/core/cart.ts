import type { ErrorName } from '../../../contract/errors.ts';
import type { Cart, CartLine } from '../stored.ts';

/** How long a cart can be looked at, changed and checked out. */
export const CART_DAYS = 7;

/** Lines that go into one order. */
export interface OrderGroup {
  /** `OMS-0`, `OMS-1` … in the order of their first lines. */
  readonly name: string;
  /** What they have in common: a billing cycle of new subscriptions, or the subscription that add-ons extend. */
  readonly key: string;
  readonly lines: readonly CartLine[];
}

function keyOf({ parentSubscriptionId, billingCycle }: CartLine): string {
  return parentSubscriptionId ?? billingCycle;
}

/** A line that is wrong goes into no order, and into no group. */
export function groupsOf(lines: readonly CartLine[]): OrderGroup[] {
  const sound = lines.filter(({ error }) => error === undefined);
  return [...new Set(sound.map(keyOf))].map((key, number) => ({
    name: `OMS-${number}`,
    key,
    lines: sound.filter((line) => keyOf(line) === key),
  }));
}

/** Root lines and add-ons are numbered by the caller, each number once over both levels. */
export function areNumberedOnce(lines: readonly CartLine[]): boolean {
  const ids = lines.flatMap(({ id, addOns }) => [id, ...addOns.map((addOn) => addOn.id)]);
  return new Set(ids).size === ids.length;
}

/** As long as nothing of it was ordered; a cart of which some orders failed can only be checked out again. */
export function isOpen({ orderIds }: Cart): boolean {
  return Object.keys(orderIds).length === 0;
}

/** What the clients read for a line that cannot be ordered. */
export function cartErrorCode(error: ErrorName): number {
  return CODES[error] ?? UNABLE_TO_PROCESS;
}

const UNABLE_TO_PROCESS = 10006;
const CODES: Partial<Record<ErrorName, number>> = {
  InvalidOfferId: 10001,
  OfferLimitExceeded: 10002,
  PartnerOnRecordFixed: 10004,
  MpnIdUnknown: 10004,
  MpnIdNotReseller: 10004,
  AddOnParentMismatch: 10007,
  ParentNotActive: 10007,
  NoSuchSubscription: 10007,
  SandboxLimit: 10009,
  OrderNotProcessable: 10013,
  QuantityUnavailable: 10015,
  OfferOffSale: 500600,
};

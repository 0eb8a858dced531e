import type * as z from 'zod';
import { answered, operation, type Answer, type Operation } from '../../contract/operation.ts';
import type { ErrorName } from '../../contract/errors.ts';
import type { Scope } from '../../identity/scope.ts';
import { refuse, type Outcome } from '../../shared/outcome.ts';
import type { Write } from '../../storage/port.ts';
import { checkoutCart } from '../../subscriptions/carts/commands.ts';
import { CartPath } from '../../subscriptions/carts/wire.ts';
import { convertTrial, ConversionBody } from '../../subscriptions/conversions/operations.ts';
import { createOrder } from '../../subscriptions/order-commands.ts';
import { LINE_REFUSALS } from '../../subscriptions/operations.ts';
import { planWrites } from '../../subscriptions/upgrades/commands.ts';
import { UpgradeBody } from '../../subscriptions/upgrades/wire.ts';
import { CustomerPath, SubscriptionPath, WantedOrder } from '../../subscriptions/wire.ts';
import { impactOf } from './impact.ts';
import { toWireImpact, WireImpact } from './wire.ts';

const PREVIEW = {
  method: 'POST',
  availability: 'own',
  permission: 'subscription.manage',
  appOnly: true,
  whenAccountSuspended: 'refuse', // as the changes themselves (R-BILL-07)
  closedToIndirectResellers: true,
  throttled: true,
  answer: WireImpact,
} as const;

type Decided<E extends ErrorName> = Outcome<Pick<Answer, 'writes'>, E>;

/** The impact of what a command decides: nothing of it is written. */
async function preview<E extends ErrorName>(
  scope: Scope,
  customerId: string,
  decide: () => Promise<Decided<E>>,
): Promise<Outcome<Answer<z.infer<typeof WireImpact>>, E>> {
  const decided = await decide();
  if (!decided.ok) return decided;
  const writes: readonly Write[] = decided.value.writes;
  return answered(toWireImpact(await impactOf(scope, customerId, writes), scope.account.value));
}

/** Each takes the body of the change itself. */
export const impactOperations: readonly Operation[] = [
  operation({
    ...PREVIEW,
    id: 'previewOrder',
    summary: 'Ask what an order would cost and bring about; nothing is written',
    path: 'v1/customers/{customerId}/orders/preview',
    params: CustomerPath,
    body: WantedOrder,
    refuses: ['NoSuchTenant', ...LINE_REFUSALS],
    handle: (scope, { params, body }) => preview(scope, params.customerId, () => createOrder(scope, params.customerId, body)),
  }),
  operation({
    ...PREVIEW,
    id: 'previewCart',
    summary: 'Ask what the checkout of a cart would cost and bring about; nothing is written',
    path: 'v1/customers/{customerId}/carts/{cartId}/preview',
    params: CartPath,
    refuses: ['NoSuchTenant', 'NoSuchCart', 'CartLineFaulty'],
    handle: (scope, { params }) => preview(scope, params.customerId, () => checkoutCart(scope, params)),
  }),
  operation({
    ...PREVIEW,
    id: 'previewUpgrade',
    summary: 'Ask what an upgrade would cost and bring about; nothing is written',
    path: 'v1/customers/{customerId}/subscriptions/{subscriptionId}/upgrades/preview',
    params: SubscriptionPath,
    body: UpgradeBody,
    refuses: ['NoSuchTenant', 'NoSuchSubscription', 'NotUpgradable'],
    handle: (scope, { params, body: { targetOffer, ...wish } }) =>
      preview(scope, params.customerId, () => planWrites(scope, params, { ...wish, targetOfferId: targetOffer.id })),
  }),
  operation({
    ...PREVIEW,
    id: 'previewConversion',
    summary: 'Ask what the conversion of a trial would cost and bring about; nothing is written',
    path: 'v1/customers/{customerId}/subscriptions/{subscriptionId}/conversions/preview',
    params: SubscriptionPath,
    body: ConversionBody,
    refuses: ['NoSuchSubscription', 'NotConvertible'],
    handle: (scope, { params, body }) =>
      preview(scope, params.customerId, async () => {
        const converted = await convertTrial(scope, params, body);
        const error = converted.ok ? converted.value.body.error : undefined;
        return error ? refuse('NotConvertible', error.description) : converted;
      }),
  }),
];

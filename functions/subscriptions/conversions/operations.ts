import * as z from 'zod';
import { billingDayOf } from '../../account/core/account.ts';
import { offerIdOf } from '../../catalog/core/offer.ts';
import { isSold, priceOf } from '../../catalog/core/price-list.ts';
import { getOffer, priceInForce } from '../../catalog/queries.ts';
import type { Offer, PriceListVersion } from '../../catalog/stored.ts';
import { answered, decided, operation, type Answer, type Operation } from '../../contract/operation.ts';
import { Attributes, collection, collectionOf } from '../../contract/wire.ts';
import type { Scope } from '../../identity/scope.ts';
import { assert } from '../../shared/assert.ts';
import { refuse, type Outcome } from '../../shared/outcome.ts';
import { replace, type Versioned } from '../../storage/port.ts';
import { asOfToday } from '../as-of-today.ts';
import { quantityOf } from '../core/due.ts';
import { findOrder, findSubscription } from '../queries.ts';
import { ORDER, SUBSCRIPTION, type Order, type Subscription } from '../stored.ts';
import { SubscriptionPath } from '../wire.ts';
import { convert, isConvertible } from './conversion.ts';

const WireConversion = z.object({
  offerId: z.string(),
  targetOfferId: z.string(),
  orderId: z.string(),
  quantity: z.int(),
  billingCycle: z.literal('monthly'),
  attributes: Attributes,
});

const WireResult = z.object({
  subscriptionId: z.string().describe('It stays the same.'),
  offerId: z.string(),
  targetOfferId: z.string(),
  error: z.object({ code: z.int(), description: z.string() }).optional(),
  attributes: Attributes,
});

export const ConversionBody = z.object({
  targetOfferId: z.string().trim().min(1).max(100),
  quantity: z.int().optional().describe('That of the trial by default.'),
});

const CONVERSIONS = {
  availability: 'worldwide_only',
  permission: 'subscription.manage',
  appOnly: false,
  closedToIndirectResellers: true,
  throttled: true,
  path: 'v1/customers/{customerId}/subscriptions/{subscriptionId}/conversions',
  params: SubscriptionPath,
} as const;

type Path = z.infer<typeof SubscriptionPath>;

const NOT_FOUND = { code: 1, description: 'The subscription is no active trial, or this is none of its conversions.' };
const QUANTITY = { code: 0, description: 'The number of licenses is outside the minimum and maximum of the target.' };

interface Trial {
  readonly was: Versioned<Subscription>;
  readonly trial: Subscription;
  /** What it can become, as far as that is sold today. */
  readonly targets: readonly Offer[];
  readonly prices: PriceListVersion | undefined;
}

async function findTrial(scope: Scope, { customerId, subscriptionId }: Path): Promise<Trial | undefined> {
  const was = await findSubscription(scope, customerId, subscriptionId);
  if (!was) return undefined;
  const trial = await asOfToday(scope, was.value);
  const offer = await getOffer(scope.shared.catalog, trial.offerId);
  assert(offer, 'an offer that was sold stays in the catalogue');
  if (!isConvertible(trial)) return { was, trial, targets: [], prices: undefined };
  const [prices, ...targets] = await Promise.all([
    priceInForce(scope.shared.catalog, scope.today),
    ...offer.conversionTargetOffers.map((id) => getOffer(scope.shared.catalog, id)),
  ]);
  return { was, trial, targets: targets.flatMap((target) => (target && isSold(target, prices) ? [target] : [])), prices };
}

export async function convertTrial(
  scope: Scope,
  path: Path,
  { targetOfferId, quantity }: z.infer<typeof ConversionBody>,
): Promise<Outcome<Answer<z.infer<typeof WireResult>>, 'NoSuchSubscription'>> {
  const found = await findTrial(scope, path);
  if (!found) return refuse('NoSuchSubscription');
  const { was, trial, prices } = found;
  const result = {
    subscriptionId: path.subscriptionId,
    offerId: trial.offerId,
    targetOfferId: offerIdOf(targetOfferId),
    attributes: { objectType: 'ConversionResult' },
  };
  const target = found.targets.find(({ id }) => id === result.targetOfferId);
  if (!target) return answered({ ...result, error: NOT_FOUND });
  const price = prices && priceOf(prices, target.id);
  assert(price && prices, 'a target is sold');
  const converted = convert(trial, {
    now: scope.now,
    billingDay: billingDayOf(scope.account.value),
    target,
    targetName: price.displayName,
    quantity: quantity || quantityOf(trial),
    price: { unitPrice: price.listPrice, version: prices.id },
  });
  if (!converted) return answered({ ...result, error: QUANTITY });
  const order = await findOrder(scope, path.customerId, trial.orderId);
  assert(order, 'a subscription lies in an order');
  return decided(result, [replace(SUBSCRIPTION, converted, was), replace(ORDER, withConverted(order.value, converted), order)]);
}

function withConverted(order: Order, { id, offerId, friendlyName, seatChanges }: Subscription): Order {
  const quantity = seatChanges[0]?.quantity ?? 0;
  const lines = order.lines.map((one) => (one.subscriptionId === id ? { ...one, offerId, friendlyName, quantity } : one));
  return { ...order, billingCycle: 'monthly', lines };
}

export const conversionOperations: Operation[] = [
  operation({
    ...CONVERSIONS,
    id: 'listSubscriptionConversions',
    summary: 'List the paid offers that a trial can become',
    method: 'GET',
    whenAccountSuspended: 'allow',
    answer: collectionOf(WireConversion),
    refuses: ['NoSuchSubscription'],
    handle: async (scope, { params }) => {
      const found = await findTrial(scope, params);
      if (!found) return refuse('NoSuchSubscription');
      const { trial, targets } = found;
      const conversions = targets.map(({ id }) => ({
        offerId: trial.offerId,
        targetOfferId: id,
        orderId: trial.orderId,
        quantity: quantityOf(trial),
        billingCycle: 'monthly' as const,
        attributes: { objectType: 'Conversion' },
      }));
      return answered(collection(conversions));
    },
  }),
  operation({
    ...CONVERSIONS,
    id: 'convertSubscription',
    summary: 'Convert a trial to a paid subscription; its id stays the same',
    method: 'POST',
    whenAccountSuspended: 'refuse', // R-BILL-07, item 7
    body: ConversionBody,
    answer: WireResult,
    refuses: ['NoSuchSubscription'],
    decidedAnew: true,
    handle: (scope, { params, body }) => convertTrial(scope, params, body),
  }),
];

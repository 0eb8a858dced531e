import { billingDayOf } from '../../account/core/account.ts';
import { offerIdOf } from '../../catalog/core/offer.ts';
import { priceOf } from '../../catalog/core/price-list.ts';
import { getOffer } from '../../catalog/queries.ts';
import type { Offer } from '../../catalog/stored.ts';
import { answered, type Answer } from '../../contract/operation.ts';
import { findRelationship } from '../../customers/queries.ts';
import { RELATIONSHIP } from '../../customers/stored.ts';
import type { Scope } from '../../identity/scope.ts';
import { assert } from '../../shared/assert.ts';
import { ok, refuse, type Outcome } from '../../shared/outcome.ts';
import { derivedGuid } from '../../storage/derived-id.ts';
import { create, replace, type Write } from '../../storage/port.ts';
import { withLines } from '../core/order.ts';
import { findSkus } from '../licenses/commands.ts';
import { findOrder } from '../queries.ts';
import { ORDER, SUBSCRIPTION } from '../stored.ts';
import { planUpgrade, UPGRADE_ERRORS, upgradeErrors, type UpgradeErrorName, type UpgradeType } from './core/upgrade.ts';
import { moveLicenses } from './move-licenses.ts';
import { findUpgradable, type Upgradable } from './queries.ts';
import { toWireErrors, type WireLicenseError, type WireUpgradeResult } from './wire.ts';

interface Wish {
  readonly targetOfferId: string;
  readonly upgradeType: UpgradeType;
  readonly quantity: number;
}

type Path = { customerId: string; subscriptionId: string };

/**
 * Upgrades a subscription; what speaks against it comes back inside the answer, as on the public wire. Licenses are moved
 * after the commit that makes the target: a repetition finds the upgrade done and moves what is left.
 */
export async function upgrade(
  scope: Scope,
  path: Path,
  wish: Wish,
): Promise<Outcome<Answer<WireUpgradeResult>, 'NoSuchTenant' | 'NoSuchSubscription' | 'Conflict'>> {
  const found = await findUpgradable(scope, path);
  if (!found.ok) return found;
  const targetOfferId = offerIdOf(wish.targetOfferId);
  const target = found.value.targets.find(({ id }) => id === targetOfferId);
  const targetId = targetIdOf(scope, path, targetOfferId);
  const isDone = (await scope.partition.get(SUBSCRIPTION, targetId)) !== undefined;
  if (!isDone) {
    const refused = target ? refusals(found.value, target, wish) : (['subscription_target_offer_not_found'] as const);
    if (!target || refused.length > 0) return answered(resultOf(path, wish, found.value, { refused }));
    const writes = await upgradeWrites(scope, found.value, { ...wish, target, targetId });
    if ((await scope.partition.commit(writes)) === 'conflict') return refuse('Conflict');
  }
  const licenseErrors =
    wish.upgradeType === 'upgrade_with_license_transfer'
      ? await transfer(scope, path.customerId, found.value.source.offerId, targetOfferId)
      : [];
  return answered(resultOf(path, wish, found.value, { targetId, licenseErrors }));
}

function refusals({ facts }: Upgradable, target: Offer, { quantity, upgradeType }: Wish): UpgradeErrorName[] {
  return upgradeErrors({ ...facts, target, quantity }, upgradeType);
}

/** What an upgrade would write, and nothing else; what speaks against it is a refusal here. */
export async function planWrites(
  scope: Scope,
  path: Path,
  wish: Wish,
): Promise<Outcome<{ writes: Write[] }, 'NoSuchTenant' | 'NoSuchSubscription' | 'NotUpgradable'>> {
  const found = await findUpgradable(scope, path);
  if (!found.ok) return found;
  const target = found.value.targets.find(({ id }) => id === offerIdOf(wish.targetOfferId));
  const [first] = target ? refusals(found.value, target, wish) : (['subscription_target_offer_not_found'] as const);
  if (!target || first) return refuse('NotUpgradable', first && UPGRADE_ERRORS[first].text);
  const targetId = targetIdOf(scope, path, target.id);
  return ok({ writes: await upgradeWrites(scope, found.value, { ...wish, target, targetId }) });
}

function targetIdOf({ caller }: Scope, { subscriptionId }: Path, targetOfferId: string): string {
  return derivedGuid(caller.tenantId, subscriptionId, targetOfferId, 'upgrade');
}

async function upgradeWrites(
  scope: Scope,
  { was, source, prices }: Upgradable,
  { target, targetId, quantity, upgradeType }: Wish & { target: Offer; targetId: string },
): Promise<Write[]> {
  const { partition, now, account } = scope;
  const [order, relationship] = await Promise.all([
    findOrder(scope, source.customerId, source.orderId),
    findRelationship(partition, source.customerId),
  ]);
  assert(order, 'a subscription lies in an order');
  const price = prices && priceOf(prices, target.id);
  assert(price && prices, 'a target is sold');
  const planned = planUpgrade(source, {
    now,
    billingDay: billingDayOf(account.value),
    target,
    targetId,
    targetName: price.displayName,
    lineItemNumber: order.value.lines.length,
    quantity,
    upgradeType,
    price: { unitPrice: price.listPrice, version: prices.id },
  });
  return [
    replace(SUBSCRIPTION, planned.source, was),
    create(SUBSCRIPTION, planned.target),
    replace(ORDER, withLines(order.value, [planned.target]), order),
    ...(relationship ? [replace(RELATIONSHIP, relationship.value, relationship)] : []), // as it was: it has not ended meanwhile
  ];
}

async function transfer(
  scope: Scope,
  customerId: string,
  sourceOfferId: string,
  targetOfferId: string,
): Promise<WireLicenseError[]> {
  const offers = [sourceOfferId, targetOfferId].map((id) => getOffer(scope.shared.catalog, id));
  const [from, to] = (await Promise.all(offers)).map((offer) => offer?.product.id);
  if (from === undefined || to === undefined || from === to) return [];
  const seats = (await findSkus(scope, customerId)).find(({ id }) => id === to)?.activeUnits ?? 0;
  return moveLicenses(scope.shared.customer(customerId), { from, to, seats });
}

function resultOf(
  { subscriptionId }: Path,
  { upgradeType }: Wish,
  { source }: Upgradable,
  {
    targetId,
    refused = [],
    licenseErrors = [],
  }: { targetId?: string; refused?: readonly UpgradeErrorName[]; licenseErrors?: WireLicenseError[] },
): WireUpgradeResult {
  return {
    sourceSubscriptionId: subscriptionId,
    ...(targetId === undefined ? {} : { targetSubscriptionId: targetId }),
    upgradeType,
    upgradeErrors: toWireErrors(refused, source),
    licenseErrors,
    attributes: { objectType: 'UpgradeResult' },
  };
}

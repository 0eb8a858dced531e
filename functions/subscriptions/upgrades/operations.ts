import { answered, operation, type Operation } from '../../contract/operation.ts';
import { collection, collectionOf } from '../../contract/wire.ts';
import { SubscriptionPath } from '../wire.ts';
import { upgrade } from './commands.ts';
import { UPGRADE_TYPES, upgradeErrors } from './core/upgrade.ts';
import { findUpgradable, presetQuantity } from './queries.ts';
import * as wire from './wire.ts';

const UPGRADES = {
  availability: '21vianet',
  permission: 'subscription.manage',
  appOnly: true,
  closedToIndirectResellers: true,
  throttled: true,
  path: 'v1/customers/{customerId}/subscriptions/{subscriptionId}/upgrades',
  params: SubscriptionPath,
} as const;

export const upgradeOperations: Operation[] = [
  operation({
    ...UPGRADES,
    id: 'listSubscriptionUpgrades',
    summary: 'List what a subscription can be upgraded to, and what speaks against each',
    method: 'GET',
    whenAccountSuspended: 'allow',
    answer: collectionOf(wire.WireUpgrade),
    refuses: ['NoSuchTenant', 'NoSuchSubscription'],
    handle: async (scope, { params }) => {
      const found = await findUpgradable(scope, params);
      if (!found.ok) return found;
      const { source, targets, facts } = found.value;
      const quantity = presetQuantity(found.value);
      const upgrades = targets.flatMap((target) =>
        UPGRADE_TYPES.map((upgradeType) => {
          const reasons = wire.toWireErrors(upgradeErrors({ ...facts, target, quantity }, upgradeType), source);
          return wire.toWireUpgrade(target, { upgradeType, quantity, upgradeErrors: reasons }, scope.locale);
        }),
      );
      return answered(collection(upgrades));
    },
  }),
  operation({
    ...UPGRADES,
    id: 'createSubscriptionUpgrade',
    summary: 'Upgrade a subscription, with or without the licenses of its users',
    method: 'POST',
    whenAccountSuspended: 'refuse', // R-BILL-07, item 8
    body: wire.UpgradeBody,
    answer: wire.WireUpgradeResult,
    refuses: ['NoSuchTenant', 'NoSuchSubscription', 'Conflict'],
    handle: (scope, { params, body: { targetOffer, ...wish } }) =>
      upgrade(scope, params, { ...wish, targetOfferId: targetOffer.id }),
  }),
];

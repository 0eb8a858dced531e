import * as z from 'zod';
import { answered, operation, type Operation } from '../../contract/operation.ts';
import { collection, Guid, wireEnum } from '../../contract/wire.ts';
import { refuse } from '../../shared/outcome.ts';
import { findSubscription, subscriptionsOf } from '../queries.ts';
import { SubscriptionPath } from '../wire.ts';
import { UPGRADE_TYPES, upgradeErrors } from '../upgrades/core/upgrade.ts';
import { findUpgradable, presetQuantity } from '../upgrades/queries.ts';
import { toWireErrors } from '../upgrades/wire.ts';
import { transition } from './commands.ts';
import * as wire from './wire.ts';

const TRANSITIONS = {
  availability: 'worldwide_only',
  permission: 'subscription.manage',
  appOnly: true,
  closedToIndirectResellers: true,
  throttled: true,
  params: SubscriptionPath,
} as const;

const PATH = 'v1/customers/{customerId}/subscriptions/{subscriptionId}';

export const transitionOperations: Operation[] = [
  operation({
    ...TRANSITIONS,
    id: 'listTransitionEligibilities',
    summary: 'List where a subscription can move to, and what speaks against each',
    method: 'GET',
    path: `${PATH}/transitioneligibilities`,
    whenAccountSuspended: 'allow',
    query: z.object({
      eligibilityType: wireEnum(['immediate', 'scheduled']).describe('Scheduled: none, since each takes effect at once.'),
    }),
    answer: wire.WireEligibilityCollection,
    refuses: ['NoSuchTenant', 'NoSuchSubscription'],
    handle: async (scope, { params, query }) => {
      const found = await findUpgradable(scope, params);
      if (!found.ok) return found;
      const { source, facts } = found.value;
      const quantity = presetQuantity(found.value);
      const targets = query.eligibilityType === 'scheduled' ? [] : found.value.targets;
      const eligibilities = targets.map((target) => {
        const each = UPGRADE_TYPES.map((type) => {
          const reasons = toWireErrors(upgradeErrors({ ...facts, target, quantity }, type), source);
          const errors = reasons.map(({ code, description }) => ({ code, description }));
          return { isEligible: errors.length === 0, transitionType: wire.transitionTypeOf(type), errors };
        });
        return wire.toWireEligibility(target, { quantity, eligibilities: each }, scope.locale);
      });
      return answered(collection(eligibilities));
    },
  }),
  operation({
    ...TRANSITIONS,
    id: 'createTransition',
    summary: 'Move a subscription to another item of the catalogue: an upgrade by its newer name',
    method: 'POST',
    path: `${PATH}/transitions`,
    whenAccountSuspended: 'refuse', // R-BILL-07, item 8
    body: wire.TransitionBody,
    answer: wire.WireTransition,
    refuses: ['NoSuchSubscription', 'NoSuchTenant', 'Conflict'],
    handle: (scope, { params, body }) => transition(scope, params, body),
  }),
  operation({
    ...TRANSITIONS,
    id: 'listTransitions',
    summary: 'List where a subscription has moved to: nowhere, or to one other',
    method: 'GET',
    path: `${PATH}/transitions`,
    whenAccountSuspended: 'allow',
    query: z.object({ operationId: Guid.optional() }),
    answer: wire.WireTransitionCollection,
    refuses: ['NoSuchSubscription'],
    handle: async (scope, { params, query }) => {
      const source = await findSubscription(scope, params.customerId, params.subscriptionId);
      if (!source) return refuse('NoSuchSubscription');
      const all = await subscriptionsOf(scope.partition, params.customerId);
      const transitions = all.flatMap(({ value }) => wire.transitionBetween(source.value, value) ?? []);
      const wanted = query.operationId;
      return answered(collection(transitions.filter(({ operationId }) => wanted === undefined || operationId === wanted)));
    },
  }),
];

import * as z from 'zod';
import type { ErrorName } from '../../contract/errors.ts';
import { answered, operation, type Operation } from '../../contract/operation.ts';
import { Attributes, Guid, wireWord } from '../../contract/wire.ts';
import { findRelationship } from '../../customers/queries.ts';
import { refuse } from '../../shared/outcome.ts';
import { NOT_SOLD } from './refused.ts';

const Eligibility = z.object({
  customerId: z.string(),
  productFamily: z.literal('azure'),
  isEligible: z.literal(false),
  reason: z.string(),
  attributes: Attributes,
});

/** The body names the customer. */
const MOVE = {
  ...NOT_SOLD,
  method: 'POST',
  permission: 'subscription.manage',
  appOnly: false,
  body: z.object({ customerId: Guid, productFamily: wireWord(['azure']) }),
} as const;

function refused(spec: { id: string; summary: string; path: string; params?: z.ZodType; always: ErrorName }): Operation {
  const { always } = spec;
  return operation({
    ...MOVE,
    ...spec,
    answer: 'none',
    refuses: ['NoSuchTenant', always],
    handle: async ({ partition }, { body }) =>
      refuse((await findRelationship(partition, body.customerId)) ? always : 'NoSuchTenant'),
  });
}

/** The move of a customer's Azure subscriptions to an Azure plan: none has any (R-PROG-08), so none ever begins. */
export const productUpgradeOperations: readonly Operation[] = [
  operation({
    ...MOVE,
    id: 'checkProductUpgrade',
    summary: 'Ask whether a customer can move to an Azure plan; none can',
    path: 'v1/productUpgrades/eligibility',
    answer: Eligibility,
    refuses: ['NoSuchTenant'],
    handle: async ({ partition }, { body }) => {
      if (!(await findRelationship(partition, body.customerId))) return refuse('NoSuchTenant');
      const reason = 'The customer has no Azure subscription; Azure is not sold here.';
      return answered({ ...body, isEligible: false, reason, attributes: { objectType: 'ProductUpgradesEligibility' } });
    },
  }),
  refused({
    id: 'createProductUpgrade',
    summary: 'Move a customer to an Azure plan',
    path: 'v1/productUpgrades',
    always: 'NoAzureSubscription',
  }),
  refused({
    id: 'getProductUpgradeStatus',
    summary: 'Read how far the move of a customer to an Azure plan is',
    path: 'v1/productUpgrades/{upgradeId}/status',
    params: z.object({ upgradeId: z.string() }),
    always: 'NoSuchProductUpgrade',
  }),
];

import * as z from 'zod';
import { required } from '../../contract/address.ts';
import { operation, answered, type Operation } from '../../contract/operation.ts';
import { Attributes, collection, collectionOf, wireEnum } from '../../contract/wire.ts';
import { findRelationship } from '../../customers/queries.ts';
import { refuse } from '../../shared/outcome.ts';
import { findSubscription, listSubscriptions } from '../queries.ts';
import { CustomerPath, SubscriptionPath } from '../wire.ts';
import { productUpgradeOperations } from './product-upgrades.ts';
import { NOT_SOLD, restOf, refusedOfCustomer, refusedOfSubscription } from './refused.ts';

const SUBSCRIPTION = 'v1/customers/{customerId}/subscriptions/{subscriptionId}';
const ENTITLEMENT = `${SUBSCRIPTION}/azureEntitlements/{azureEntitlementId}`;
const TRANSFER = 'v1/customers/{customerId}/transfers/{transferId}';

const Registration = z.object({
  subscriptionId: z.string(),
  status: z.literal('notregistered').describe('Only an Azure subscription can be registered.'),
  attributes: Attributes,
});

const Eligibility = z.object({ id: z.string(), isEligible: z.literal(false), reason: z.string() });

/** A list of things that a customer never has. */
function emptyOfCustomer(spec: { id: string; summary: string; path: string; appOnly?: false; query?: z.ZodType }): Operation {
  return operation({
    ...NOT_SOLD,
    ...restOf({ ...spec, method: 'GET' }),
    ...spec,
    method: 'GET',
    params: CustomerPath,
    answer: collectionOf(z.never()),
    refuses: ['NoSuchTenant'],
    handle: async ({ partition }, { params }) =>
      (await findRelationship(partition, params.customerId)) ? answered(collection([])) : refuse('NoSuchTenant'),
  });
}

/** Azure is not sold here (R-PROG-08, R-REC-11): each answers as it does where a customer has nothing of it. */
const azureOperations: readonly Operation[] = [
  refusedOfSubscription({
    id: 'registerSubscription',
    summary: 'Register an Azure subscription for reservations; licenses cannot be registered',
    method: 'POST',
    path: `${SUBSCRIPTION}/registrations`,
    always: 'NotAzureSubscription',
  }),
  operation({
    ...NOT_SOLD,
    throttled: true,
    id: 'getSubscriptionRegistration',
    summary: 'Read whether a subscription is registered for reservations',
    method: 'GET',
    path: `${SUBSCRIPTION}/registrationstatus`,
    params: SubscriptionPath,
    answer: Registration,
    refuses: ['NoSuchSubscription'],
    handle: async (scope, { params: { customerId, subscriptionId } }) => {
      if (!(await findSubscription(scope, customerId, subscriptionId))) return refuse('NoSuchSubscription');
      const attributes = { objectType: 'SubscriptionRegistrationStatus' };
      return answered({ subscriptionId, status: 'notregistered', attributes });
    },
  }),
  refusedOfSubscription(
    {
      id: 'activateSubscription',
      summary: 'Activate a marketplace subscription of a sandbox; licenses are active from the order on',
      method: 'POST',
      path: `${SUBSCRIPTION}/activate`,
      always: 'NotInThisEnvironment',
    },
    'ItemAlreadyActivated',
  ),
  operation({
    ...NOT_SOLD,
    throttled: true,
    id: 'listAzureEntitlements',
    summary: 'List the Azure subscriptions under an Azure plan; licenses have none',
    method: 'GET',
    path: `${SUBSCRIPTION}/azureEntitlements`,
    params: SubscriptionPath,
    answer: collectionOf(z.never()),
    refuses: ['NoSuchSubscription'],
    handle: async (scope, { params: { customerId, subscriptionId } }) =>
      (await findSubscription(scope, customerId, subscriptionId)) ? answered(collection([])) : refuse('NoSuchSubscription'),
  }),
  refusedOfSubscription({
    id: 'getAzureEntitlement',
    summary: 'Read an Azure subscription under an Azure plan; licenses have none',
    method: 'GET',
    path: ENTITLEMENT,
    always: 'NoSuchAzureEntitlement',
  }),
  refusedOfSubscription({
    id: 'cancelAzureEntitlement',
    summary: 'Cancel an Azure subscription under an Azure plan; licenses have none',
    method: 'POST',
    path: `${ENTITLEMENT}/cancel`,
    body: z.object({ cancellationReason: required(100) }),
    always: 'NoSuchAzureEntitlement',
  }),
  emptyOfCustomer({
    id: 'listOverages',
    summary: 'List the overage settings of a customer; only an Azure entitlement has one',
    path: 'v1/customers/{customerId}/subscriptions/overage',
  }),
  refusedOfCustomer({
    id: 'updateOverage',
    summary: 'Allow or forbid overage of an Azure entitlement',
    method: 'PUT',
    path: 'v1/customers/{customerId}/subscriptions/overage',
    body: z.object({ azureEntitlementId: z.string().max(100).optional(), overageEnabled: z.boolean() }),
    always: 'NoAzureSubscription',
  }),
  emptyOfCustomer({
    id: 'listEntitlements',
    summary: 'List the software and reservations of a customer; neither is sold here',
    path: 'v1/customers/{customerId}/entitlements',
    appOnly: false,
    query: z.object({
      entitlementType: wireEnum(['software', 'reservedInstance', 'virtualMachineReservedInstance']),
      showExpiry: z.stringbool().optional(),
    }),
  }),
  refusedOfCustomer({
    id: 'getReservedInstanceArtifact',
    summary: 'Read the reservations behind an entitlement',
    method: 'GET',
    path: 'v1/customers/{customerId}/artifacts/{artifactType}/groups/{groupId}/lineitems/{lineItemId}/resource/{resourceId}',
    appOnly: false,
    always: 'NoSuchArtifact',
  }),
];

/** No rule moves a subscription from one partner to another: the public API says of its national clouds that they do not either. */
const transferOperations: readonly Operation[] = [
  operation({
    ...NOT_SOLD,
    id: 'listTransfers',
    summary: "List the transfers of a customer's subscriptions between partners; this cloud has none",
    method: 'GET',
    path: 'v1/customers/{customerId}/transfers',
    params: CustomerPath,
    answer: z.array(z.never()).describe('A bare array, not a collection.'),
    refuses: ['NoSuchTenant'],
    handle: async ({ partition }, { params }) =>
      (await findRelationship(partition, params.customerId)) ? answered([]) : refuse('NoSuchTenant'),
  }),
  operation({
    ...NOT_SOLD,
    id: 'listTransferEligibilities',
    summary: 'Ask which subscriptions of a customer could be transferred to another partner; in this cloud none can',
    method: 'GET',
    path: 'v1/customers/{customerId}/transferseligibility',
    params: CustomerPath,
    query: z.object({ transferType: z.string().optional() }),
    answer: z.array(Eligibility),
    refuses: ['NoSuchTenant'],
    handle: async (scope, { params }) => {
      const found = await listSubscriptions(scope, params.customerId);
      if (!found.ok) return found;
      const reason = 'Transfers between partners are not offered in this cloud.';
      return answered(found.value.map(({ value }) => ({ id: value.id, isEligible: false as const, reason })));
    },
  }),
  refusedOfCustomer({
    id: 'createTransfer',
    summary: 'Ask another partner for the subscriptions of a customer; this cloud has no transfers',
    method: 'POST',
    path: 'v1/customers/{customerId}/transfers',
    always: 'TransfersNotOffered',
  }),
  ...(
    [
      { id: 'getTransfer', summary: 'Read a transfer', method: 'GET', path: TRANSFER },
      { id: 'rejectTransfer', summary: 'Reject a transfer', method: 'PATCH', path: TRANSFER },
      { id: 'withdrawTransfer', summary: 'Withdraw a transfer', method: 'DELETE', path: TRANSFER },
      { id: 'acceptTransfer', summary: 'Accept a transfer', method: 'POST', path: `${TRANSFER}/accept` },
    ] as const
  ).map((spec) => refusedOfCustomer({ ...spec, always: 'NoSuchTransfer' })),
];

/** What the public API has for things that this programme does not sell. */
export const notSoldOperations: readonly Operation[] = [...azureOperations, ...productUpgradeOperations, ...transferOperations];

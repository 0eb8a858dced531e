import { operation, type Operation } from '../contract/operation.ts';
import { ChangedCustomer, CustomerPatch } from '../customers/wire.ts';
import { deleteCustomer, patchCustomer } from './customer-removal.ts';
import { CustomerPath } from './wire.ts';

const REMOVAL = {
  path: 'v1/customers/{customerId}',
  permission: 'customer.manage',
  whenAccountSuspended: 'allow',
  closedToIndirectResellers: true,
  throttled: true,
  params: CustomerPath,
  decidedAnew: true,
} as const;

/** The end of a customer: here, because its subscriptions decide about it. */
export const removalOperations: Operation[] = [
  operation({
    ...REMOVAL,
    id: 'changeCustomerRelationship',
    summary: 'End the relationship with a customer, or only the delegated administrative privileges',
    method: 'PATCH',
    availability: 'worldwide_only',
    appOnly: false,
    body: CustomerPatch,
    answer: ChangedCustomer,
    refuses: ['NoSuchTenant', 'SubscriptionsStillActive', 'InvalidInput'],
    handle: (scope, { params, body }) => patchCustomer(scope, params.customerId, body),
  }),
  operation({
    ...REMOVAL,
    id: 'deleteCustomer',
    summary: 'Delete a customer from the sandbox, with all it has',
    method: 'DELETE',
    availability: '21vianet',
    appOnly: true,
    answer: 'none',
    refuses: ['NoSuchTenant', 'NotInThisEnvironment'],
    handle: (scope, { params }) => deleteCustomer(scope, params.customerId),
  }),
];

import { operation, type Operation } from '../contract/operation.ts';
import { collectionOf } from '../contract/wire.ts';
import { findRelationship } from '../customers/queries.ts';
import type { Relationship } from '../customers/stored.ts';
import { CustomerPath } from '../customers/wire.ts';
import type { Scope } from '../identity/scope.ts';
import { refuse } from '../shared/outcome.ts';
import { fileRequest, updateRequest } from './commands.ts';
import { listRequests, readRequest } from './queries.ts';
import * as wire from './wire.ts';

const CUSTOMER = {
  availability: 'worldwide_only',
  permission: 'support.request_service',
  appOnly: false,
  whenAccountSuspended: 'allow',
} as const;

/** What is done for a customer, if it is one of the partner's. */
async function forOwn<T>({ partition }: Scope, customerId: string, then: (relationship: Relationship) => Promise<T>) {
  const relationship = await findRelationship(partition, customerId);
  return relationship ? then(relationship.value) : refuse('NoSuchTenant');
}

/** The requests of a partner about one of its customers (R-SUP-09). */
export const customerSupportOperations: Operation[] = [
  operation({
    ...CUSTOMER,
    id: 'createCustomerServiceRequest',
    summary: 'Ask the operator for help with a service of a customer',
    method: 'POST',
    path: 'v1/customers/{customerId}/servicerequests',
    availability: 'own',
    params: CustomerPath,
    body: wire.NewRequest,
    answer: wire.WireRequest,
    success: 201,
    refuses: ['NoSuchTenant', 'NoSuchSupportTopic'],
    handle: (scope, { params, body }) =>
      forOwn(scope, params.customerId, ({ customerId: id, companyName: name }) =>
        fileRequest(scope, body, { customer: { id, name }, agentLocale: scope.locale }),
      ),
  }),
  operation({
    ...CUSTOMER,
    id: 'listCustomerServiceRequests',
    summary: 'List the service requests about a customer, the newest first',
    method: 'GET',
    path: 'v1/customers/{customerId}/servicerequests',
    params: CustomerPath,
    query: wire.ListQuery,
    answer: collectionOf(wire.WireSummary),
    refuses: ['NoSuchTenant', 'InvalidInput'],
    handle: (scope, { params, query }) =>
      forOwn(scope, params.customerId, ({ customerId }) => listRequests(scope, query, customerId)),
  }),
  operation({
    ...CUSTOMER,
    id: 'getCustomerServiceRequest',
    summary: 'Read a service request about a customer',
    method: 'GET',
    path: 'v1/customers/{customerId}/servicerequests/{serviceRequestId}',
    params: wire.CustomerRequestPath,
    answer: wire.WireRequest,
    refuses: ['NoSuchTenant', 'NoSuchServiceRequest'],
    handle: (scope, { params }) =>
      forOwn(scope, params.customerId, ({ customerId }) => readRequest(scope, params.serviceRequestId, customerId)),
  }),
  operation({
    ...CUSTOMER,
    id: 'updateCustomerServiceRequest',
    summary: 'Change a service request about a customer, add a note to it, close it or open it again',
    method: 'PATCH',
    path: 'v1/customers/{customerId}/servicerequests/{serviceRequestId}',
    params: wire.CustomerRequestPath,
    body: wire.UpdateBody,
    answer: wire.WireRequest,
    refuses: ['NoSuchTenant', 'NoSuchServiceRequest', 'ServiceRequestStep', 'ServiceRequestFull'],
    decidedAnew: true,
    handle: (scope, { params, body }) =>
      forOwn(scope, params.customerId, ({ customerId }) =>
        updateRequest(scope, { id: params.serviceRequestId, customerId }, body),
      ),
  }),
];

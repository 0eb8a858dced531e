import { answered, operation, type Operation } from '../../contract/operation.ts';
import { collection } from '../../contract/wire.ts';
import { refuse } from '../../shared/outcome.ts';
import { under } from '../../storage/port.ts';
import { findRelationship } from '../queries.ts';
import { createPolicy, deletePolicy, updatePolicy } from './commands.ts';
import { POLICIES_BY_CUSTOMER, POLICY } from './stored.ts';
import * as wire from './wire.ts';

const POLICIES = {
  availability: 'worldwide_only',
  permission: 'customer.manage',
  appOnly: false,
  whenAccountSuspended: 'allow',
} as const;

const UPDATE = {
  ...POLICIES,
  method: 'PUT',
  body: wire.PolicyBody,
  answer: wire.WirePolicy,
  refuses: ['NoSuchPolicy', 'InvalidProperty', 'NoSuchTenant', 'PolicyIdWrong', 'EtagStale'],
} as const;

export const selfServeOperations: Operation[] = [
  operation({
    ...POLICIES,
    id: 'listSelfServePolicies',
    summary: 'List what you let a customer buy itself',
    method: 'GET',
    path: 'v1/SelfServePolicy',
    query: wire.EntityQuery,
    answer: wire.WirePolicies,
    refuses: ['NoSuchTenant'],
    handle: async ({ partition }, { query }) => {
      if (!(await findRelationship(partition, query.entity_id))) return refuse('NoSuchTenant');
      const { items } = await partition.list(POLICIES_BY_CUSTOMER, { ...under(query.entity_id), limit: 1 }); // there is one at most
      return answered(collection(items.map(wire.toWirePolicy)));
    },
  }),
  operation({
    ...POLICIES,
    id: 'getSelfServePolicy',
    summary: 'Read one policy of what a customer may buy itself',
    method: 'GET',
    path: 'v1/SelfServePolicy/{policyId}',
    params: wire.PolicyPath,
    answer: wire.WirePolicy,
    refuses: ['NoSuchPolicy'],
    handle: async ({ partition }, { params }) => {
      const policy = await partition.get(POLICY, params.policyId.toLowerCase());
      return policy ? answered(wire.toWirePolicy(policy)) : refuse('NoSuchPolicy');
    },
  }),
  operation({
    ...POLICIES,
    id: 'createSelfServePolicy',
    summary: 'Let a customer buy certain products itself',
    method: 'POST',
    path: 'v1/SelfServePolicy',
    body: wire.PolicyBody,
    answer: wire.WirePolicy,
    success: 201,
    refuses: ['InvalidProperty', 'NoSuchTenant', 'PolicyExists'],
    onConflict: 'PolicyExists',
    handle: (scope, { body }) => createPolicy(scope, body),
  }),
  operation({
    ...UPDATE,
    id: 'updateSelfServePolicy',
    summary: 'Replace a policy',
    path: 'v1/SelfServePolicy/{policyId}',
    params: wire.PolicyPath,
    handle: (scope, { params, body, etag }) => updatePolicy(scope, params.policyId, body, etag),
  }),
  operation({
    ...UPDATE,
    id: 'updateSelfServePolicyOfBody',
    summary: 'Replace the policy whose id the body names, as some documents show',
    path: 'v1/SelfServePolicy',
    handle: (scope, { body, etag }) => updatePolicy(scope, body.id ?? '', body, etag),
  }),
  operation({
    ...POLICIES,
    id: 'deleteSelfServePolicy',
    summary: 'Delete a policy: the customer buys nothing itself any more',
    method: 'DELETE',
    path: 'v1/SelfServePolicy/{policyId}',
    params: wire.PolicyPath,
    answer: 'none',
    refuses: ['NoSuchPolicy'],
    handle: (scope, { params }) => deletePolicy(scope, params.policyId),
  }),
];

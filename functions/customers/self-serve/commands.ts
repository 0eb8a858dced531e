import type * as z from 'zod';
import { decided, type Answer } from '../../contract/operation.ts';
import { isStale } from '../../contract/wire.ts';
import type { Scope } from '../../identity/scope.ts';
import { ok, refuse, type Outcome } from '../../shared/outcome.ts';
import { create, remove, replace } from '../../storage/port.ts';
import { findRelationship } from '../queries.ts';
import { POLICY, policyIdOf, type Policy } from './stored.ts';
import { toWirePolicy, type PolicyBody, type WirePolicy } from './wire.ts';

type PolicyError = 'NoSuchTenant' | 'InvalidProperty';
type Changed<E extends 'NoSuchPolicy' | 'PolicyIdWrong' | 'PolicyExists' | 'EtagStale'> = Promise<
  Outcome<Answer<z.infer<typeof WirePolicy>>, PolicyError | E>
>;

/** The policy a body asks for: of the caller, for one of its customers. */
async function policyOf({ caller, partition }: Scope, body: PolicyBody): Promise<Outcome<Policy, PolicyError>> {
  const [customerId, partnerId] = [body.selfServeEntity.tenantID, body.grantor.tenantID];
  if (partnerId !== caller.tenantId) return refuse('InvalidProperty', 'grantor.tenantID: has to be your own tenant.');
  if (!(await findRelationship(partition, customerId))) return refuse('NoSuchTenant');
  const resources = [...new Set(body.permissions.map(({ resource }) => resource))];
  return ok({ id: policyIdOf(partnerId, customerId), partnerId, customerId, resources });
}

export async function createPolicy(scope: Scope, body: PolicyBody): Changed<'PolicyExists'> {
  const policy = await policyOf(scope, body);
  if (!policy.ok) return policy;
  if (await scope.partition.get(POLICY, policy.value.id)) return refuse('PolicyExists');
  return decided(toWirePolicy({ value: policy.value, version: 1 }), [create(POLICY, policy.value)]);
}

export async function updatePolicy(
  scope: Scope,
  policyId: string,
  body: PolicyBody,
  etag: string | undefined,
): Changed<'NoSuchPolicy' | 'PolicyIdWrong' | 'EtagStale'> {
  const was = await scope.partition.get(POLICY, policyId.toLowerCase());
  if (!was) return refuse('NoSuchPolicy');
  const policy = await policyOf(scope, body);
  if (!policy.ok) return policy;
  if (policy.value.id !== was.value.id) return refuse('PolicyIdWrong');
  if (isStale(was.value.id, was.version, etag?.replaceAll('"', ''))) return refuse('EtagStale');
  const value = policy.value;
  return decided(toWirePolicy({ value, version: was.version + 1 }), [replace(POLICY, value, was)]);
}

export async function deletePolicy({ partition }: Scope, policyId: string): Promise<Outcome<Answer<undefined>, 'NoSuchPolicy'>> {
  const was = await partition.get(POLICY, policyId.toLowerCase());
  return was ? decided(undefined, [remove(POLICY, was)]) : refuse('NoSuchPolicy');
}

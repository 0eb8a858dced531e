import * as z from 'zod';
import { defineKind, indexOf } from '../../storage/port.ts';

const Policy = z.object({
  id: z.string(),
  partnerId: z.string(),
  customerId: z.string(),
  /** What the customer may buy itself. */
  resources: z.array(z.enum(['AzureReservedInstances', 'AzureSavingsPlan'])),
});

export type Policy = z.infer<typeof Policy>;

/** What a partner lets a customer buy itself: one policy for the two. */
export const POLICY = defineKind<Policy>({
  name: 'selfServePolicy',
  container: 'partners',
  schemaVersion: 1,
  schema: Policy,
  idOf: ({ id }) => id,
  indexes: { byCustomer: ({ customerId }) => [customerId] },
});

export const POLICIES_BY_CUSTOMER = indexOf(POLICY, 'byCustomer');

export function policyIdOf(partnerId: string, customerId: string): string {
  return `${partnerId}_${customerId}`;
}

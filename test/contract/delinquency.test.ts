import { expect, test } from 'vitest';
import { BLOCKED_WHEN_SUSPENDED } from '../../functions/contract/delinquency.ts';
import { OPERATIONS } from '../../functions/operations.ts';
import rules from '../rules/rules.json' with { type: 'json' };

test('R-BILL-07: a suspended account cannot do eight things', () => {
  expect(BLOCKED_WHEN_SUSPENDED).toEqual(rules.delinquency.blocked.map(({ id }) => id));
});

test('R-BILL-07: the operations that the rules name are closed to a suspended account, wholly or in part', () => {
  const named = new Set(rules.delinquency.blocked.flatMap(({ api_operations }) => api_operations.match(/\w+/g) ?? []));
  const known = OPERATIONS.filter(({ id }) => named.has(id));
  expect(known.map(({ id }) => id).toSorted()).toEqual([
    'addAddOnToOrder',
    'checkoutCart',
    'createCart',
    'createCustomer',
    'createOrder',
    'createSubscriptionUpgrade',
  ]);
  for (const operation of known) expect(operation.whenAccountSuspended, operation.id).toBe('refuse');
  const change = OPERATIONS.find(({ id }) => id === 'changeSubscription');
  expect(change?.whenAccountSuspended).toBe('in command'); // of its uses only the number of seats is closed
});

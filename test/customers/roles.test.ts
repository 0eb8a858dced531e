import { expect, test } from 'vitest';
import { testApp, type As } from '../support/app.ts';
import { created, customersOperation, newCustomer } from './requests.ts';

type Who = NonNullable<As['role']>;

const AGENTS = ['globalAdmin', 'adminAgent', 'salesAgent'] as const satisfies Who[];
const VIEWERS = [...AGENTS, 'helpDeskAgent'] as const satisfies Who[];
const EVERYONE = [...VIEWERS, 'billingAdmin', 'userManagementAdmin', 'application'] as const satisfies Who[];

// R-USR-12: who may, as the matrix states it; `application` where an application-only token will do
const ALLOWED: readonly [operation: string, allowed: readonly Who[]][] = [
  ['createCustomer', [...AGENTS, 'application']],
  ['listCustomers', [...VIEWERS, 'application']],
  ['getCustomer', [...VIEWERS, 'application']],
  ['getCustomerCompanyProfile', VIEWERS],
  ['getCustomerBillingProfile', [...VIEWERS, 'application']],
  ['updateCustomerBillingProfile', [...AGENTS, 'application']],
];

for (const [id, allowed] of ALLOWED) {
  test(`R-USR-12: who may ${id}`, async () => {
    const app = await testApp();
    const operation = customersOperation(id);
    const { id: customerId, billingProfile } = await created(app, newCustomer('contoso'));
    for (const role of EVERYONE) {
      const { status } = await app.call(operation, {
        as: { role },
        params: { customerId },
        ...(operation.method === 'POST' ? { body: newCustomer(`by-${role}`) } : {}),
        ...(operation.method === 'PUT' ? { body: billingProfile } : {}),
      });
      expect([role, status]).toEqual([role, allowed.includes(role) ? (operation.success ?? 200) : 403]);
    }
  });
}

test('R-USR-12: the operator has no customers of its own', async () => {
  const app = await testApp();
  const refused = await app.call(customersOperation('listCustomers'), { as: { partner: 'operator' } });
  expect(refused.status).toBe(403);
});

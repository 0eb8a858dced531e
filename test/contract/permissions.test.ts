import { expect, test } from 'vitest';
import {
  ADMIN_ROLES,
  AGENT_ROLES,
  isAllowed,
  PERMISSIONS,
  type PartnerPermission,
} from '../../functions/contract/permissions.ts';
import RULES from '../rules/rules.json' with { type: 'json' };

const ROLES = {
  global_admin: 'globalAdmin',
  billing_admin: 'billingAdmin',
  user_management_admin: 'userManagementAdmin',
  admin_agent: 'adminAgent',
  sales_agent: 'salesAgent',
  help_desk_agent: 'helpDeskAgent',
} as const;

const { actions } = RULES.permissions;

test('R-USR-12: the matrix has the permissions and the roles of the rules, no more and no fewer', () => {
  expect(Object.keys(PERMISSIONS)).toEqual(actions.map(({ id }) => id));
  expect(RULES.roles.map(({ id }) => id)).toEqual(Object.keys(ROLES));
  expect(RULES.roles.filter(({ setting }) => setting === 'admin').map(({ id }) => ROLES[id as keyof typeof ROLES])).toEqual([
    ...ADMIN_ROLES,
  ]);
  expect(RULES.roles.filter(({ setting }) => setting === 'agent').map(({ id }) => ROLES[id as keyof typeof ROLES])).toEqual([
    ...AGENT_ROLES,
  ]);
});

for (const { id, label, effective } of actions) {
  test(`R-USR-12: ${id} has the label of the rules, and each role its mark`, () => {
    const permission = id as PartnerPermission;
    expect(PERMISSIONS[permission].label).toBe(label);
    const marks = Object.entries(ROLES).map(([name, role]) => [name, isAllowed(permission, [role])]);
    expect(Object.fromEntries(marks)).toEqual(effective);
  });
}

test('R-USR-06: a user may do what either of the two settings allows, and without a setting nothing', () => {
  expect(isAllowed('bills.view_download', ['salesAgent', 'billingAdmin'])).toBe(true);
  expect(isAllowed('subscription.manage', ['salesAgent', 'billingAdmin'])).toBe(true);
  expect(isAllowed('users.manage', ['salesAgent', 'billingAdmin'])).toBe(false);
  expect(isAllowed('customer.search_view', [])).toBe(false);
});

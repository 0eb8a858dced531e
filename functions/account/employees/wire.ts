import * as z from 'zod';
import { required } from '../../contract/address.ts';
import { isAllowed, PERMISSIONS, type PartnerPermission } from '../../contract/permissions.ts';
import { Attributes, collectionOf, etagOf, Guid, link, SelfLink, wireEnum } from '../../contract/wire.ts';
import type { Versioned } from '../../storage/port.ts';
import { rolesOf } from '../core/account.ts';
import type { Employee } from '../stored.ts';

const AGENT = ['none', 'admin_agent', 'sales_agent', 'help_desk_agent'] as const;
const ADMIN = ['none', 'global_admin', 'billing_admin', 'user_management_admin'] as const;
const STORED = {
  none: 'none',
  admin_agent: 'adminAgent',
  sales_agent: 'salesAgent',
  help_desk_agent: 'helpDeskAgent',
  global_admin: 'globalAdmin',
  billing_admin: 'billingAdmin',
  user_management_admin: 'userManagementAdmin',
} as const;

const AgentSetting = wireEnum(AGENT).transform((word) => word && STORED[word]);
const AdminSetting = wireEnum(ADMIN).transform((word) => word && STORED[word]);

export const NewEmployee = z.object({
  userPrincipalName: z.email().max(254).toLowerCase().describe('Unique in the company.'),
  displayName: required(100).describe('The full name.'),
  agentSetting: AgentSetting.describe('Which data the user sees; none by default.'),
  adminSetting: AdminSetting.describe('How far into the features the user gets; none by default (R-USR-05).'),
  userId: Guid.optional().describe('The object id in your directory, where this service makes no users itself.'),
});

export const EmployeePatch = z.object({
  displayName: required(100).optional(),
  agentSetting: AgentSetting,
  adminSetting: AdminSetting,
});

export const EmployeePath = z.object({ userId: Guid });

export const WireEmployee = z.object({
  id: z.string(),
  userPrincipalName: z.string(),
  displayName: z.string(),
  agentSetting: z.enum(AGENT),
  adminSetting: z.enum(ADMIN),
  permissions: z.array(z.string()).describe('What either of the two settings allows (R-USR-06).'),
  links: SelfLink,
  attributes: Attributes,
});

export const EmployeeList = collectionOf(WireEmployee);

export const CreatedEmployee = WireEmployee.extend({
  userCredentials: z
    .object({ userName: z.string(), password: z.string() })
    .optional()
    .describe(
      'With a temporary password: shown in this answer and never again (R-USR-08). Absent where the user was there already.',
    ),
});

function wireWord<T extends string>(words: readonly T[], stored: string): T {
  const found = words.find((word) => STORED[word as keyof typeof STORED] === stored);
  if (!found) throw new Error(`no word of the wire for ${stored}`);
  return found;
}

export function toWireEmployee({ value, version }: Pick<Versioned<Employee>, 'value' | 'version'>): z.infer<typeof WireEmployee> {
  const { userId, userPrincipalName, displayName, agent, admin } = value;
  const roles = rolesOf(value);
  return {
    id: userId,
    userPrincipalName,
    displayName,
    agentSetting: wireWord(AGENT, agent),
    adminSetting: wireWord(ADMIN, admin),
    permissions: Object.keys(PERMISSIONS).filter((permission) => isAllowed(permission as PartnerPermission, roles)),
    links: { self: link(`/users/${userId}`) },
    attributes: { etag: etagOf(userId, version), objectType: 'User' },
  };
}

import * as z from 'zod';
import { ADMIN_ROLES, AGENT_ROLES } from '../contract/permissions.ts';
import { create, defineKind, indexOf, type Write } from '../storage/port.ts';
import { StoredDate, StoredInstant } from '../storage/values.ts';

export const StoredAddress = z.object({
  addressLine1: z.string(),
  addressLine2: z.string().optional(),
  city: z.string(),
  state: z.string().optional(),
  region: z.string().optional(),
  postalCode: z.string().optional(),
  country: z.string(),
  firstName: z.string().optional(),
  middleName: z.string().optional(),
  lastName: z.string().optional(),
  phoneNumber: z.string().optional(),
});

export const StoredContact = z.object({
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  phoneNumber: z.string().optional(),
});

/** A partner's account, or the operator's own: one in each partition, under one id. */
const Account = z.object({
  partnerId: z.string(),
  name: z.string(),
  domain: z.string(),
  mpnId: z.string(),
  model: z.enum(['direct', 'indirectProvider', 'indirectReseller', 'operator']),
  state: z.enum(['active', 'delinquent', 'suspended', 'terminated']),
  /** As the account was opened; the profiles hold what has been changed since. */
  address: StoredAddress,
  contact: StoredContact,
  agreementSignedOn: StoredDate,
  /** Days from the billing date to the due date (R-BILL-03). */
  paymentTermDays: z.int(),
  /** Days past due after which a delinquent account is suspended by itself; absent: only the operator suspends (R-BILL-19). */
  suspendAfterDays: z.int().optional(),
  /** The highest finance charge the law allows, hundredths of a percent a month; absent: no such limit (R-BILL-05). */
  legalMaximumBasisPoints: z.int().optional(),
  /** The one person who receives invoices (R-BILL-15). */
  invoiceRecipient: z.object({ name: z.string(), email: z.string() }).optional(),
  /** Client ids of the applications that may call for this account on their own. */
  applications: z.array(z.string()),
  /** The indirect provider of an indirect reseller. */
  providerId: z.string().optional(),
  /** Only a sandbox account has a clock of its own. `target` is where it is on its way to. */
  sandbox: z.object({ now: StoredInstant, target: StoredInstant.optional() }).optional(),
  /** The last day whose jobs have all run: deletions, renewals, the close. */
  workedThrough: StoredDate,
});

export type Account = z.infer<typeof Account>;

export const ACCOUNT = defineKind<Account>({
  name: 'account',
  container: 'partners',
  schemaVersion: 1,
  schema: Account,
  idOf: () => ACCOUNT_ID,
  indexes: {},
});

export const ACCOUNT_ID = 'account';

const Employee = z.object({
  userId: z.string(),
  userPrincipalName: z.string(),
  displayName: z.string(),
  agent: z.enum(['none', ...AGENT_ROLES]),
  admin: z.enum(['none', ...ADMIN_ROLES]),
});

export type Employee = z.infer<typeof Employee>;

/** Who works for the partner, by the object id of its directory user, and with which two settings (R-USR-05). */
export const EMPLOYEE = defineKind<Employee>({
  name: 'employee',
  container: 'partners',
  schemaVersion: 1,
  schema: Employee,
  idOf: ({ userId }) => userId,
  indexes: {
    byName: ({ userPrincipalName }) => [userPrincipalName.toLowerCase()],
    globalAdmins: ({ admin }) => (admin === 'globalAdmin' ? [] : undefined),
  },
});

/** By user principal name. */
export const EMPLOYEES = indexOf(EMPLOYEE, 'byName');
export const GLOBAL_ADMINS = indexOf(EMPLOYEE, 'globalAdmins');

const EmployeeName = z.object({ userPrincipalName: z.string(), userId: z.string() });

/** Keeps a name for the one employee who has it. */
export const EMPLOYEE_NAME = defineKind<z.infer<typeof EmployeeName>>({
  name: 'employeeName',
  container: 'partners',
  schemaVersion: 1,
  schema: EmployeeName,
  idOf: ({ userPrincipalName }) => userPrincipalName.toLowerCase(),
  indexes: {},
});

/** An employee and the name kept for it. */
export function employeeWrites(employee: Employee): Write[] {
  const { userPrincipalName, userId } = employee;
  return [create(EMPLOYEE, employee), create(EMPLOYEE_NAME, { userPrincipalName, userId })];
}

const DirectoryEntry = z.object({
  partnerId: z.string(),
  name: z.string(),
  mpnId: z.string(),
  model: Account.shape.model,
  providerId: z.string().optional(),
  /** Timers leave sandbox accounts alone: their clock does not move by itself. */
  sandbox: z.boolean(),
});

export type DirectoryEntry = z.infer<typeof DirectoryEntry>;

/** What has to be known of a partner without knowing the partner: who is due, whose MPN ID this is. */
export const DIRECTORY_ENTRY = defineKind<DirectoryEntry>({
  name: 'directoryEntry',
  container: 'partners',
  schemaVersion: 1,
  schema: DirectoryEntry,
  idOf: ({ partnerId }) => partnerId,
  indexes: {
    billed: ({ sandbox, model }) => (sandbox || model === 'operator' || model === 'indirectReseller' ? undefined : []),
    byMpnId: ({ mpnId }) => [mpnIdKey(mpnId)],
    byProvider: ({ providerId, name }) => (providerId === undefined ? undefined : [providerId, name.toLowerCase()]),
  },
});

export const BILLED_PARTNERS = indexOf(DIRECTORY_ENTRY, 'billed');
/** The indirect resellers of a provider, by name. */
export const RESELLERS = indexOf(DIRECTORY_ENTRY, 'byProvider');
export const PARTNERS_BY_MPN_ID = indexOf(DIRECTORY_ENTRY, 'byMpnId');

/** So that MPN IDs sort as numbers. */
export function mpnIdKey(mpnId: string): string {
  return mpnId.padStart(10, '0');
}

/** The partition that holds the directory entries. */
export const DIRECTORY = 'directory';

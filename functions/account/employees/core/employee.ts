import { isAllowed, type Role } from '../../../contract/permissions.ts';
import { ok, refuse, type Outcome } from '../../../shared/outcome.ts';
import type { Employee } from '../../stored.ts';

/** The two settings of an employee (R-USR-05), and the name. */
export type Settings = Pick<Employee, 'displayName' | 'agent' | 'admin'>;

/** What somebody with these roles may make of an employee who is not there yet. @rule R-USR-02, R-USR-04 */
export function planNewEmployee(actor: readonly Role[], employee: Employee): Outcome<Employee, 'AdminSettingNeedsGlobalAdmin'> {
  return employee.admin === 'none' || isAllowed('users.assign_admin_role', actor)
    ? ok(employee)
    : refuse('AdminSettingNeedsGlobalAdmin');
}

export interface Change {
  readonly employee: Employee;
  /** Absent members stay as they are. */
  readonly wanted: Partial<Settings>;
  /** Whether somebody else is a global admin. */
  readonly isAnotherGlobalAdmin: boolean;
}

/** @rule R-USR-03, R-USR-04 */
export function planChangedEmployee(
  actor: readonly Role[],
  { employee, wanted, isAnotherGlobalAdmin }: Change,
): Outcome<Employee, 'AdminSettingNeedsGlobalAdmin' | 'LastGlobalAdmin'> {
  const changed = { ...employee, ...wanted };
  if (changed.admin === employee.admin) return ok(changed);
  if (!isAllowed('users.assign_admin_role', actor)) return refuse('AdminSettingNeedsGlobalAdmin');
  return employee.admin === 'globalAdmin' && !isAnotherGlobalAdmin ? refuse('LastGlobalAdmin') : ok(changed);
}

/** An employee leaves as if the admin setting were taken first. @rule R-USR-03, R-USR-04 */
export function planLeavingEmployee(actor: readonly Role[], employee: Employee, isAnotherGlobalAdmin: boolean) {
  return planChangedEmployee(actor, { employee, wanted: { admin: 'none' }, isAnotherGlobalAdmin });
}

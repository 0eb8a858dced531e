import { EMPLOYEE, type Employee } from '../account/stored.ts';
import type { Scope } from '../identity/scope.ts';
import type { Author } from './stored.ts';

/** The user who calls, of the partner or of the operator; none where the operator's own system does. */
export async function employeeOf({ caller, shared }: Scope): Promise<Employee | undefined> {
  const { tenantId, userId } = caller;
  return userId === undefined ? undefined : (await shared.partner(tenantId).get(EMPLOYEE, userId))?.value;
}

export function authorOf({ caller }: Scope, employee: Employee | undefined): Author {
  const { tenantId } = caller;
  return employee ? { tenantId, userId: employee.userId, name: employee.displayName } : { tenantId, name: 'Operator' };
}

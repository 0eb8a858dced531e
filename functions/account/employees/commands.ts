import type * as z from 'zod';
import { decided, type Answer } from '../../contract/operation.ts';
import { isStale } from '../../contract/wire.ts';
import type { Scope } from '../../identity/scope.ts';
import { refuse, type Outcome } from '../../shared/outcome.ts';
import { remove, replace, type Entry, type Partition, type Write } from '../../storage/port.ts';
import { EMPLOYEE, EMPLOYEE_NAME, employeeWrites, GLOBAL_ADMINS, type Employee } from '../stored.ts';
import { planChangedEmployee, planLeavingEmployee, planNewEmployee } from './core/employee.ts';
import { toWireEmployee, type CreatedEmployee, type EmployeePatch, type NewEmployee, type WireEmployee } from './wire.ts';

type Answered<T extends z.ZodType> = Answer<z.infer<T>>;
type ChangeError = 'NoSuchEmployee' | 'EtagStale' | 'AdminSettingNeedsGlobalAdmin' | 'LastGlobalAdmin';

/** @rule R-USR-01, R-USR-02, R-USR-04, R-USR-08 */
export async function addEmployee(
  { directory, caller, partition, roles, account }: Scope,
  { userPrincipalName, displayName, agentSetting = 'none', adminSetting = 'none', userId }: z.infer<typeof NewEmployee>,
): Promise<Outcome<Answered<typeof CreatedEmployee>, 'InvalidProperty' | 'AdminSettingNeedsGlobalAdmin' | 'EmployeeExists'>> {
  const problem = userIdProblem(directory !== undefined, userId);
  if (problem) return refuse('InvalidProperty', problem);
  if (directory && !userPrincipalName.endsWith(`@${account.value.domain}`))
    return refuse('InvalidProperty', `userPrincipalName: has to end with @${account.value.domain}.`);
  const user = await directory?.newUser(caller.tenantId, userPrincipalName);
  const id = user?.userId ?? userId ?? '';
  const planned = planNewEmployee(roles, {
    userId: id,
    userPrincipalName,
    displayName,
    agent: agentSetting,
    admin: adminSetting,
  });
  if (!planned.ok) return planned;
  if (await isKnown(partition, planned.value)) return refuse('EmployeeExists');
  const userCredentials = user && { userName: userPrincipalName, password: user.temporaryPassword };
  return decided({ ...toWireEmployee({ value: planned.value, version: 1 }), ...(userCredentials ? { userCredentials } : {}) }, [
    ...employeeWrites(planned.value),
    ...(user?.writes ?? []),
  ]);
}

/** The id is given where the user is in a directory of the partner's own, and only there. */
function userIdProblem(makesUsers: boolean, userId: string | undefined): string | undefined {
  if (makesUsers && userId !== undefined) return 'userId: this service makes the user itself; leave it out.';
  if (!makesUsers && userId === undefined) return 'userId: name the object id that the user has in your directory.';
  return undefined;
}

async function isKnown(partition: Partition, { userId, userPrincipalName }: Employee): Promise<boolean> {
  const [byId, byName] = await Promise.all([partition.get(EMPLOYEE, userId), partition.get(EMPLOYEE_NAME, userPrincipalName)]);
  return byId !== undefined || byName !== undefined;
}

/** @rule R-USR-03, R-USR-04 */
export async function changeEmployee(
  { partition, roles }: Scope,
  userId: string,
  { displayName, agentSetting, adminSetting }: z.infer<typeof EmployeePatch>,
  etag: string | undefined,
): Promise<Outcome<Answered<typeof WireEmployee>, ChangeError>> {
  const was = await partition.get(EMPLOYEE, userId);
  if (!was) return refuse('NoSuchEmployee');
  if (isStale(userId, was.version, etag)) return refuse('EtagStale');
  const another = await anotherGlobalAdmin(partition, was.value);
  const wanted = {
    ...(displayName === undefined ? {} : { displayName }),
    ...(agentSetting === undefined ? {} : { agent: agentSetting }),
    ...(adminSetting === undefined ? {} : { admin: adminSetting }),
  };
  const planned = planChangedEmployee(roles, { employee: was.value, wanted, isAnotherGlobalAdmin: another !== undefined });
  if (!planned.ok) return planned;
  return decided(toWireEmployee({ value: planned.value, version: was.version + 1 }), [
    replace(EMPLOYEE, planned.value, was),
    ...remaining(another),
  ]);
}

/** @rule R-USR-03, R-USR-04 */
export async function removeEmployee(
  { partition, roles, directory }: Scope,
  userId: string,
): Promise<Outcome<Answer<undefined>, Exclude<ChangeError, 'EtagStale'>>> {
  const was = await partition.get(EMPLOYEE, userId);
  if (!was) return refuse('NoSuchEmployee');
  const another = await anotherGlobalAdmin(partition, was.value);
  const planned = planLeavingEmployee(roles, was.value, another !== undefined);
  if (!planned.ok) return planned;
  const name = await partition.get(EMPLOYEE_NAME, was.value.userPrincipalName);
  return decided(undefined, [
    remove(EMPLOYEE, was),
    ...(name ? [remove(EMPLOYEE_NAME, name)] : []),
    ...((await directory?.leave(partition, userId)) ?? []),
    ...remaining(another),
  ]);
}

/** Of a global admin who stops being one: somebody else who is. */
async function anotherGlobalAdmin(partition: Partition, { userId, admin }: Employee): Promise<Entry<Employee> | undefined> {
  if (admin !== 'globalAdmin') return undefined;
  const { items } = await partition.list(GLOBAL_ADMINS, { limit: 2 });
  return items.find(({ value }) => value.userId !== userId);
}

/** As it was: two who stop being global admins at the same time, each counting on the other, conflict. */
function remaining(another: Entry<Employee> | undefined): Write[] {
  return another ? [replace(EMPLOYEE, another.value, another)] : [];
}

import { answered, operation, type Operation } from '../../contract/operation.ts';
import { pageRequest, parseSeek, seekCollection, SeekQuery } from '../../contract/paging.ts';
import { refuse } from '../../shared/outcome.ts';
import { EMPLOYEE, EMPLOYEES } from '../stored.ts';
import { addEmployee, changeEmployee, removeEmployee } from './commands.ts';
import * as wire from './wire.ts';

const PAGE_SIZES = { default: 100, max: 500 };

const USERS = {
  availability: 'own',
  permission: 'users.manage', // R-USR-02
  appOnly: false,
  whenAccountSuspended: 'allow',
} as const;

export const employeeOperations: Operation[] = [
  operation({
    ...USERS,
    id: 'addUser',
    summary: 'Give an employee an account, with its two settings; a temporary password is shown once',
    method: 'POST',
    path: 'v1/users',
    body: wire.NewEmployee,
    answer: wire.CreatedEmployee,
    success: 201,
    refuses: ['InvalidProperty', 'AdminSettingNeedsGlobalAdmin', 'EmployeeExists'],
    onConflict: 'EmployeeExists',
    handle: (scope, { body }) => addEmployee(scope, body),
  }),
  operation({
    ...USERS,
    id: 'listUsers',
    summary: 'List the employees who work in Partner Center, with what they may do',
    method: 'GET',
    path: 'v1/users',
    query: SeekQuery,
    answer: wire.EmployeeList,
    refuses: ['InvalidContinuationToken'],
    handle: async ({ partition }, { query, continuationToken }) => {
      const seek = parseSeek(query, continuationToken, PAGE_SIZES);
      if (!seek.ok) return seek;
      const page = await partition.list(EMPLOYEES, pageRequest(seek.value, {}));
      return answered(seekCollection('/users', seek.value, page, wire.toWireEmployee));
    },
  }),
  operation({
    ...USERS,
    id: 'getUser',
    summary: 'Read one employee',
    method: 'GET',
    path: 'v1/users/{userId}',
    params: wire.EmployeePath,
    answer: wire.WireEmployee,
    refuses: ['NoSuchEmployee'],
    handle: async ({ partition }, { params }) => {
      const employee = await partition.get(EMPLOYEE, params.userId);
      return employee ? answered(wire.toWireEmployee(employee)) : refuse('NoSuchEmployee');
    },
  }),
  operation({
    ...USERS,
    id: 'changeUser',
    summary: "Change an employee's name or settings; only a global admin changes the admin setting",
    method: 'PATCH',
    path: 'v1/users/{userId}',
    params: wire.EmployeePath,
    body: wire.EmployeePatch,
    answer: wire.WireEmployee,
    refuses: ['NoSuchEmployee', 'EtagStale', 'AdminSettingNeedsGlobalAdmin', 'LastGlobalAdmin'],
    handle: (scope, { params, body, etag }) => changeEmployee(scope, params.userId, body, etag),
  }),
  operation({
    ...USERS,
    id: 'removeUser',
    summary: 'Take an employee out; the last global admin stays',
    method: 'DELETE',
    path: 'v1/users/{userId}',
    params: wire.EmployeePath,
    answer: 'none',
    refuses: ['NoSuchEmployee', 'AdminSettingNeedsGlobalAdmin', 'LastGlobalAdmin'],
    handle: (scope, { params }) => removeEmployee(scope, params.userId),
  }),
];

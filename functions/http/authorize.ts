import { ACCOUNT, ACCOUNT_ID, EMPLOYEE } from '../account/stored.ts';
import { findEnrolment } from '../enrolment/stored.ts';
import { rolesOf } from '../account/core/account.ts';
import type { Operation } from '../contract/operation.ts';
import { isAllowed, isOpenPermission, isOperatorPermission } from '../contract/permissions.ts';
import { Guid } from '../contract/wire.ts';
import type { Ports } from '../identity/ports.ts';
import type { Caller, Scope } from '../identity/scope.ts';
import { dateOf } from '../shared/calendar.ts';
import type { Role } from '../contract/permissions.ts';
import { refuse, type Outcome } from '../shared/outcome.ts';
import type { Entering } from './enter.ts';
import { commonPartitions } from './partitions.ts';

export type AuthorizeError =
  | 'NotAPartner'
  | 'NoSuchPartner'
  | 'AccountNotActive'
  | 'RoleLacksPermission'
  | 'UserTokenNeeded'
  | 'ModelNotAllowed'
  | 'AccountSuspended';

/** The scope of a caller for an operation: the token names the tenant, the tenant names the partition. */
export async function authorize(
  ports: Ports,
  operation: Operation,
  caller: Caller,
  { requestId, correlationId, locale, partnerId }: Pick<Entering, 'requestId' | 'correlationId' | 'locale' | 'partnerId'>,
): Promise<Outcome<Scope, AuthorizeError>> {
  const partition = ports.store.partition('partners', caller.tenantId);
  const [account, employee] = await Promise.all([
    partition.get(ACCOUNT, ACCOUNT_ID),
    caller.userId === undefined ? undefined : partition.get(EMPLOYEE, caller.userId),
  ]);
  if (!account)
    return (await findEnrolment(partition))
      ? refuse('AccountNotActive', 'Its enrollment has not come to its end (R-ENR-12).')
      : refuse('NotAPartner');
  const { model, state, applications } = account.value;
  if (state === 'terminated') return refuse('AccountNotActive');
  if (!applications.includes(caller.applicationId))
    return refuse('NotAPartner', 'The application of this token is not registered with the account.');

  const roles = employee ? rolesOf(employee.value) : [];
  const isOperator = model === 'operator';
  if (isOperatorPermission(operation.permission) !== isOperator) return refuse('RoleLacksPermission');
  if (caller.userId === undefined && !operation.appOnly) return refuse('UserTokenNeeded');
  if (isOperator && caller.userId !== undefined && !roles.includes('globalAdmin')) return refuse('RoleLacksPermission');
  if (caller.userId !== undefined && !isOperator && !holds(operation, roles)) {
    return refuse('RoleLacksPermission', `The permission is ${operation.permission}.`);
  }
  if (operation.closedToIndirectResellers && model === 'indirectReseller') return refuse('ModelNotAllowed');
  if (operation.whenAccountSuspended === 'refuse' && state === 'suspended') return refuse('AccountSuspended');

  const about = operation.onPartner ? await findPartner(ports, partnerId) : { account, partition };
  if (!about) return refuse('NoSuchPartner');
  const timeOfDay = ports.now();
  const now = about.account.value.sandbox?.now ?? timeOfDay;
  return {
    ok: true,
    value: {
      caller,
      roles,
      ...about,
      shared: {
        ...commonPartitions(ports.store),
        lines: (invoiceId) => ports.store.partition('lines', `${about.account.value.partnerId}/${invoiceId}`),
      },
      blobs: ports.blobs,
      queue: ports.queue,
      directory: ports.directory,
      guideUrl: ports.guideUrl,
      webhooks: ports.webhooks,
      now,
      today: dateOf(now),
      timeOfDay,
      locale,
      requestId,
      correlationId,
    },
  };
}

function holds({ permission }: Operation, roles: readonly Role[]): boolean {
  return !isOperatorPermission(permission) && !isOpenPermission(permission) && isAllowed(permission, roles);
}

/** The partner an operator's request is about, and its partition. */
async function findPartner(
  { store }: Ports,
  partnerId: string | undefined,
): Promise<Pick<Scope, 'account' | 'partition'> | undefined> {
  const named = Guid.safeParse(partnerId).data;
  if (named === undefined) return undefined;
  const partition = store.partition('partners', named);
  const account = await partition.get(ACCOUNT, ACCOUNT_ID);
  return account && account.value.model !== 'operator' ? { account, partition } : undefined;
}

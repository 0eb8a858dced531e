import { customerOf } from '../customers/access/session.ts';
import { isOpenPermission } from '../contract/permissions.ts';
import type { Operation } from '../contract/operation.ts';
import type { Ports } from '../identity/ports.ts';
import type { Caller, CustomerScope, Scope, VisitorScope } from '../identity/scope.ts';
import type { Instant } from '../shared/calendar.ts';
import { ok, refuse, type Outcome } from '../shared/outcome.ts';
import type { Partition } from '../storage/port.ts';
import { authorize, type AuthorizeError } from './authorize.ts';
import { commonPartitions } from './partitions.ts';

export interface Entering {
  readonly authorization: string | undefined;
  readonly requestId: string;
  readonly locale: string;
  /** The partner of the address. */
  readonly partnerId: string | undefined;
}

export interface Entered {
  /** What the operation works in: of the kind it was declared for. */
  readonly scope: Scope | CustomerScope | VisitorScope;
  /** Where its change is committed and written down; nowhere for a visitor. */
  readonly desk?: Desk;
}

export interface Desk {
  readonly partition: Partition;
  readonly caller: Caller;
  readonly now: Instant;
}

type EnterError = AuthorizeError | 'PartnerTokenMissing' | 'AccessDenied' | 'SessionMissing';

/** Whoever may call the operation, with what it may work in: a partner, the operator, a customer, or anybody. */
export async function enter(operation: Operation, ports: Ports, entering: Entering): Promise<Outcome<Entered, EnterError>> {
  if (isOpenPermission(operation.permission)) return enterWithoutAccount(operation, ports, entering);
  const caller = await ports.authenticate(entering.authorization);
  if (caller === 'missing') return refuse('PartnerTokenMissing');
  if (caller === 'invalid') return refuse('AccessDenied');
  const scope = await authorize(ports, operation, caller, entering);
  return scope.ok ? ok({ scope: scope.value, desk: scope.value }) : scope;
}

async function enterWithoutAccount(
  { permission }: Operation,
  { store, blobs, queue, now: clock }: Ports,
  { authorization, locale }: Entering,
): Promise<Outcome<Entered, 'SessionMissing'>> {
  const now = clock();
  const shared = commonPartitions(store);
  const visitor: VisitorScope = { shared, queue, now, locale };
  if (permission === 'anybody') return ok({ scope: visitor });
  const customerId = await customerOf(authorization, shared.customer, now);
  if (customerId === undefined) return refuse('SessionMissing');
  const partition = shared.customer(customerId);
  const caller = { tenantId: customerId, applicationId: 'customer' };
  return ok({ scope: { ...visitor, customerId, partition, catalog: shared.catalog, blobs }, desk: { partition, caller, now } });
}

import { customerOf } from '../customers/access/session.ts';
import type { Operation } from '../contract/operation.ts';
import type { Ports } from '../identity/ports.ts';
import type { ApplicantScope, Caller, CustomerScope, Scope, VisitorScope } from '../identity/scope.ts';
import type { Instant } from '../shared/calendar.ts';
import { ok, refuse, type Outcome } from '../shared/outcome.ts';
import type { Partition } from '../storage/port.ts';
import { authorize, type AuthorizeError } from './authorize.ts';
import { commonPartitions } from './partitions.ts';

export interface Entering {
  readonly authorization: string | undefined;
  readonly requestId: string;
  readonly correlationId: string;
  readonly locale: string;
  readonly sourceAddress: string;
  /** The partner of the address. */
  readonly partnerId: string | undefined;
}

export interface Entered {
  /** What the operation works in: of the kind it was declared for. */
  readonly scope: Scope | CustomerScope | ApplicantScope | VisitorScope;
  /** Where its change is committed and written down; nowhere for a visitor. */
  readonly desk?: Desk;
}

export interface Desk {
  readonly partition: Partition;
  readonly caller: Caller;
  readonly now: Instant;
}

type EnterError = AuthorizeError | 'PartnerTokenMissing' | 'SessionMissing';

/** Whoever may call the operation, with what it may work in: a partner, the operator, a customer, a company that enrols, or anybody. */
export async function enter(operation: Operation, ports: Ports, entering: Entering): Promise<Outcome<Entered, EnterError>> {
  const { permission } = operation;
  if (permission === 'anybody' || permission === 'customer.itself') return enterWithoutToken(operation, ports, entering);
  const caller = await ports.authenticate(entering.authorization);
  if (caller === 'missing') return refuse('PartnerTokenMissing');
  if (caller === 'invalid') return refuse('AccessDenied');
  if (permission === 'applicant') return enterAsApplicant(caller, ports, entering);
  const scope = await authorize(ports, operation, caller, entering);
  if (!scope.ok) return scope;
  const { requestId, correlationId, sourceAddress } = entering;
  const { method, path } = operation;
  ports.countRequest?.({ caller, at: scope.value.now, method, path, requestId, correlationId, sourceAddress });
  return ok({ scope: scope.value, desk: scope.value });
}

function enterAsApplicant(
  caller: Caller,
  { store, blobs, queue, directory, now: clock }: Ports,
  { locale }: Entering,
): Outcome<Entered, 'UserTokenNeeded'> {
  if (caller.userId === undefined) return refuse('UserTokenNeeded');
  const [shared, now] = [commonPartitions(store), clock()];
  const partition = shared.partner(caller.tenantId);
  const scope: ApplicantScope = { caller, partition, shared, blobs, queue, directory, now, locale };
  return ok({ scope, desk: { partition, caller, now } });
}

async function enterWithoutToken(
  { permission }: Operation,
  { store, blobs, queue, webhooks, now: clock }: Ports,
  { authorization, locale }: Entering,
): Promise<Outcome<Entered, 'SessionMissing'>> {
  const now = clock();
  const shared = commonPartitions(store);
  const visitor: VisitorScope = { shared, queue, webhooks, now, locale };
  if (permission === 'anybody') return ok({ scope: visitor });
  const customerId = await customerOf(authorization, shared.customer, now);
  if (customerId === undefined) return refuse('SessionMissing');
  const partition = shared.customer(customerId);
  const caller = { tenantId: customerId, applicationId: 'customer' };
  return ok({ scope: { ...visitor, customerId, partition, blobs }, desk: { partition, caller, now } });
}

import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import { isRead, type Operation } from '../../contract/operation.ts';
import { faultOf, throttled } from '../../http/fault.ts';
import { idHeaders, requestIdsOf } from '../../http/ids.ts';
import type { Sent } from '../../http/replay.ts';
import { compileRoutes } from '../../http/router.ts';
import type { Authenticate } from '../../identity/tokens.ts';
import type { Asked } from './cases.ts';
import { reading } from './late.ts';
import { withoutLines } from './late-lines.ts';
import type { Misbehaviour } from './misbehaviour.ts';

type Handle = () => Promise<HttpResponseInit>;

interface Service {
  readonly operations: readonly Operation[];
  readonly authenticate: Authenticate;
  readonly misbehaviour: Misbehaviour;
  /** Milliseconds. */
  readonly clock: () => number;
}

/** Stands before the handlers: refuses, delays, hides and loses what the switches say, and scores what the client makes of it. */
export function misbehave(service: Service): (request: HttpRequest, handle: Handle) => Promise<HttpResponseInit> {
  const { operations, authenticate, misbehaviour, clock } = service;
  const { switches, cases } = misbehaviour;
  const routes = compileRoutes(operations.map((value) => ({ method: value.method, path: value.path, value })));

  return async (request, handle) => {
    const { pathname, search } = new URL(request.url);
    const path = pathname.replace(/\/{2,}/g, '/');
    const found = routes.match(request.method, path);
    if (!found || found.value.availability === 'own') return handle();
    const { value: operation, params } = found;
    const authorization = request.headers.get('authorization') ?? undefined;
    const caller = await authenticate(authorization);
    if (typeof caller === 'string' || switches.drills(caller.tenantId).length === 0) return handle();

    const asked: Asked = {
      partnerId: caller.tenantId,
      address: `${request.method} ${path}${search}`,
      requestId: request.headers.get('ms-requestid'),
      token: createHash('sha256')
        .update(authorization ?? '')
        .digest('base64url'),
      at: clock(),
    };
    cases.follow(asked);
    const answer = refusal(operation, asked, misbehaviour) ?? (await carriedOut(operation, asked, { misbehaviour, handle }));
    if ('sent' in answer) return spoken(answer.sent, request);
    return withoutLines(answer, { operation, partnerId: caller.tenantId, params }, misbehaviour);
  };
}

type Refusal = { readonly sent: Sent };

/** In the order of the edge: who calls, how often, and what fails behind it. */
function refusal(operation: Operation, asked: Asked, { switches, cases }: Misbehaviour): Refusal | undefined {
  const { partnerId, token, at } = asked;
  const refused = faultOf(operation);

  const ending = switches.drill(partnerId, 'expiring-tokens');
  if (ending && ending.next(token) > ending.settings.requests) {
    cases.open({ ...asked, drill: ending });
    return { sent: refused({ error: 'AccessDenied' }) };
  }
  const throttling = operation.throttled && switches.drill(partnerId, 'throttling');
  if (throttling && throttling.strikes(operation.id)) {
    const seconds = throttling.settings.retryAfterSeconds;
    cases.open({ ...asked, drill: throttling, waitUntil: at + seconds * 1000 });
    return { sent: throttled(seconds) };
  }
  const failing = switches.drill(partnerId, 'server-errors');
  if (failing?.strikes(operation.id)) {
    cases.open({ ...asked, drill: failing });
    return { sent: { ...refused({ error: 'ServiceException' }), status: failing.settings.status } };
  }
  return undefined;
}

/** What a gateway says that has waited in vain: nothing about what was done. */
const NO_ANSWER: Sent = { status: 504, headers: { 'Content-Length': '0' }, body: '' };

interface Doing {
  readonly misbehaviour: Misbehaviour;
  readonly handle: Handle;
}

/** What the operation answers: late, without orders that are not shown yet, or not at all. */
async function carriedOut(
  operation: Operation,
  asked: Asked,
  { misbehaviour, handle }: Doing,
): Promise<HttpResponseInit | Refusal> {
  const { switches, cases } = misbehaviour;
  const slow = switches.drill(asked.partnerId, 'slow-answers');
  const answered = slow?.strikes(operation.id) ? cases.open({ ...asked, drill: slow }) : undefined;
  if (slow && answered) await sleep(slow.settings.delayMs);
  const losing = isRead(operation) ? undefined : switches.drill(asked.partnerId, 'lost-answers');
  const isLost = losing?.strikes(operation.id);

  const answer = await (isRead(operation) ? reading.run({}, handle) : handle());
  answered?.();
  if (losing && isLost && (answer.status ?? 200) < 300) {
    cases.open({ ...asked, drill: losing });
    return { sent: NO_ANSWER };
  }
  return answer;
}

function spoken({ status, headers, body }: Sent, { method, headers: sent }: HttpRequest): HttpResponseInit {
  const answer = { status, headers: { ...headers, ...idHeaders(requestIdsOf(sent)) } };
  return method === 'HEAD' ? answer : { ...answer, body };
}

import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import { isRead, type Answer, type FileBody, type Operation } from '../contract/operation.ts';
import type { Ports } from '../identity/ports.ts';
import type { Scope } from '../identity/scope.ts';
import { create } from '../storage/port.ts';
import { auditOf } from './audit.ts';
import { enter, type Desk } from './enter.ts';
import { fault, faultOf, json, throttled, type Refused } from './fault.ts';
import { dispositionOf, localeOf, sourceAddressOf } from './headers.ts';
import { idHeaders, requestIdsOf, type RequestIds } from './ids.ts';
import { observed, type Seen, type Traced } from './observed.ts';
import { readBody } from './body.ts';
import { parseInput } from './parse.ts';
import { REPLAY } from './records.ts';
import { compileRoutes } from './router.ts';
import { recordOf, replayed, replayId, type Repeatable, type Sent } from './replay.ts';
import { Witness } from './witness.ts';

/** The handler of one operation: the same steps in the same order everywhere. It always answers, and never throws. */
export function serve(operation: Operation, ports: Ports): Serve {
  return (request, traced) => answerTo(operation, ports, { request, params: request.params, traced });
}

type Serve = (request: HttpRequest, traced?: Traced) => Promise<HttpResponseInit>;

/**
 * Answers an address that no operation has as it stands: with the operation it means, if slashes were doubled or one too
 * many at the end, and with the documented fault otherwise.
 */
export function serveUnknown(operations: readonly Operation[], ports: Ports): Serve {
  const routes = compileRoutes(
    operations.map((operation) => ({ method: operation.method, path: operation.path, value: operation })),
  );
  return async (request, traced) => {
    const { pathname } = new URL(request.url);
    const plain = pathname.replace(/\/{2,}/g, '/').replace(/\/$/, '');
    const found = routes.match(request.method, plain);
    if (!found) {
      const { headers, ...sent } = fault({ error: 'NotFound' });
      return { ...sent, headers: { ...headers, ...idHeaders(requestIdsOf(request.headers)) } };
    }
    return answerTo(found.value, ports, { request, params: found.params, traced });
  };
}

/** How often a request is decided that may be decided anew: of so many at once, each loses to one other at a time. */
const ATTEMPTS = 25;

interface Asked {
  readonly request: HttpRequest;
  readonly params: Readonly<Record<string, string>>;
  readonly traced: Traced | undefined;
}

function answerTo(operation: Operation, ports: Ports, { request, params, traced }: Asked): Promise<HttpResponseInit> {
  const ids = requestIdsOf(request.headers);
  const about = { operation, ports, correlationId: ids.correlationId, traced };
  return observed(about, (seen) => answerOf(operation, ports, { request, params, ids, seen }));
}

async function answerOf(operation: Operation, ports: Ports, received: Omit<Received, 'locale'>): Promise<HttpResponseInit> {
  const { request, ids, seen } = received;
  const locale = localeOf(request.headers.get('x-locale'));
  const own: Record<string, string> = operation.api === 'partner' ? { 'Request-ID': ids.requestId } : {};
  const headers = { ...idHeaders(ids), ...own, 'X-Locale': locale };
  try {
    const { body, ...sent } = await respond(operation, ports, { ...received, locale });
    if (operation.method === 'HEAD') return { status: sent.status, headers }; // the status says it all
    return { ...sent, headers: { ...sent.headers, ...headers }, ...(sent.status === 204 ? {} : { body }) };
  } catch (error) {
    seen.outcome = 'ServiceException';
    ports.report({ message: 'an operation failed', error, correlationId: ids.correlationId, operation: operation.id });
    const { body, ...sent } = faultOf(operation)({ error: 'ServiceException' });
    return { ...sent, headers: { ...sent.headers, ...headers }, body };
  }
}

type Response = Omit<Sent, 'body'> & { body: FileBody['bytes'] | string };

interface Received {
  readonly request: HttpRequest;
  readonly params: Asked['params'];
  readonly ids: RequestIds;
  readonly seen: Seen;
  readonly locale: string;
}

async function respond(operation: Operation, ports: Ports, { request, params, ids, seen, locale }: Received): Promise<Response> {
  const authorization = request.headers.get('authorization') ?? undefined;
  const { requestId } = ids;
  const refused = (refusal: Refused) => {
    seen.outcome = refusal.error;
    return faultOf(operation)(refusal);
  };
  const witness = new Witness(ports.store);
  const watched = { ...ports, store: witness };
  const sourceAddress = sourceAddressOf(request.headers.get('x-forwarded-for'));
  const entering = { authorization, ...ids, locale, sourceAddress, partnerId: params['partnerId'] };
  const entered = await enter(operation, watched, entering);
  if (!entered.ok) return refused(entered);
  const { scope, desk } = entered.value;
  if (operation.permission !== 'customer.itself') seen.partnerId = desk?.caller.tenantId;

  const wait = operation.throttled && ports.throttle && desk ? await ports.throttle(desk.caller.tenantId) : 0;
  if (wait > 0) {
    seen.outcome = 'Throttled';
    return throttled(wait);
  }

  const body = await readBody(operation, request);
  if (!body.ok) return refused(body);
  const { pathname, search } = new URL(request.url);
  const repeatable: Repeatable = {
    requestId,
    method: request.method,
    address: `${pathname}${search}`,
    body: body.value.text,
  };
  const isRepeatable = ids.isRepeatable && !isRead(operation);
  const earlier = async () => (isRepeatable && desk ? earlierAnswer(desk, repeatable, refused) : undefined);
  const before = await earlier();
  if (before) return before;

  const input = parseInput(operation, request, params, body.value);
  if (!input.ok) return refused(input);
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await operation.handle(scope as Scope, input.value);
    // what this very request did a moment ago, by its repetition, can be the reason of the refusal
    if (!outcome.ok) return (await earlier()) ?? refused(outcome);
    if (typeof operation.answer === 'string' && operation.answer !== 'none') return fileOf(outcome.value.body as FileBody);

    const sent = sentOf(operation, outcome.value);
    if (!desk) return sent;
    const { writes } = outcome.value;
    const about = { ...ids, address: pathname, params, body: input.value.body, now: ports.now() };
    const records = isRead(operation) ? [] : auditOf(operation, desk, witness, writes, about);
    const replay = isRepeatable ? [create(REPLAY, recordOf(repeatable, sent))] : [];
    const committed = await desk.partition.commit([...writes, ...records, ...replay]);
    if (committed === 'committed') return sent;

    // lost a race: to a repetition of this very request, whose answer then is the answer, or to another one
    const winner = await earlier();
    if (winner) return winner;
    if (!operation.decidedAnew || attempt === ATTEMPTS) return refused({ error: operation.onConflict ?? 'Conflict' });
  }
}

type Refuse = (refusal: Refused) => Sent;

async function earlierAnswer({ partition }: Desk, request: Repeatable, refused: Refuse): Promise<Sent | undefined> {
  const record = await partition.get(REPLAY, replayId(request));
  return record && (replayed(request, record.value) ?? refused({ error: 'RequestIdReused' }));
}

function sentOf({ success, answer }: Operation, { status, headers, body }: Answer): Sent {
  if (answer === 'none' && status === undefined) return { status: success ?? 204, headers: {}, body: '' };
  return json(status ?? success ?? 200, body, { ...headers });
}

function fileOf({ contentType, fileName, bytes }: FileBody): Response {
  return {
    status: 200,
    headers: {
      'Content-Type': contentType,
      'Content-Disposition': dispositionOf(fileName),
      'Cache-Control': 'private',
    },
    body: bytes,
  };
}

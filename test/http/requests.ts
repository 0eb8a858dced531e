import { HttpRequest } from '@azure/functions';
import type { Operation } from '../../functions/contract/operation.ts';
import { serve, serveUnknown } from '../../functions/http/edge.ts';
import { compileRoutes } from '../../functions/http/router.ts';
import type { Ports } from '../../functions/identity/ports.ts';
import { OPERATIONS } from '../../functions/operations.ts';
import { tenantOf, type Called, type PartnerName } from '../support/app.ts';

export interface Sending {
  /** Who calls, as the application on its own; the direct reseller by default. */
  readonly partner?: PartnerName;
  readonly headers?: Record<string, string>;
  /** Without any token. */
  readonly isAnonymous?: boolean;
  /** Sent as JSON; text and bytes are sent as they are. */
  readonly body?: unknown;
  readonly operations?: readonly Operation[];
}

/**
 * Sends a request the way the host does: an address that an operation has to that operation, any other to the catch-all.
 *
 * @param address  with its leading slash, and its query if it has one
 */
export async function send(ports: Ports, method: string, address: string, sending: Sending = {}): Promise<Called> {
  const { partner = 'direct', headers, isAnonymous, body, operations = OPERATIONS } = sending;
  const url = new URL(`http://localhost${address}`);
  const routes = compileRoutes(operations.map((value) => ({ method: value.method, path: value.path, value })));
  const found = routes.match(method, url.pathname);
  const request = new HttpRequest({
    method,
    url: url.href,
    headers: {
      ...(isAnonymous ? {} : { authorization: JSON.stringify({ tenantId: tenantOf(partner), applicationId: 'app' }) }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    params: found?.params ?? {},
    ...(body === undefined ? {} : { body: bodyOf(body) }),
  });
  const answer = await (found ? serve(found.value, ports) : serveUnknown(operations, ports))(request);
  const text = typeof answer.body === 'string' ? answer.body : '';
  const { status = 200, headers: sent } = answer;
  const isJson = text.startsWith('{') || text.startsWith('[');
  return { status, headers: sent as Record<string, string>, body: isJson ? (JSON.parse(text) as unknown) : undefined, text };
}

function bodyOf(body: unknown) {
  if (body instanceof Uint8Array) return { bytes: body };
  return { string: typeof body === 'string' ? body : JSON.stringify(body) };
}

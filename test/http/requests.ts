import { HttpRequest } from '@azure/functions';
import type { Operation } from '../../functions/contract/operation.ts';
import type { Role } from '../../functions/contract/permissions.ts';
import { serve, serveUnknown } from '../../functions/http/edge.ts';
import { compileRoutes } from '../../functions/http/router.ts';
import type { Ports } from '../../functions/identity/ports.ts';
import { OPERATIONS } from '../../functions/operations.ts';
import { isJsonIn, tenantOf, userOf, type Called, type PartnerName } from '../support/app.ts';

export interface Sending {
  /** Who calls; the direct reseller by default. */
  readonly partner?: PartnerName;
  /** An employee with this role; the application on its own by default. */
  readonly role?: Role;
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
  const { partner = 'direct', role, headers, isAnonymous, body, operations = OPERATIONS } = sending;
  const url = new URL(`http://localhost${address}`);
  const routes = compileRoutes(operations.map((value) => ({ method: value.method, path: value.path, value })));
  const found = routes.match(method, url.pathname);
  const caller = { tenantId: tenantOf(partner), applicationId: 'app', ...(role ? { userId: userOf(role) } : {}) };
  const request = new HttpRequest({
    method,
    url: url.href,
    headers: {
      ...(isAnonymous ? {} : { authorization: JSON.stringify(caller) }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    params: found?.params ?? {},
    ...(body === undefined ? {} : { body: bodyOf(body) }),
  });
  const answer = await (found ? serve(found.value, ports) : serveUnknown(operations, ports))(request);
  const text = textOf(answer.body);
  const { status = 200, headers: sent } = answer;
  const isJson = isJsonIn(sent as Record<string, string>);
  return { status, headers: sent as Record<string, string>, body: isJson ? (JSON.parse(text) as unknown) : undefined, text };
}

/** What a client reads, byte order mark and all; nothing of a stream. */
function textOf(body: unknown): string {
  if (body instanceof Uint8Array) return new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
  return typeof body === 'string' ? body : '';
}

function bodyOf(body: unknown) {
  if (body instanceof Uint8Array) return { bytes: body };
  return { string: typeof body === 'string' ? body : JSON.stringify(body) };
}

import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { compileRoutes } from '../http/router.ts';
import type { Extras } from '../host/http-server.ts';
import type { LocalPorts } from './compose.ts';
import { APPLICANTS, DEMO_PARTNERS, OPERATOR, type DemoPartner } from './demo.ts';
import type { TokenAnswer } from './development-issuer.ts';
import { bearerOf, formOf, type Handler } from './form.ts';
import { passwordRoutes } from './password-routes.ts';
import { webhookRoutes } from './webhook-inbox.ts';

/** What only this machine has beside the API: the development issuer, the list of demo partners, links to files, the guide. */
export function localRoutes(ports: LocalPorts, baseUrl: string, site: Extras): Extras {
  const { issuer } = ports;
  const routes = compileRoutes<Handler>([
    {
      method: 'GET',
      path: 'local',
      value: async () => ({
        api: `${baseUrl}/v1`,
        guide: `${baseUrl}/`,
        partners: DEMO_PARTNERS.map(shown),
        operator: shown(OPERATOR),
        applicants: APPLICANTS.map(shown),
      }),
    },
    ...(['v1', 'v2'] as const).flatMap((version) => {
      const [token, base] = version === 'v1' ? ['oauth2/token', ''] : ['oauth2/v2.0/token', 'v2.0/'];
      return [
        {
          method: 'POST',
          path: `{tenant}/${token}`,
          value: async (request, { tenant = '' }) => issuer.token(tenant, version, await formOf(request)),
        },
        {
          method: 'GET',
          path: `{tenant}/${base}.well-known/openid-configuration`,
          value: async (_request, { tenant = '' }) => issuer.metadata(tenant, version),
        },
        { method: 'GET', path: `{tenant}/discovery/${base}keys`, value: async () => issuer.jwks },
      ] satisfies { method: string; path: string; value: Handler }[];
    }),
    ...passwordRoutes(ports),
    ...webhookRoutes(ports),
    { method: 'POST', path: 'generatetoken', value: async (request) => issuer.exchange(bearerOf(request)) },
  ]);

  return async (request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', baseUrl);
    const found = routes.match(request.method ?? 'GET', pathname);
    const answer = await found?.value(request, found.params);
    if (answer) {
      sendJson(response, answer);
      return true;
    }
    if (pathname.startsWith('/files/')) return sendFile(ports, `${pathname}${search}`, response);
    return site(request, response);
  };
}

/** Roles in the words of the wire: `global_admin`. */
function shown({ name, tenantId, domain, mpnId, model, sandbox, app, users }: DemoPartner) {
  const snake = (role: string) => role.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const people = users.map(({ agent, admin, ...user }) => ({ ...user, agent: snake(agent), admin: snake(admin) }));
  return { name, tenantId, domain, mpnId, model, sandbox, app, users: people };
}

function sendJson(response: ServerResponse, answer: TokenAnswer | Record<string, unknown>): void {
  const isToken = 'status' in answer && 'body' in answer;
  const [status, body] = isToken ? [answer['status'] as number, answer['body']] : [200, answer];
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-cache, no-store',
    Pragma: 'no-cache',
  });
  response.end(JSON.stringify(body, undefined, isToken ? 0 : 2));
}

async function sendFile({ blobs }: LocalPorts, pathAndQuery: string, response: ServerResponse): Promise<boolean> {
  const file = await blobs.openLinked(pathAndQuery, new Date());
  if (!file) {
    response.writeHead(403, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end('This link has expired, or was changed. Ask for a new one.\n');
    return true;
  }
  response.writeHead(200, { 'Content-Type': file.contentType, 'Content-Length': file.length });
  await pipeline(Readable.fromWeb(file.stream as Parameters<typeof Readable.fromWeb>[0]), response);
  return true;
}

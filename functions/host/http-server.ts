import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { compileRoutes, type Route } from '../http/router.ts';
import type { Log, ProgrammingModel, RegisteredFunction } from './core-api.ts';
import { openProxy, runHttpFunction } from './http-function.ts';
import { triggerOf } from './invocation.ts';

/** Answers what is no function: true when it did. */
export type Extras = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;

export interface HttpHost {
  readonly port: number;
  /** Takes no more requests and resolves when those in flight are answered and their functions have ended. */
  stop(): Promise<void>;
  /** Cuts off whoever still waits for an answer. */
  cut(): void;
}

interface Site {
  readonly routes: readonly Route<RegisteredFunction>[];
  readonly model: ProgrammingModel;
  readonly extras: Extras;
  readonly log: Log;
}

export async function serveHttp({ port, address, ...site }: Site & { port: number; address: string }): Promise<HttpHost> {
  const router = compileRoutes(site.routes);
  const proxy = await openProxy(site.model);
  const pending = new Set<Promise<void>>();
  let stopping = false;

  const server = createServer((request, response) => {
    response.once('close', () => stopping && setImmediate(() => server.closeIdleConnections()));
    const answered = answer(request, response)
      .catch((error: unknown) => {
        site.log({ level: 'error', message: `${request.method} ${request.url} failed`, error });
        if (response.headersSent) response.destroy();
        else empty(response, 500);
      })
      .finally(() => pending.delete(answered));
    pending.add(answered);
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '' } = request;
    const url = URL.parse(`http://${request.headers.host}${request.url}`);
    if (!url || !request.url?.startsWith('/')) return empty(response, 400);

    const found = router.match(method, url.pathname);
    if (found) return runHttpFunction({ ...found, request, response, proxy, log: site.log });
    // a known path with another method is nobody else's either
    if (router.knows(url.pathname) || !(await site.extras(request, response))) empty(response, 404);
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      stopping = true;
      await new Promise((resolve) => server.close(resolve));
      await Promise.all(pending);
    },
    cut: () => server.closeAllConnections(),
  };
}

/** The routes of the app's HTTP functions, one for each method. */
export function httpRoutes(functions: Iterable<RegisteredFunction>, prefix: string): Route<RegisteredFunction>[] {
  return [...functions].flatMap((value) => {
    const { binding } = triggerOf(value);
    if (binding.type !== 'httpTrigger') return [];
    const route = binding.route ?? value.metadata.name;
    if (route.startsWith('/')) throw new Error(`the function ${value.metadata.name}: a route has no leading slash`);
    const path = [prefix, route].filter((part) => part !== '').join('/');
    return (binding.methods ?? ['GET', 'POST']).map((method) => ({ method: method.toUpperCase(), path, value }));
  });
}

function empty(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-length': 0 }).end();
}

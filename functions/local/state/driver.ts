import { HttpRequest } from '@azure/functions';
import * as z from 'zod';
import { serve } from '../../http/edge.ts';
import { compileRoutes } from '../../http/router.ts';
import type { Ports } from '../../identity/ports.ts';
import { OPERATIONS } from '../../operations.ts';
import type { DemoPartner } from '../demo.ts';

/**
 * Calls an operation as an application of a demo partner would, without a network.
 *
 * @param path  with its leading slash, and its query if it has one
 * @throws      when it is refused
 */
export type Act = <T>(who: DemoPartner, call: string, shape: z.ZodType<T>, body?: unknown) => Promise<T>;

export function driver(ports: Ports): Act {
  const routes = compileRoutes(OPERATIONS.map((value) => ({ method: value.method, path: value.path, value })));

  return async ({ tenantId, app }, call, shape, body) => {
    const [method = '', address = ''] = call.split(' ');
    const url = new URL(address, 'http://localhost');
    const found = routes.match(method, url.pathname);
    if (!found) throw new Error(`${call} is no operation`);
    const request = new HttpRequest({
      method,
      url: url.href,
      headers: { 'content-type': 'application/json' },
      params: found.params,
      ...(body === undefined ? {} : { body: { string: JSON.stringify(body) } }),
    });
    const authenticate = async () => ({ tenantId, applicationId: app.clientId });
    const { status = 200, body: sent } = await serve(found.value, { ...ports, authenticate })(request);
    const text = typeof sent === 'string' ? sent : '';
    if (status >= 300) throw new Error(`${call} answered ${status}: ${text}`);
    return shape.parse(text ? JSON.parse(text) : undefined);
  };
}

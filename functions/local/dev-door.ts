import type { IncomingMessage, ServerResponse } from 'node:http';
import { textOf } from './form.ts';

/** An answer of the `/dev` routes: JSON, or a page. */
export interface DevAnswer {
  readonly status: 200 | 400 | 404;
  readonly body: object | string;
}

/**
 * Whether a request to `/dev` comes from this machine's own tools or pages: a page of somebody else, opened in a browser of
 * this machine, may neither change anything here nor read it, also not under a name that leads here.
 */
export function isFromHere({ headers }: IncomingMessage): boolean {
  const { host = '', origin } = headers;
  const isOurName = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(host);
  const isOurPage = origin === undefined || origin === `http://${host}`;
  const site = headers['sec-fetch-site'] ?? 'none';
  return isOurName && isOurPage && (site === 'none' || site === 'same-origin');
}

/** The JSON of a body, an empty object where there is none; undefined when it is no JSON. */
export async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const text = await textOf(request);
  try {
    return text === '' ? {} : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

export function sendDev(response: ServerResponse, status: number, body: object | string): void {
  const isPage = typeof body === 'string';
  const contentType = isPage ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8';
  response.writeHead(status, { 'Content-Type': contentType, 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
  response.end(isPage ? body : `${JSON.stringify(body, undefined, 2)}\n`);
}

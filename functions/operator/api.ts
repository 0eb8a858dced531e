import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Operation } from '../contract/operation.ts';
import type { Answer, Given } from './desk.ts';
import { Refused } from './faults.ts';

export interface Api {
  /** One call. Throws `Refused` with the code and the words of the API. */
  send(operation: Operation, given: Pick<Given, 'params' | 'query'>, body?: Body): Promise<Response>;
  /** The answer, with the items of all its pages. */
  read(operation: Operation, given: Pick<Given, 'params' | 'query' | 'body'>): Promise<Answer>;
}

export type Body = { readonly json: unknown } | { readonly csv: ReadableStream<Uint8Array> };

const Fault = z.object({ code: z.int(), description: z.string() });
const Page = z.object({
  items: z.array(z.unknown()),
  links: z
    .object({
      next: z.object({ uri: z.string(), headers: z.array(z.object({ key: z.string(), value: z.string() })) }).optional(),
    })
    .optional(),
});

/**
 * @param base   of the API, without a slash at its end
 * @param token  asked for before each call: a long command can outlive one
 */
export function apiAt(base: string, token: () => Promise<string>): Api {
  async function call(method: string, path: string, headers: Readonly<Record<string, string>>, body?: Body): Promise<Response> {
    const ask = async () =>
      fetch(`${base}/${path}`, {
        method,
        headers: {
          ...headers,
          authorization: `Bearer ${await token()}`,
          'ms-requestid': randomUUID(),
          ...(body ? { 'content-type': typeOf(body) } : {}),
        },
        ...(body ? { body: 'csv' in body ? body.csv : JSON.stringify(body.json), duplex: 'half' } : {}),
      });
    const response = await ask().catch((error: unknown) => {
      if (error instanceof Refused) throw error;
      throw new Refused(`No answer from ${base}: ${reasonOf(error)}. Start a server with "npm start", or name one with --url.`);
    });
    if (response.ok) return response;
    const text = await response.text();
    const fault = Fault.safeParse(jsonOf(text)).data;
    throw new Refused(fault ? `${fault.code}  ${fault.description}` : `${response.status}  ${text}`);
  }

  const send: Api['send'] = ({ method, path }, { params, query }, body) => call(method, addressOf(path, params, query), {}, body);

  return {
    send,
    read: async (operation, { params, query, body }) => {
      const first = await send(operation, { params, query }, operation.body === undefined ? undefined : { json: body ?? {} });
      const text = await first.text();
      const answer = (jsonOf(text) ?? {}) as Answer;
      const items: unknown[] = [];
      let page = Page.safeParse(answer).data;
      if (!page) return answer;
      for (;;) {
        items.push(...page.items);
        const next = page.links?.next;
        if (!next) return { ...answer, items, totalCount: items.length };
        const headers = Object.fromEntries(next.headers.map(({ key, value }) => [key, value]));
        page = Page.parse(await (await call('GET', `v1${next.uri}`, headers)).json());
      }
    },
  };
}

function addressOf(path: string, params: Given['params'], query: Given['query']): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const asked = new URLSearchParams(query).toString();
  return asked ? `${filled}?${asked}` : filled;
}

function typeOf(body: Body): string {
  return 'csv' in body ? 'text/csv' : 'application/json';
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // not of this API: a proxy's page, perhaps
  }
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error ? cause.message || (cause as NodeJS.ErrnoException).code || message : message;
}

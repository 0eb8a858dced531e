import type { HttpRequest } from '@azure/functions';
import * as z from 'zod';
import { LIMITS } from '../contract/limits.ts';
import type { Input, Operation } from '../contract/operation.ts';
import { canonical, explain, isDeeperThan } from '../contract/reading.ts';
import { refuse, type Outcome } from '../shared/outcome.ts';
import type { Body } from './body.ts';

const BodyEtag = z.object({ attributes: z.object({ etag: z.string().optional() }).optional() });

/** Path, query, headers and body as one typed value; nothing later checks them again. */
export function parseInput(
  operation: Operation,
  request: HttpRequest,
  params: Readonly<Record<string, string>>,
  given: Body,
): Outcome<Input, 'InvalidInput'> {
  const path = read(operation.params, params, 'path');
  if (!path.ok) return path;
  const query = read(operation.query, queryOf(request), 'query');
  if (!query.ok) return query;
  const body = parseBody(operation, given);
  if (!body.ok) return body;
  const etag = unquoted(request.headers.get('if-match')) ?? body.value.etag;
  const continuationToken = request.headers.get('ms-continuationtoken') ?? undefined;
  return {
    ok: true,
    value: {
      params: path.value,
      query: query.value,
      body: body.value.value,
      ...(etag ? { etag } : {}),
      ...(continuationToken ? { continuationToken } : {}),
    },
  };
}

/** Empty counts as absent; the values of a repeated name stand in one text, with commas between them. */
function queryOf(request: HttpRequest): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of request.query) if (value !== '') query[name] = name in query ? `${query[name]},${value}` : value;
  return query;
}

function parseBody(
  { body: schema }: Operation,
  { text, value }: Body,
): Outcome<{ value: unknown; etag?: string | undefined }, 'InvalidInput'> {
  if (schema === undefined || typeof schema === 'string') return { ok: true, value: { value: value ?? text } };
  let given: unknown;
  try {
    given = JSON.parse(text || '{}', refusePrototype);
  } catch {
    return refuse('InvalidInput', 'The body is not valid JSON.');
  }
  if (isDeeperThan(given, LIMITS.jsonDepth))
    return refuse('InvalidInput', `The body nests deeper than ${LIMITS.jsonDepth} levels.`);
  const body = read(schema, given, 'body');
  if (!body.ok) return body;
  const etag = BodyEtag.safeParse(canonical(BodyEtag, given)).data?.attributes?.etag;
  return { ok: true, value: { value: body.value, etag } };
}

function read(schema: z.ZodType | undefined, given: unknown, where: string): Outcome<unknown, 'InvalidInput'> {
  if (!schema) return { ok: true, value: {} };
  const parsed = schema.safeParse(canonical(schema, given));
  return parsed.success ? { ok: true, value: parsed.data } : refuse('InvalidInput', `In the ${where}: ${explain(parsed.error)}`);
}

function refusePrototype(name: string, value: unknown): unknown {
  return name === '__proto__' ? undefined : value;
}

function unquoted(etag: string | null): string | undefined {
  return etag?.replace(/^W\//, '').replace(/^"(.*)"$/, '$1');
}

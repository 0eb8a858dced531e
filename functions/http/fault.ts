import { ERRORS, type ErrorName } from '../contract/errors.ts';
import type { Operation } from '../contract/operation.ts';
import type { Refusal } from '../shared/outcome.ts';
import type { Sent } from './replay.ts';

const TEXT_MAX = 1024;

export type Refused = Refusal | { error: ErrorName; detail?: string };

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Sent {
  const text = JSON.stringify(body);
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': String(Buffer.byteLength(text)), ...headers },
    body: text,
  };
}

/** The documented error body: `code` and `description` are what both SDKs read. Limits of a single operation count by the minute. */
export function fault(refusal: Refused): Sent {
  const { status, code, text, headers } = spoken(refusal);
  if (status === 429) return throttled(60);
  return json(status, { code, description: text, data: [], source: 'PartnerApiServiceControllers' }, headers);
}

const PARTNER_API_CODES: Readonly<Record<number, string>> = {
  400: 'invalidRequest',
  401: 'unauthenticated',
  403: 'accessDenied',
  404: 'itemNotFound',
  409: 'resourceModified',
  412: 'preconditionFailed',
};

/** How an operation says no: with a fault of Partner Center, or with an error of the Partner API. */
export function faultOf({ api, id }: Operation): (refusal: Refused) => Sent {
  if (api !== 'partner') return fault;
  return (refusal) => {
    const { status, code, text, headers } = spoken(refusal);
    const named = PARTNER_API_CODES[status] ?? 'generalException';
    return json(status, { error: { code: named, message: text, target: id, innerError: { code: String(code) } } }, headers);
  };
}

function spoken({ error, detail }: Refused) {
  const { status, code, text } = ERRORS[error];
  const headers: Record<string, string> = status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {};
  return { status, code, text: (detail === undefined ? text : `${text} ${detail}`).slice(0, TEXT_MAX), headers };
}

/** Another shape than every other error, so that the .NET SDK gets to see Retry-After. */
export function throttled(retryAfterSeconds: number): Sent {
  const message = `Rate limit is exceeded. Try again in ${retryAfterSeconds} seconds.`;
  return json(429, { statusCode: 429, message }, { 'Retry-After': String(retryAfterSeconds) });
}

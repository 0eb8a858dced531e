import { ERRORS, type ErrorName } from '../contract/errors.ts';
import type { Refusal } from '../shared/outcome.ts';
import type { Sent } from './replay.ts';

const TEXT_MAX = 1024;

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Sent {
  const text = JSON.stringify(body);
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': String(Buffer.byteLength(text)), ...headers },
    body: text,
  };
}

/** The documented error body: `code` and `description` are what both SDKs read. */
export function fault({ error, detail }: Refusal | { error: ErrorName; detail?: string }): Sent {
  const { status, code, text } = ERRORS[error];
  const description = (detail === undefined ? text : `${text} ${detail}`).slice(0, TEXT_MAX);
  const challenge: Record<string, string> = status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {};
  return json(status, { code, description, data: [], source: 'PartnerApiServiceControllers' }, challenge);
}

/** Another shape than every other error, so that the .NET SDK gets to see Retry-After. */
export function throttled(retryAfterSeconds: number): Sent {
  const message = `Rate limit is exceeded. Try again in ${retryAfterSeconds} seconds.`;
  return json(429, { statusCode: 429, message }, { 'Retry-After': String(retryAfterSeconds) });
}

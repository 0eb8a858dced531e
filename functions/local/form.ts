import type { IncomingMessage } from 'node:http';
import type { TokenAnswer } from './development-issuer.ts';

/** What this machine alone answers: JSON, or nothing where the address is not one of its own after all. */
export type Handler = (
  request: IncomingMessage,
  params: Record<string, string>,
) => Promise<TokenAnswer | Record<string, unknown> | undefined>;

const TEXT_MAX = 64_000;

/** The body, as far as anything sent here has a reason to be long. */
export async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > TEXT_MAX) break;
  }
  return text;
}

/** The form of a token request; client credentials may stand in a Basic header instead. */
export async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const form = new URLSearchParams(await textOf(request));
  const basic = /^Basic (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  // each is form-encoded before they are joined, so the first colon is the one between them (RFC 6749, 2.3.1)
  const [, id, secret] = /^([^:]*):(.*)$/s.exec(Buffer.from(basic ?? '', 'base64').toString('utf8')) ?? [];
  if (id && !form.has('client_id')) form.set('client_id', formDecoded(id));
  if (secret && !form.has('client_secret')) form.set('client_secret', formDecoded(secret));
  return form;
}

function formDecoded(text: string): string {
  return new URLSearchParams(`text=${text.replaceAll('&', '%26')}`).get('text') ?? '';
}

export function bearerOf(request: IncomingMessage): string {
  return /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

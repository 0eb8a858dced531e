import { randomBytes, randomUUID } from 'node:crypto';

/** What ties a request, its answer and the log together; made up where the caller sent none. */
export interface RequestIds {
  readonly requestId: string;
  /** Whether the caller chose the request id and so can repeat it. */
  readonly isRepeatable: boolean;
  readonly correlationId: string;
  readonly correlationVector: string;
}

interface Headers {
  get(name: string): string | null;
}

const SERVER_ID = randomBytes(4).toString('hex').toUpperCase();

export function requestIdsOf(headers: Headers): RequestIds {
  const requestId = readable(headers.get('ms-requestid'));
  return {
    requestId: requestId ?? randomUUID(),
    isRepeatable: requestId !== undefined,
    correlationId: readable(headers.get('ms-correlationid')) ?? randomUUID(),
    correlationVector: readable(headers.get('ms-cv')) ?? newVector(),
  };
}

export function idHeaders({ requestId, correlationId, correlationVector }: RequestIds): Record<string, string> {
  return { 'MS-RequestId': requestId, 'MS-CorrelationId': correlationId, 'MS-CV': correlationVector, 'MS-ServerId': SERVER_ID };
}

/** 16 base64 characters, a dot and a number; out of the pool that GUIDs come from, which is faster than random bytes one by one. */
function newVector(): string {
  const bytes = Buffer.from(randomUUID().replaceAll('-', ''), 'hex').subarray(0, 12);
  return `${bytes.toString('base64')}.0`;
}

/** An id is echoed, so it has to be plain text of a sane length. */
function readable(text: string | null): string | undefined {
  return text !== null && /^[\w.+/=-]{1,128}$/.test(text) ? text : undefined;
}

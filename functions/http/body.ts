import { hash } from 'node:crypto';
import type { HttpRequest } from '@azure/functions';
import { LIMITS } from '../contract/limits.ts';
import type { Form, FormFile, Operation } from '../contract/operation.ts';
import { ok, refuse, type Outcome } from '../shared/outcome.ts';

/** What was sent, before it is checked against a schema. */
export interface Body {
  /** The same for a repetition: of a file its digest, of a form what its parts hold, since what stands between them may differ. */
  readonly text: string;
  /** What is not text. */
  readonly value?: Form | Uint8Array;
}

type BodyError = 'InvalidInput' | 'BodyTooLarge' | 'UnsupportedMediaType';

const TYPES = {
  'text/csv': LIMITS.csvBytes,
  'application/octet-stream': LIMITS.attachmentBytes,
  'multipart/form-data': LIMITS.formBytes,
  'application/json': LIMITS.jsonBytes,
} as const;

/** Reads a body, and gives up as soon as it is larger than the operation takes. */
export async function readBody({ body }: Operation, request: HttpRequest): Promise<Outcome<Body, BodyError>> {
  if (body === undefined) return ok({ text: '' });
  const type = typeof body === 'string' ? body : 'application/json';
  const given = request.headers.get('content-type') ?? '';
  const mediaType = given.split(';')[0]?.trim().toLowerCase();
  // a form cannot be read without its boundary, which stands in the header
  if (mediaType ? mediaType !== type : type === 'multipart/form-data' && request.body)
    return refuse('UnsupportedMediaType', `Send ${type}.`);
  const bytes = await bytesOf(request, TYPES[type]);
  if (!bytes) return refuse('BodyTooLarge', `The most is ${TYPES[type]} bytes.`);
  if (type === 'application/octet-stream') return ok({ text: digestOf(bytes), value: bytes });
  return type === 'multipart/form-data' ? readForm(bytes, given) : readText(bytes);
}

function digestOf(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'base64url');
}

/** Undefined when there are more than `max`. */
async function bytesOf(request: HttpRequest, max: number): Promise<Buffer<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > max) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function readText(bytes: Uint8Array): Outcome<Body, 'InvalidInput'> {
  try {
    return ok({ text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) });
  } catch {
    return refuse('InvalidInput', 'The body is not UTF-8 text.');
  }
}

async function readForm(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<Outcome<Body, 'InvalidInput'>> {
  let data: FormData;
  try {
    data = await new Response(bytes, { headers: { 'Content-Type': contentType } }).formData();
  } catch {
    return refuse('InvalidInput', 'The body is not a form of several parts, or its boundary is missing.');
  }
  const fields: Record<string, string> = {};
  const files: FormFile[] = [];
  for (const [name, part] of data) {
    if (typeof part === 'string') fields[name] = part;
    else files.push({ name, fileName: part.name, bytes: await part.bytes() });
  }
  const digests = files.map(({ name, fileName, bytes: file }) => [name, fileName, digestOf(file)]);
  return ok({ text: JSON.stringify([fields, digests]), value: { fields, files } });
}

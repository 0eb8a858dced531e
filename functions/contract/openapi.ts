import * as z from 'zod';
import { ERRORS, type ErrorName } from './errors.ts';
import { isRead, type SentType, type Operation, type FileType } from './operation.ts';

/** Refusals of the edge before the handler is asked, in the order in which they win. */
function edgeRefusals({ permission, body, ...gates }: Operation): readonly ErrorName[] {
  return [
    ...callerRefusals(permission, gates),
    ...(body === undefined ? [] : (['UnsupportedMediaType', 'BodyTooLarge'] as const)),
    'InvalidInput',
  ];
}

function callerRefusals(permission: Operation['permission'], gates: Gates): readonly ErrorName[] {
  if (permission === 'anybody') return [];
  if (permission === 'customer.itself') return ['SessionMissing'];
  return permission === 'applicant' ? ['PartnerTokenMissing', 'AccessDenied', 'UserTokenNeeded'] : partnerRefusals(gates);
}

type Gates = Pick<Operation, 'appOnly' | 'closedToIndirectResellers' | 'whenAccountSuspended'>;

function partnerRefusals({ appOnly, closedToIndirectResellers, whenAccountSuspended }: Gates): readonly ErrorName[] {
  return [
    'PartnerTokenMissing',
    'AccessDenied',
    'NotAPartner',
    'AccountNotActive',
    ...(appOnly ? [] : (['UserTokenNeeded'] as const)),
    'RoleLacksPermission',
    ...(closedToIndirectResellers ? (['ModelNotAllowed'] as const) : []),
    ...(whenAccountSuspended === 'refuse' ? (['AccountSuspended'] as const) : []),
  ];
}

const FAULT = {
  type: 'object',
  required: ['code', 'description', 'data', 'source'],
  properties: {
    code: { type: 'integer' },
    description: { type: 'string', maxLength: 1024 },
    data: { type: 'array' },
    source: { type: 'string' },
  },
} as const;

/** The refusals of addresses that begin with v1.0. */
const PARTNER_API_ERROR = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message', 'target'],
      properties: {
        code: { type: 'string' },
        message: { type: 'string', maxLength: 1024 },
        target: { type: 'string', description: 'The operation.' },
        innerError: { type: 'object', properties: { code: { type: 'string', description: 'The number in the list above.' } } },
      },
    },
  },
} as const;

/** Another shape than every other refusal (R-DEV-05). */
const THROTTLED = {
  type: 'object',
  required: ['statusCode', 'message'],
  properties: { statusCode: { const: 429 }, message: { type: 'string' } },
} as const;

const RETRY_AFTER = { description: 'Seconds to wait.', required: true, schema: { type: 'integer' } } as const;

/** The OpenAPI 3.1 document of the operations: made from the one table, so it says what the code does. */
export function openApi(operations: readonly Operation[]) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    const address = addressIn(paths, `/${operation.path}`);
    (paths[address] ??= {})[operation.method.toLowerCase()] = describe(operation, address);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Partner Center API',
      version: 'v1',
      description: 'The commerce API of a cloud reseller programme, on the wire of the public Partner Center REST API.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Fault: FAULT, PartnerApiError: PARTNER_API_ERROR, Throttled: THROTTLED },
    },
  };
}

/** Addresses that differ only in what a placeholder is called are one to the document, under the name that came first. */
function addressIn(paths: object, path: string): string {
  const shapeOf = (address: string) => address.replaceAll(/\{\w+\}/g, '{}');
  return Object.keys(paths).find((known) => shapeOf(known) === shapeOf(path)) ?? path;
}

function describe(operation: Operation, address: string) {
  const { id, summary, path, availability, permission, appOnly, whenAccountSuspended, body } = operation;
  return {
    operationId: id,
    summary,
    tags: [path.startsWith('webhooks/') ? 'webhooks' : path.replace('partner/', '').split('/')[1]],
    ...(permission === 'anybody' ? { security: [] } : {}),
    'x-availability': availability,
    'x-permission': permission,
    'x-application-only-token': appOnly,
    'x-when-account-suspended': whenAccountSuspended,
    parameters: [...renamed(parameters(operation.params, 'path'), path, address), ...parameters(operation.query, 'query')],
    ...(body === undefined ? {} : { requestBody: { required: true, content: content(body) } }),
    responses: { ...success(operation), ...refusals(operation) },
  };
}

/** The parameters of a path, by the names of its address in the document. */
function renamed(given: ReturnType<typeof parameters>, path: string, address: string) {
  const [own, known] = [placeholdersOf(path), placeholdersOf(address)];
  return given.map((one) => ({ ...one, name: known[own.indexOf(one.name)] ?? one.name }));
}

function placeholdersOf(path: string): string[] {
  return Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = '']) => name);
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query') {
  const { properties = {}, required = [] } = schema ? jsonSchema(schema, 'input') : {};
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: one,
  }));
}

function success({ success, answer, always }: Operation) {
  if (always) return {};
  const status = success ?? 200;
  if (answer === 'none') return { [status]: { description: 'Done; no body.' } };
  return { [status]: { description: 'Done.', content: content(answer, 'output') } };
}

/** By status, since that is how the document wants it; the text lists the codes in the order in which they win. */
function refusals(operation: Operation) {
  const { refuses, onConflict = 'Conflict', throttled } = operation;
  const byStatus = new Map<number, string[]>();
  // a visitor's request is written down nowhere, so nobody can use its id again
  const isWritten = !isRead(operation) && operation.permission !== 'anybody';
  const afterReading: ErrorName[] = isWritten ? [onConflict, 'RequestIdReused'] : [];
  for (const name of new Set<ErrorName>([...edgeRefusals(operation), ...refuses, ...afterReading, 'ServiceException'])) {
    const { status, code, text } = ERRORS[name];
    byStatus.set(status, [...(byStatus.get(status) ?? []), `- \`${code}\` ${text}`]);
  }
  if (throttled) byStatus.set(429, ['Too many requests.', ...(byStatus.get(429) ?? [])]);
  const described = [...byStatus].map(([status, texts]) => [status, refusal(status, texts.join('\n'), operation)]);
  return Object.fromEntries(described) as Record<string, unknown>;
}

function refusal(status: number, description: string, { api }: Operation) {
  if (status === 429) return { description, headers: { 'Retry-After': RETRY_AFTER }, content: referring('Throttled') };
  return { description, content: referring(api === 'partner' ? 'PartnerApiError' : 'Fault') };
}

function referring(schema: 'Fault' | 'PartnerApiError' | 'Throttled') {
  return { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } };
}

function content(body: z.ZodType | FileType | SentType, io: 'input' | 'output' = 'input') {
  if (body === 'multipart/form-data') return { [body]: { schema: { type: 'object' } } };
  if (body === 'text/csv') return { 'text/csv': { schema: { type: 'string' } } };
  if (typeof body === 'string') return { [body]: { schema: { type: 'string', format: 'binary' } } };
  return { 'application/json': { schema: jsonSchema(body, io) } };
}

/** What the reference, and the help of the command line, say of a schema. */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema: made }) => void delete made.additionalProperties,
  });
  return rest;
}

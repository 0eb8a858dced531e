import { expect, test } from 'vitest';
import * as z from 'zod';
import { ERRORS } from '../../functions/contract/errors.ts';
import { openApi } from '../../functions/contract/openapi.ts';
import type { Operation } from '../../functions/contract/operation.ts';
import { isOpenPermission } from '../../functions/contract/permissions.ts';
import { OPERATIONS } from '../../functions/operations.ts';
import { ask } from './ask.ts';
import { openPlace } from './place.ts';
import { placeholdersOf } from './samples.ts';

const Parameter = z.object({ name: z.string(), in: z.enum(['path', 'query']), required: z.boolean(), schema: z.looseObject({}) });
const Content = z.record(z.string(), z.object({ schema: z.looseObject({}) }));
const Described = z.looseObject({
  operationId: z.string(),
  summary: z.string().min(1),
  parameters: z.array(Parameter),
  requestBody: z.object({ required: z.boolean(), content: Content }).optional(),
  responses: z.record(
    z.string().regex(/^[2-5]\d\d$/),
    z.object({ description: z.string().min(1), content: Content.optional(), headers: z.unknown().optional() }),
  ),
});
const Document = z.object({
  openapi: z.literal('3.1.0'),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  servers: z.array(z.object({ url: z.string() })),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  paths: z.record(
    z.string().regex(/^\/(auditactivity\/|partner\/|webhooks\/)?v1(\.0)?\//),
    z.record(z.enum(['get', 'post', 'put', 'patch', 'delete']), Described).or(z.looseObject({})),
  ),
  components: z.object({ securitySchemes: z.looseObject({ bearer: z.unknown() }), schemas: z.looseObject({}) }),
});

const document: unknown = JSON.parse(JSON.stringify(openApi(OPERATIONS))); // as it is sent
const { paths } = Document.parse(document);

/** What differs only in the name of a placeholder is one address. */
const shapeOf = (address: string) => address.replaceAll(/\{\w+\}/g, '{}');
const addressOfShape = new Map(Object.keys(paths).map((address) => [shapeOf(address), address]));

function addressIn({ path }: Operation): string {
  return addressOfShape.get(shapeOf(`/${path}`)) ?? '';
}

function described(operation: Operation) {
  return Described.parse((paths[addressIn(operation)] as Record<string, unknown>)[operation.method.toLowerCase()]);
}

test('no two addresses differ only in the name of a placeholder', () => {
  expect(addressOfShape.size).toBe(Object.keys(paths).length);
});

test('the document has each operation once, under an id of its own', () => {
  const ids = Object.values(paths).flatMap((methods) => Object.values(methods).map((one) => Described.parse(one).operationId));
  expect(ids.toSorted()).toEqual(OPERATIONS.map(({ id }) => id).toSorted());
  expect(new Set(ids).size).toBe(ids.length);
});

function* references(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    if (name === '$ref') yield String(member);
    else yield* references(member);
  }
}

test('each reference leads to something', () => {
  const all = [...new Set(references(document))];
  expect(all.length).toBeGreaterThan(0);
  for (const reference of all) {
    expect(reference).toMatch(/^#\//);
    const found = reference
      .slice(2)
      .split('/')
      .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], document);
    expect(found, reference).toBeTypeOf('object');
  }
});

for (const operation of OPERATIONS) {
  const { id, method, throttled, refuses, answer } = operation;

  test(`${id}: each placeholder of its address is described, and nothing else is in it`, () => {
    const { parameters } = described(operation);
    const inPath = parameters.filter((parameter) => parameter.in === 'path');
    expect(inPath.map(({ name }) => name).toSorted()).toEqual(
      placeholdersOf({ ...operation, path: addressIn(operation) }).toSorted(),
    );
    expect(inPath.every(({ required }) => required)).toBe(true);
  });

  test(`${id}: its answers are described, each refusal with its code`, () => {
    const { responses, requestBody } = described(operation);
    const success = responses[String(operation.success ?? 200)];
    expect(success === undefined).toBe(operation.always !== undefined);
    expect(success?.content === undefined).toBe(answer === 'none');
    const texts = (status: number) => responses[String(status)]?.description ?? '';
    for (const name of refuses) expect(texts(ERRORS[name].status)).toContain(`\`${ERRORS[name].code}\``);
    const { permission } = operation;
    if (permission === 'customer.itself') expect(texts(401)).toContain('`950056`');
    if (!isOpenPermission(permission)) {
      expect(texts(401)).toContain('`800001`');
      expect(texts(403)).toContain('`900150`');
    }
    expect(texts(500)).toContain('`800003`');
    expect('429' in responses).toBe(throttled === true || refuses.some((name) => ERRORS[name].status === 429));
    expect('413' in responses).toBe(operation.body !== undefined);
    expect(requestBody === undefined).toBe(operation.body === undefined);
    if (method !== 'GET' && method !== 'HEAD' && permission !== 'anybody') expect(texts(409)).toContain('`950009`');
  });
}

/** Refuses members that the schema does not name: an answer has nothing that is not described. */
function closed(schema: Record<string, unknown>): z.ZodType {
  const close = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(close);
    if (typeof part !== 'object' || part === null) return part;
    const members = Object.fromEntries(Object.entries(part).map(([name, member]) => [name, close(member)]));
    return 'properties' in members ? { ...members, additionalProperties: false } : members;
  };
  return z.fromJSONSchema(close(schema) as Parameters<typeof z.fromJSONSchema>[0]);
}

for (const operation of OPERATIONS.filter(({ answer }) => typeof answer !== 'string')) {
  test(`${operation.id}: a real answer is as described, member for member`, async () => {
    const answer = await ask(await openPlace(), operation);
    const response = described(operation).responses[String(answer.status)];
    const schema = response?.content?.['application/json']?.schema;
    if (!schema) throw new Error(`${answer.status} is not described: ${answer.text}`);
    expect(answer.status, answer.text).toBe(operation.success ?? 200);
    expect(closed(schema).safeParse(answer.body).error).toBeUndefined();
  });
}

import * as z from 'zod';

type Shape = Readonly<Record<string, z.ZodType>>;

/**
 * Gives what a client sent the spelling of the schema: member names match without regard to case, members the schema does
 * not know are dropped, null counts as absent (.NET sends null for everything unset).
 */
export function canonical(schema: z.ZodType, value: unknown): unknown {
  if (value === null) return undefined;
  const inner = unwrap(schema);
  if (inner instanceof z.ZodArray && Array.isArray(value))
    return value.map((item) => canonical(inner.element as z.ZodType, item));
  if (inner instanceof z.ZodRecord && isObject(value))
    return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null));
  if (!(inner instanceof z.ZodObject) || !isObject(value)) return value;
  const shape: Shape = inner.shape;
  const names = new Map(Object.keys(shape).map((name) => [name.toLowerCase(), name]));
  const result: Record<string, unknown> = {};
  for (const [given, member] of Object.entries(value)) {
    const name = names.get(given.toLowerCase());
    const memberSchema = name === undefined ? undefined : shape[name];
    if (name === undefined || memberSchema === undefined || member === null) continue;
    result[name] = canonical(memberSchema, member);
  }
  return result;
}

function unwrap(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return unwrap(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodPipe) return unwrap((schema.in instanceof z.ZodTransform ? schema.out : schema.in) as z.ZodType);
  return schema;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether JSON nests deeper than `max` levels: such a body is an attack or a mistake. */
export function isDeeperThan(value: unknown, max: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return max === 0 || Object.values(value).some((member) => isDeeperThan(member, max - 1));
}

/** What is wrong, for the caller: the member by its path, and why. At most three, so that the text stays readable. */
export function explain(error: z.ZodError): string {
  const texts = error.issues
    .slice(0, 3)
    .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message));
  return `${texts.join('; ')}.`;
}

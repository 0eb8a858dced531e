/** JSON Schema as the OpenAPI document holds it: what a reader of the reference wants to know of it. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

export interface Property {
  /** `lineItems[].offerId` */
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
}

/** All properties of a body, those of objects in it below them. */
export function propertiesOf(schema: Schema, at = ''): Property[] {
  if (schema.items) return propertiesOf(schema.items, `${at}[]`);
  const inside = [schema, ...(schema.anyOf ?? []), ...(schema.allOf ?? [])];
  return inside.flatMap(({ properties = {}, required = [] }) =>
    Object.entries(properties).flatMap(([name, one]) => {
      const full = at ? `${at}.${name}` : name;
      const { description = '' } = one;
      return [{ name: full, type: typeOf(one), required: required.includes(name), description }, ...propertiesOf(one, full)];
    }),
  );
}

function typeOf(schema: Schema): string {
  const { type, format, items, anyOf, const: only, enum: values } = schema;
  if (values) return values.map((value) => JSON.stringify(value)).join(' | ');
  if (only !== undefined) return JSON.stringify(only);
  if (items) return `${typeOf(items)}[]`;
  if (anyOf) return [...new Set(anyOf.map(typeOf))].join(' | ');
  const name = Array.isArray(type) ? type.join(' | ') : String(type ?? 'any');
  return format ? `${name} (${format})` : name;
}

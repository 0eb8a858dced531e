import { expect, test } from 'vitest';
import * as z from 'zod';
import { COMMIT_BYTES_MAX, type Store, type Write } from '../../functions/storage/port.ts';
import { openPlace } from '../contract/place.ts';
import { BOUNDS } from './bounds.ts';
import { allKinds, definitions } from './kinds.ts';

const KINDS = await allKinds();

/** What a document has beside its lists and records: no kind has more than some dozens of short fields. */
const REST_BYTES = 20_000;

type Schema = z.core.JSONSchema.JSONSchema;

/** The lists, and the records of any number of keys, in a schema. */
function growing(schema: Schema, path: string): string[] {
  const within = [schema.anyOf, schema.oneOf, schema.allOf].flatMap((some = []) => some);
  const found = within.flatMap((one) => growing(one, path));
  const { items, additionalProperties: values, propertyNames } = schema as Record<string, Schema | undefined>;
  if (schema.type === 'array' && items) found.push(`${path}[]`, ...growing(items, `${path}[]`));
  for (const [name, one] of Object.entries(schema.properties ?? {})) found.push(...growing(one as Schema, `${path}.${name}`));
  if (typeof values === 'object' && !propertyNames?.enum) found.push(`${path}{}`, ...growing(values, `${path}{}`));
  return [...new Set(found)];
}

function pathsOf({ schema, name }: (typeof KINDS)[number]): string[] {
  return growing(z.toJSONSchema(schema, { unrepresentable: 'any' }), name);
}

test('every kind is looked at', () => {
  const made = KINDS.filter(({ name }) => !/Profile$|^ownBillingValues$/.test(name)); // four that one function defines
  expect(made).toHaveLength(definitions());
});

test('each list and record inside a document has a bound, and each bound is of one', () => {
  const paths = [...new Set(KINDS.flatMap(pathsOf))];
  expect(Object.keys(BOUNDS).toSorted()).toEqual(paths.toSorted());
});

test.each([...new Set(KINDS.map(({ name }) => name))])('%s fits a commit when it is as big as it may be', (name) => {
  const parts = Object.entries(BOUNDS).filter(([path]) => path.split(/[.[{]/)[0] === name);
  const bytes = parts.reduce((sum, [, [most, each]]) => sum + most * each, REST_BYTES);
  expect(bytes).toBeLessThanOrEqual(COMMIT_BYTES_MAX);
});

test('an older schema version has a way to the present one', () => {
  for (const { name, schemaVersion, upgrades = {} } of KINDS) {
    const older = Array.from({ length: schemaVersion - 1 }, (_, index) => String(index + 1));
    expect(Object.keys(upgrades), name).toEqual(older);
  }
});

test('what is stored in the place of the contract tests keeps to the bounds', async () => {
  const written: Write[] = [];
  await openPlace(undefined, (store) => writingTo(store, written));
  expect(written.length).toBeGreaterThan(100);
  for (const write of written) {
    if (write.op === 'delete') continue;
    const counts = new Map<string, { count: number; bytes: number }>();
    count(write.value, write.kind.name, counts);
    for (const [path, { count: found, bytes }] of counts) {
      const [most, each] = BOUNDS[path] ?? [Infinity, Infinity];
      expect(found, path).toBeLessThanOrEqual(most);
      expect(bytes, path).toBeLessThanOrEqual(each);
    }
  }
});

/** Notes down all writes. */
function writingTo(store: Store, written: Write[]): Store {
  return {
    partition: (container, key) => {
      const partition = store.partition(container, key);
      return {
        get: (kind, id) => partition.get(kind, id),
        list: (index, page) => partition.list(index, page),
        commit: (writes) => {
          written.push(...writes);
          return partition.commit(writes);
        },
      };
    },
  };
}

/** Counts what is in the lists and records of a value that have a bound, and the bytes of the biggest. */
function count(value: unknown, path: string, counts: Map<string, { count: number; bytes: number }>): void {
  if (typeof value !== 'object' || value === null) return;
  const [open, isList] = Array.isArray(value) ? [`${path}[]`, true] : [`${path}{}`, false];
  const isCounted = isList || open in BOUNDS;
  for (const [name, inner] of Object.entries(value)) {
    if (isCounted) {
      const was = counts.get(open) ?? { count: 0, bytes: 0 };
      counts.set(open, { count: was.count + 1, bytes: Math.max(was.bytes, ownBytes(name, inner)) });
    }
    count(inner, isCounted ? open : `${path}.${name}`, counts);
  }
}

function ownBytes(name: string, value: unknown): number {
  const withoutLists = JSON.stringify(value, (_, inner: unknown) => (Array.isArray(inner) ? [] : inner));
  return Buffer.byteLength(name) + Buffer.byteLength(withoutLists);
}

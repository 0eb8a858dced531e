import { fieldsOf, type Change } from './changed.ts';
import { masked } from './masked.ts';

/** Characters of one field, and of both sides together: what is longer is left out, and that it was is said. */
const FIELD_MAX = 1000;
const RECORD_MAX = 16_000;

export interface Shown {
  /** JSON with names in PascalCase: by kind, each document's id and changed fields as they were. */
  readonly before?: string;
  /** As they are now. */
  readonly after?: string;
  /** So many changed documents are not shown. */
  readonly leftOut?: number;
}

type Side = Record<string, Record<string, unknown>[]>;

/** Of each changed document its changed top-level fields, with secrets masked, cut to a bounded size. */
export function shownOf(changes: readonly Change[]): Shown {
  const [before, after]: [Side, Side] = [{}, {}];
  let [size, leftOut] = [0, 0];
  for (const { kind, id: Id, was, is, fields } of changes) {
    const [old, now] = [pick(was, fields), pick(is, fields)];
    size += JSON.stringify([old, now]).length;
    if (size > RECORD_MAX) {
      leftOut += 1;
      continue;
    }
    if (was !== undefined) (before[pascal(kind)] ??= []).push({ Id, ...old });
    if (is !== undefined) (after[pascal(kind)] ??= []).push({ Id, ...now });
  }
  return { ...textOf('before', before), ...textOf('after', after), ...(leftOut > 0 ? { leftOut } : {}) };
}

function textOf(name: 'before' | 'after', side: Side): Shown {
  return Object.keys(side).length > 0 ? { [name]: JSON.stringify(side) } : {};
}

function pick(document: unknown, fields: readonly string[]): Record<string, unknown> {
  const values = fieldsOf(document);
  const shown = fields.filter((name) => values.get(name) !== undefined);
  return Object.fromEntries(shown.map((name) => [pascal(name), cut(masked(name, values.get(name), pascal))]));
}

function cut(value: unknown): unknown {
  const { length } = JSON.stringify(value);
  return length > FIELD_MAX ? `(${length} characters)` : value;
}

/** Names, but not ids that stand as names. */
function pascal(name: string): string {
  return /^[a-z][A-Za-z]*$/.test(name) ? `${name.charAt(0).toUpperCase()}${name.slice(1)}` : name;
}

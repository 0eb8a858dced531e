import { jsonSchema } from '../contract/openapi.ts';
import type { Operation } from '../contract/operation.ts';
import { OPERATIONS } from '../operations.ts';
import { assert } from '../shared/assert.ts';
import type { Row } from './rows.ts';

export interface Option {
  /** As it is typed, without its hyphens. */
  readonly name: string;
  readonly property: string;
  readonly place: 'query' | 'body' | 'flag';
  readonly type: 'text' | 'number' | 'flag';
  readonly isNeeded: boolean;
  readonly about: string;
}

export interface Command extends Omit<Row, 'operation'> {
  readonly operation: Operation;
  /** What has to be named, in order: the placeholders of the path, then a file. */
  readonly takes: readonly string[];
  readonly options: readonly Option[];
  /** Whether the body has members that no option can hold: it is read from a file of JSON. */
  readonly hasBodyFile: boolean;
}

/** Pages are followed to the end, so nobody has to ask for one. */
const OF_PAGES = new Set(['size', 'offset', 'seekOperation']);
export const FILE = 'FILE';

export function operationOf(id: string): Operation {
  const operation = OPERATIONS.find((one) => one.id === id);
  assert(operation, `there is an operation ${id}`);
  return operation;
}

export function commandOf(row: Row): Command {
  const operation = operationOf(row.operation);
  const { path, body, query } = operation;
  const takes = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const bodyMembers = row.more?.file || body === undefined || typeof body === 'string' ? [] : membersOf(body);
  const flags = Object.entries(row.more?.flags ?? {}).map(([name, about]): Option => ({
    name,
    property: name,
    place: 'flag',
    type: 'flag',
    isNeeded: false,
    about,
  }));
  return {
    ...row,
    operation,
    takes: typeof body === 'string' || row.more?.file ? [...takes, FILE] : takes,
    options: [
      ...flags,
      ...(query ? membersOf(query) : []).filter(({ name }) => !OF_PAGES.has(name)).map((member) => optionOf(member, 'query')),
      ...bodyMembers.filter(isSimple).map((member) => optionOf(member, 'body')),
    ],
    hasBodyFile: !bodyMembers.every(isSimple),
  };
}

interface Member {
  readonly name: string;
  readonly schema: { readonly type?: string; readonly description?: string; readonly enum?: readonly string[] };
  readonly isNeeded: boolean;
}

function membersOf(schema: Exclude<Operation['query'], undefined>): Member[] {
  const { properties = {}, required = [] } = jsonSchema(schema, 'input');
  return Object.entries(properties).map(([name, one]) => ({
    name,
    schema: one as Member['schema'],
    isNeeded: required.includes(name),
  }));
}

function isSimple({ schema }: Member): boolean {
  return schema.type !== 'array' && schema.type !== 'object';
}

function optionOf({ name, schema, isNeeded }: Member, place: 'query' | 'body'): Option {
  const words = schema.enum ? `One of ${schema.enum.join(', ')}.` : '';
  return {
    name: kebab(name),
    property: name,
    place,
    type: schema.type === 'integer' || schema.type === 'number' ? 'number' : 'text',
    isNeeded,
    about: [schema.description, words].filter(Boolean).join(' '),
  };
}

export function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

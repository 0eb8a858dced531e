import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { FILE, kebab, type Command, type Option } from './command.ts';
import type { Given } from './desk.ts';
import { WrongUsage } from './faults.ts';

/** What every command takes. */
export const COMMON = {
  url: { type: 'string' },
  audience: { type: 'string' },
  json: { type: 'boolean' },
  out: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsOptionsConfig;

export interface CommonOptions {
  readonly url?: string;
  readonly audience?: string;
  readonly json?: boolean;
  readonly out?: string;
  readonly help?: boolean;
}

type Values = Readonly<Record<string, string | boolean | undefined>>;

/** @param args  what stands behind the name of the command */
export function parseLine(command: Command, args: readonly string[]): { positionals: string[]; values: Values & CommonOptions } {
  const own = command.options.map(({ name, type }) => [name, { type: type === 'flag' ? 'boolean' : 'string' }] as const);
  const options: ParseArgsOptionsConfig = {
    ...COMMON,
    ...Object.fromEntries(own),
    ...(command.hasBodyFile ? { body: { type: 'string' } } : {}),
  };
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true }) as ReturnType<typeof parseLine>;
  } catch (error) {
    throw new WrongUsage((error as Error).message);
  }
}

/** What the command was given, with the body out of its file. */
export async function readGiven(command: Command, positionals: readonly string[], values: Values): Promise<Given> {
  const { takes, options, hasBodyFile } = command;
  if (positionals.length !== takes.length) {
    const wanted = takes.length === 0 ? 'no arguments' : takes.map(argument).join(' ');
    throw new WrongUsage(`${command.name} takes ${wanted}, and got ${positionals.length} of them.`);
  }
  const fromFile = hasBodyFile && values['body'] !== undefined ? await jsonIn(String(values['body'])) : {};
  const body = { ...fromFile, ...Object.fromEntries(membersOf(options, 'body', values)) };
  const lacking = options.filter(({ name, property, isNeeded }) => isNeeded && values[name] === undefined && !(property in body));
  if (lacking.length > 0) throw new WrongUsage(`${command.name} needs ${lacking.map(({ name }) => `--${name}`).join(' and ')}.`);
  const file = positionals[takes.indexOf(FILE)];
  return {
    params: Object.fromEntries(takes.filter((name) => name !== FILE).map((name, index) => [name, positionals[index] ?? ''])),
    query: Object.fromEntries(membersOf(options, 'query', values)) as Record<string, string>,
    body,
    ...(file === undefined ? {} : { file }),
    flags: new Set(options.filter(({ place, name }) => place === 'flag' && values[name] === true).map(({ name }) => name)),
  };
}

function membersOf(options: readonly Option[], place: Option['place'], values: Values): [string, unknown][] {
  return options.flatMap((option) => {
    const value = values[option.name];
    if (option.place !== place || value === undefined) return [];
    // what is no number is sent as it is: the API says what it should be
    const isNumber = option.type === 'number' && value !== '' && Number.isFinite(Number(value));
    return [[option.property, isNumber && place === 'body' ? Number(value) : value]];
  });
}

async function jsonIn(file: string): Promise<object> {
  const content = file === '-' ? await text(process.stdin) : await readFile(file, 'utf8').catch(unreadable(file));
  try {
    return JSON.parse(content) as object;
  } catch (error) {
    throw new WrongUsage(`${file} is not JSON: ${(error as Error).message}`);
  }
}

export function unreadable(file: string): (error: unknown) => never {
  return (error) => {
    throw new WrongUsage(`${file} cannot be read: ${(error as Error).message}`);
  };
}

/** `partnerId` as an argument: PARTNER; `paymentId`: PAYMENT-ID. */
export function argument(name: string): string {
  if (name === FILE) return FILE;
  return name === 'partnerId' ? 'PARTNER' : kebab(name).toUpperCase();
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kind } from '../../functions/storage/port.ts';

const FUNCTIONS = join(import.meta.dirname, '../../functions');

/** Every kind of document that a module of the app in Azure exports; a kind of the local host is of no concern to Cosmos DB. */
export async function allKinds(): Promise<Kind<unknown>[]> {
  const files = readdirSync(FUNCTIONS, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !/^(local|storage)\//.test(file) && /\bdefineKind\b/.test(read(file)),
  );
  const modules = await Promise.all(files.map((file) => import(join(FUNCTIONS, file)) as Promise<Record<string, unknown>>));
  return [...new Set(modules.flatMap((module) => Object.values(module)).filter(isKind))];
}

/** How many are defined: a kind that no module exports would not be found. */
export function definitions(): number {
  const files = readdirSync(FUNCTIONS, { recursive: true, encoding: 'utf8' });
  const texts = files.filter((file) => file.endsWith('.ts') && !/^(local|storage)\//.test(file)).map(read);
  return texts.join('').match(/= defineKind\b/g)?.length ?? 0;
}

function read(file: string): string {
  return readFileSync(join(FUNCTIONS, file), 'utf8');
}

function isKind(value: unknown): value is Kind<unknown> {
  return typeof value === 'object' && value !== null && 'schemaVersion' in value && 'idOf' in value;
}

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const FUNCTIONS = resolve(import.meta.dirname, '../functions');
const DOMAINS = [
  'account',
  'audit',
  'catalog',
  'customers',
  'support',
  'agreements',
  'enrolment',
  'subscriptions',
  'billing',
  'analytics',
  'health',
  'webhooks',
  'privacy',
];

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isType: boolean;
}

const files = readdirSync(FUNCTIONS, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

/** Imports as written, packages by name and our files by their path below `functions/`. */
const imports: readonly Import[] = files.flatMap((file) => {
  const text = readFileSync(join(FUNCTIONS, file), 'utf8');
  return [...text.matchAll(/^(?:import|export) (type )?(?:[^;'"]*? from )?'([^']+)'|import\('([^']+)'\)/gm)].map(
    ([, type, named, dynamic]) => {
      const target = named ?? dynamic ?? '';
      return {
        from: file,
        to: target.startsWith('.') ? relative(FUNCTIONS, join(FUNCTIONS, dirname(file), target)) : target,
        isType: Boolean(type),
      };
    },
  );
});

const atRunTime = imports.filter(({ isType }) => !isType);
const roomOf = (file: string) => file.split('/')[0] ?? '';
const isPure = (file: string) => /(^|\/)core\//.test(file) || /^(shared|contract)\//.test(file);

test('there is something to check', () => {
  expect(files.length).toBeGreaterThan(80);
  expect(imports.length).toBeGreaterThan(400);
});

test('core, shared and contract import nothing but each other at run time; contract also its schema library', () => {
  const wrong = atRunTime.filter(
    ({ from, to }) => isPure(from) && !isPure(to) && !(to === 'zod' && from.startsWith('contract/')),
  );
  expect(wrong).toEqual([]);
});

test('core, shared and contract know no clock, chance or environment', () => {
  const wrong = files.filter(
    (file) =>
      isPure(file) &&
      /Date\.now|Math\.random|process\.|new Date\(\)|performance\./.test(readFileSync(join(FUNCTIONS, file), 'utf8')),
  );
  expect(wrong).toEqual([]);
});

test('a domain imports only the domains before it', () => {
  const rank = (room: string) => DOMAINS.indexOf(room);
  const wrong = imports.filter(({ from, to }) => rank(roomOf(from)) >= 0 && rank(roomOf(to)) > rank(roomOf(from)));
  expect(wrong).toEqual([]);
});

test('domains do not know the edge, the jobs or the hosts', () => {
  const outer = new Set(['http', 'jobs', 'host', 'local', 'main.ts', 'compose.ts', 'operations.ts']);
  expect(imports.filter(({ from, to }) => DOMAINS.includes(roomOf(from)) && outer.has(roomOf(to)))).toEqual([]);
});

test('only its adapter knows a storage library, and only the composition roots know an adapter', () => {
  const owners = [
    ['@azure/cosmos', 'storage/cosmos/'],
    ['node:sqlite', 'storage/'],
    ['@azure/storage-blob', 'storage/blobs/'],
    ['@azure/storage-queue', 'storage/queue/'],
    ['pdfkit', 'billing/statement/'],
    ['docx', 'agreements/'],
    ['nodemailer', 'mail/'],
    ['@opentelemetry/api', 'telemetry/'],
    ['@azure/monitor-opentelemetry-exporter', 'telemetry/'],
  ] as const;
  for (const [library, room] of owners) {
    const users = imports.filter(({ to }) => to === library).map(({ from }) => from);
    expect(users.length, library).toBeGreaterThan(0);
    expect(
      users.filter((file) => !file.startsWith(room)),
      library,
    ).toEqual([]);
  }
  const adapters = /^storage\/(cosmos|sqlite|blobs\/(azure|folder)|queue\/(azure|sqlite))/;
  const wrong = imports.filter(
    ({ from, to }) => adapters.test(to) && !from.startsWith('storage/') && !/^(compose|local\/compose)\.ts$/.test(from),
  );
  expect(wrong).toEqual([]);
});

test('nothing that runs in Azure can reach the development issuer, the demo data or the local host', () => {
  const reached = new Set<string>(['main.ts']);
  for (const file of reached) for (const { from, to } of atRunTime) if (from === file && files.includes(to)) reached.add(to);
  expect(
    [...reached].filter(
      (file) => /^(local|host)\//.test(file) || file === 'local.ts' || file.includes('sqlite') || file.includes('sample/'),
    ),
  ).toEqual([]);
  expect(reached.size).toBeGreaterThan(50);
});

test('what a folder imports as a cycle of files is empty', () => {
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[][] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') return void cycles.push([...path.slice(path.indexOf(file)), file]);
    state.set(file, 'open');
    for (const { from, to } of atRunTime) if (from === file && files.includes(to)) visit(to, [...path, file]);
    state.set(file, 'done');
  };
  for (const file of files) visit(file, []);
  expect(cycles).toEqual([]);
});

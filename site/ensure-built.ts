import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { delimiter, join, relative, resolve } from 'node:path';

/** Installs and builds the guide where that is missing or older than what it is made from; `npm start` and `npm test` begin with it. */

const SITE = import.meta.dirname;
const ROOT = join(SITE, '..');
const FUNCTIONS = join(ROOT, 'functions');

/** What a page can show: its own files, the tables and rules its components read, and the answers of the API to its calls. */
const SOURCES = [
  ...[
    'src',
    'public',
    'astro.config.mjs',
    'machine-pages.ts',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'record-calls.ts',
    'record-catalogue.ts',
  ].map((name) => join(SITE, name)),
  FUNCTIONS,
];

/** Whoever asks for the build may be a test, whose runner sets these for itself; pages built with them have no search. */
const PRODUCTION = { NODE_ENV: 'production', MODE: 'production', PROD: '1', DEV: '', SSR: undefined, BASE_URL: undefined };

/** The newest change in a file or folder, in milliseconds since 1970; 0 when it does not exist. */
function changedAtMs(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0;
  // a folder's own time changes when a file in it is removed
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => changedAtMs(join(path, name))));
}

function run(what: string, args: readonly string[], command = 'npm'): void {
  const startedAtMs = performance.now();
  console.log(`Guide: ${what} ...`);
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: SITE,
    encoding: 'utf8',
    shell: process.platform === 'win32', // npm is a script there
    // npm asks PATH for Node, and the one on it may be older than the site needs
    env: {
      ...process.env,
      ...PRODUCTION,
      ASTRO_TELEMETRY_DISABLED: '1',
      PATH: [join(ROOT, 'node_modules', '.bin'), process.env['PATH']].join(delimiter),
    },
  });
  if (status !== 0) {
    console.error([stdout, stderr, error?.message].filter(Boolean).join('\n'));
    console.error(
      `Guide: ${what} failed; the reason stands above. To see it again: cd ${relative('.', SITE) || '.'} && ${command} ${args.join(' ')}`,
    );
    process.exit(1);
  }
  console.log(`Guide: done in ${((performance.now() - startedAtMs) / 1000).toFixed(1)} s`);
}

// npm writes this file last, so an interrupted install is done again
const installedAtMs = changedAtMs(join(SITE, 'node_modules', '.package-lock.json'));
if (installedAtMs < changedAtMs(join(SITE, 'package-lock.json')))
  // in production npm leaves out what the check of the pages needs
  run('installing its packages', ['ci', '--include=dev', '--no-audit', '--no-fund']);

// a build begins by emptying dist, and only one that succeeded is marked here
const mark = join(SITE, 'dist', '.built');
const choice = process.argv.slice(2); // whose offers it shows: see record-calls.ts
const variant = [process.env['SITE_URL'], ...choice].filter(Boolean).join(' ');
const isOther = existsSync(mark) && readFileSync(mark, 'utf8') !== variant;
if (choice.length > 0 || isOther || changedAtMs(mark) < Math.max(...SOURCES.map(changedAtMs))) {
  run(
    'making the calls it shows',
    ['record-calls.ts', ...choice.map((one) => (existsSync(one) ? resolve(one) : one))],
    process.execPath,
  );
  const startedAt = new Date();
  run('building its pages', ['run', 'build']);
  writeFileSync(mark, variant);
  utimesSync(mark, startedAt, startedAt); // what was changed meanwhile may be missing from the pages
}

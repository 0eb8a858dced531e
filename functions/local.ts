import './host/core-api.ts'; // before anything that loads the Functions library
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { LogEntry } from './host/core-api.ts';
import { banner } from './local/banner.ts';
import { startLocal } from './local/start.ts';

const PORT_DEFAULT = '7071';

const { values } = parseArgs({ options: { reset: { type: 'boolean', default: false } } });
const port = Number(process.env['PORT'] ?? PORT_DEFAULT);
const dataDir = process.env['DATA_DIR'] ?? join(import.meta.dirname, '../.data');
const requestsPerMinute = Number(process.env['REQUESTS_PER_MINUTE'] ?? 0);
if (!Number.isInteger(port) || port < 1 || port > 65_535) fail(`PORT is a number from 1 to 65535, not ${process.env['PORT']}.`);
if (!Number.isInteger(requestsPerMinute) || requestsPerMinute < 0)
  fail('REQUESTS_PER_MINUTE is a whole number; 500 is what the cloud allows.');

const startedAt = performance.now();
const local = await startLocal({ port, dataDir, reset: values.reset, requestsPerMinute, log }).catch(
  (error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') fail(`Port ${port} is taken. Stop what uses it, or choose another: PORT=7072 npm start`);
    if (/database is locked/.test(error.message))
      fail(`Another server works in ${dataDir}. Stop it, or choose another folder: DATA_DIR=other npm start`);
    if (error.name === 'UnknownLayout')
      fail(`${error.message}. Start with npm start -- --reset to begin anew, or choose another folder.`);
    throw error;
  },
);
console.log(banner(local.url, dataDir, Math.round(performance.now() - startedAt)));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    console.log('Stopping: letting what is under way end ...');
    local.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(`Did not stop cleanly: ${String(error)}`),
    );
  });
}

function log({ level, message, ...rest }: LogEntry): void {
  if (level === 'trace' || level === 'debug') return;
  const line = `${new Date().toISOString()} ${level} ${message}`;
  if (level === 'warning' || level === 'error' || level === 'critical') console.error(line, rest);
  else console.log(line);
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

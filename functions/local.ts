import './host/core-api.ts'; // before anything that loads the Functions library
import type { LogEntry } from './host/core-api.ts';
import { banner } from './local/banner.ts';
import { HELP, readSettings, SettingError, type LocalSettings } from './local/settings.ts';
import { startLocal } from './local/start.ts';

const settings = settingsOrEnd();
const { port, dataDir } = settings;

/** What is logged before the banner is printed stands behind it. */
let waiting: string[] | undefined = [];
const startedAt = performance.now();
const local = await startLocal({ ...settings, log }).catch((error: NodeJS.ErrnoException) => {
  if (error.code === 'EADDRINUSE') fail(`Port ${port} is taken. Stop what uses it, or choose another: PORT=7072 npm start`);
  if (/database is locked/.test(error.message))
    fail(`Another server works in ${dataDir}. Stop it, or choose another folder: DATA_DIR=other npm start`);
  if (error.name === 'UnknownLayout')
    fail(`${error.message}. Start with npm start -- --reset to begin anew, or choose another folder.`);
  if (error.name === 'UnknownState') fail(error.message);
  throw error;
});
console.log(banner(local.url, dataDir, Math.round(performance.now() - startedAt)));
for (const line of waiting) console.log(line);
waiting = undefined;

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    console.log('Stopping: letting what is under way end ...');
    local.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(`Did not stop cleanly: ${String(error)}`),
    );
  });
}

function settingsOrEnd(): LocalSettings {
  try {
    const read = readSettings(process.argv.slice(2), process.env);
    if (read !== 'help') return read;
  } catch (error) {
    if (error instanceof SettingError) fail(error.message);
    throw error;
  }
  console.log(HELP);
  process.exit(0);
}

function log({ level, message, ...rest }: LogEntry): void {
  if (level === 'trace' || level === 'debug') return;
  const line = `${new Date().toISOString()} ${level} ${message}`;
  if (level === 'warning' || level === 'error' || level === 'critical') console.error(line, rest);
  else if (waiting) waiting.push(line);
  else console.log(line);
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

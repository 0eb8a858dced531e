import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { publishSteps, readPlace, type Step } from './publish-steps.ts';

/** Builds the guide for its public address and puts it where `infra/` made room for it; `azd up` ends with this. */

function run({ command, keeps }: Step, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const [program = '', ...args] = command;
  const { status, stdout, error } = spawnSync(program, args, {
    env,
    encoding: 'utf8',
    stdio: ['ignore', keeps ? 'pipe' : 'inherit', 'inherit'],
    shell: process.platform === 'win32', // az and npx are scripts there
  });
  if (status !== 0) {
    console.error(`Guide: this failed: ${command.join(' ')}${error ? `\n${error.message}` : ''}`);
    process.exit(1);
  }
  return keeps ? { ...env, [keeps]: stdout.trim() } : env;
}

const place = readPlace(process.env);
let env: NodeJS.ProcessEnv = { ...process.env, SITE_URL: place.url };
const build: Step = { command: [process.execPath, join(import.meta.dirname, 'ensure-built.ts')] };
for (const step of [build, ...publishSteps(place, join(import.meta.dirname, 'dist'))]) env = run(step, env);
console.log(`Guide: published at ${place.url}`);

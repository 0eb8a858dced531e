import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchColdStart } from './cold-start.ts';
import { benchHttp } from './http.ts';

// npm run bench              the close of 100,000 subscriptions, HTTP, cold start
// npm run bench -- --scale   the close of 10,000, 100,000 and 1,000,000 subscriptions as well

interface Step {
  readonly seconds: number;
  readonly requests: number;
  readonly peakMb: number;
}

function step(...args: string[]): Step {
  const output = execFileSync(process.execPath, [join(import.meta.dirname, 'close-step.ts'), ...args], { encoding: 'utf8' });
  return JSON.parse(output || '{}') as Step;
}

/** A close against a floor that writes the same documents and bytes through the same store and computes nothing. */
function benchClose(subscriptions: number, partners: number): void {
  const place = mkdtempSync(join(tmpdir(), 'close-bench-'));
  try {
    step('seed', join(place, 'data'), String(partners), String(subscriptions));
    const close = step('close', join(place, 'data'), String(partners));
    const floor = step('floor', join(place, 'data'), String(partners), join(place, 'floor'));
    const rate = Math.round(subscriptions / close.seconds);
    console.log(
      `  ${subscriptions.toLocaleString('en')} in ${partners.toLocaleString('en')} partner${partners > 1 ? 's' : ''}: ${close.seconds.toFixed(1)} s, ` +
        `${rate.toLocaleString('en')} subscriptions/s, peak ${close.peakMb.toFixed(0)} MB, ` +
        `${(close.requests / subscriptions).toFixed(4)} storage requests each, ${(close.seconds / floor.seconds).toFixed(2)} x the floor (${floor.seconds.toFixed(1)} s)`,
    );
  } finally {
    rmSync(place, { recursive: true });
  }
}

console.log('Month close, a fifth of the subscriptions with two seat changes');
const sizes = process.argv.includes('--scale') ? [10_000, 100_000, 1_000_000] : [100_000];
for (const size of sizes) benchClose(size, 1);
benchClose(100_000, 1000);
console.log('HTTP on the local host, 32 connections');
await benchHttp();
console.log('Cold start of the bundled app');
benchColdStart();

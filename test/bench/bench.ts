import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
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

/** With a small heap: what is used then is needed, not merely not yet given back. */
const SMALL_HEAP = ['--max-old-space-size=128', '--max-semi-space-size=16'];
const RUNS = 3;

function step(...args: string[]): Step {
  const heap = args[0] === 'floor' ? [] : SMALL_HEAP;
  const output = execFileSync(process.execPath, [...heap, join(import.meta.dirname, 'close-step.ts'), ...args], {
    encoding: 'utf8',
  });
  return JSON.parse(output || '{}') as Step;
}

/** A close against a floor that writes the same documents and bytes through the same store and computes nothing; the median of some pairs. */
function benchClose(subscriptions: number, partners: number, runs = RUNS): void {
  const place = mkdtempSync(join(tmpdir(), 'close-bench-'));
  try {
    step('seed', join(place, 'seed'), String(partners), String(subscriptions));
    const pairs = Array.from({ length: runs }, () => {
      for (const folder of ['data', 'floor']) rmSync(join(place, folder), { recursive: true, force: true });
      cpSync(join(place, 'seed'), join(place, 'data'), { recursive: true });
      const close = step('close', join(place, 'data'), String(partners));
      return { close, floor: step('floor', join(place, 'data'), String(partners), join(place, 'floor')) };
    });
    const ratio = ({ close, floor }: (typeof pairs)[number]) => close.seconds / floor.seconds;
    const pair = pairs.toSorted((a, b) => ratio(a) - ratio(b))[Math.floor(runs / 2)];
    if (!pair) return;
    const { close, floor } = pair;
    const rate = Math.round(subscriptions / close.seconds);
    console.log(
      `  ${subscriptions.toLocaleString('en')} in ${partners.toLocaleString('en')} partner${partners > 1 ? 's' : ''}: ${close.seconds.toFixed(1)} s, ` +
        `${rate.toLocaleString('en')} subscriptions/s, peak ${close.peakMb.toFixed(0)} MB, ` +
        `${(close.requests / subscriptions).toFixed(4)} storage requests each, ${ratio(pair).toFixed(2)} x the floor (${floor.seconds.toFixed(1)} s)`,
    );
  } finally {
    rmSync(place, { recursive: true });
  }
}

console.log('Month close, a fifth of the subscriptions with two seat changes');
const sizes = process.argv.includes('--scale') ? [10_000, 100_000, 1_000_000] : [100_000];
for (const size of sizes) benchClose(size, 1, size > 100_000 ? 1 : RUNS);
benchClose(100_000, 1000);
console.log('HTTP on the local host, 32 connections');
await benchHttp();
console.log('Cold start of the bundled app');
benchColdStart();

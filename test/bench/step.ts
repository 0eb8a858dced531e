import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** What one process measured. */
export interface Step {
  readonly seconds: number;
  readonly floorSeconds: number;
  readonly requests: number;
  readonly peakMb: number;
  /** Of what it read or made: lines, bytes or pages. */
  readonly count: number;
}

/** With a small heap: what is used then is needed, not merely not yet given back. */
const SMALL_HEAP = ['--max-old-space-size=128', '--max-semi-space-size=16'];

/** Runs a step in a process of its own. */
export function run(script: string, ...args: readonly string[]): Step {
  return runNode(SMALL_HEAP, script, args);
}

/** The same without a bound: a floor holds what it writes. */
export function runFloor(script: string, ...args: readonly string[]): Step {
  return runNode([], script, args);
}

function runNode(options: readonly string[], script: string, args: readonly string[]): Step {
  const output = execFileSync(process.execPath, [...options, join(import.meta.dirname, script), ...args], { encoding: 'utf8' });
  return JSON.parse(output || '{}') as Step;
}

/** Called by a step when it is done. */
export function report(figures: {
  seconds: number;
  floorSeconds?: number;
  requests?: Record<string, number>;
  count?: number;
}): void {
  const requests = Object.values(figures.requests ?? {}).reduce((sum, count) => sum + count, 0);
  console.log(JSON.stringify({ ...figures, requests, peakMb: process.resourceUsage().maxRSS / 1024 }));
}

/** @returns  seconds */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}

export function perSecond(count: number, seconds: number): string {
  return Math.round(count / seconds).toLocaleString('en');
}

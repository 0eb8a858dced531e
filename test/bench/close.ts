import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { perSecond, run, runFloor, type Step } from './step.ts';

const SCRIPT = 'close-step.ts';

/**
 * A close against a floor that writes the same documents and bytes through the same store and computes nothing; the median
 * of some pairs.
 *
 * @param andThen  measures more where the last close has been
 */
export function benchClose(subscriptions: number, partners: number, runs: number, andThen?: (directory: string) => void): void {
  const place = mkdtempSync(join(tmpdir(), 'close-bench-'));
  const [seed, data, floor] = ['seed', 'data', 'floor'].map((name) => join(place, name)) as [string, string, string];
  try {
    run(SCRIPT, 'seed', seed, String(partners), String(subscriptions));
    const pairs = Array.from({ length: runs }, () => {
      for (const folder of [data, floor]) rmSync(folder, { recursive: true, force: true });
      cpSync(seed, data, { recursive: true });
      const close = run(SCRIPT, 'close', data, String(partners));
      return { close, floor: runFloor(SCRIPT, 'floor', data, String(partners), floor) };
    });
    const pair = pairs.toSorted((a, b) => ratio(a) - ratio(b))[Math.floor(runs / 2)];
    if (pair) print(subscriptions, partners, pair);
    andThen?.(data);
  } finally {
    rmSync(place, { recursive: true });
  }
}

interface Pair {
  readonly close: Step;
  readonly floor: Step;
}

function ratio({ close, floor }: Pair): number {
  return close.seconds / floor.seconds;
}

function print(subscriptions: number, partners: number, pair: Pair): void {
  const { close, floor } = pair;
  console.log(
    `  ${subscriptions.toLocaleString('en')} in ${partners.toLocaleString('en')} partner${partners > 1 ? 's' : ''}: ${close.seconds.toFixed(1)} s, ` +
      `${perSecond(subscriptions, close.seconds)} subscriptions/s, ${perSecond(partners, close.seconds)} invoices/s, peak ${close.peakMb.toFixed(0)} MB, ` +
      `${(close.requests / subscriptions).toFixed(4)} storage requests each, ${ratio(pair).toFixed(2)} x the floor (${floor.seconds.toFixed(1)} s)`,
  );
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { perSecond, run, runFloor } from './step.ts';

const SCRIPT = 'usage-step.ts';

/** Usage records taken in, against committing the same documents; the close that bills them, against a plain read of them. */
export function benchUsage(records: number): void {
  const place = mkdtempSync(join(tmpdir(), 'usage-bench-'));
  const data = join(place, 'data');
  try {
    const intake = run(SCRIPT, 'intake', data, String(records));
    const floor = runFloor(SCRIPT, 'floor', data, join(place, 'floor'));
    console.log(
      `  ${records.toLocaleString('en')} records taken in: ${perSecond(records, intake.seconds)}/s, peak ${intake.peakMb.toFixed(0)} MB, ` +
        `${(intake.requests / records).toFixed(2)} storage requests each, ${(intake.seconds / floor.seconds).toFixed(2)} x committing them`,
    );
    const close = run(SCRIPT, 'close', data);
    console.log(
      `  the close that bills them: ${perSecond(records, close.seconds)}/s, peak ${close.peakMb.toFixed(0)} MB, ` +
        `${(close.seconds / close.floorSeconds).toFixed(2)} x reading them`,
    );
  } finally {
    rmSync(place, { recursive: true });
  }
}

import { fingerprint } from './core/fingerprint.ts';
import { checkLicenseLine, readLicenseLine, type LicenseLine } from './core/license-line.ts';
import type { Finding } from './core/reasons.ts';
import { checkAgainstBefore, checkSubscription } from './core/subscription.ts';
import { cellsOf, LICENSE_COLUMNS, USAGE_COLUMNS } from './core/table.ts';
import { Tally, type Report } from './core/tally.ts';
import { checkUsageLine, readUsageLine } from './core/usage-line.ts';
import { advanceCharges, learn, type Given } from './learn.ts';
import { counting, recordsOf, type Source } from './records.ts';

export interface Options extends Given {
  /** The license-based file of the month before. */
  readonly previous?: Source;
  readonly onFinding?: (finding: Finding) => void;
  /** Called with the number of bytes read so far, of both passes. */
  readonly onProgress?: (bytes: number) => void;
}

/** Re-derives every line of a reconciliation file with code of its own; memory does not grow with the file but by a number a line. */
export async function verifyFile(source: Source, options: Options = {}): Promise<Report> {
  let bytes = 0;
  const counted: Source = () => counting(source(), (size) => options.onProgress?.((bytes += size)));
  const { kind, facts, scattered } = await learn(counted, options);
  const billed = options.previous ? await advanceCharges(options.previous) : undefined;
  const tally = new Tally(kind, options.onFinding);
  const seen = new Set<number>();
  let group: LicenseLine[] = [];
  const closeGroup = () => {
    const [first] = group;
    if (first && !scattered.has(fingerprint(first.subscription))) tally.addAll(checkSubscription(group));
    group = [];
  };
  for await (const { line, record, at } of recordsOf(counted)) {
    const mark = fingerprint(record.join('\u0001'));
    if (seen.has(mark)) tally.add({ line, reason: 'duplicate', column: '', found: 'the same line again', expected: 'it once' });
    seen.add(mark);
    if (kind === 'usage') {
      const one = readUsageLine(line, cellsOf(record, at, USAGE_COLUMNS));
      if ('reason' in one) tally.add(one);
      else tally.usage(one, checkUsageLine(one, facts.currency));
      continue;
    }
    const one = readLicenseLine(line, cellsOf(record, at, LICENSE_COLUMNS));
    if ('reason' in one) {
      tally.add(one);
      continue;
    }
    tally.license(one, checkLicenseLine(one, facts) ?? checkAgainstBefore(one, billed?.get(one.subscription)));
    if (group[0] && group[0].subscription !== one.subscription) closeGroup();
    group.push(one);
  }
  closeGroup();
  return tally.report();
}

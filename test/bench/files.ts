import { perSecond, run } from './step.ts';

/** What can be done with a closed month of one partner. */
export function benchFiles(directory: string): void {
  print('verified', 'parsing the file twice', 'verify', directory);
  print('of the bill to come, as a file', 'reading the subscriptions', 'unbilled', directory);
  print('printed as a statement', 'the same texts with no layout and no tags', 'statement', directory);
}

function print(what: string, floor: string, step: string, directory: string): void {
  const { count, seconds, floorSeconds, peakMb } = run('files-step.ts', step, directory);
  console.log(
    `  ${count.toLocaleString('en')} lines ${what}: ${perSecond(count, seconds)}/s, peak ${peakMb.toFixed(0)} MB, ` +
      `${(seconds / floorSeconds).toFixed(2)} x ${floor}`,
  );
}

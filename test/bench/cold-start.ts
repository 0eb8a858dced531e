import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const RUNS = 7;
const ROOT = join(import.meta.dirname, '../..');

/** From loading the bundled module to its first answer, each time in a fresh process; the process's own start is printed beside it. */
export function benchColdStart(): void {
  execFileSync(process.execPath, [join(ROOT, 'functions/build.ts')], { stdio: 'inherit' });
  const runs = Array.from(
    { length: RUNS },
    () =>
      JSON.parse(execFileSync(process.execPath, [join(import.meta.dirname, 'cold-start-step.ts')], { encoding: 'utf8' })) as Run,
  );
  const median = (of: (run: Run) => number) => runs.map(of).toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
  console.log(
    `  module load ${median(({ loadMs }) => loadMs).toFixed(0)} ms, first answer ${median(({ answerMs }) => answerMs).toFixed(0)} ms, ` +
      `together ${median(({ loadMs, answerMs }) => loadMs + answerMs).toFixed(0)} ms (median of ${RUNS})`,
  );
}

interface Run {
  readonly loadMs: number;
  readonly answerMs: number;
}

import type { UsageGroup } from './core/totals.ts';
import type { BilledLine } from './walk.ts';

const LINES_PER_PAGE = 500;
/** Daily rows are found by the page that adds them up, so it adds up few. */
const RECORDS_PER_PAGE = 2000;

/** Lines in pages that are never empty. */
export async function* inPages(lines: AsyncIterable<BilledLine>): AsyncGenerator<BilledLine[]> {
  let page: BilledLine[] = [];
  let recordCount = 0;
  for await (const one of lines) {
    page.push(one);
    recordCount += one.line.recordCount;
    if (page.length < LINES_PER_PAGE && recordCount < RECORDS_PER_PAGE) continue;
    yield page;
    [page, recordCount] = [[], 0];
  }
  if (page.length > 0) yield page;
}

/** Neighbouring lines of one subscription say once whose they are. */
export function grouped(lines: readonly BilledLine[]): UsageGroup[] {
  const groups: { facts: UsageGroup['facts']; lines: UsageGroup['lines'][number][] }[] = [];
  for (const { facts, line } of lines) {
    const last = groups.at(-1);
    if (last?.facts.subscriptionId === facts.subscriptionId) last.lines.push(line);
    else groups.push({ facts, lines: [line] });
  }
  return groups;
}

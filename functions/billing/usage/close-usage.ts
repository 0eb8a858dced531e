import { toMinor } from '../../shared/money.ts';
import { create } from '../../storage/port.ts';
import { NO_LINES } from '../core/invoice.ts';
import { FILE_TYPE, type FileBlock } from '../csv.ts';
import type { Closing } from '../license-pages.ts';
import { addUpUsage, type UsageGroup } from './core/totals.ts';
import { seal } from './fence.ts';
import { grouped, inPages } from './paged.ts';
import { headingOf } from './rows.ts';
import { USAGE_PAGE, USAGE_PAGES, USAGE_PARTITION, type UsagePage } from './stored.ts';
import { usageFileBlock, usageFileName } from './usage-file.ts';
import { billedUsage, billOf, type BilledLine } from './walk.ts';

/**
 * Writes the usage-based lines of a billing date, page by page, each with its block of the file. The intake for that date is
 * sealed first, so that whoever reads its records later reads the same. A run that was killed anywhere is continued by the
 * next from the last page.
 *
 * @returns  the last page, undefined when no usage is to be billed, `unfinished` when the time was up
 * @rule R-REC-06 to R-REC-08
 */
export async function writeUsagePages(closing: Closing): Promise<UsagePage | undefined | 'unfinished'> {
  const { workplace, account, close, invoiceId } = closing;
  if (!(await seal(workplace.shared.lines(USAGE_PARTITION), close.billingDate))) return undefined;
  const [last] = (await workplace.shared.lines(invoiceId).list(USAGE_PAGES, { limit: 1, descending: true })).items;
  let page = last?.value;
  // one page is written while the next is worked out; pages follow one another
  let writing = Promise.resolve(true);
  for await (const lines of inPages(billedUsage(await billOf(workplace, account), close, page?.through))) {
    if (!(await writing)) return 'unfinished';
    const next = nextPage(closing, page, lines);
    writing = writePage(closing, next);
    writing.catch(() => undefined); // whoever waits for it next hears of its failure
    page = next.page;
    if (workplace.isTimeUp()) return (await writing, 'unfinished');
  }
  return (await writing) ? page : 'unfinished';
}

interface WrittenPage {
  readonly page: UsagePage;
  readonly block: FileBlock;
}

function nextPage(closing: Closing, before: UsagePage | undefined, lines: readonly BilledLine[]): WrittenPage {
  const { totals, recordCount, fileTotal } = before ?? { totals: NO_LINES, recordCount: 0, fileTotal: 0 };
  const number = before ? before.number + 1 : 0;
  const groups = grouped(lines);
  const block = blockOf(closing, number, groups);
  const page: UsagePage = {
    number,
    firstLine: totals.lineCount,
    firstRecord: recordCount,
    after: before?.through ?? '',
    through: lines.at(-1)?.place ?? '',
    groups: groups as UsagePage['groups'],
    totals: addUpUsage(totals, groups),
    recordCount: recordCount + lines.reduce((count, { line }) => count + line.recordCount, 0),
    fileTotal: toMinor(fileTotal + block.total),
  };
  return { page, block };
}

function blockOf({ account, invoiceId }: Closing, number: number, groups: readonly UsageGroup[]): FileBlock {
  return usageFileBlock(headingOf(account, invoiceId), groups, { isFirst: number === 0 });
}

/** The block of the file first, then the page that makes it count. False when another run wrote the page: its words stand. */
async function writePage(closing: Closing, { page, block }: WrittenPage): Promise<boolean> {
  const { workplace, account, invoiceId } = closing;
  const name = usageFileName(account.partnerId, invoiceId);
  const pages = workplace.shared.lines(invoiceId);
  await workplace.blobs.stage(name, page.number, block.bytes);
  if ((await pages.commit([create(USAGE_PAGE, page)])) === 'committed') return true;
  const stored = await pages.get(USAGE_PAGE, USAGE_PAGE.idOf(page));
  if (stored) await workplace.blobs.stage(name, page.number, blockOf(closing, page.number, stored.value.groups).bytes);
  return false;
}

/** Puts the file together. A bill without usage has no block of it: see `headerOnly`. */
export async function finishUsageFile({ workplace, account, invoiceId }: Closing, last: UsagePage | undefined): Promise<void> {
  if (last) await workplace.blobs.finish(usageFileName(account.partnerId, invoiceId), last.number + 1, FILE_TYPE);
}

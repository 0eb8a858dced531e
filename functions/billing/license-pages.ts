import type { Account } from '../account/stored.ts';
import { toMinor } from '../shared/money.ts';
import { create, WRITES_MAX, type Partition, type Write } from '../storage/port.ts';
import { billedGroups } from './billed-groups.ts';
import { addUp, NO_LINES, type LineGroup } from './core/invoice.ts';
import type { Close } from './core/subscription-lines.ts';
import { NO_TERMS } from './core/terms.ts';
import { FILE_TYPE, type FileBlock } from './csv.ts';
import { billedPartner, licenseFileBlock, licenseFileName } from './license-file.ts';
import { BILLING_TERMS, BILLING_TERMS_ID, LINE_PAGE, LINE_PAGES, type LinePage } from './stored.ts';
import type { Workplace } from './workplace.ts';

const LINES_PER_PAGE = 500;

/** One close of one partner. */
export interface Closing {
  readonly workplace: Workplace;
  readonly account: Account;
  readonly close: Close;
  readonly invoiceId: string;
}

/**
 * Writes the license-based lines, page by page, each with its block of the file. A run that was killed anywhere is
 * continued by the next from the last page.
 *
 * @returns  the last page, undefined when nothing is to be billed, `unfinished` when the time was up
 */
export async function writeLicensePages(closing: Closing): Promise<LinePage | undefined | 'unfinished'> {
  const { workplace, account, close, invoiceId } = closing;
  const terms = (await workplace.partition.get(BILLING_TERMS, BILLING_TERMS_ID))?.value ?? NO_TERMS;
  const [last] = (await workplace.shared.lines(invoiceId).list(LINE_PAGES, { limit: 1, descending: true })).items;
  let page = last?.value;
  let groups: LineGroup[] = [];
  let lineCount = 0;
  let through = '';
  let settled: Write[] = [];
  // one page is written while the next is worked out; pages follow one another
  let writing = Promise.resolve(true);
  const write = async (): Promise<boolean> => {
    if (!(await writing)) return false;
    const next = groups.length === 0 ? undefined : nextPage(closing, page, groups, through);
    writing = writeNext(closing, next, settled);
    writing.catch(() => undefined); // whoever waits for it next hears of its failure
    [page, groups, lineCount, settled] = [next?.page ?? page, [], 0, []];
    return true;
  };
  for await (const { place, group, passOver } of billedGroups(workplace.partition, account, {
    close,
    terms,
    after: page?.through ?? '',
  })) {
    if (passOver) settled.push(passOver);
    if (group.lines.length === 0) continue;
    groups.push(group);
    lineCount += group.lines.length;
    through = place;
    if (lineCount < LINES_PER_PAGE) continue;
    if (!(await write())) return 'unfinished';
    if (workplace.isTimeUp()) return (await writing, 'unfinished');
  }
  return (await write()) && (await writing) ? page : 'unfinished';
}

interface WrittenPage {
  readonly page: LinePage;
  readonly block: FileBlock;
}

function nextPage(closing: Closing, before: LinePage | undefined, groups: readonly LineGroup[], through: string): WrittenPage {
  const totals = before?.totals ?? NO_LINES;
  const number = before ? before.number + 1 : 0;
  const block = blockOf(closing, number, groups);
  const page: LinePage = {
    number,
    firstLine: totals.lineCount,
    groups: groups as LinePage['groups'],
    through,
    totals: addUp(totals, groups),
    fileTotal: toMinor((before?.fileTotal ?? 0) + block.total),
  };
  return { page, block };
}

function blockOf({ account }: Closing, number: number, groups: readonly LineGroup[]): FileBlock {
  return licenseFileBlock(billedPartner(account), groups, { isIndirect: account.model !== 'direct', isFirst: number === 0 });
}

/** The page, then what closes to come need not look at. False when another run wrote the page: its words stand. */
async function writeNext(closing: Closing, next: WrittenPage | undefined, settled: readonly Write[]): Promise<boolean> {
  if (next && !(await writePage(closing, next))) return false;
  await passOver(closing.workplace.partition, settled);
  return true;
}

/** The block of the file first, then the page that makes it count. */
async function writePage(closing: Closing, { page, block }: WrittenPage): Promise<boolean> {
  const { workplace, account, invoiceId } = closing;
  const name = licenseFileName(account.partnerId, invoiceId);
  const pages = workplace.shared.lines(invoiceId);
  await workplace.blobs.stage(name, page.number, block.bytes);
  if ((await pages.commit([create(LINE_PAGE, page)])) === 'committed') return true;
  const stored = await pages.get(LINE_PAGE, LINE_PAGE.idOf(page));
  if (stored) await workplace.blobs.stage(name, page.number, blockOf(closing, page.number, stored.value.groups).bytes);
  return false;
}

/** One that lost a race is marked by a later close. */
async function passOver(partition: Partition, writes: readonly Write[]): Promise<void> {
  for (let from = 0; from < writes.length; from += WRITES_MAX) await partition.commit(writes.slice(from, from + WRITES_MAX));
}

/** Puts the file together; without a single line it has its header only. */
export async function finishLicenseFile(closing: Closing, last: LinePage | undefined): Promise<void> {
  const name = licenseFileName(closing.account.partnerId, closing.invoiceId);
  if (!last) await closing.workplace.blobs.stage(name, 0, blockOf(closing, 0, []).bytes);
  await closing.workplace.blobs.finish(name, (last?.number ?? 0) + 1, FILE_TYPE);
}

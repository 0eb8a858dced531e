import { billingDayOf } from '../account/core/account.ts';
import type { Account } from '../account/stored.ts';
import { periodFrom } from '../shared/billing-calendar.ts';
import { addDays, type CalendarDate } from '../shared/calendar.ts';
import { derivedCode } from '../storage/derived-id.ts';
import { create, replace, WRITES_MAX, type Partition, type Write } from '../storage/port.ts';
import { SUBSCRIPTION } from '../subscriptions/stored.ts';
import { billableSubscriptions } from './billed-subscriptions.ts';
import { addUp, invoiceTotal, NO_LINES, type LineGroup } from './core/invoice.ts';
import { closeOf, isSettled, subscriptionLines } from './core/subscription-lines.ts';
import { billedPartner, LICENSE_FILE_TYPE, licenseFileBlock, licenseFileName } from './license-file.ts';
import { INVOICE, LINE_PAGE, LINE_PAGES, type Invoice, type LinePage } from './stored.ts';
import type { Workplace } from './workplace.ts';

const LINES_PER_PAGE = 500;

export function invoiceIdOf(partnerId: string, billingDate: CalendarDate): string {
  return `D${derivedCode(9, 'invoice', partnerId, billingDate)}`;
}

/**
 * Closes a partner's month: the lines of all subscriptions, page by page, then the invoice. Every page is written once and
 * tells where the next one begins, so a run that was killed anywhere is continued by the next, to the same bytes.
 *
 * @returns  `unfinished` when the time was up; the next run goes on from the last page
 * @rule R-CALC-01 to R-CALC-24, R-BILL-10
 */
export async function closeMonth(
  workplace: Workplace,
  account: Account,
  billingDate: CalendarDate,
): Promise<'closed' | 'unfinished'> {
  const invoiceId = invoiceIdOf(account.partnerId, billingDate);
  if (await workplace.partition.get(INVOICE, invoiceId)) return 'closed';
  const pages = workplace.shared.lines(invoiceId);
  const [last] = (await pages.list(LINE_PAGES, { limit: 1, descending: true })).items;
  const end = await writePages(workplace, account, billingDate, last?.value);
  if (end === 'unfinished') return 'unfinished';
  if (end) await publish(workplace, account, billingDate, end);
  return 'closed';
}

/** @returns  the last page, undefined when nothing is to be billed */
async function writePages(
  workplace: Workplace,
  account: Account,
  billingDate: CalendarDate,
  last: LinePage | undefined,
): Promise<LinePage | undefined | 'unfinished'> {
  const close = closeOf(billingDate, billingDayOf(account));
  let page = last;
  let groups: LineGroup[] = [];
  let lineCount = 0;
  let through = '';
  let settled: Write[] = [];
  // one page is written while the next is worked out; pages follow one another
  let writing = Promise.resolve(true);
  const write = async (): Promise<boolean> => {
    if (!(await writing)) return false;
    const [next, passed] = [groups.length === 0 ? undefined : nextPage(page, groups, through), settled];
    [page, groups, lineCount, settled] = [next ?? page, [], 0, []];
    writing = writeNext(workplace, account, billingDate, next, passed);
    writing.catch(() => undefined); // whoever waits for it next hears of its failure
    return true;
  };
  for await (const { entry, facts } of billableSubscriptions(workplace.partition, account, last?.through ?? '')) {
    const subscription = entry.value;
    if (isSettled(subscription, close.past)) settled.push(replace(SUBSCRIPTION, { ...subscription, settled: true }, entry));
    const lines = subscriptionLines(subscription, close);
    if (lines.length === 0) continue;
    groups.push({ facts, lines });
    lineCount += lines.length;
    through = entry.key;
    if (lineCount < LINES_PER_PAGE) continue;
    if (!(await write())) return 'unfinished';
    if (workplace.isTimeUp()) return (await writing, 'unfinished');
  }
  return (await write()) && (await writing) ? page : 'unfinished';
}

async function writeNext(
  workplace: Workplace,
  account: Account,
  billingDate: CalendarDate,
  page: LinePage | undefined,
  settled: readonly Write[],
): Promise<boolean> {
  if (page && !(await writePage(workplace, account, billingDate, page))) return false;
  await passOver(workplace.partition, settled);
  return true;
}

function nextPage(before: LinePage | undefined, groups: readonly LineGroup[], through: string): LinePage {
  const totals = before?.totals ?? NO_LINES;
  return {
    number: before ? before.number + 1 : 0,
    firstLine: totals.lineCount,
    groups: groups as LinePage['groups'],
    through,
    totals: addUp(totals, groups),
  };
}

/** The block of the file first, then the page that makes it count. False when another run wrote the page: its words stand. */
async function writePage(workplace: Workplace, account: Account, billingDate: CalendarDate, page: LinePage): Promise<boolean> {
  const invoiceId = invoiceIdOf(account.partnerId, billingDate);
  const pages = workplace.shared.lines(invoiceId);
  await stageBlock(workplace, account, invoiceId, page);
  if ((await pages.commit([create(LINE_PAGE, page)])) === 'committed') return true;
  const stored = await pages.get(LINE_PAGE, LINE_PAGE.idOf(page));
  if (stored) await stageBlock(workplace, account, invoiceId, stored.value);
  return false;
}

function stageBlock({ blobs }: Workplace, account: Account, invoiceId: string, { number, groups }: LinePage): Promise<void> {
  const isIndirect = account.model !== 'direct';
  const block = licenseFileBlock(billedPartner(account), groups, { isIndirect, isFirst: number === 0 });
  return blobs.stage(licenseFileName(account.partnerId, invoiceId), number, block);
}

/** Closes to come need not look at these any more. One that lost a race is marked by a later close. */
async function passOver(partition: Partition, writes: readonly Write[]): Promise<void> {
  for (let from = 0; from < writes.length; from += WRITES_MAX) await partition.commit(writes.slice(from, from + WRITES_MAX));
}

/** The invoice appears, whole, when its lines and its file are complete. */
async function publish(workplace: Workplace, account: Account, billingDate: CalendarDate, last: LinePage): Promise<void> {
  const id = invoiceIdOf(account.partnerId, billingDate);
  await workplace.blobs.finish(licenseFileName(account.partnerId, id), last.number + 1, LICENSE_FILE_TYPE);
  const { name, mpnId, domain, address, paymentTermDays, model, sandbox } = account;
  const invoice: Invoice = {
    id,
    billingDate,
    periodEnd: periodFrom(billingDate, billingDayOf(account)).end,
    dueOn: addDays(billingDate, paymentTermDays),
    totals: last.totals,
    total: invoiceTotal(last.totals),
    billTo: {
      name,
      mpnId,
      domain,
      address: addressLines(address),
      isIndirect: model !== 'direct',
      isSandbox: sandbox !== undefined,
      paymentTermDays,
    },
  };
  await workplace.partition.commit([create(INVOICE, invoice)]);
}

function addressLines({ addressLine1, addressLine2, city, state, postalCode, country }: Account['address']): string[] {
  const place = [city, state, postalCode, country].filter(Boolean).join(', ');
  return [addressLine1, addressLine2, place].filter((text): text is string => Boolean(text));
}

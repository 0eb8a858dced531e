import { parse } from 'csv-parse';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { ACCOUNT, ACCOUNT_ID } from '../../functions/account/stored.ts';
import { invoiceIdOf } from '../../functions/billing/close.ts';
import { unbilledLicenseFile } from '../../functions/billing/explain/estimate.ts';
import { licenseFileName } from '../../functions/billing/license-file.ts';
import { nextClose } from '../../functions/billing/next-close.ts';
import { findInvoice } from '../../functions/billing/queries.ts';
import { statementLines, type StatementLine } from '../../functions/billing/statement/lines.ts';
import { openPdf } from '../../functions/billing/statement/pdf.ts';
import { LINES_PRINTED_MAX, renderStatement } from '../../functions/billing/statement/statement.ts';
import type { Scope } from '../../functions/identity/scope.ts';
import { BILLABLE_SUBSCRIPTIONS } from '../../functions/subscriptions/stored.ts';
import { verifyFile } from '../../functions/verifier/verify.ts';
import { accountOf, BILLING_DATE, openPlace } from './close-data.ts';
import { report, timed } from './step.ts';

// One step of the files bench, in a process of its own: verify, unbilled or statement DIRECTORY, of one partner whose month is closed.

const LINES_PER_PAGE = 40;

const [step, directory = ''] = process.argv.slice(2);
const { store, workplace } = openPlace(directory);
const account = accountOf(0);
const { partition, shared, blobs } = workplace(account.partnerId);

if (step === 'verify') await verify();
else if (step === 'unbilled') await unbilled();
else await statement();
store.close();

/** The verifier, beside the same file only parsed as often as it reads it. */
async function verify(): Promise<void> {
  const name = licenseFileName(account.partnerId, invoiceIdOf(account.partnerId, BILLING_DATE));
  const file = join(directory, 'files', name.replaceAll('/', '+'));
  const floorSeconds = await timed(async () => {
    for (let pass = 0; pass < 2; pass += 1)
      for await (const row of createReadStream(file).pipe(parse()) as AsyncIterable<string[]>)
        if (row.length < 2) throw new Error(file);
  });
  let lines = 0;
  const seconds = await timed(async () => {
    const found = await verifyFile(() => createReadStream(file));
    if (found.proved !== found.lines) throw new Error(`${found.lines - found.proved} lines are not proved`);
    lines = found.lines;
  });
  report({ seconds, floorSeconds, count: lines });
}

/** The file of the bill to come, worked out while it is sent, beside a plain read of the subscriptions. */
async function unbilled(): Promise<void> {
  const now = await partition.get(ACCOUNT, ACCOUNT_ID);
  const scope = { partition, shared, blobs, account: now, today: BILLING_DATE } as unknown as Scope;
  let lines = 0;
  const seconds = await timed(async () => {
    for await (const piece of unbilledLicenseFile(scope, nextClose(scope))) lines += piece.filter((byte) => byte === 10).length;
  });
  const floorSeconds = await timed(async () => {
    for (let after = '', more = true; more;) {
      const page = await partition.list(BILLABLE_SUBSCRIPTIONS, { after, limit: 100 });
      after = page.items.at(-1)?.key ?? '';
      more = page.more;
    }
  });
  report({ seconds, floorSeconds, count: lines - 1 });
}

/** A statement as long as one gets, beside the same texts put on pages with no layout, no table and no tags. */
async function statement(): Promise<void> {
  const invoice = await findInvoice(partition, invoiceIdOf(account.partnerId, BILLING_DATE));
  if (!invoice) throw new Error('the month is not closed');
  const lines = await Array.fromAsync(firstLines(statementLines(shared, invoice)));
  const printed = { ...invoice, totals: { ...invoice.totals, lineCount: lines.length } };
  const seconds = await timed(() =>
    drain(renderStatement(printed, firstLines(statementLines(shared, invoice)), account.partnerId, 'zh-CN')),
  );
  const floorSeconds = await timed(async () => {
    const { doc, pageCount, finish } = await openPdf({ lang: 'zh', title: '', author: '', madeOn: new Date(0) });
    doc.fontSize(8);
    for (const [number, line] of lines.entries()) {
      const row = number % LINES_PER_PAGE;
      if (row === 0 && number > 0) doc.addPage();
      const cells = [line.name, line.days?.start, line.days?.end, line.quantity, line.unitPrice, String(line.total)];
      for (const [column, cell] of cells.entries()) doc.text(cell ?? '', 40 + column * 90, 40 + row * 18, { lineBreak: false });
    }
    pageCount.write('', 8, '#000000');
    await drain(finish());
  });
  report({ seconds, floorSeconds, count: lines.length });
}

async function* firstLines(lines: AsyncIterable<StatementLine>): AsyncGenerator<StatementLine> {
  let left = LINES_PRINTED_MAX;
  for await (const line of lines) {
    if (left === 0) return;
    left -= 1;
    yield line;
  }
}

async function drain(pieces: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const piece of pieces) if (piece.length === 0) throw new Error('an empty piece');
}

import { mkdirSync } from 'node:fs';
import { closeMonth, invoiceIdOf } from '../../functions/billing/close.ts';
import { FILE_TYPE } from '../../functions/billing/csv.ts';
import { licenseFileName } from '../../functions/billing/license-file.ts';
import { INVOICE, LINE_PAGE, LINE_PAGES } from '../../functions/billing/stored.ts';
import { create } from '../../functions/storage/port.ts';
import { accountOf, BILLING_DATE, openPlace, seed } from './close-data.ts';
import { report, timed } from './step.ts';

// One step of the close bench, in a process of its own, so that its peak memory is its own:
// seed DIRECTORY PARTNERS SUBSCRIPTIONS | close DIRECTORY PARTNERS | floor DIRECTORY PARTNERS TARGET

const [step, directory = '', partnerText = '1', last = ''] = process.argv.slice(2);
const partners = Number(partnerText);

if (step === 'seed') {
  mkdirSync(directory, { recursive: true });
  await seed(directory, partners, Number(last));
} else if (step === 'close') await close();
else await floor(last);

async function close(): Promise<void> {
  const { store, meter, workplace } = openPlace(directory);
  const seconds = await timed(async () => {
    for (let partner = 0; partner < partners; partner += 1) {
      const account = accountOf(partner);
      await closeMonth(workplace(account.partnerId), account, BILLING_DATE);
    }
  });
  report({ seconds, requests: meter.take() });
  store.close();
}

/** Writes the same documents and the same bytes through the same store and folder, and computes nothing. Reading them is not timed. */
async function floor(target: string): Promise<void> {
  mkdirSync(target, { recursive: true });
  const from = openPlace(directory);
  const to = openPlace(target);
  let seconds = 0;
  const write = async (work: () => Promise<unknown>) => void (seconds += await timed(work));
  for (let partner = 0; partner < partners; partner += 1) {
    const { partnerId } = accountOf(partner);
    const invoiceId = invoiceIdOf(partnerId, BILLING_DATE);
    const name = licenseFileName(partnerId, invoiceId);
    const invoice = await from.workplace(partnerId).partition.get(INVOICE, invoiceId);
    if (!invoice) throw new Error('close before floor');
    const file = await from.blobs.read(name);
    const bytes = new Uint8Array(await new Response(file?.stream).arrayBuffer());
    const bytesUpTo = (line: number) => Math.round((bytes.length * line) / invoice.value.totals.lineCount);
    let pages = 0;
    for (let after = '', more = true; more; pages += 1) {
      const page = await from.workplace(partnerId).shared.lines(invoiceId).list(LINE_PAGES, { after, limit: 1 });
      const [entry] = page.items;
      if (!entry) break;
      const { firstLine, totals } = entry.value;
      await write(() => to.blobs.stage(name, pages, bytes.subarray(bytesUpTo(firstLine), bytesUpTo(totals.lineCount))));
      await write(() =>
        to
          .workplace(partnerId)
          .shared.lines(invoiceId)
          .commit([create(LINE_PAGE, entry.value)]),
      );
      after = entry.key;
      more = page.more;
    }
    await write(() => to.blobs.finish(name, pages, FILE_TYPE));
    await write(() => to.workplace(partnerId).partition.commit([create(INVOICE, invoice.value)]));
  }
  report({ seconds });
}

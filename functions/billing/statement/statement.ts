import { languageOf, type Language } from '../../catalog/core/localized.ts';
import { INVOICE_SECTION_NAMES } from '../../contract/charge-types.ts';
import { PROGRAMME } from '../../contract/programme.ts';
import { addDays } from '../../shared/calendar.ts';
import { BILL_LABELS } from '../labels.ts';
import type { Invoice } from '../stored.ts';
import { heading, masthead, note, notice, parties, strip, total, type Fact } from './blocks.ts';
import { formatsFor } from './format.ts';
import { LineTable } from './line-table.ts';
import type { StatementLine } from './lines.ts';
import { openPdf } from './pdf.ts';
import { Sheet } from './sheet.ts';
import { Table, type Layout } from './tables.ts';
import { STATEMENT_TEXTS, type DocumentTitle } from './texts.ts';

/** The operation that gives the lines behind a statement. */
const DETAILS_OPERATION = 'getLicenseReconciliationFile';

/** Nobody reads more on paper, the files hold them all (R-BILL-17), and what a screen reader needs of each is kept to the end. */
export const LINES_PRINTED_MAX = 5000;

const AMOUNTS: Layout = {
  columns: [
    { x: 0, width: 321 },
    { x: 341, width: 150, align: 'right' },
  ],
  size: 10,
  padding: 3.5,
};

/**
 * A billing document as PDF, page by page: Chinese for a `zh-…` locale, Portuguese for `pt-…`, English for all others. The
 * same document gives the same bytes. A character that the font lacks is drawn as 〓.
 *
 * @param lines  of the document, in its order; only read when they are printed
 * @rule R-BILL-17, R-CHG-01, R-BILL-03 to R-BILL-05
 */
export async function* renderStatement(
  invoice: Invoice,
  lines: AsyncIterable<StatementLine>,
  partnerId: string,
  locale: string,
): AsyncGenerator<Uint8Array> {
  const language = languageOf(locale);
  const texts = STATEMENT_TEXTS[language];
  const labels = BILL_LABELS[language];
  const formats = formatsFor(language);
  const { amount } = formats;
  const { totals } = invoice;
  const title = texts.titles[titleOf(invoice)];
  const name = `${title} ${invoice.id}`;

  const pdf = await openPdf({
    lang: language,
    title: name,
    author: texts.programme,
    madeOn: new Date(`${invoice.billingDate}T00:00:00Z`),
  });
  const sheet = new Sheet(pdf, { page: texts.page, ofPages: texts.ofPages, right: name });

  masthead(sheet, texts.programme, title);
  if (invoice.billTo.isSandbox) notice(sheet, texts.sandbox);
  head(sheet, invoice, partnerId, language);

  const sections = new Table(sheet, AMOUNTS, [texts.charges, texts.amountIn(PROGRAMME.currency)]);
  for (const section of INVOICE_SECTION_NAMES) sections.row([labels.sections[section], amount(totals.sections[section])]);
  sections.end();
  total(sheet, [texts.total, formats.money(invoice.total)]);
  if (invoice.reason) note(sheet, `${texts.reason}: ${invoice.reason}`);

  if (totals.lineCount > 0) {
    heading(sheet, texts.byOffer);
    const offers = new Table(sheet, AMOUNTS, [texts.offer, texts.amountIn(PROGRAMME.currency)]);
    for (const offer of offersByName(invoice, language)) offers.row([offer.name, amount(offer.amount)]);
    offers.end();
    if (invoice.invoiceType === 'recurring') note(sheet, texts.details(DETAILS_OPERATION));
    note(sheet, texts.late(formats.perMille(PROGRAMME.financeChargePerMille)));
    if (totals.lineCount > LINES_PRINTED_MAX) note(sheet, texts.tooMany(formats.number(String(totals.lineCount))));
    else {
      heading(sheet, texts.lines);
      const table = new LineTable(sheet, { texts, labels, formats });
      for await (const line of lines) {
        table.add(line);
        const bytes = pdf.taken();
        if (bytes) yield bytes;
      }
      table.end(invoice.total);
    }
  }
  sheet.end();
  yield* pdf.finish();
}

function titleOf({ documentType, invoiceType }: Invoice): DocumentTitle {
  if (documentType !== 'invoice') return documentType;
  return invoiceType === 'oneTime' ? 'oneTimeInvoice' : 'invoice';
}

/** Number, days and parties. What is bought once is for no period; a note is not paid. */
function head(sheet: Sheet, invoice: Invoice, partnerId: string, language: Language): void {
  const texts = STATEMENT_TEXTS[language];
  const { day } = formatsFor(language);
  const { billTo, amendsOf } = invoice;
  const due: readonly Fact[] = [
    [texts.dueDate, day(invoice.dueOn)],
    [texts.paymentTerms, texts.netDays(billTo.paymentTermDays)],
  ];
  strip(sheet, [
    [texts.invoiceNumber, invoice.id],
    [texts.invoiceDate, day(invoice.billingDate)],
    ...(amendsOf ? [[texts.amends, amendsOf] as const] : due),
  ]);
  const isForPeriod = invoice.invoiceType === 'recurring' && !amendsOf;
  parties(
    sheet,
    texts.billTo,
    [billTo.name, ...billTo.address, billTo.domain],
    [
      ...(isForPeriod
        ? [[texts.period, texts.days(day(invoice.billingDate), day(addDays(invoice.periodEnd, -1)))] as const]
        : []),
      [texts.mpnId, billTo.mpnId],
      [texts.partnerId, partnerId],
    ],
  );
}

/** Two offers of one name stand in the order of their ids, so that the order never hangs on how the invoice was stored. */
function offersByName({ totals }: Invoice, language: Language) {
  const { compare } = new Intl.Collator(language);
  return Object.entries(totals.offers)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, offer]) => offer)
    .toSorted((a, b) => compare(a.name, b.name));
}

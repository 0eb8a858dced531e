import { languageOf } from '../../catalog/core/localized.ts';
import { INVOICE_SECTION_NAMES } from '../../contract/charge-types.ts';
import { PROGRAMME } from '../../contract/programme.ts';
import { addDays } from '../../shared/calendar.ts';
import type { Invoice } from '../stored.ts';
import { amounts, heading, masthead, note, notice, parties, strip, total } from './blocks.ts';
import { formatsFor } from './format.ts';
import { openPdf } from './pdf.ts';
import { Sheet } from './sheet.ts';
import { STATEMENT_TEXTS } from './texts.ts';

/** The operation that gives the lines behind a statement. */
const DETAILS_OPERATION = 'getLicenseReconciliationFile';

/**
 * An invoice as PDF: Chinese for a `zh-…` locale, Portuguese for `pt-…`, English for all others. The same invoice gives the
 * same bytes. A character that the font lacks is drawn as 〓.
 *
 * @rule R-BILL-17, R-CHG-01, R-BILL-03 to R-BILL-05
 */
export async function renderStatement(invoice: Invoice, partnerId: string, locale: string): Promise<Uint8Array> {
  const language = languageOf(locale);
  const texts = STATEMENT_TEXTS[language];
  const { amount, money, day, perMille } = formatsFor(language);
  const { billTo, totals } = invoice;

  const pdf = await openPdf({
    lang: language,
    title: `${texts.invoice} ${invoice.id}`,
    author: texts.programme,
    madeOn: new Date(`${invoice.billingDate}T00:00:00Z`),
  });
  const sheet = new Sheet(pdf);

  masthead(sheet, texts.programme, texts.invoice);
  if (billTo.isSandbox) notice(sheet, texts.sandbox);
  strip(sheet, [
    [texts.invoiceNumber, invoice.id],
    [texts.invoiceDate, day(invoice.billingDate)],
    [texts.dueDate, day(invoice.dueOn)],
    [texts.paymentTerms, texts.netDays(billTo.paymentTermDays)],
  ]);
  parties(
    sheet,
    texts.billTo,
    [billTo.name, ...billTo.address, billTo.domain],
    [
      [texts.period, texts.days(day(invoice.billingDate), day(addDays(invoice.periodEnd, -1)))],
      [texts.mpnId, billTo.mpnId],
      [texts.partnerId, partnerId],
    ],
  );

  amounts(sheet, {
    header: [texts.charges, texts.amountIn(PROGRAMME.currency)],
    rows: INVOICE_SECTION_NAMES.filter((section) => section === 'recurring' || totals.sections[section] !== 0).map((section) => [
      texts.sections[section],
      amount(totals.sections[section]),
    ]),
  });
  total(sheet, [texts.total, money(invoice.total)]);

  heading(sheet, texts.byOffer);
  amounts(sheet, {
    header: [texts.offer, texts.amountIn(PROGRAMME.currency)],
    rows: offersByName(invoice, language).map(({ name, amount: charged }) => [name, amount(charged)]),
    sum: [texts.total, amount(invoice.total)],
  });
  note(sheet, texts.details(DETAILS_OPERATION));
  note(sheet, texts.late(perMille(PROGRAMME.financeChargePerMille)));
  sheet.foot(`${texts.invoice} ${invoice.id}`, texts.page);
  return pdf.finish();
}

/** Two offers of one name stand in the order of their ids, so that the order never hangs on how the invoice was stored. */
function offersByName({ totals }: Invoice, language: string) {
  const { compare } = new Intl.Collator(language);
  return Object.entries(totals.offers)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, offer]) => offer)
    .toSorted((a, b) => compare(a.name, b.name));
}

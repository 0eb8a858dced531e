import { readFile } from 'node:fs/promises';
import { INVOICE_SECTION_NAMES } from '../../contract/charge-types.ts';
import { PROGRAMME } from '../../contract/programme.ts';
import { addDays } from '../../shared/calendar.ts';
import type { Invoice } from '../stored.ts';
import { formatsFor } from './format.ts';
import { MARGIN, Sheet, type Doc } from './sheet.ts';
import { textsFor } from './texts.ts';

const FONT = new URL('noto-sans-sc-subset.ttf', import.meta.url);

/** Both are needed for statements only, and large: they are loaded with the first one. */
async function loadTools() {
  const [{ default: PDFDocument }, font] = await Promise.all([import('pdfkit'), readFile(FONT)]);
  return { PDFDocument, font };
}

let tools: ReturnType<typeof loadTools> | undefined;

/**
 * An invoice as PDF, in the language of a locale. The same invoice always gives the same bytes.
 *
 * @rule R-BILL-17, R-CHG-01, R-BILL-04, R-BILL-05
 */
export async function renderStatement(invoice: Invoice, partnerId: string, locale: string): Promise<Uint8Array> {
  const { PDFDocument, font } = await (tools ??= loadTools());
  const texts = textsFor(locale);
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: 0 },
    bufferPages: true,
    lang: texts.lang,
    displayTitle: true,
    // no clock: the document is made on the day of the bill
    info: {
      Title: `${texts.invoice} ${invoice.id}`,
      Author: texts.programme,
      CreationDate: new Date(`${invoice.billingDate}T00:00:00Z`),
    },
  });
  const chunks: Uint8Array[] = [];
  const finished = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject));
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  doc.registerFont('text', font).font('text');
  write(new Sheet(doc, missingIn(doc)), invoice, partnerId, locale);
  doc.end();
  await finished;
  return Buffer.concat(chunks);
}

/** Whether the font has no glyph for a character: fontkit gives glyph 0 for it. */
function missingIn(doc: Doc): (character: string) => boolean {
  const { font } = (doc as unknown as { _font: { font: { hasGlyphForCodePoint: (code: number) => boolean } } })._font;
  return (character) => !font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
}

function write(sheet: Sheet, invoice: Invoice, partnerId: string, locale: string): void {
  const texts = textsFor(locale);
  const { money, day, perMille } = formatsFor(texts.lang);
  const { billTo, totals } = invoice;

  sheet.title(texts.programme, texts.invoice);
  if (billTo.isSandbox) sheet.notice(texts.sandbox);
  sheet.facts(
    [
      [texts.billTo, billTo.name],
      ...billTo.address.map((line) => ['', line] as const),
      ['', billTo.domain],
      [texts.mpnId, billTo.mpnId],
      [texts.partnerId, partnerId],
    ],
    [
      [texts.invoiceNumber, invoice.id],
      [texts.invoiceDate, day(invoice.billingDate)],
      [texts.dueDate, day(invoice.dueOn)],
      [texts.paymentTerms, texts.netDays(billTo.paymentTermDays)],
      [texts.period, `${day(invoice.billingDate)} – ${day(addDays(invoice.periodEnd, -1))}`],
    ],
  );
  sheet.heading(texts.summary);
  sheet.amounts(
    undefined,
    INVOICE_SECTION_NAMES.map((section) => [texts.sections[section], money(totals.sections[section])]),
  );
  sheet.total(texts.total, money(invoice.total));
  sheet.heading(texts.byOffer);
  const offers = Object.values(totals.offers).toSorted((a, b) => a.name.localeCompare(b.name, texts.lang));
  sheet.amounts(
    [texts.offer, texts.amount],
    offers.map(({ name, amount }) => [name, money(amount)]),
  );
  sheet.space(14);
  sheet.note(texts.details);
  sheet.note(texts.late(perMille(PROGRAMME.financeChargePerMille)));
  sheet.foot(texts.page);
}

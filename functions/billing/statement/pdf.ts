import { readFile } from 'node:fs/promises';
import type PDFDocument from 'pdfkit';
import { pageCount, type LateText } from './page-count.ts';

export type Doc = InstanceType<typeof PDFDocument>;

export interface Pdf {
  readonly doc: Doc;
  /** Whether the font can draw a character. */
  readonly canDraw: (character: string) => boolean;
  /** The number of pages, which is drawn on each of them and known after the last. */
  readonly pageCount: LateText;
  /** The bytes since it was asked before: with them a page that is full leaves the memory. */
  readonly taken: () => Uint8Array | undefined;
  /** Ends the document and gives the rest of its bytes. */
  readonly finish: () => AsyncIterable<Uint8Array>;
}

export interface PdfFacts {
  readonly lang: string;
  readonly title: string;
  readonly author: string;
  readonly madeOn: Date;
}

const FONT = new URL('./noto-sans-sc-subset.ttf', import.meta.url);

/** Both are needed for statements only, and large: they are loaded with the first one. */
async function loadTools() {
  const [{ default: PDFDocument }, font] = await Promise.all([import('pdfkit'), readFile(FONT)]);
  return { PDFDocument, font };
}

let tools: ReturnType<typeof loadTools> | undefined;

/** An empty, tagged A4 document: no clock and no chance in it, so that the same content gives the same bytes. */
export async function openPdf({ lang, title, author, madeOn }: PdfFacts): Promise<Pdf> {
  const { PDFDocument, font } = await (tools ??= loadTools());
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0, // the sheet keeps its own, and begins pages itself
    font: '', // else the library opens a Helvetica of its own, which is not in the bundle
    pdfVersion: '1.7',
    tagged: true,
    lang,
    displayTitle: true,
    info: { Title: title, Author: author, CreationDate: madeOn },
  });
  doc.font(font);
  return {
    doc,
    canDraw: canDrawWith(doc),
    pageCount: pageCount(doc),
    taken: () => (doc.read() as Uint8Array | null) ?? undefined,
    finish: () => {
      doc.end();
      return doc;
    },
  };
}

/** Asks the library's own font, which its types hide. */
function canDrawWith(doc: Doc): Pdf['canDraw'] {
  const { font } = (doc as unknown as { _font: { font: { hasGlyphForCodePoint: (code: number) => boolean } } })._font;
  return (character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
}

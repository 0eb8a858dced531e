import type { Doc, Pdf } from './pdf.ts';

export const INK = '#1b2733';
export const FAINT = '#566573';
export const ACCENT = '#0b5c8a';
const LINE = '#d5dde4';

const MARGIN = 52;
const FOOT_HEIGHT = 26;
const WIDTH = 595.28 - 2 * MARGIN;
const BOTTOM = 841.89 - MARGIN - FOOT_HEIGHT;

/** For a character that the font lacks, as Chinese and Japanese typesetters mark it. */
const GETA = '〓';

/** The library knows `scope`; its types do not. */
const COLUMN_HEADER = { scope: 'Column' } as Parameters<Doc['struct']>[1];

/** A part of the document as a screen reader tells it: a paragraph, a heading, a table, a row, a cell. */
export type Element = ReturnType<Doc['struct']>;
export type Tag = 'P' | 'H1' | 'H2' | 'TD' | 'TH' | 'decoration';

export interface Style {
  readonly size: number;
  readonly color: string;
  readonly align?: 'left' | 'right';
}

/** Where a text stands: points from the left edge of the column of text, from the top of the page, and how wide it may run. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** What stands at the foot of every page. */
export interface Foot {
  readonly page: (number: number) => string;
  /** Goes on behind `page`. */
  readonly ofPages: (count: number) => string;
  readonly right: string;
}

const FOOT: Style = { size: 8, color: FAINT };
const FOOT_Y = BOTTOM + FOOT_HEIGHT - 2;

/** The pages of a document, written from top to bottom. `y` is how far down the last one is filled, in points. */
export class Sheet {
  readonly width = WIDTH;
  y = MARGIN;
  readonly #pdf: Pdf;
  readonly #doc: Doc;
  readonly #foot: Foot;
  readonly #root: Element;
  #pages = 1;

  constructor(pdf: Pdf, foot: Foot) {
    this.#pdf = pdf;
    this.#doc = pdf.doc;
    this.#foot = foot;
    this.#root = this.#doc.struct('Document');
    this.#doc.addStructure(this.#root);
  }

  /** Begins a new page when less than this height is left on the last one, and says so. */
  room(height: number): boolean {
    if (this.y + height <= BOTTOM) return false;
    this.#endPage();
    this.#doc.addPage();
    this.#pages += 1;
    this.y = MARGIN;
    return true;
  }

  /** A part that gets parts of its own; `end` it when they are all there, so that it need not be kept. */
  element(type: 'Table' | 'TR', parent = this.#root): Element {
    const element = this.#doc.struct(type);
    parent.add(element);
    return element;
  }

  /** @returns  the height of the text */
  text(text: string, { x, y, width }: Box, style: Style, tag: Tag = 'P', parent = this.#root): number {
    const shown = this.#shown(text);
    const { size, color, align = 'left' } = style;
    const write = () =>
      this.#doc
        .fontSize(size)
        .fillColor(color)
        .text(shown, MARGIN + x, y, { width, align });
    if (tag === 'decoration') this.#decorate(write);
    else {
      parent.add(this.#doc.struct(tag, tag === 'TH' ? COLUMN_HEADER : {}, write));
    }
    return this.#doc.y - y;
  }

  heightOf(text: string, width: number, { size }: Style): number {
    return this.#doc.fontSize(size).heightOfString(this.#shown(text), { width });
  }

  rule(color = LINE, weight = 0.75): void {
    const right = MARGIN + WIDTH;
    this.#decorate(() => this.#doc.moveTo(MARGIN, this.y).lineTo(right, this.y).lineWidth(weight).stroke(color));
  }

  /** A tinted band as high as told, from here down. */
  band(height: number, color: string): void {
    this.#decorate(() => this.#doc.rect(MARGIN, this.y, WIDTH, height).fill(color));
  }

  /** After the last text. */
  end(): void {
    this.#endPage();
    this.#pdf.pageCount.write(this.#foot.ofPages(this.#pages), FOOT.size, FOOT.color);
  }

  #endPage(): void {
    const { page, right } = this.#foot;
    const box = { x: 0, y: FOOT_Y, width: WIDTH };
    const number = page(this.#pages);
    this.text(right, box, { ...FOOT, align: 'right' }, 'decoration');
    this.text(number, box, FOOT, 'decoration');
    const width = this.#doc.fontSize(FOOT.size).widthOfString(number);
    this.#decorate(() => this.#pdf.pageCount.place(MARGIN + width, FOOT_Y));
  }

  #decorate(draw: () => void): void {
    this.#doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.#doc.endMarkedContent();
  }

  #shown(text: string): string {
    return Array.from(text.normalize('NFC'), (character) => (this.#pdf.canDraw(character) ? character : GETA)).join('');
  }
}

import type PDFDocument from 'pdfkit';

export type Doc = InstanceType<typeof PDFDocument>;

export const MARGIN = 56;
const INK = '#1b2733';
const FAINT = '#5b6b7a';
const ACCENT = '#0b5c8a';
const RULE = '#d5dde4';
const ROW_HEIGHT = 20;
const FOOT_HEIGHT = 40;

/** A page under construction: how far down it is written, and the few ways in which a statement writes. */
export class Sheet {
  readonly #doc: Doc;
  readonly #missing: (character: string) => boolean;
  #y = MARGIN;

  constructor(doc: Doc, missing: (character: string) => boolean) {
    this.#doc = doc;
    this.#missing = missing;
    this.#doc.fillColor(INK);
  }

  get width(): number {
    return this.#doc.page.width - 2 * MARGIN;
  }

  title(left: string, right: string): void {
    this.#write(left, MARGIN, this.#y + 6, { size: 11, color: FAINT, width: this.width / 2 });
    this.#write(right, MARGIN + this.width / 2, this.#y, { size: 22, color: ACCENT, width: this.width / 2, align: 'right' });
    this.#y += 44;
    this.#rule(ACCENT, 1.5);
    this.space(16);
  }

  heading(text: string): void {
    this.#room(60);
    this.#write(text, MARGIN, this.#y, { size: 12, color: ACCENT, width: this.width });
    this.space(22);
  }

  /** Two columns side by side, each a list of labels and values. */
  facts(left: readonly (readonly [string, string])[], right: readonly (readonly [string, string])[]): void {
    const top = this.#y;
    const half = this.width / 2 - 10;
    const ends = [left, right].map((facts, column) => {
      let y = top;
      for (const [label, value] of facts) {
        const x = MARGIN + column * (half + 20);
        if (label) this.#write(label, x, y, { size: 8, color: FAINT, width: half });
        const height = this.#write(value, x, y + (label ? 11 : 0), { size: 10, color: INK, width: half });
        y += height + (label ? 17 : 3);
      }
      return y;
    });
    this.#y = Math.max(...ends) + 10;
  }

  /** Rows of a text and an amount; the header stands again on top of every page the table goes on to. */
  amounts(header: readonly [string, string] | undefined, rows: readonly (readonly [string, string])[]): void {
    const head = () => {
      if (!header) return;
      this.#pair(header, { size: 8, color: FAINT });
      this.#rule(RULE, 0.75);
      this.space(5);
    };
    head();
    for (const row of rows) {
      if (this.#room(ROW_HEIGHT)) head();
      this.#pair(row, { size: 10, color: INK });
    }
  }

  total(label: string, amount: string): void {
    this.#room(50);
    this.#rule(INK, 0.75);
    this.space(8);
    this.#pair([label, amount], { size: 14, color: INK });
    this.space(18);
  }

  note(text: string): void {
    this.#room(40);
    this.#y += this.#write(text, MARGIN, this.#y, { size: 9, color: FAINT, width: this.width }) + 8;
  }

  notice(text: string): void {
    this.#doc.rect(MARGIN, this.#y, this.width, 28).fill('#fdf1d8');
    this.#write(text, MARGIN + 12, this.#y + 8, { size: 10, color: '#6b4a00', width: this.width - 24 });
    this.space(44);
  }

  space(height: number): void {
    this.#y += height;
  }

  /** At the foot of every page, once their number is known. */
  foot(textOf: (page: number, count: number) => string): void {
    const { start, count } = this.#doc.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.#doc.switchToPage(start + page);
      const y = this.#doc.page.height - FOOT_HEIGHT;
      this.#write(textOf(page + 1, count), MARGIN, y, { size: 8, color: FAINT, width: this.width, align: 'right' });
    }
  }

  #pair([label, amount]: readonly [string, string], style: { size: number; color: string }): void {
    const numbers = 150;
    const height = this.#write(label, MARGIN, this.#y, { ...style, width: this.width - numbers - 10 });
    this.#write(amount, MARGIN + this.width - numbers, this.#y, { ...style, width: numbers, align: 'right' });
    this.#y += Math.max(height + 6, style.size + 6);
  }

  #rule(color: string, weight: number): void {
    this.#doc
      .moveTo(MARGIN, this.#y)
      .lineTo(MARGIN + this.width, this.#y)
      .lineWidth(weight)
      .strokeColor(color)
      .stroke();
  }

  /** Begins a new page when less than this height is left. */
  #room(height: number): boolean {
    if (this.#y + height < this.#doc.page.height - MARGIN - FOOT_HEIGHT) return false;
    this.#doc.addPage();
    this.#y = MARGIN;
    return true;
  }

  /** @returns  the height of the text */
  #write(text: string, x: number, y: number, style: { size: number; color: string; width: number; align?: 'right' }): number {
    const shown = Array.from(text, (character) => (this.#missing(character) ? '〓' : character)).join('');
    const { size, color, width, align = 'left' } = style;
    this.#doc.fontSize(size).fillColor(color).text(shown, x, y, { width, align });
    return this.#doc.heightOfString(shown, { width, align });
  }
}

import { FAINT, INK, type Element, type Sheet, type Style, type Tag } from './sheet.ts';

/** Where the cells of a column stand. */
interface Column {
  readonly x: number;
  readonly width: number;
  readonly align?: 'right';
}

/** How the rows of a table are set. */
export interface Layout {
  readonly columns: readonly Column[];
  readonly size: number;
  readonly padding: number;
}

type Cells = readonly string[];

const HEADER_SIZE = 8;
const ROWS_TOGETHER = 2;

/** A table that is written row by row. Its header stands again on top of every page it goes on to. */
export class Table {
  readonly #sheet: Sheet;
  readonly #layout: Layout;
  readonly #header: Cells;
  readonly #table: Element;
  #heading: string | undefined;

  constructor(sheet: Sheet, layout: Layout, header: Cells) {
    this.#sheet = sheet;
    this.#layout = layout;
    this.#header = header;
    this.#table = sheet.element('Table');
    this.#write(header, this.#style(HEADER_SIZE, FAINT), 'TH');
  }

  row(cells: Cells): void {
    this.#room(this.#heightOf(cells));
    this.#sheet.rule();
    this.#write(cells, this.#style(this.#layout.size, INK), 'TD');
  }

  /** What all rows above it, or those of its part, add up to. */
  sum(cells: Cells): void {
    this.#room(this.#heightOf(cells));
    this.#sheet.rule(INK);
    this.#write(cells, this.#style(this.#layout.size, INK), 'TD');
  }

  /** Whose the rows below are; on the next page it says so again. Never the last row of a page. */
  part(text: string): void {
    const { size } = this.#layout;
    this.#heading = undefined;
    this.#room((ROWS_TOGETHER + 1) * (size * 2 + this.#layout.padding));
    this.#heading = text;
    this.#writeHeading('TD');
  }

  end(): void {
    this.#table.end();
    this.#sheet.y += 12;
  }

  #room(height: number): void {
    if (!this.#sheet.room(height)) return;
    this.#write(this.#header, this.#style(HEADER_SIZE, FAINT), 'decoration'); // a repetition, for the eye only
    if (this.#heading) this.#writeHeading('decoration');
  }

  #writeHeading(tag: Tag): void {
    const { size } = this.#layout;
    this.#sheet.y += size / 2;
    this.#sheet.rule();
    this.#writeCells([[this.#heading ?? '', { x: 0, width: this.#sheet.width }]], { size: size + 1, color: INK }, tag);
  }

  #style(size: number, color: string): Style {
    return { size, color };
  }

  #write(cells: Cells, style: Style, tag: Tag): void {
    this.#writeCells(
      this.#layout.columns.map((column, index) => [cells[index] ?? '', column] as const),
      style,
      tag,
    );
  }

  #writeCells(cells: readonly (readonly [string, Column])[], style: Style, tag: Tag): void {
    const parent = tag === 'decoration' ? undefined : this.#sheet.element('TR', this.#table);
    const y = this.#sheet.y + this.#layout.padding;
    const heights = cells.map(([text, { x, width, ...aligned }]) =>
      this.#sheet.text(text, { x, y, width }, { ...style, ...aligned }, tag, parent),
    );
    parent?.end();
    this.#sheet.y = y + Math.max(...heights) + this.#layout.padding;
  }

  #heightOf(cells: Cells): number {
    const { columns, size, padding } = this.#layout;
    const heights = columns.map(({ width }, index) => this.#sheet.heightOf(cells[index] ?? '', width, { size, color: INK }));
    return Math.max(...heights) + 2 * padding;
  }
}

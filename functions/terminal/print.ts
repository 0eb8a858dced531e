import { styleText } from 'node:util';

const GAP = 2;
/** A column is never cut below this. */
const NARROWEST = 8;

export function heading(text: string): string {
  return `\n${styleText('bold', text)}`;
}

export function faint(text: string): string {
  return styleText('dim', text);
}

/**
 * Rows in columns; columns of numbers are set to the right.
 *
 * @param room  characters in a line: text and headings are cut to fit, but never an id, a date or a number; by default no limit
 */
export function table(header: readonly string[], rows: readonly (readonly string[])[], room = Infinity): string {
  const isNumeric = header.map((_, column) => rows.length > 0 && rows.every((row) => /^-?[\d,]*\.?\d*$/.test(row[column] ?? '')));
  const columns = header.map((title, column): Width => {
    const cells = rows.map((row) => row[column] ?? '');
    const widest = Math.max(0, ...cells.map(widthOf));
    const isWhole = isNumeric[column] || cells.some((cell) => WHOLE.test(cell));
    return { width: Math.max(widthOf(title), widest), floor: isWhole ? widest : NARROWEST };
  });
  const widths = fitted(columns, room);
  const lines = [header, ...rows].map((row) =>
    row
      .map((text, column) => {
        const width = widths[column] ?? 0;
        const cell = cut(text, width);
        const space = ' '.repeat(width - widthOf(cell));
        return isNumeric[column] ? space + cell : cell + space;
      })
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
  const [first = '', ...rest] = lines;
  return [faint(`  ${first}`), ...rest.map((line) => `  ${line}`)].join('\n');
}

/** An id or a date: of use as a whole only. */
const WHOLE = /^([0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\d.*)$/i;

interface Width {
  readonly width: number;
  readonly floor: number;
}

/** The widths, with the widest of those above their floor made narrower until a line fits, or none can be. */
function fitted(columns: readonly Width[], room: number): number[] {
  const made = columns.map(({ width }) => width);
  while (made.reduce((sum, width) => sum + width + GAP, 0) > room) {
    const [widest] = columns
      .map(({ floor }, column) => ({ column, width: made[column] ?? 0, floor }))
      .filter(({ width, floor }) => width > floor)
      .toSorted((a, b) => b.width - a.width);
    if (!widest) break;
    made[widest.column] = widest.width - 1;
  }
  return made;
}

function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (widthOf(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** A Chinese character takes the room of two others. */
function widthOf(text: string): number {
  return text.length + (text.match(/[\u2e80-\uffe6]/g)?.length ?? 0);
}

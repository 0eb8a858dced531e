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
 * @param room  characters in a line: the widest columns of text are cut to fit, but never an id or a number; by default no limit
 */
export function table(header: readonly string[], rows: readonly (readonly string[])[], room = Infinity): string {
  const all = [header, ...rows];
  const isNumeric = header.map((_, column) => rows.length > 0 && rows.every((row) => /^-?[\d,]*\.?\d*$/.test(row[column] ?? '')));
  const isWhole = header.map((_, column) => isNumeric[column] || rows.some((row) => GUID.test(row[column] ?? '')));
  const widths = fitted(
    header.map((_, column) => Math.max(...all.map((row) => widthOf(row[column] ?? '')))),
    isWhole,
    room,
  );
  const lines = all.map((row) =>
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

const GUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i;

/** The widths, with the widest of those that may be cut made narrower until a line fits, or none can be. */
function fitted(widths: readonly number[], isWhole: readonly boolean[], room: number): number[] {
  const made = [...widths];
  const total = () => made.reduce((sum, width) => sum + width + GAP, 0);
  while (total() > room) {
    const widest = Math.max(...made.filter((_, column) => !isWhole[column]));
    if (widest <= NARROWEST) break;
    made[made.findIndex((width, column) => width === widest && !isWhole[column])] = widest - 1;
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

import { styleText } from 'node:util';

export function heading(text: string): string {
  return `\n${styleText('bold', text)}`;
}

export function faint(text: string): string {
  return styleText('dim', text);
}

/** Rows in columns; columns of numbers are set to the right. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => widthOf(row[column] ?? ''))));
  const isNumeric = header.map((_, column) => rows.length > 0 && rows.every((row) => /^-?[\d,]*\.?\d*$/.test(row[column] ?? '')));
  const lines = all.map((row) =>
    row
      .map((cell, column) => {
        const room = ' '.repeat((widths[column] ?? 0) - widthOf(cell));
        return isNumeric[column] ? room + cell : cell + room;
      })
      .join('  ')
      .trimEnd(),
  );
  const [first = '', ...rest] = lines;
  return [faint(`  ${first}`), ...rest.map((line) => `  ${line}`)].join('\n');
}

/** A Chinese character takes the room of two others. */
function widthOf(text: string): number {
  return text.length + (text.match(/[\u2e80-\uffe6]/g)?.length ?? 0);
}

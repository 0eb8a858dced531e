import { ACCENT, FAINT, INK, type Sheet, type Style } from './sheet.ts';

export type Fact = readonly [label: string, value: string];

const LABEL: Style = { size: 8, color: FAINT };
const BODY: Style = { size: 10, color: INK };
const GAP = 20;

export function masthead(sheet: Sheet, issuer: string, title: string): void {
  const half = sheet.width / 2;
  sheet.text(issuer, { x: 0, y: sheet.y + 15, width: half }, { size: 11, color: INK });
  sheet.text(title, { x: half, y: sheet.y, width: half }, { size: 24, color: ACCENT, align: 'right' }, 'H1');
  sheet.y += 42;
  sheet.rule(ACCENT, 1.5);
  sheet.y += 18;
}

/** What nobody may overlook. */
export function notice(sheet: Sheet, text: string): void {
  const style: Style = { size: 10.5, color: '#6b4a00' };
  const width = sheet.width - 24;
  const height = sheet.heightOf(text, width, style) + 16;
  sheet.band(height, '#fdf1d8');
  sheet.text(text, { x: 12, y: sheet.y + 8, width }, style);
  sheet.y += height + 18;
}

export function heading(sheet: Sheet, text: string): void {
  sheet.room(90); // a heading does not stand alone at the end of a page
  sheet.text(text, { x: 0, y: sheet.y, width: sheet.width }, { size: 12, color: ACCENT }, 'H2');
  sheet.y += 24;
}

/** Facts side by side, in columns of one width. */
export function strip(sheet: Sheet, facts: readonly Fact[]): void {
  const width = (sheet.width - GAP * (facts.length - 1)) / facts.length;
  const heights = facts.map((fact, column) => factAt(sheet, fact, { x: column * (width + GAP), y: sheet.y, width }));
  sheet.y += Math.max(...heights) + 16;
}

/** A name with the lines that belong to it on the left, facts on the right. */
export function parties(sheet: Sheet, label: string, lines: readonly string[], facts: readonly Fact[]): void {
  const width = (sheet.width - GAP) / 2;
  let left = sheet.y + sheet.text(label, { x: 0, y: sheet.y, width }, LABEL) + 2;
  for (const [index, line] of lines.entries())
    left += sheet.text(line, { x: 0, y: left, width }, index === 0 ? { size: 12, color: INK } : BODY) + 1;
  let right = sheet.y;
  for (const fact of facts) right += factAt(sheet, fact, { x: width + GAP, y: right, width }) + 7;
  sheet.y = Math.max(left, right) + 16;
}

function factAt(sheet: Sheet, [label, value]: Fact, box: { x: number; y: number; width: number }): number {
  const labelHeight = sheet.text(label, box, LABEL);
  return labelHeight + sheet.text(value, { ...box, y: box.y + labelHeight }, BODY);
}

/** The amount that matters. */
export function total(sheet: Sheet, [label, amount]: Fact): void {
  sheet.band(38, '#edf4f8');
  const half = sheet.width / 2 - 12;
  sheet.text(label, { x: 12, y: sheet.y + 11, width: half }, { size: 11, color: INK });
  sheet.text(amount, { x: 12 + half, y: sheet.y + 7, width: half }, { size: 16, color: ACCENT, align: 'right' });
  sheet.y += 38 + 24;
}

export function note(sheet: Sheet, text: string): void {
  const style: Style = { size: 9, color: FAINT };
  sheet.room(sheet.heightOf(text, sheet.width, style));
  sheet.y += sheet.text(text, { x: 0, y: sheet.y, width: sheet.width }, style) + 5;
}

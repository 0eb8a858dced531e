import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { cellOf, printed } from '../../functions/operator/printing.ts';
import { table } from '../../functions/terminal/print.ts';
import { progressBar } from '../../functions/terminal/progress.ts';

const plain = (text: string) => stripVTControlCharacters(text).split('\n');

for (const [given, shown] of [
  [0, '0.00'],
  [7, '7.00'],
  [1234.5, '1,234.50'],
  [-1234567.05, '-1,234,567.05'],
  ['51.67', '51.67'],
  [100000, '100,000.00'],
] as const)
  test(`an amount of ${given} is ${shown}`, () => expect(cellOf({ isMoney: true }, given)).toBe(shown));

for (const [given, shown] of [
  ['2026-12-15T00:00:00.000Z', '2026-12-15'],
  ['2026-12-15T00:00:00Z', '2026-12-15'],
  ['2026-12-15', '2026-12-15'],
  ['2026-12-15T08:05:09.123Z', '2026-12-15 08:05:09 UTC'],
  ['2026-12-15T00:00:01Z', '2026-12-15 00:00:01 UTC'],
  [true, 'yes'],
  [['en-US', 'zh-CN'], 'en-US, zh-CN'],
  [undefined, ''],
  [12, '12'],
] as const)
  test(`${JSON.stringify(given)} is shown as "${shown}"`, () => expect(cellOf({ isMoney: false }, given)).toBe(shown));

test('an answer: its own members, then its lists under their names; what is nowhere set takes no room', () => {
  const shows = { self: 'balanceDue:money note', items: 'dueOn open:money isOverdue reference', lastChanges: 'on' };
  const items = [
    { dueOn: '2026-12-15T00:00:00Z', open: 1000.5, isOverdue: false },
    { dueOn: '2027-01-15T00:00:00Z', open: 20, isOverdue: true },
  ];
  expect(plain(printed(shows, { balanceDue: 1020.5, note: '', items, lastChanges: [] }, undefined))).toEqual([
    '  balance due CNY  1,020.50',
    '',
    '  due on      open CNY  is overdue',
    '  2026-12-15  1,000.50  no',
    '  2027-01-15     20.00  yes',
    '',
    'last changes',
    '  none',
  ]);
});

test('a table fits the terminal: headings and the widest text are cut, an id, a date and a number never', () => {
  const id = '59dcd7d9-e39f-8a66-9dbe-fcea64818bb8';
  const rows = [['河流分销有限公司股份集团', '1234567890', id, 'River Distribution of the Whole Delta']];
  const lines = plain(table(['name', 'amount', 'id', 'english'], rows, 80));
  expect(lines[1]).toBe(`  河流分销有限…  1234567890  ${id}  River Distri…`);
});

test('a heading is cut before a date is', () => {
  const lines = plain(table(['next billing date', 'name'], [['2026-12-15', 'Summit']], 20));
  expect(lines).toEqual(['  next bill…  name', '  2026-12-15  Summit']);
});

test('without a terminal nothing is cut', () => {
  const name = 'x'.repeat(300);
  expect(plain(table(['name'], [[name]]))[1]).toBe(`  ${name}`);
});

test('progress is drawn where somebody looks, once a percent, and wiped at the end', () => {
  const written: string[] = [];
  const terminal = (isTTY: boolean) => ({ isTTY, write: (text: string) => written.push(text) }) as unknown as NodeJS.WriteStream;
  const hidden = progressBar(terminal(false));
  hidden.show(0.5);
  hidden.end();
  expect(written).toEqual([]);
  const bar = progressBar(terminal(true));
  bar.show(0.5, 'read');
  bar.show(0.5001, 'read');
  bar.show(1, 'read');
  bar.end();
  expect(written.map((text) => text.replace('\r\u001b[K', ''))).toEqual([
    `${'█'.repeat(12)}${'░'.repeat(13)} 50 % read`,
    `${'█'.repeat(25)} 100 % read`,
    '',
  ]);
});

import { expect, test } from 'vitest';
import { readFilter } from '../../../functions/analytics/core/filter.ts';
import type { Fields, Row } from '../../../functions/analytics/core/report.ts';

const FIELDS: Fields = { id: 'id', name: 'text', on: 'date', isOn: 'flag' };

const ROWS: readonly Row[] = [
  { id: 'AB-1', name: 'Lantern', on: '2018-01-01T00:00:00.000Z', isOn: true },
  { id: 'ab-2', name: "O'Brien, and sons", on: '2018-02-01T00:00:00.000Z', isOn: false },
  { id: 'ab-3', name: 'lantern two', on: null, isOn: null },
];

/** The places of the rows that a filter lets through, counted from 1. */
function through(text: string): number[] {
  const holds = readFilter(text, FIELDS);
  if (typeof holds === 'string') throw new Error(holds);
  return ROWS.flatMap((row, index) => (holds(row) ? [index + 1] : []));
}

test.each([
  ["name eq 'Lantern'", [1]],
  ["NAME Eq 'Lantern'", [1]],
  ["name eq 'lantern'", []], // as it is written
  ["name ne 'Lantern'", [2, 3]],
  ["id eq 'Ab-1'", [1]], // an id in any case
  ["name eq 'O''Brien, and sons'", [2]],
  ["contains(name,'LANTERN')", [1, 3]],
  ['isOn eq true', [1]],
  ["isOn eq 'false'", [2]],
  ['isOn eq null', [3]],
  ['on ne null', [1, 2]],
  ["on ge cast('2018-02-01',Edm.DateTimeOffset)", [2]],
  ['on gt 2018-01-01', [2]],
  ["on le '2018-01-31T23:59:59Z'", [1]],
  ['on lt 2018-01-01T08:00:00+08:00', []], // the same moment
  ['on lt 2018-01-01T07:00:00-01:00', [1]],
  ["name eq 'Lantern' or id eq 'ab-2' and isOn eq true", [1]], // and before or
  ["(name eq 'Lantern' or id eq 'ab-2') and isOn eq false", [2]],
  ["contains( name , 'two' )  or  isOn eq true", [1, 3]],
])('%s', (text, rows) => {
  expect(through(text)).toEqual(rows);
});

test.each([
  ['', 'ends too early'],
  ['name', 'ends too early'],
  ["name eq 'x", `cannot be read from "'x" on`],
  ['name eq x', 'needs quotes around the value of name'],
  ["size eq '1'", 'has "size" where one of id, name, on, isOn is expected'],
  ["name like 'x'", 'has "like" where one of eq, ne, gt, ge, lt, le is expected'],
  ["name gt 'x'", 'compares name by eq and ne only'],
  ["isOn eq 'yes'", 'compares isOn with true or false only'],
  ['on eq yesterday', "compares on with dates only, such as cast('2018-01-01',Edm.DateTimeOffset)"],
  ["on eq cast('2018-02-30',Edm.DateTimeOffset)", "compares on with dates only, such as cast('2018-01-01',Edm.DateTimeOffset)"],
  ["contains(on,'2018')", 'searches on, which is no text'],
  ['contains(name,x)', 'needs quotes around the text it searches for'],
  ["contains(name,'x'", 'needs ")" at its end'],
  ["(name eq 'x' isOn eq true", 'needs ")" before "isOn"'],
  ["name eq 'x' isOn eq true", 'has "isOn" where and, or, or the end is expected'],
  [`${'('.repeat(2000)}name eq 'x'`, 'nests deeper than 20 brackets'],
  ["name eq 'x' ; drop", 'cannot be read from "; drop" on'],
])('%s is refused in words', (text, words) => {
  expect(readFilter(text, FIELDS)).toBe(words);
});

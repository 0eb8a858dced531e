import { styleText } from 'node:util';
import { PROGRAMME } from '../contract/programme.ts';
import { parseDecimal, toDecimal } from '../shared/money.ts';
import { faint, table } from '../terminal/print.ts';
import type { Answer } from './desk.ts';

const SELF = 'self';

interface Column {
  readonly member: string;
  readonly isMoney: boolean;
}

/** The members of an answer that are worth seeing, as a table for each list and a line for each member of its own. */
export function printed(shows: Readonly<Record<string, string>>, answer: Answer, room: number | undefined): string {
  const parts = Object.entries(shows).map(([list, members]) => {
    const columns = members.split(' ').map((member): Column => {
      const [name = '', kind] = member.split(':');
      return { member: name, isMoney: kind === 'money' };
    });
    if (list === SELF) return fieldsOf(columns, answer);
    const title = list === 'items' ? '' : `${styleText('bold', words(list))}\n`;
    return title + rowsOf(columns, (answer[list] ?? []) as Answer[], room);
  });
  return parts.filter(Boolean).join('\n\n');
}

function fieldsOf(columns: readonly Column[], answer: Answer): string {
  const present = columns.filter(({ member }) => answer[member] !== undefined && answer[member] !== '');
  const width = Math.max(0, ...present.map((column) => titleOf(column).length));
  return present
    .map((column) => `  ${faint(titleOf(column).padEnd(width))}  ${cellOf(column, answer[column.member])}`)
    .join('\n');
}

function rowsOf(columns: readonly Column[], items: readonly Answer[], room: number | undefined): string {
  if (items.length === 0) return faint('  none');
  const used = columns.filter(({ member }) => items.some((item) => item[member] !== undefined));
  const rows = items.map((item) => used.map((column) => cellOf(column, item[column.member])));
  return table(used.map(titleOf), rows, room);
}

/** `dueOn` becomes "due on", an amount names its currency. */
function titleOf({ member, isMoney }: Column): string {
  return isMoney ? `${words(member)} ${PROGRAMME.currency}` : words(member);
}

function words(member: string): string {
  return member.replaceAll(/([a-z])([A-Z]+)/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
}

export function cellOf({ isMoney }: Pick<Column, 'isMoney'>, value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.join(', ');
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return isMoney ? amountText(text) : timeText(text);
}

/** 1234567.5 as 1,234,567.50: exact, since it is text in minor units throughout. */
function amountText(text: string): string {
  const amount = parseDecimal(text);
  return amount === undefined ? text : toDecimal(amount).replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
}

/** A day that is written as its first instant is a day. Everything is UTC. */
function timeText(text: string): string {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z?$/.exec(text) ?? [];
  if (day === undefined) return text;
  return time === '00:00:00' ? day : `${day} ${time} UTC`;
}

import { parseInstant } from '../../shared/calendar.ts';
import { fieldNamed, type Cell, type FieldKind, type Fields, type Row } from './report.ts';
import { Malformed, Tokens, unquoted } from './tokens.ts';

export type Condition = (row: Row) => boolean;

const DEPTH_MAX = 20;

const COMPARISONS: Readonly<Record<string, (a: Cell, b: Cell) => boolean>> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  gt: (a, b) => isKnown(a) && isKnown(b) && a > b,
  ge: (a, b) => isKnown(a) && isKnown(b) && a >= b,
  lt: (a, b) => isKnown(a) && isKnown(b) && a < b,
  le: (a, b) => isKnown(a) && isKnown(b) && a <= b,
};

/** Nothing is before or after what is not known. */
function isKnown(cell: Cell): cell is string {
  return cell !== null;
}

/**
 * Reads `field eq 'text'`, `contains(field,'text')` and their like, joined by `and`, `or` and brackets; `and` binds more
 * tightly. Dates are bare, quoted or `cast('…',Edm.DateTimeOffset)`.
 *
 * @returns  the condition, or in words what is wrong with it
 */
export function readFilter(text: string, fields: Fields): Condition | string {
  try {
    const tokens = new Tokens(text);
    const condition = alternatives({ tokens, fields, depth: 0 });
    return tokens.ahead === undefined ? condition : `has "${tokens.ahead}" where and, or, or the end is expected`;
  } catch (error) {
    if (error instanceof Malformed) return error.message;
    throw error;
  }
}

interface Reading {
  readonly tokens: Tokens;
  readonly fields: Fields;
  /** Of brackets. */
  readonly depth: number;
}

function alternatives(reading: Reading): Condition {
  const parts = [conjunction(reading)];
  while (reading.tokens.takes('or')) parts.push(conjunction(reading));
  return (row) => parts.some((holds) => holds(row));
}

function conjunction(reading: Reading): Condition {
  const parts = [condition(reading)];
  while (reading.tokens.takes('and')) parts.push(condition(reading));
  return (row) => parts.every((holds) => holds(row));
}

function condition({ tokens, fields, depth }: Reading): Condition {
  if (tokens.takes('(')) {
    if (depth === DEPTH_MAX) throw new Malformed(`nests deeper than ${DEPTH_MAX} brackets`);
    const inner = alternatives({ tokens, fields, depth: depth + 1 });
    tokens.expect(')');
    return inner;
  }
  const word = tokens.next();
  return word.toLowerCase() === 'contains' && tokens.takes('(') ? search(tokens, fields) : comparison(word, tokens, fields);
}

function comparison(word: string, tokens: Tokens, fields: Fields): Condition {
  const { name, kind } = fieldOf(word, fields);
  const operator = tokens.next().toLowerCase();
  const compare = COMPARISONS[operator];
  if (!compare) throw new Malformed(`has "${operator}" where one of ${Object.keys(COMPARISONS).join(', ')} is expected`);
  if (kind !== 'date' && operator !== 'eq' && operator !== 'ne') throw new Malformed(`compares ${name} by eq and ne only`);
  const value = literal(tokens, name, kind);
  return (row) => compare(plain(row[name] ?? null, kind), value);
}

/** Behind `contains(`; in any case. */
function search(tokens: Tokens, fields: Fields): Condition {
  const { name, kind } = fieldOf(tokens.next(), fields);
  if (kind !== 'text') throw new Malformed(`searches ${name}, which is no text`);
  tokens.expect(',');
  const sought = unquoted(tokens.next())?.toLowerCase();
  if (sought === undefined) throw new Malformed('needs quotes around the text it searches for');
  tokens.expect(')');
  return (row) =>
    String(row[name] ?? '')
      .toLowerCase()
      .includes(sought);
}

function fieldOf(word: string, fields: Fields): { name: string; kind: FieldKind } {
  const name = fieldNamed(fields, word);
  const kind = name === undefined ? undefined : fields[name];
  if (name === undefined || kind === undefined)
    throw new Malformed(`has "${word}" where one of ${Object.keys(fields).join(', ')} is expected`);
  return { name, kind };
}

function literal(tokens: Tokens, name: string, kind: FieldKind): Cell {
  const token = tokens.next();
  if (token.toLowerCase() === 'null') return null;
  if (kind === 'date') return dateIn(tokens, token, name);
  const text = unquoted(token);
  if (kind !== 'flag') {
    if (text === undefined) throw new Malformed(`needs quotes around the value of ${name}`);
    return plain(text, kind);
  }
  const flag = (text ?? token).toLowerCase();
  if (flag !== 'true' && flag !== 'false') throw new Malformed(`compares ${name} with true or false only`);
  return flag === 'true';
}

function dateIn(tokens: Tokens, token: string, name: string): Cell {
  const isCast = token.toLowerCase() === 'cast' && tokens.takes('(');
  const text = isCast ? tokens.next() : token;
  if (isCast) {
    tokens.expect(',');
    tokens.next(); // the name of the type: there is only one kind of date
    tokens.expect(')');
  }
  const date = parseInstant(unquoted(text) ?? text);
  if (date === undefined) throw new Malformed(`compares ${name} with dates only, such as cast('2018-01-01',Edm.DateTimeOffset)`);
  return date;
}

function plain(cell: Cell, kind: FieldKind): Cell {
  return kind === 'id' && typeof cell === 'string' ? cell.toLowerCase() : cell;
}

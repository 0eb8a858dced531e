import { Refused } from './refused.ts';

export interface Parameter {
  readonly name: string;
  readonly value: unknown;
}

export interface Query {
  /** From the root to the property that orders the result. */
  readonly orderBy: readonly string[];
  readonly descending: boolean;
  matches(document: unknown): boolean;
}

type Condition = (document: unknown) => boolean;

const TOKEN = /\s*(?:(?<word>[A-Za-z_]\w*)|(?<parameter>@\w+)|(?<text>"(?:[^"\\]|\\.)*")|(?<sign><=|>=|[<>=.*[\]]))/y;

const COMPARES: Record<string, (order: number) => boolean> = {
  '=': (order) => order === 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/**
 * The subset `SELECT * FROM c [WHERE path op @parameter [AND …]] ORDER BY path [ASC|DESC]`.
 *
 * @throws Refused 400 for anything else
 */
export function parseQuery(sql: string, parameters: readonly Parameter[]): Query {
  const tokens = tokenize(sql);
  const values = new Map(parameters.map(({ name, value }) => [name, value]));
  let position = 0;

  const next = () => tokens[position++] ?? '';
  const accepts = (word: string) => {
    const found = tokens[position]?.toUpperCase() === word;
    if (found) position += 1;
    return found;
  };
  const expect = (...words: string[]) => {
    for (const word of words)
      if (!accepts(word)) throw new Refused(400, `expected ${word}, found ${tokens[position] ?? 'the end'}`);
  };
  const path = (): string[] => {
    expect('C');
    const steps: string[] = [];
    for (;;) {
      if (accepts('.')) steps.push(next());
      else if (accepts('[')) {
        steps.push(JSON.parse(next()) as string);
        expect(']');
      } else return steps;
    }
  };
  const condition = (): Condition => {
    const steps = path();
    const compare = COMPARES[next()];
    const parameter = next();
    if (!compare || !values.has(parameter)) throw new Refused(400, `a comparison with ${parameter || 'nothing'}`);
    const value = values.get(parameter);
    return (document) => {
      const order = compareScalars(valueAt(document, steps), value);
      return order !== undefined && compare(order);
    };
  };

  expect('SELECT', '*', 'FROM', 'C');
  const conditions: Condition[] = [];
  if (accepts('WHERE')) {
    do conditions.push(condition());
    while (accepts('AND'));
  }
  expect('ORDER', 'BY');
  const orderBy = path();
  const descending = accepts('DESC');
  if (!descending) accepts('ASC');
  if (position < tokens.length) throw new Refused(400, `unexpected ${tokens[position]}`);
  return { orderBy, descending, matches: (document) => conditions.every((holds) => holds(document)) };
}

/** The value at a path; undefined where the path leads nowhere. */
export function valueAt(document: unknown, steps: readonly string[]): unknown {
  let value = document;
  for (const step of steps) value = (value as Record<string, unknown> | null | undefined)?.[step];
  return value;
}

/** Undefined when the types differ or nothing is there: such a comparison is never true. */
export function compareScalars(left: unknown, right: unknown): number | undefined {
  if (typeof left === 'string' && typeof right === 'string') return Buffer.compare(Buffer.from(left), Buffer.from(right));
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return undefined;
}

function tokenize(sql: string): string[] {
  const tokens: string[] = [];
  const text = sql.trimEnd();
  for (let position = 0; position < text.length; position = TOKEN.lastIndex) {
    TOKEN.lastIndex = position;
    const match = TOKEN.exec(text);
    if (!match) throw new Refused(400, `cannot read ${text.slice(position, position + 20)}`);
    tokens.push(match[0].trim());
  }
  return tokens;
}

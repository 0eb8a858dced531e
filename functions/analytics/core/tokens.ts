/** What a caller wrote cannot be read; the message says why. Never leaves `readFilter`. */
export class Malformed extends Error {}

/** `'text'` with quotes doubled, a word, number or date, a bracket or comma. */
const TOKEN = /\s*('(?:[^']|'')*'|[\w.:+-]+|[(),])/gy;

/** Reads a text token by token. */
export class Tokens {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(text: string) {
    const found = [...text.matchAll(TOKEN)];
    const end = found.reduce((length, [all]) => length + all.length, 0);
    if (text.slice(end).trim() !== '') throw new Malformed(`cannot be read from "${text.slice(end, end + 20).trim()}" on`);
    this.#tokens = found.map(([, token = '']) => token);
  }

  /** The next one, without taking it. */
  get ahead(): string | undefined {
    return this.#tokens[this.#at];
  }

  next(): string {
    const token = this.ahead;
    if (token === undefined) throw new Malformed('ends too early');
    this.#at += 1;
    return token;
  }

  /** Whether this word was next, in any case; then it is taken. */
  takes(word: string): boolean {
    if (this.ahead?.toLowerCase() !== word) return false;
    this.#at += 1;
    return true;
  }

  expect(mark: string): void {
    if (this.takes(mark)) return;
    throw new Malformed(`needs "${mark}" ${this.ahead === undefined ? 'at its end' : `before "${this.ahead}"`}`);
  }
}

/** The text between quotes; undefined where there are none. */
export function unquoted(token: string): string | undefined {
  return token.startsWith("'") ? token.slice(1, -1).replaceAll("''", "'") : undefined;
}

import { parse } from 'csv-parse';
import { readHeader, type FileKind } from './core/table.ts';

/** Opens a file anew from its beginning: it is read twice, and never held. */
export type Source = () => AsyncIterable<Uint8Array>;

export interface Numbered {
  /** 2 for the first record, below the header. */
  readonly line: number;
  readonly record: readonly string[];
  readonly at: ReadonlyMap<string, number>;
  readonly kind: FileKind;
}

export async function* recordsOf(source: Source): AsyncGenerator<Numbered> {
  let header: ReturnType<typeof readHeader> | undefined;
  let line = 0;
  for await (const record of parsed(source())) {
    line += 1;
    if (header) yield { line, record, ...header };
    else header = readHeader(record);
  }
  if (!header) readHeader([]);
}

/** The parser is fed text, a piece at a time, and asked by events alone: in a browser its streams know nothing newer. */
async function* parsed(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const parser = parse({ bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true });
  const ready: string[][] = [];
  parser.on('data', (record: string[]) => ready.push(record));
  const ended = new Promise((resolve, reject) => parser.on('end', resolve).on('error', reject));
  ended.catch(() => undefined); // it is waited for below
  const decoder = new TextDecoder();
  for await (const piece of pieces) {
    parser.write(decoder.decode(piece, { stream: true }));
    yield* ready.splice(0);
  }
  parser.end(decoder.decode());
  await ended;
  yield* ready;
}

export async function* counting(source: AsyncIterable<Uint8Array>, count: (size: number) => void): AsyncGenerator<Uint8Array> {
  for await (const piece of source) {
    count(piece.byteLength);
    yield piece;
  }
}
